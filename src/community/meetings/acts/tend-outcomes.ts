import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Neighbour } from '../../councils/index.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { Action, ActionId, ActionState, DecisionId, Question, QuestionId } from '../domain/outcome.ts'
import { actionsWithIds, moveAction } from '../store/actions.ts'
import { decisionsWithIds, reviewDecision } from '../store/decisions.ts'
import { questionsWithIds, writeAnswer } from '../store/questions.ts'
import type { Asked } from './keep-meeting.ts'

/** What came of looking at a decision again. Another wording is decided at a meeting, and supersedes it there. */
export type Review = { readonly state: 'in_force' | 'ended'; readonly reviewOn: Day | null; readonly note: string }

/** Looks at a decision again: it goes on, until a next day of review, or it ends with a reason. */
export function tendDecision(act: Act, id: DecisionId, review: Review, asked: Asked): Promise<Result<DecisionId, Refusal>> {
  return tend(
    act,
    { id, type: 'decision', action: 'decision.review', asked, may: byKeeper, find: decisionsWithIds },
    async (tx, decision) => {
      if (decision.state !== 'in_force') return no(refusal('wrong-state'))
      if (review.note === '') return no(refusal('fields', { fields: { note: '見直してどうだったかを、ひとこと書いてください。' } }))
      await reviewDecision(tx.db, id, review)
      return yes(id)
    },
  )
}

/** How far an action has come. */
export type ActionMove = { readonly to: ActionState; readonly words: string; readonly dueOn: Day | null }

/**
 * Moves an action: done says what came of it, dropped says why. Whoever took it on says themselves that they are at it or have done it,
 * with a line of words; its day and its end without a result are the keepers'.
 */
export function tendAction(act: Act, id: ActionId, move: ActionMove, asked: Asked): Promise<Result<ActionId, Refusal>> {
  const may = (action: Action, reader: Neighbour) => action.isMine || mayKeep(action.councilNo, reader)
  return tend(act, { id, type: 'action', action: 'action.move', asked, may, find: actionsWithIds }, async (tx, action) => {
    if (!mayKeep(action.councilNo, await neighbourOf(tx.db))) return tellOwn(tx, action, move)
    if (move.to === 'dropped' && move.words === '')
      return no(refusal('fields', { fields: { words: 'やめる訳を、ひとこと書いてください。' } }))
    await moveAction(tx.db, id, {
      state: move.to,
      resultNote: move.to === 'dropped' || move.words === '' ? action.resultNote : move.words,
      droppedReason: move.to === 'dropped' ? move.words : '',
      dueOn: move.dueOn ?? action.dueOn,
    } satisfies Pick<Action, 'state' | 'resultNote' | 'droppedReason' | 'dueOn'>)
    return yes(id)
  })
}

async function tellOwn(tx: Tx, action: Action, move: ActionMove): Promise<Result<ActionId, Refusal>> {
  const fields = {
    ...(move.to === 'doing' || move.to === 'done'
      ? {}
      : { to: '「進めている」か「できた」を選んでください。やめるときは、事務局に話してください。' }),
    ...(move.words === '' ? { words: 'したこと、いまの様子を、ひとこと書いてください。' } : {}),
    ...(move.dueOn !== null && move.dueOn !== action.dueOn ? { dueOn: '期日を変えるときは、事務局に話してください。' } : {}),
  }
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  await moveAction(tx.db, action.id, { state: move.to, resultNote: move.words, droppedReason: '', dueOn: action.dueOn })
  return yes(action.id)
}

/** An answer to a question; `name` says which part of the city gives it. */
export type Answered = { readonly words: string; readonly name: string }

/** Answers a question: the city itself, or a keeper who was told the answer. It can be corrected until it was told at a meeting. */
export function answerQuestion(act: Act, id: QuestionId, answer: Answered, asked: Asked): Promise<Result<QuestionId, Refusal>> {
  const may = ({ councilNo }: Question, reader: Neighbour) => reader.isCity || mayKeep(councilNo, reader)
  return tend(act, { id, type: 'question', action: 'question.answer', asked, may, find: questionsWithIds }, async (tx, question) => {
    if (question.toldIn !== null) return no(refusal('wrong-state'))
    await writeAnswer(tx.db, id, answer)
    return yes(id)
  })
}

type Tended<Id extends string, Row> = {
  readonly id: Id
  readonly type: string
  readonly action: string
  readonly asked: Asked
  readonly may: (row: Row, reader: Neighbour) => boolean
  readonly find: (db: Tx['db'], ids: readonly string[], lock?: boolean) => Promise<readonly Row[]>
}

const byKeeper = ({ councilNo }: { readonly councilNo: number | null }, reader: Neighbour) => mayKeep(councilNo, reader)

function tend<Id extends string, Row extends { readonly councilNo: number | null; readonly version: number }>(
  act: Act,
  { id, type, action, asked, may, find }: Tended<Id, Row>,
  work: (tx: Tx, row: Row) => Promise<Result<Id, Refusal>>,
): Promise<Result<Id, Refusal>> {
  const tended = async (tx: Tx): Promise<Result<Id, Refusal>> => {
    const [seen] = await find(tx.db, [id])
    if (seen === undefined) return no(refusal('absent'))
    if (!may(seen, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
    const [row] = await find(tx.db, [id], true)
    if (row === undefined) return no(refusal('absent'))
    if (asked.version !== undefined && asked.version !== row.version) return no(refusal('stale-version', { currentVersion: row.version }))
    return work(tx, row)
  }
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const result = await tended(tx)
      await tx.audit({ action, subjectType: type, subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}
