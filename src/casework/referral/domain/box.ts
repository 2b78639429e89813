import type { Day } from '../../../kernel/day.ts'
import type { ConsultationId, Kind, ReferralId, ReferralState, Sheet } from './referral.ts'

/** Where a worker looks for referrals: to answer, waiting for an answer, received, sent, and due to be asked after. */
export const BOXES = ['to_answer', 'waiting', 'follow_up', 'received', 'sent'] as const
export type Box = (typeof BOXES)[number]

/** One line of a list of referrals. `asked` is its beginning only. */
export type BoxRow = {
  readonly id: ReferralId
  readonly no: number
  readonly consultationId: ConsultationId
  readonly kind: Kind
  readonly state: ReferralState
  readonly urgency: Sheet['urgency']
  readonly replyBy: Day
  readonly sentAt: Date | null
  readonly asked: string
  readonly fromName: string
  readonly toName: string
  readonly followUpOn: Day | null
  readonly followUpWeek: number | null
  readonly arrived: boolean | null
  readonly isContradicted: boolean
}
