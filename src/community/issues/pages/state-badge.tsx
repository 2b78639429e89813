import { Badge } from '../../../ui/badge.tsx'
import type { IssueState } from '../domain/issue.ts'
import { texts } from './texts.ts'

const TONES = {
  heard: 'info',
  framed: 'info',
  working: 'warn',
  trial: 'warn',
  eased: 'good',
  watching: 'neutral',
  passed_on: 'neutral',
  closed: 'good',
  merged: 'neutral',
} as const

/** How far an issue has come, in a word. */
export function StateBadge(props: { readonly state: IssueState }) {
  return <Badge tone={TONES[props.state]}>{texts.states[props.state]}</Badge>
}
