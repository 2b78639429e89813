import type { Day } from '../../../kernel/day.ts'
import { readDay } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import type { ReferralAct, ReferralDeed, Sheet } from './referral.ts'

/** A day of a test; throws when there is no such day. */
export function day(text: string): Day {
  const read = readDay(text)
  if (read === undefined) throw new Error(`no such day: ${text}`)
  return read
}

/** A sheet that may go out on 2026-10-01, by oral consent; a test names only what differs. */
export function sheet(differs: Partial<Sheet> = {}): Sheet {
  return {
    toAgency: newId<'agency'>(),
    kind: 'hand_over',
    reason: '見本の理由',
    asked: '見本のお願い',
    basis: 'consent',
    consentType: 'oral',
    basisReason: null,
    sharedFields: ['statement'],
    urgency: 'planned',
    replyBy: day('2026-10-08'),
    accompanied: false,
    ...differs,
  }
}

/** The first act of a referral between two agencies. */
export function drafted(from: AgencyId, to: AgencyId, differs: Partial<Sheet> = {}): ReferralAct {
  const body = { ...sheet({ ...differs, toAgency: to }), consultationId: newId<'consultation'>(), basisOn: day('2026-10-01') }
  return act(1, from, { kind: 'drafted', body })
}

/** Any act, by an agency. */
export function act(
  seq: number,
  byAgency: AgencyId,
  deed: ReferralDeed,
  at = `2026-10-01T01:${String(seq).padStart(2, '0')}:00.000Z`,
): ReferralAct {
  return { id: newId<'referral_act'>(), seq, at, byStaff: newId<'staff'>(), byAgency, ...deed }
}
