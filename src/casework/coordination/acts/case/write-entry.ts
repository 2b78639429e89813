import type { Day } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import { tellsProtectedPlace } from '../../../people/index.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import type { EntryId, EntryWish, LogEntry } from '../../domain/case/log-entry.ts'
import { mayWriteEntry } from '../../domain/case/log-entry.ts'
import { lockCase } from '../../store/case/cases.ts'
import { findEntry, insertEntry, insertMentions, markReplaced } from '../../store/case/entries.ts'
import { staffWhoMayRead } from '../../store/case/staff-of-team.ts'
import { appendCaseDeeds } from './change-case.ts'
import { lookAtCase } from './look-at-case.ts'

/**
 * Writes one entry of the log within an act that is under way, which audits it. Who reads through a broken glass writes nothing.
 */
export async function writeEntryIn(act: Act, tx: Tx, head: CaseHead, wish: EntryWish): Promise<Result<EntryId, Refusal>> {
  if (head.glassUntil !== null) return no(refusal('absent'))
  const corrected = wish.replaces === null ? undefined : await findEntry(tx.db, head.supportCase.id, wish.replaces)
  const may = mayWriteEntry(wish, { now: act.now.toISOString(), people: head.people, corrected, byAgency: act.reader.agencyId })
  if (!may.ok) return may
  const called = [...new Set(wish.mentions)]
  const readers = called.length === 0 ? [] : await staffWhoMayRead(tx.db, head, { ...wish, byAgency: act.reader.agencyId }, called)
  if (readers.length < called.length) {
    return no(refusal('fields', { fields: { mentions: 'この書き込みを読める方の中から、知らせる方を選んでください。' } }))
  }
  const entry = entryFrom(act, head, wish)
  await insertEntry(tx.db, entry)
  if (wish.replaces !== null) await markReplaced(tx.db, wish.replaces)
  await insertMentions(tx.db, head.supportCase.id, entry.id, called, act.now)
  return yes(entry.id)
}

/** A wish to write as a worker sends it. `isConfirmed`: that a protected place may be in the text was seen and is meant. */
export type WrittenEntry = EntryWish & { readonly isConfirmed: boolean }

/**
 * Writes one entry. Where the lead writes and the work goes on, the day of what is next becomes the case's next contact. A text that
 * tells a protected place is stopped once, and goes through when the writer says that it is meant.
 * @source F25; privacy-rules section 5
 */
export function writeEntry(
  act: Act,
  codes: Codes,
  id: CaseId,
  { isConfirmed, ...wish }: WrittenEntry,
  request: Once,
): Promise<Result<EntryId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockCase(tx.db, id)
      const head = await lookAtCase(tx.db, id)
      const result = await write(act, tx, codes, head, wish, isConfirmed)
      await tx.audit({
        action: wish.replaces === null ? 'case.write' : 'case.correct',
        subjectType: 'case',
        subjectIds: result.ok ? [id, result.value] : [id],
        detail: { scope: wish.shareScope, category: wish.category, mentions: wish.mentions },
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

async function write(
  act: Act,
  tx: Tx,
  codes: Codes,
  head: CaseHead | undefined,
  wish: EntryWish,
  isConfirmed: boolean,
): Promise<Result<EntryId, Refusal>> {
  if (head === undefined) return no(refusal('absent'))
  const unknown = unknownCodes(wish, codes, act.today)
  if (Object.keys(unknown).length > 0) return no(refusal('fields', { fields: unknown }))
  if (
    !isConfirmed &&
    (await tellsProtectedPlace(
      tx.db,
      head.people.map(person => person.personId),
      textOf(wish),
    ))
  ) {
    const isConfirmed = '守られている住所か電話番号が書かれているようです。消すか、必要なときは確かめた印を付けてください。'
    return no(refusal('address-protected', { fields: { isConfirmed } }))
  }
  const written = await writeEntryIn(act, tx, head, wish)
  const { leadAgency, endedAt } = head.supportCase
  if (written.ok && leadAgency === act.reader.agencyId && endedAt === null && wish.nextOn !== null && wish.nextOn > act.today) {
    await appendCaseDeeds(act, tx, head.supportCase, [{ kind: 'contact_due', body: { on: wish.nextOn } }])
  }
  return written
}

function textOf({ fact, opinion, thirdParty, personWords, next }: EntryWish): string {
  return [fact, opinion, thirdParty, personWords, next].filter(part => part !== null).join('\n')
}

/** Codes are dated rows, so the shape of the body alone cannot know them. */
function unknownCodes(wish: EntryWish, codes: Codes, today: Day): Record<string, string> {
  const fields: Record<string, string> = {}
  const again = '一覧から選び直してください。'
  if (!codes.holds('log_method', wish.method, today)) fields['method'] = again
  if (wish.withWhom.length === 0 || !wish.withWhom.every(code => codes.holds('log_with', code, today))) fields['withWhom'] = again
  if (wish.contactResult !== null && !codes.holds('contact_result', wish.contactResult, today)) fields['contactResult'] = again
  if (wish.category !== null && !codes.holds('consent_category', wish.category, today)) fields['category'] = again
  return fields
}

function entryFrom(act: Act, head: CaseHead, { mentions: _, ...wish }: EntryWish): LogEntry {
  return {
    ...wish,
    id: newId<'log_entry'>(act.now.getTime()),
    caseId: head.supportCase.id,
    byStaff: act.reader.staffId,
    byAgency: act.reader.agencyId,
    madeAt: act.now.toISOString(),
    isReplaced: false,
  }
}
