import type { Day } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { isStale } from '../domain/move-treasure.ts'
import type { Treasure, TreasureState } from '../domain/treasure.ts'
import { texts } from './texts.ts'

const TONES = { candidate: 'info', confirmed: 'good', resting: 'neutral', gone: 'neutral' } as const

/** How a treasure stands, in a word. */
export function StateBadge(props: { readonly state: TreasureState }) {
  return <Badge tone={TONES[props.state]}>{texts.states[props.state]}</Badge>
}

/** What a keeper should know of a treasure at a glance: that only keepers see it, that nobody looked for a year. */
export function KeeperBadges(props: { readonly treasure: Treasure; readonly today: Day; readonly isKeeper: boolean }) {
  const { treasure } = props
  if (!props.isKeeper) return null
  return (
    <>
      {treasure.isHeldBack && <Badge tone="warn">{texts.heldBadge}</Badge>}
      {isStale(treasure, props.today) && <Badge tone="info">{texts.staleBadge}</Badge>}
    </>
  )
}

/** Themes as they are called today. */
export function themeWords(visit: SignedVisit, themes: readonly string[]): string {
  return themes.map(code => visit.house.codes.label('community_theme', code, visit.act.today)).join('、')
}

/** The sentence said when something was done, by the word in the address. */
export function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(texts.done).find(([key]) => key === done)?.[1]
}
