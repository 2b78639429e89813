import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Quote } from '../../../ui/quote.tsx'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import type { AgendaItem } from '../domain/agenda.ts'
import { ActionBadge, DecisionBadge, QuestionBadge } from './badges.tsx'
import { texts } from './texts.ts'

/** Where an item came from, as that stands today: the answer of the city, how far an action has come, the issue it is about. */
export function BroughtBack(props: { readonly visit: SignedVisit; readonly whole: MeetingWhole; readonly item: AgendaItem }) {
  const { whole, item, visit } = props
  const { decisions, actions, questions } = whole.broughtBack
  const question = questions.find(({ id }) => id === item.carried?.id)
  const action = actions.find(({ id }) => id === item.carried?.id)
  const decision = decisions.find(({ id }) => id === item.carried?.id)
  return (
    <>
      {item.cameFrom && (
        <p>
          {`${texts.carriedFrom}: `}
          <a href={`/meetings/${item.cameFrom.id}`}>{item.cameFrom.title}</a>
        </p>
      )}
      {question && (
        <p>
          <a href={`/questions/${question.id}`}>{texts.questions}</a> <QuestionBadge question={question} today={visit.act.today} />
          {`　${texts.fields.dueOn} ${formatBoth(question.dueOn)}`}
        </p>
      )}
      {question?.answer && <Quote speaker={question.answeredName}>{question.answer}</Quote>}
      {action && (
        <p>
          <a href={`/actions/${action.id}`}>{texts.actions}</a> <ActionBadge action={action} /> {action.resultNote}
        </p>
      )}
      {decision && (
        <p>
          <a href={`/decisions/${decision.id}`}>{texts.decisions}</a> <DecisionBadge decision={decision} />
        </p>
      )}
      {item.carried?.kind === 'outcome_review' && (
        <p>
          <a href={`/reviews/${item.carried.id}`}>{texts.lastReview}</a>
        </p>
      )}
      {(whole.about.get(item.id) ?? []).map(({ title, href }) => (
        <p>
          {`${texts.fields.aboutIssue}: `}
          <a href={href}>{title}</a>
        </p>
      ))}
    </>
  )
}
