import { Badge } from '../../../ui/badge.tsx'
import type { ActivityState } from '../domain/activity.ts'
import type { CalendarDate } from '../domain/occurrence.ts'
import { phaseOf } from '../domain/occurrence.ts'
import { texts } from './texts.ts'

const STATE_TONES = { planned: 'info', running: 'good', resting: 'neutral', ended: 'neutral' } as const
const PHASE_TONES = { coming: 'info', now: 'warn', over: 'neutral', held: 'done', cancelled: 'bad', dropped: 'neutral' } as const

/** How an activity stands, in a word. */
export function ActivityBadge(props: { readonly state: ActivityState }) {
  return <Badge tone={STATE_TONES[props.state]}>{texts.states[props.state]}</Badge>
}

/** Where a date stands at a moment, in a word. */
export function DateBadge(props: { readonly date: CalendarDate; readonly now: Date }) {
  const phase = phaseOf(props.date, props.now)
  return <Badge tone={PHASE_TONES[phase]}>{texts.phases[phase]}</Badge>
}
