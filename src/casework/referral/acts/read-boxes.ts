import type { Act } from '../../../platform/act.ts'
import type { Box, BoxRow } from '../domain/box.ts'
import type { ConsultationId, ReferralId } from '../domain/referral.ts'
import { countBox, listBox, listOfConsultation } from '../store/lists.ts'

/** Counting stops here: 「100件以上」. */
export const COUNT_BOUND = 100

/** One page of a box of referrals. */
export function readBox(
  act: Act,
  box: Box,
  page: { readonly limit: number; readonly after?: ReferralId | undefined },
): Promise<{ readonly rows: readonly BoxRow[]; readonly next: ReferralId | undefined }> {
  return act.transaction(async tx => {
    const found = await listBox(tx.db, act.reader, box, act.today, page)
    const rows = found.slice(0, page.limit)
    await tx.audit({ action: 'referral.list', subjectType: 'referral', subjectIds: rows.map(row => row.id), detail: { box } })
    return { rows, next: found.length > page.limit ? rows.at(-1)?.id : undefined }
  })
}

/** A box as a list that leaves the house, up to `limit` rows; `isCut` when there were more. Written down as an export, with the ids. */
export function exportBox(act: Act, box: Box, limit: number): Promise<{ readonly rows: readonly BoxRow[]; readonly isCut: boolean }> {
  return act.transaction(async tx => {
    const found = await listBox(tx.db, act.reader, box, act.today, { limit })
    const rows = found.slice(0, limit)
    await tx.audit({
      action: 'referral.export',
      subjectType: 'referral',
      subjectIds: rows.map(row => row.id),
      detail: { box, rows: rows.length },
    })
    return { rows, isCut: found.length > limit }
  })
}

/** Referrals of one consultation at whose ends the reader's agency stands. */
export function readReferralsOf(act: Act, id: ConsultationId): Promise<readonly BoxRow[]> {
  return act.transaction(async tx => {
    const rows = await listOfConsultation(tx.db, id)
    await tx.audit({ action: 'referral.list', subjectType: 'consultation', subjectIds: [id, ...rows.map(row => row.id)] })
    return rows
  })
}

/** Bounded counts of what waits for somebody. */
export function countBoxes(act: Act): Promise<Readonly<Record<'to_answer' | 'waiting' | 'follow_up', number>>> {
  return act.look(async db => {
    const count = (box: Box) => countBox(db, act.reader, box, act.today, COUNT_BOUND)
    return { to_answer: await count('to_answer'), waiting: await count('waiting'), follow_up: await count('follow_up') }
  })
}
