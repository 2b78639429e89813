import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { ConsultationId, ReferralId, ReferralState } from '../domain/referral.ts'

/** What became of a referral that serves an action of a plan. The sheet itself opens to its two ends alone. */
export type ServingReferral = {
  readonly id: ReferralId
  readonly no: number
  readonly serves: Id<'support_action'>
  readonly state: Exclude<ReferralState, 'draft'>
  readonly fromAgency: AgencyId
  readonly toAgency: AgencyId
  readonly sentAt: string
  readonly replyBy: Day
}

/** A referral that nobody has answered yet. */
export type OpenReferral = { readonly id: ReferralId; readonly no: number; readonly toAgency: AgencyId; readonly replyBy: Day }

/** The referrals that serve some actions of plans the reader sees, in the order they were sent. One statement; drafts are not among them. */
export async function referralsServing(db: Db, actionIds: readonly Id<'support_action'>[]): Promise<readonly ServingReferral[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<ServingReferral, 'sentAt'> & { readonly sentAt: Date }>`
      select id, no, serves, state, from_agency as "fromAgency", to_agency as "toAgency", sent_at as "sentAt", reply_by as "replyBy"
        from referral.serving(${[...actionIds]}::uuid[])`,
  )
  return rows.map(row => ({ ...row, sentAt: row.sentAt.toISOString() }))
}

/** The unanswered referrals of a consultation, for those who stand beside it or in the team of its case: as long as there is one, nothing closes. */
export function openReferralsOf(db: Db, consultation: ConsultationId): Promise<readonly OpenReferral[]> {
  return rowsOf(db, sql<OpenReferral>`select id, no, to_agency as "toAgency", reply_by as "replyBy" from referral.open_of(${consultation})`)
}

/** The words of the action a referral is to serve; nothing when the reader does not stand in the team of its plan. */
export async function findServedAction(
  db: Db,
  id: Id<'support_action'>,
): Promise<{ readonly actionId: Id<'support_action'>; readonly words: string } | undefined> {
  const row = await firstOf(db, sql<{ words: string | null }>`select coordination.words_of_action(${id}) as words`)
  return row === undefined || row.words === null ? undefined : { actionId: id, words: row.words }
}
