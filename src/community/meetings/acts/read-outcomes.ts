import type { Act, Tx } from '../../../platform/act.ts'
import type { Neighbour } from '../../councils/index.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { LinkKind, LinkShower, ShownLink, TitleTeller } from '../../links/index.ts'
import type { Action, Decision, Question } from '../domain/outcome.ts'
import { actionsOf, actionsWithIds } from '../store/actions.ts'
import { decisionsOf, decisionsWithIds } from '../store/decisions.ts'
import { meetingsWithIds } from '../store/meetings.ts'
import { questionsOf, questionsWithIds } from '../store/questions.ts'

const MOST = 200

/** Decisions the reader may read, the newest first. */
export function readDecisions(act: Act, filter: { readonly isAll: boolean }): Promise<readonly Decision[]> {
  return listed(act, 'decision', tx => decisionsOf(tx.db, { isInForce: !filter.isAll }, MOST))
}

/** Actions the reader may read, the next due first. */
export function readActions(act: Act, filter: { readonly isAll: boolean }): Promise<readonly Action[]> {
  return listed(act, 'action', tx => actionsOf(tx.db, filter, MOST))
}

/** Questions to the city that the reader may read: the city all of them, a council its own. */
export function readQuestions(act: Act, filter: { readonly isAnswered: boolean }): Promise<readonly Question[]> {
  return listed(act, 'question', tx => questionsOf(tx.db, filter, MOST))
}

/** One record that came of a meeting, with what it is joined to and whether the reader may tend it. */
export type OutcomeWhole<Row> = {
  readonly row: Row
  readonly links: readonly ShownLink[]
  readonly mayTend: boolean
  readonly isKeeper: boolean
}

/** One decision. */
export function readDecision(act: Act, id: string, show: LinkShower): Promise<OutcomeWhole<Decision> | undefined> {
  return one(act, 'decision', id, show, tx => decisionsWithIds(tx.db, [id]))
}

/** One action. */
export function readAction(act: Act, id: string, show: LinkShower): Promise<OutcomeWhole<Action> | undefined> {
  return one(act, 'action', id, show, tx => actionsWithIds(tx.db, [id]))
}

/** One question; the city may answer it. */
export function readQuestion(act: Act, id: string, show: LinkShower): Promise<OutcomeWhole<Question> | undefined> {
  return one(act, 'question', id, show, tx => questionsWithIds(tx.db, [id]))
}

/** Titles of meetings for lists of links: those the reader may read. */
export const meetingTitles: TitleTeller = async (db, ids) =>
  new Map((await meetingsWithIds(db, ids)).map(({ id, title, state }) => [id, { title, href: `/meetings/${id}` as const, state }]))

/** Titles of decisions. */
export const decisionTitles: TitleTeller = async (db, ids) =>
  new Map(
    (await decisionsWithIds(db, ids)).map(({ id, statement, state }) => [
      id,
      { title: statement, href: `/decisions/${id}` as const, state },
    ]),
  )

/** Titles of actions. */
export const actionTitles: TitleTeller = async (db, ids) =>
  new Map((await actionsWithIds(db, ids)).map(({ id, what, state }) => [id, { title: what, href: `/actions/${id}` as const, state }]))

/** Titles of questions to the city. */
export const questionTitles: TitleTeller = async (db, ids) =>
  new Map((await questionsWithIds(db, ids)).map(({ id, words }) => [id, { title: words, href: `/questions/${id}` as const }]))

function listed<Row extends { readonly id: string }>(
  act: Act,
  type: string,
  find: (tx: Tx) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  return act.transaction(async tx => {
    const rows = await find(tx)
    await tx.audit({ action: `${type}.list`, subjectType: type, subjectIds: rows.map(({ id }) => id) })
    return rows
  })
}

function one<Row extends { readonly councilNo: number | null }>(
  act: Act,
  kind: Extract<LinkKind, 'decision' | 'action' | 'question'>,
  id: string,
  show: LinkShower,
  find: (tx: Tx) => Promise<readonly Row[]>,
): Promise<OutcomeWhole<Row> | undefined> {
  return act.transaction(async tx => {
    const [row] = await find(tx)
    await tx.audit({ action: `${kind}.read`, subjectType: kind, subjectIds: [id], outcome: row ? 'done' : 'absent' })
    if (row === undefined) return undefined
    const reader = await neighbourOf(tx.db)
    return { row, links: await show(tx.db, { kind, id }), mayTend: tends(kind, row, reader), isKeeper: isKeptBy(row, reader) }
  })
}

function tends(kind: string, row: { readonly councilNo: number | null; readonly isMine?: boolean }, reader: Neighbour): boolean {
  return isKeptBy(row, reader) || row.isMine === true || (kind === 'question' && reader.isCity)
}

function isKeptBy({ councilNo }: { readonly councilNo: number | null }, reader: Neighbour): boolean {
  return mayKeep(councilNo, reader)
}
