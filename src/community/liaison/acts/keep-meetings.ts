import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import { makeLink } from '../../links/index.ts'
import type { CouncilVisit, Exchange, ExchangeId, VisitId } from '../domain/meeting.ts'
import { entriesWithIds, unknownIn } from '../store/entries.ts'
import { endExchange, findExchange, insertExchange, insertReply } from '../store/exchanges.ts'
import type { VisitChange, VisitWish } from '../store/visits.ts'
import { changeVisit, comingMeetings, findVisit, insertVisit } from '../store/visits.ts'
import { audited } from './audited.ts'

type Asked = { readonly version: number | undefined; readonly once: Once }

/** 会ってみる: a council wishes to go and see another. */
export function wishVisit(act: Act, wish: VisitWish, request: Once): Promise<Result<VisitId, Refusal>> {
  return audited(act, { action: 'liaison.wish-visit', type: 'liaison-visit', once: request }, async tx => {
    const reader = await neighbourOf(tx.db)
    const entries = [wish.guestEntry, wish.hostEntry].flatMap(id => id ?? [])
    const about = await entriesWithIds(tx.db, entries)
    const unknown = [
      ...(await unknownIn(tx.db, { councilNo: wish.guestNo, themes: [] })),
      ...(await unknownIn(tx.db, { councilNo: wish.hostNo, themes: [] })),
    ]
    if (unknown.length > 0 || wish.guestNo === wish.hostNo || about.length < new Set(entries).size)
      return no(refusal('fields', { fields: { hostNo: '行ってみたい地区を選び直してください。' } }))
    if (!mayKeep(wish.guestNo, reader)) return no(refusal('not-keeper'))
    const id = newId<'visit'>(act.now.getTime())
    await insertVisit(tx.db, id, wish)
    for (const entry of about)
      await makeLink(tx.db, { from: { kind: 'visit', id }, to: { kind: entry.side, id: entry.id }, relation: 'about' })
    return yes(id)
  })
}

/** Fixes the day: whoever keeps the records of either council may. */
export function fixVisit(act: Act, id: VisitId, on: Day, place: string, asked: Asked): Promise<Result<VisitId, Refusal>> {
  return keepVisit(act, id, 'liaison.fix-visit', asked, ['wished', 'fixed'], { state: 'fixed', on, place })
}

/** Writes what was seen there and what is taken home. */
export function tellVisit(
  act: Act,
  id: VisitId,
  told: { readonly on: Day; readonly seen: string; readonly takenHome: string },
  asked: Asked,
): Promise<Result<VisitId, Refusal>> {
  return keepVisit(act, id, 'liaison.tell-visit', asked, ['wished', 'fixed', 'done'], { ...told, state: 'done' })
}

/** Calls a visit off, with why. */
export function callVisitOff(act: Act, id: VisitId, why: string, asked: Asked): Promise<Result<VisitId, Refusal>> {
  return keepVisit(act, id, 'liaison.call-visit-off', asked, ['wished', 'fixed'], { state: 'called_off', calledOff: why })
}

function keepVisit(
  act: Act,
  id: VisitId,
  action: string,
  asked: Asked,
  from: readonly CouncilVisit['state'][],
  change: VisitChange,
): Promise<Result<VisitId, Refusal>> {
  return audited(act, { action, type: 'liaison-visit', id, once: asked.once }, async tx => {
    const seen = await findVisit(tx.db, id)
    if (seen === undefined) return no(refusal('absent'))
    const reader = await neighbourOf(tx.db)
    const keepsOne = mayKeep(seen.guestNo, reader) || (change.state !== 'done' && mayKeep(seen.hostNo, reader))
    if (!keepsOne) return no(refusal('not-keeper'))
    const visit = (await findVisit(tx.db, id, true)) ?? seen
    if (asked.version !== undefined && asked.version !== visit.version)
      return no(refusal('stale-version', { currentVersion: visit.version }))
    if (!from.includes(visit.state)) return no(refusal('wrong-state'))
    await changeVisit(tx.db, visit, change)
    return yes(id)
  })
}

/** Asks the other councils: teach us, lend us, a question, a theme to take up together. */
export function askOthers(
  act: Act,
  asked: Pick<Exchange, 'councilNo' | 'kind' | 'title' | 'words' | 'themes'>,
  request: Once,
): Promise<Result<ExchangeId, Refusal>> {
  return audited(act, { action: 'liaison.ask', type: 'liaison-exchange', once: request }, async tx => {
    const unknown = await unknownIn(tx.db, asked)
    if (unknown.length > 0) return no(refusal('fields', { fields: { [unknown[0] ?? 'councilNo']: '選び直してください。' } }))
    if (!mayKeep(asked.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
    const id = newId<'exchange'>(act.now.getTime())
    await insertExchange(tx.db, id, asked)
    return yes(id)
  })
}

/** Answers another council, in the name of one's own. */
export function replyTo(
  act: Act,
  id: ExchangeId,
  reply: { readonly councilNo: number; readonly words: string },
  request: Once,
): Promise<Result<ExchangeId, Refusal>> {
  return audited(act, { action: 'liaison.reply', type: 'liaison-exchange', id, once: request }, async tx => {
    const exchange = await findExchange(tx.db, id)
    if (exchange === undefined) return no(refusal('absent'))
    if ((await unknownIn(tx.db, { councilNo: reply.councilNo, themes: [] })).length > 0)
      return no(refusal('fields', { fields: { councilNo: '協議会を選び直してください。' } }))
    if (!mayKeep(reply.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
    if (exchange.state !== 'open') return no(refusal('wrong-state'))
    await insertReply(tx.db, id, reply.councilNo, reply.words)
    return yes(id)
  })
}

/** Writes what came of it, and who helped; that nobody could is an answer too. */
export function endAsking(
  act: Act,
  id: ExchangeId,
  end: { readonly state: 'met' | 'unmet'; readonly outcome: string; readonly helpedBy: number | null },
  asked: Asked,
): Promise<Result<ExchangeId, Refusal>> {
  return audited(act, { action: 'liaison.end-asking', type: 'liaison-exchange', id, once: asked.once }, async tx => {
    const exchange = await findExchange(tx.db, id)
    if (exchange === undefined) return no(refusal('absent'))
    if (!mayKeep(exchange.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
    if (asked.version !== undefined && asked.version !== exchange.version)
      return no(refusal('stale-version', { currentVersion: exchange.version }))
    if (exchange.state !== 'open') return no(refusal('wrong-state'))
    const isKnown = (await unknownIn(tx.db, { councilNo: end.helpedBy, themes: [] })).length === 0
    if (!isKnown || end.helpedBy === exchange.councilNo)
      return no(refusal('fields', { fields: { helpedBy: '助けてくれた地区を選び直してください。' } }))
    await endExchange(tx.db, id, end)
    return yes(id)
  })
}

/** Puts a visit or a question before a coming meeting of the liaison: a link, which that meeting shows. */
export function bringToMeeting(
  act: Act,
  end: { readonly kind: 'visit' | 'exchange'; readonly id: string },
  meetingId: string,
  request: Once,
): Promise<Result<string, Refusal>> {
  return audited<string>(act, { action: 'liaison.bring', type: `liaison-${end.kind}`, id: end.id, once: request }, async tx => {
    const councils = await councilsOf(tx, end)
    if (councils.length === 0) return no(refusal('absent'))
    const reader = await neighbourOf(tx.db)
    if (!councils.some(council => mayKeep(council, reader))) return no(refusal('not-keeper'))
    if (!(await comingMeetings(tx.db)).some(({ id }) => id === meetingId))
      return no(refusal('fields', { fields: { meetingId: '連絡会の会議を選び直してください。' } }))
    await makeLink(tx.db, { from: end, to: { kind: 'meeting', id: meetingId }, relation: 'about' })
    return yes(end.id)
  })
}

/** The councils concerned; none where it is not there for the reader. */
async function councilsOf(tx: Tx, end: { readonly kind: 'visit' | 'exchange'; readonly id: string }): Promise<readonly number[]> {
  if (end.kind === 'exchange') return [await findExchange(tx.db, end.id)].flatMap(one => one?.councilNo ?? [])
  return [await findVisit(tx.db, end.id)].flatMap(one => (one ? [one.guestNo, one.hostNo] : []))
}
