import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { answerQuestion, tendAction, tendDecision } from '../acts/tend-outcomes.ts'
import type { ActionId, DecisionId, QuestionId } from '../domain/outcome.ts'
import { drawAction, showActions } from './action-pages.tsx'
import { ANSWER_BODY, MOVE_BODY, REVIEW_BODY } from './bodies.ts'
import { drawDecision, showDecisions } from './decision-pages.tsx'
import type { MeetingParts } from './meeting-page.tsx'
import { drawQuestion, showQuestions } from './question-pages.tsx'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

type Draw = (parts: MeetingParts, visit: SignedVisit, refused: RefusedForm | undefined) => Promise<Answer>
type Kind = {
  readonly place: 'decisions' | 'actions' | 'questions'
  readonly type: 'decision' | 'action' | 'question'
  readonly verb: string
  readonly done: string
  readonly list: (visit: SignedVisit) => Promise<Answer>
  readonly draw: Draw
  readonly act: (visit: SignedVisit) => Promise<Result<string, Refusal>>
}

const KINDS: readonly Kind[] = [
  { place: 'decisions', type: 'decision', verb: 'review', done: 'reviewed', list: showDecisions, draw: drawDecision, act: review },
  { place: 'actions', type: 'action', verb: 'move', done: 'moved', list: showActions, draw: drawAction, act: move },
  { place: 'questions', type: 'question', verb: 'answer', done: 'answered', list: showQuestions, draw: drawQuestion, act: answer },
]

/** Pages of decisions, actions and questions to the city: a list, one record, and the one thing that is done with it. */
export function outcomeRoutes(parts: MeetingParts): readonly Route[] {
  return KINDS.flatMap(kind => [
    route({ method: 'GET', path: `/${kind.place}`, duty, audit: `${kind.type}.list`, handler: kind.list }),
    route({
      method: 'GET',
      path: `/${kind.place}/:id`,
      duty,
      audit: `${kind.type}.read`,
      handler: visit => kind.draw(parts, visit, undefined),
    }),
    route({
      method: 'POST',
      path: `/${kind.place}/:id/${kind.verb}`,
      duty,
      audit: `${kind.type}.${kind.verb}`,
      handler: visit => doByForm(parts, visit, kind),
    }),
  ])
}

async function doByForm(parts: MeetingParts, visit: SignedVisit, kind: Kind): Promise<Answer> {
  const done = await kind.act(visit)
  if (done.ok) return seeOther(`/${kind.place}/${done.value}?done=${kind.done}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return kind.draw(parts, visit, { verb: kind.verb, place: '', form: refusedForm(visit, done.refusal) })
}

function review(visit: SignedVisit): Promise<Result<string, Refusal>> {
  return whenRead(visit, REVIEW_BODY, ({ state, note, reviewOn }) =>
    tendDecision(visit.act, visit.params['id'] as DecisionId, { state, note, reviewOn: reviewOn ?? null }, askedOf(visit)),
  )
}

function move(visit: SignedVisit): Promise<Result<string, Refusal>> {
  return whenRead(visit, MOVE_BODY, ({ to, words, dueOn }) =>
    tendAction(visit.act, visit.params['id'] as ActionId, { to, words: words ?? '', dueOn: dueOn ?? null }, askedOf(visit)),
  )
}

function answer(visit: SignedVisit): Promise<Result<string, Refusal>> {
  return whenRead(visit, ANSWER_BODY, body => answerQuestion(visit.act, visit.params['id'] as QuestionId, body, askedOf(visit)))
}

const askedOf = (visit: SignedVisit) => ({ version: versionOf(visit), once: onceOf(visit) })

async function whenRead<Body>(
  visit: SignedVisit,
  schema: Parameters<typeof readBody<Body>>[0],
  work: (body: Body) => Promise<Result<string, Refusal>>,
): Promise<Result<string, Refusal>> {
  const read = readBody(schema, bodyFromForm(visit.form))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}
