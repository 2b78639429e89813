import { dayOfInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { findBody } from '../../councils/index.ts'
import { raiseIssueIn } from '../../issues/index.ts'
import { linksOf, makeLink } from '../../links/index.ts'
import { findTreasureIn } from '../../treasures/index.ts'
import type { AgendaItem } from '../domain/agenda.ts'
import { numbered } from '../domain/agenda.ts'
import type { Attendance } from '../domain/attendance.ts'
import { quorumOf } from '../domain/attendance.ts'
import type { Closing, ClosingGround } from '../domain/closing.ts'
import type { Meeting } from '../domain/meeting.ts'
import { draftMinutes } from '../domain/minutes.ts'
import type { Becomes } from '../domain/outcome.ts'
import { insertActions, moveActions } from '../store/actions.ts'
import { decisionsWithIds, insertDecisions, reviewDecision } from '../store/decisions.ts'
import { insertQuestions, markTold } from '../store/questions.ts'
import { markBecame } from '../store/said.ts'
import type { Made, Promoted } from './close-outcomes.ts'
import { carriedOf } from './close-outcomes.ts'

type Writing = { readonly meeting: Meeting; readonly made: Made }

/** Writes everything a closing makes, with the links from each to where it came from. */
export async function writeMade(act: Act, tx: Tx, { meeting, made }: Writing): Promise<void> {
  const on = dayOfInstant(meeting.startsAt)
  await insertDecisions(tx.db, meeting, on, made.decisions)
  await insertActions(tx.db, meeting, made.actions)
  await insertQuestions(tx.db, meeting, on, made.questions)
  const became: { remarkId: string; kind: Becomes; id: string }[] = []
  const note = (kind: Becomes, rows: readonly { readonly id: string; readonly remarkId?: string }[]) => {
    for (const { id, remarkId } of rows) if (remarkId) became.push({ remarkId, kind, id })
  }
  note('decision', made.decisions)
  note('action', made.actions)
  note('question', made.questions)
  for (const one of made.issues) became.push({ remarkId: one.remark.id, kind: 'issue', id: await raised(act, tx, meeting, one) })
  for (const one of made.treasures) became.push({ remarkId: one.remark.id, kind: 'treasure', id: await found(act, tx, meeting, one) })
  await markBecame(tx.db, meeting.id, became)
  await linkMade(tx, made)
}

async function raised(act: Act, tx: Tx, meeting: Meeting, { remark, sent }: Promoted): Promise<string> {
  const [title, ...rest] = chunked(remark.words)
  return orThrow(
    await raiseIssueIn(act, tx, {
      councilNo: meeting.councilNo,
      bodyId: meeting.bodyId,
      title: title ?? '',
      words: rest.length > 0 ? remark.words : '',
      origin: 'meeting',
      level: meeting.councilNo === null ? 'liaison' : 'council',
      themes: sent.theme ? [sent.theme] : [],
      byParticipant: null,
      cameFrom: { kind: 'meeting', id: meeting.id },
    }),
  )
}

async function found(act: Act, tx: Tx, meeting: Meeting, { remark, sent }: Promoted): Promise<string> {
  const [name, ...rest] = chunked(remark.words)
  return orThrow(
    await findTreasureIn(act, tx, {
      name: name ?? '',
      type: sent.type ?? 'thing',
      story: rest.length > 0 ? remark.words : '',
      councilNo: meeting.councilNo,
      foundAt: { kind: 'meeting', id: meeting.id },
    }),
  )
}

/** A keeper of the meeting keeps its council's issues too: a refusal here is a fault of the program, and undoes the whole closing. */
function orThrow(result: Result<string, Refusal>): string {
  if (!result.ok) throw new Error(`closing a meeting: ${result.refusal.code}`)
  return result.value
}

/** A remark as a title of at most 100 letters; what is longer is kept whole in the words below. */
function chunked(words: string): readonly string[] {
  const letters = [...words]
  return letters.length <= 100 ? [words] : [`${letters.slice(0, 99).join('')}…`, words]
}

/** Joins actions to the decisions they carry out, and decisions to the issues their items are about. */
async function linkMade(tx: Tx, made: Made): Promise<void> {
  for (const { id, decisionId } of made.actions) {
    if (decisionId) await makeLink(tx.db, { from: { kind: 'action', id }, to: { kind: 'decision', id: decisionId }, relation: 'came_from' })
  }
  if (made.decisions.length === 0) return
  const about = await linksOf(
    tx.db,
    'agenda_item',
    made.decisions.map(({ itemId }) => itemId),
  )
  for (const { id, itemId } of made.decisions) {
    for (const { other, relation } of about.get(itemId) ?? [])
      if (relation === 'about') await makeLink(tx.db, { from: { kind: 'decision', id }, to: other, relation: 'decided' })
  }
}

/** Tends what the agenda brought back: decisions looked at and kept, actions moved on, answers told. */
export async function tendCarried(
  tx: Tx,
  {
    meeting,
    items,
    closing,
    made,
  }: { readonly meeting: Meeting; readonly items: readonly AgendaItem[]; readonly closing: Closing; readonly made: Made },
): Promise<void> {
  const sentFor = (item: AgendaItem) => closing.items.find(({ id }) => id === item.id)
  const superseded = new Set(made.decisions.map(({ supersedesId }) => supersedesId))
  const looked = carriedOf(items, 'decision').filter(({ item, id }) => sentFor(item)?.outcome !== 'continued' && !superseded.has(id))
  const standing = await decisionsWithIds(
    tx.db,
    looked.map(({ id }) => id),
  )
  for (const { item, id } of looked) {
    const decision = standing.find(one => one.id === id && one.state === 'in_force')
    if (decision)
      await reviewDecision(tx.db, decision.id, { state: 'in_force', reviewOn: sentFor(item)?.reviewOn ?? null, note: decision.reviewNote })
  }
  await moveActions(
    tx.db,
    carriedOf(items, 'action').flatMap(({ item, id }) => {
      const state = sentFor(item)?.actionState
      return state ? [{ id, state }] : []
    }),
  )
  const told = carriedOf(items, 'question').filter(({ item }) => sentFor(item)?.outcome !== 'continued')
  await markTold(
    tx.db,
    meeting.id,
    told.map(({ id }) => id),
  )
}

type Telling = {
  readonly meeting: Meeting
  readonly ground: ClosingGround
  readonly closing: Closing
  readonly made: Made
  readonly attendance: readonly Attendance[]
  readonly added: readonly { readonly itemId: string; readonly words: string }[]
  readonly chair: string
}

/** The draft of the minutes out of what was said on the closing screen. */
export async function toldMinutes(tx: Tx, telling: Telling): Promise<string> {
  const { meeting, ground, closing, attendance } = telling
  const body = await findBody(tx.db, meeting.bodyId)
  return draftMinutes({
    meeting,
    chair: telling.chair,
    scribe: closing.scribeName ?? '',
    attendance,
    quorum: body && quorumOf(body, attendance),
    nextOn: closing.nextOn ?? null,
    items: numbered(ground.items).map(({ item, no }) => ({
      no,
      kind: item.kind,
      title: item.title,
      isContinued: closing.items.some(({ id, outcome }) => id === item.id && outcome === 'continued'),
      lines: linesAt(item, telling),
    })),
  })
}

function linesAt(item: AgendaItem, { ground, made, added }: Telling): readonly string[] {
  const here = ground.remarks.filter(({ itemId }) => itemId === item.id)
  const isHere = ({ itemId }: { readonly itemId: string }) => itemId === item.id
  const review = (day: Parameters<typeof formatBoth>[0] | null) => (day ? `（見直し ${formatBoth(day)}）` : '')
  return [
    ...here.map(({ words }) => `➡ ${words}`),
    ...added.filter(isHere).map(({ words }) => `➡ ${words}`),
    ...made.decisions.filter(isHere).map(({ statement, reviewOn }) => `【決定】${statement}${review(reviewOn)}`),
    ...made.actions
      .filter(isHere)
      .map(({ what, ownerName, dueOn }) => `【やること】${what}（${ownerName}${dueOn ? `、${formatBoth(dueOn)}まで` : ''}）`),
    ...made.questions.filter(isHere).map(({ words, dueOn }) => `【市への質問】${words}（答えの期限 ${formatBoth(dueOn)}）`),
    ...made.issues.filter(({ remark }) => isHere(remark)).map(({ remark }) => `【地域の困りごと】${remark.words}`),
    ...made.treasures.filter(({ remark }) => isHere(remark)).map(({ remark }) => `【宝物】${remark.words}`),
  ]
}
