import type { StaffId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Attendance, ConferenceHead, ConferenceId } from '../../domain/conference/conference.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { listAttendance } from '../../store/conference/attendance.ts'
import type { FrozenBriefing, PrepSheet } from '../../store/conference/briefings.ts'
import { listBriefings, listPrepSheets } from '../../store/conference/briefings.ts'
import type { KeptMinutes, KeptRole } from '../../store/conference/minutes.ts'
import { listMinutes, listRoles } from '../../store/conference/minutes.ts'
import { listAcks } from '../../store/conference/secrecy.ts'
import { listTypes } from '../../store/conference/types.ts'
import { lookAtConference, shownOf } from './look-at-conference.ts'

/** A conference with the kinds its items are of, and who confirmed the secrecy notice as far as the reader may know. */
export type ConferencePage = {
  readonly head: ConferenceHead
  readonly types: readonly ConferenceType[]
  readonly acks: ReadonlyMap<StaffId, string>
}

/** What lies open before a sitting. */
export type Material = ConferencePage & { readonly briefings: readonly FrozenBriefing[]; readonly sheets: readonly PrepSheet[] }

/** What was said and decided, and who sat there. */
export type MinutesPage = ConferencePage & {
  readonly minutes: readonly KeptMinutes[]
  readonly roles: readonly KeptRole[]
  readonly attendance: readonly Attendance[]
}

/** Everything on the convenor's table. */
export type TablePage = Material & MinutesPage

/** A conference as far as it exists for the reader. Its material and minutes are read by acts of their own. */
export function readConference(act: Act, id: ConferenceId, action = 'conference.read'): Promise<ConferencePage | undefined> {
  return act.transaction(async tx => {
    const page = await lookAtPage(act, tx, id)
    await auditLook(tx, id, action, page === undefined ? no(refusal('absent')) : yes(page), page)
    return page
  })
}

/** Briefing and prep sheets, after the secrecy notice was confirmed; one's own sheet only, until the material is open. */
export function readMaterial(act: Act, id: ConferenceId, action = 'conference.brief_read'): Promise<Result<Material, Refusal>> {
  return act.transaction(async tx => {
    const page = await openPage(act, tx, id)
    const result: Result<Material, Refusal> = page.ok ? yes({ ...page.value, ...(await materialOf(tx, id)) }) : page
    await auditLook(tx, id, action, result, page.ok ? page.value : undefined)
    return result
  })
}

/**
 * The minutes that are the reader's to read; which those are is computed. Where there are none, a sitting that exists for the reader
 * answers `not-invited`, which nobody can tell from absent.
 */
export function readMinutes(act: Act, id: ConferenceId, action = 'conference.minutes_read'): Promise<Result<MinutesPage, Refusal>> {
  return act.transaction(async tx => {
    const page = await openPage(act, tx, id)
    const result = page.ok ? await minutesFor(tx, page.value) : page
    await auditLook(tx, id, action, result, page.ok ? page.value : undefined)
    return result
  })
}

/** Everything the convenor needs during the sitting. */
export function readTable(act: Act, id: ConferenceId): Promise<Result<TablePage, Refusal>> {
  return act.transaction(async tx => {
    const page = await openPage(act, tx, id)
    const result: Result<TablePage, Refusal> = !page.ok
      ? page
      : page.value.head.isConvenor
        ? yes({ ...page.value, ...(await materialOf(tx, id)), ...(await writtenOf(tx, id)) })
        : no(refusal('absent'))
    await auditLook(tx, id, 'conference.table', result, page.ok ? page.value : undefined)
    return result
  })
}

async function lookAtPage(act: Act, tx: Tx, id: ConferenceId): Promise<ConferencePage | undefined> {
  const head = await lookAtConference(tx.db, id, act.reader.agencyId)
  return head && { head, types: await listTypes(tx.db), acks: await listAcks(tx.db, id) }
}

async function openPage(act: Act, tx: Tx, id: ConferenceId): Promise<Result<ConferencePage, Refusal>> {
  const page = await lookAtPage(act, tx, id)
  if (page === undefined) return no(refusal('absent'))
  return page.head.ackedAt === null ? no(refusal('secrecy-not-acknowledged')) : yes(page)
}

async function materialOf(tx: Tx, id: ConferenceId) {
  return { briefings: await listBriefings(tx.db, id), sheets: await listPrepSheets(tx.db, id) }
}

async function writtenOf(tx: Tx, id: ConferenceId) {
  return { minutes: await listMinutes(tx.db, id), roles: await listRoles(tx.db, id), attendance: await listAttendance(tx.db, id) }
}

async function minutesFor(tx: Tx, page: ConferencePage): Promise<Result<MinutesPage, Refusal>> {
  const written = await writtenOf(tx, page.head.conference.id)
  if (!page.head.isConvenor && written.minutes.length === 0) return no(refusal('not-invited'))
  return yes({ ...page, ...written })
}

async function auditLook(
  tx: Tx,
  id: ConferenceId,
  action: string,
  result: Result<unknown, Refusal>,
  page: ConferencePage | undefined,
): Promise<void> {
  const subjectIds = page === undefined ? [id] : shownOf(page.head)
  await tx.audit({ action, subjectType: 'conference', subjectIds, ...outcomeOf(result) })
}
