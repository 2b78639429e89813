import type { Child } from 'hono/jsx'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Section } from '../../../ui/section.tsx'
import type { ShownLink } from '../../links/index.ts'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import { ActionBadge, DecisionBadge, QuestionBadge } from './badges.tsx'
import { texts } from './texts.ts'

/** What came of a meeting: its decisions, actions and questions, each the way to its own page. */
export function OutcomeLists(props: { readonly visit: SignedVisit; readonly whole: MeetingWhole }) {
  const { decisions, actions, questions } = props.whole
  return (
    <>
      <Listed id="decisions" title={texts.decisions}>
        {decisions.map(decision => (
          <li>
            <a href={`/decisions/${decision.id}`}>{decision.statement}</a> <DecisionBadge decision={decision} />
            {decision.reviewOn && `（${texts.fields.reviewOn} ${formatBoth(decision.reviewOn)}）`}
          </li>
        ))}
      </Listed>
      <Listed id="actions" title={texts.actions}>
        {actions.map(action => (
          <li>
            <a href={`/actions/${action.id}`}>{action.what}</a>
            {`（${action.ownerName}${action.dueOn ? `、${formatBoth(action.dueOn)}` : ''}）`} <ActionBadge action={action} />
          </li>
        ))}
      </Listed>
      <Listed id="questions" title={texts.questions}>
        {questions.map(question => (
          <li>
            <a href={`/questions/${question.id}`}>{question.words}</a> <QuestionBadge question={question} today={props.visit.act.today} />
            {question.answer && <p class="tn-said">{question.answer}</p>}
          </li>
        ))}
      </Listed>
    </>
  )
}

/** What a record is joined to, each with its title. */
export function LinkList(props: { readonly links: readonly ShownLink[] }) {
  if (props.links.length === 0) return <p>{texts.noLinks}</p>
  return (
    <ul>
      {props.links.map(link => (
        <li>
          <a href={link.href}>{link.title}</a>
          {link.note && `（${link.note}）`}
        </li>
      ))}
    </ul>
  )
}

function Listed(props: { readonly id: string; readonly title: string; readonly children: readonly Child[] }) {
  if (props.children.length === 0) return null
  return (
    <Section id={props.id} title={props.title}>
      <ul>{props.children}</ul>
    </Section>
  )
}
