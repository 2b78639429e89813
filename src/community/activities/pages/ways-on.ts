import type { WayOn } from '../../../ui/ways-on.tsx'

/** What can be begun out of a decision, an issue or a treasure of the neighbourhood. */
export function waysOnFrom(kind: 'decision' | 'issue' | 'treasure', id: string): readonly WayOn[] {
  const from = `from=${kind}:${id}`
  return [
    { label: '活動を始める', href: `/activities/new?${from}` },
    { label: 'プラットフォームをつくる', href: `/platforms/new?${from}` },
  ]
}
