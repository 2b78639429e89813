import type { Child } from 'hono/jsx'
import { ui } from './languages/ja.ts'

/** What a badge, banner or row says beyond its words. The shape differs with the tone, so that colour is never alone. */
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad' | 'done'

/** How soon somebody must act. */
export type UrgencyLevel = 'immediate' | 'today' | 'within_week' | 'planned'

/** A state in one or two words, with a shape in front of it. */
export function Badge(props: { readonly tone: Tone; readonly children?: Child }) {
  return (
    <span class="tn-badge" data-tone={props.tone}>
      {props.children}
    </span>
  )
}

/** How soon somebody must act, in words that mean the same on every page. */
export function Urgency(props: { readonly level: UrgencyLevel }) {
  return <Badge tone={urgencyTone[props.level]}>{ui.urgency[props.level]}</Badge>
}

const urgencyTone = { immediate: 'bad', today: 'warn', within_week: 'info', planned: 'neutral' } as const
