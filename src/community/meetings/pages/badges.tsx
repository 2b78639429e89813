import type { Day } from '../../../kernel/day.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { Meeting } from '../domain/meeting.ts'
import type { Action, Decision, Question } from '../domain/outcome.ts'
import { questionStanding } from '../domain/outcome.ts'
import { hasMinutes, standingOf } from '../domain/steps.ts'
import { texts } from './texts.ts'

const TONES = { cancelled: 'neutral', upcoming: 'info', now: 'warn', unclosed: 'bad', over: 'done' } as const
const ACTION_TONES = { open: 'info', doing: 'warn', done: 'good', dropped: 'neutral' } as const
const DECISION_TONES = { in_force: 'good', revised: 'neutral', ended: 'neutral' } as const
const QUESTION_TONES = { open: 'info', overdue: 'bad', answered: 'good' } as const

/** Where a meeting stands at a moment, in a word. */
export function MeetingBadge(props: { readonly meeting: Meeting; readonly now: Date }) {
  const standing = standingOf(props.meeting, props.now)
  const words = hasMinutes(props.meeting) ? texts.states[props.meeting.state] : texts.standings[standing]
  return <Badge tone={TONES[standing]}>{words}</Badge>
}

/** How far an action has come. */
export function ActionBadge(props: { readonly action: Action }) {
  return <Badge tone={ACTION_TONES[props.action.state]}>{texts.actionStates[props.action.state]}</Badge>
}

/** Whether a decision holds. */
export function DecisionBadge(props: { readonly decision: Decision }) {
  return <Badge tone={DECISION_TONES[props.decision.state]}>{texts.decisionStates[props.decision.state]}</Badge>
}

/** Whether a question is answered, still open, or late. */
export function QuestionBadge(props: { readonly question: Question; readonly today: Day }) {
  const standing = questionStanding(props.question, props.today)
  return <Badge tone={QUESTION_TONES[standing]}>{texts.questionStates[standing]}</Badge>
}
