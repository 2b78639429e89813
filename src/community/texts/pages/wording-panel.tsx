import { Badge } from '../../../ui/badge.tsx'
import type { Wording, WordingKind } from '../domain/wording.ts'
import { stateOf } from '../domain/wording.ts'
import { texts } from './texts.ts'

/** On the page of a record: how its words for others stand, and the way to them. */
export function WordingPanel(props: { readonly kind: WordingKind; readonly of: string | number; readonly wording: Wording | undefined }) {
  const state = stateOf(props.wording)
  return (
    <p>
      {texts.panel}: <Badge tone={state === 'told' ? 'good' : state === 'proposed' ? 'warn' : 'neutral'}>{texts.states[state]}</Badge>{' '}
      <a href={`/wordings/${props.kind}/${props.of}`}>{texts.panelOpen}</a>
    </p>
  )
}
