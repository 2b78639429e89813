import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import type { HouseholdId } from '../../../people/index.ts'
import type { CaseId, RequestId } from './case.ts'

/** @source law-and-flow section 6 coordination_request */
export const REQUEST_STATES = ['draft', 'submitted', 'accepted', 'returned', 'withdrawn', 'ended'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/**
 * Bases on which a request may share, and on which an agency may join a team. "With consent" and "without consent" are the two
 * variants of the form; special reasons (69条2項4号) need an approver and go by the disclosure register.
 * @source forms-and-codes 4.3
 */
export const REQUEST_BASES = ['consent', 'appi-69-2-2', 'appi-69-2-3', 'life_threatening'] as const
export const CONSENT_TYPES = ['written', 'oral', 'proxy'] as const
export const URGENCIES = ['immediate', 'today', 'within_week', 'planned'] as const

/** What the applying agency writes. @source forms-and-codes 4.3 */
export type RequestSheet = {
  /** The coordinating agency. */
  readonly toAgency: AgencyId
  /** The household whose members come along when it is accepted; null: only the persons of the consultation. */
  readonly householdId: HouseholdId | null
  readonly basis: string
  readonly consentType: string | null
  /** Why there is no consent (yet); owed whenever the basis is not consent. */
  readonly basisReason: string | null
  /** What the desk itself has done and tried. */
  readonly tried: string
  /** What makes one agency not enough. */
  readonly whyMany: string
  readonly asked: string
  /** The person's wish in own words. */
  readonly personWords: string | null
  readonly issues: readonly string[]
  readonly involved: readonly AgencyId[]
  readonly wanted: readonly AgencyId[]
  readonly sharedFields: readonly string[]
  readonly urgency: (typeof URGENCIES)[number]
  readonly replyBy: Day
}

/** 多機関協働への申込 as its acts leave it. The applying agency stays owner of the consultation and stays in the team. */
export type CoordinationRequest = RequestSheet & {
  readonly id: RequestId
  readonly consultationId: ConsultationId
  readonly fromAgency: AgencyId
  readonly fromStaff: StaffId
  readonly basisOn: Day
  readonly state: RequestState
  /** RFC 3339 instant, like every `…At`. */
  readonly madeAt: string
  readonly submittedAt: string | null
  readonly answeredAt: string | null
  readonly answerReason: string | null
  readonly answerWords: string | null
  readonly caseId: CaseId | null
  readonly version: number
}

export type RequestDeed =
  | { readonly kind: 'drafted'; readonly body: RequestSheet & { readonly consultationId: ConsultationId; readonly basisOn: Day } }
  | { readonly kind: 'revised'; readonly body: RequestSheet & { readonly basisOn: Day } }
  | { readonly kind: 'submitted'; readonly body: Record<string, never> }
  | { readonly kind: 'accepted'; readonly body: { readonly caseId: CaseId; readonly words: string | null } }
  | { readonly kind: 'returned'; readonly body: { readonly reason: string; readonly words: string } }
  | { readonly kind: 'withdrawn'; readonly body: { readonly words: string } }
  | { readonly kind: 'ended'; readonly body: { readonly words: string } }

export type RequestAct = {
  readonly id: Id<'request_act'>
  readonly seq: number
  readonly at: string
  readonly byStaff: StaffId
  readonly byAgency: AgencyId
} & RequestDeed

/** Where a worker looks for requests: to answer, waiting for an answer, all received, all sent. */
export const REQUEST_BOXES = ['to_answer', 'waiting', 'received', 'sent'] as const
export type RequestBox = (typeof REQUEST_BOXES)[number]

/** One line of a box. `asked` is its beginning only. */
export type RequestRow = {
  readonly id: RequestId
  readonly no: number
  readonly consultationId: ConsultationId
  readonly state: RequestState
  readonly basis: string
  readonly urgency: RequestSheet['urgency']
  readonly replyBy: Day
  readonly submittedAt: Date | null
  readonly asked: string
  readonly fromName: string
  readonly toName: string
  readonly caseId: CaseId | null
}

/** Whether a request waits beyond the day its answer was owed: red at both ends. */
export function isRequestOverdue(request: Pick<CoordinationRequest, 'state' | 'replyBy'>, today: Day): boolean {
  return request.state === 'submitted' && request.replyBy < today
}
