import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ConsultationId } from '../../desk/index.ts'

/** A referral as a line of a longer story. */
export type PastReferral = {
  readonly id: string
  readonly no: number
  readonly consultationId: ConsultationId
  readonly sentAt: Date
  readonly toName: string
  readonly state: string
}

/** Referrals that were sent out of several consultations, as far as the reader may see them. One statement. */
export function listReferralsOut(db: Db, consultationIds: readonly ConsultationId[]): Promise<readonly PastReferral[]> {
  return rowsOf(
    db,
    sql<PastReferral>`
      select r.id, r.no, r.consultation_id as "consultationId", r.sent_at as "sentAt", t.name as "toName", r.state
        from referral.referral r join directory.agency t on t.id = r.to_agency
       where r.consultation_id = any(${[...consultationIds]}::uuid[]) and r.sent_at is not null
       order by r.sent_at, r.id`,
  )
}
