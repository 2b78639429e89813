import type { Child } from 'hono/jsx'
import { formatDay, formatInstant } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { TimelineEntry } from '../../../ui/timeline.tsx'
import { nameOf } from '../../people/index.ts'
import type { ConsultationView, NamedAct } from '../acts/read-consultation.ts'
import { texts } from './texts.ts'
import { webTexts } from './texts-web.ts'
import { labelOf } from './words.ts'

/** One act as a line of the history: when, who, what, and the words that belong to it. */
export function entryOf(visit: SignedVisit, view: ConsultationView, act: NamedAct): TimelineEntry {
  return {
    key: act.id,
    when: formatInstant(new Date(act.at)),
    whenMachine: act.at,
    who: act.kind === 'asked_again' || act.kind === 'person_answered' ? webTexts.bySelf : `${act.agencyName} ${act.staffName}`,
    title: texts.acts[act.kind],
    tone: toneOf(act),
    body: bodyOf(visit, view, act),
  }
}

function toneOf(act: NamedAct): TimelineEntry['tone'] {
  if (act.kind === 'handed_over' || act.kind === 'closed' || act.kind === 'case_opened') return 'good'
  if (act.kind === 'referral_answered' && act.body.answer !== 'accepted') return 'warn'
  if (act.kind === 'person_answered') return act.body.helped === 'no' ? 'bad' : 'good'
  if (act.kind === 'asked_again') return 'warn'
  return act.kind === 'received' || act.kind === 'replied' ? 'info' : 'neutral'
}

function bodyOf(visit: SignedVisit, view: ConsultationView, act: NamedAct): Child {
  switch (act.kind) {
    case 'received':
      return <p>{labelOf(visit, 'channel', act.body.channel, act.at)}</p>
    case 'amended':
      return <p>{Object.keys(act.body).flatMap(fieldName).join('、')}</p>
    case 'screened':
      return (
        <p>
          {labelOf(visit, 'disposition', act.body.disposition, act.at)}
          {act.body.tried && `：${act.body.tried}`}
        </p>
      )
    case 'person_linked':
      return <p>{linkedName(view, act.body.personId)}</p>
    case 'person_unlinked':
    case 'reopened':
    case 'replied':
      return <p class="tn-said">{act.body.words}</p>
    case 'referral_sent':
      return act.body.kind === 'coordinate' ? <p>{texts.askedToCoordinate(act.targetName ?? '')}</p> : <p>{act.targetName}</p>
    case 'handed_over':
      return <p>{act.targetName}</p>
    case 'case_opened':
      return (
        <p>
          <a href={`/cases/${act.body.caseId}`}>{texts.openedCase}</a>
        </p>
      )
    case 'referral_answered':
      return (
        <>
          <p>{texts.answers[act.body.answer]}</p>
          {act.body.words && <p class="tn-said">{act.body.words}</p>}
        </>
      )
    case 'closed':
      return (
        <>
          <p>
            {texts.states[act.body.outcome]}
            {act.body.nextOn && `（${texts.nextOn}：${formatDay(act.body.nextOn)}）`}
          </p>
          <p class="tn-said">{act.body.words}</p>
          {act.body.attempts.map(attempt => (
            <p>
              {formatDay(attempt.on)} {attempt.how}：{attempt.result}
            </p>
          ))}
        </>
      )
    case 'asked_again':
      return (
        <>
          <p class="tn-said">{act.body.words}</p>
          <p>{webTexts.dueOn(formatDay(act.body.dueOn))}</p>
        </>
      )
    case 'person_answered':
      return (
        <>
          <p>{webTexts.helped[act.body.helped]}</p>
          {act.body.words && <p class="tn-said">{act.body.words}</p>}
        </>
      )
    case 'assigned':
      return null
  }
}

function fieldName(name: string): readonly string[] {
  const known: Readonly<Record<string, string>> = texts.fields
  const words = known[name]
  return words === undefined ? [] : [words]
}

function linkedName(view: ConsultationView, personId: string): string {
  const found = view.people.find(({ person }) => person.id === personId)
  return found ? nameOf(found.person) : ''
}
