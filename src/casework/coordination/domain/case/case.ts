import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import type { HouseholdId, PersonId } from '../../../people/index.ts'

export type CaseId = Id<'case'>
export type RequestId = Id<'coordination_request'>
export type ConsentId = Id<'consent'>
export type PlanId = Id<'support_plan'>

/** Solving troubles and staying beside the household are two works; closing one never closes the other. @source plan L376; law-and-flow 6 */
export const TRACKS = ['solving', 'accompanying'] as const
export type Track = (typeof TRACKS)[number]
export const TRACK_STATES = ['open', 'paused', 'ended'] as const
export type TrackState = (typeof TRACK_STATES)[number]

/** The agency that asked for the case, the one that coordinates it, and everybody else who came to help. */
export const TEAM_PARTS = ['originator', 'coordinator', 'member'] as const
export type TeamPart = (typeof TEAM_PARTS)[number]

/** The work with one household, as its acts leave it. `leadAgency` (主担当) is never nobody. */
export type SupportCase = {
  readonly id: CaseId
  readonly label: string
  readonly householdId: HouseholdId | null
  readonly consultationId: ConsultationId | null
  /** RFC 3339 instant. */
  readonly openedAt: string
  readonly openedBy: StaffId
  readonly openedAgency: AgencyId
  readonly leadAgency: AgencyId
  readonly leadStaff: StaffId | null
  /** Who coordinates now; null before and after coordination. */
  readonly coordinatorAgency: AgencyId | null
  readonly coordinatorStaff: StaffId | null
  /** 支援の方向性: the one sentence all agencies share. */
  readonly direction: string | null
  readonly solving: TrackState
  readonly accompanying: TrackState
  readonly nextContactOn: Day | null
  readonly coordinationEndedAt: string | null
  readonly endedAt: string | null
  /** Number of acts so far. */
  readonly version: number
}

/** Somebody decided something about a case. Rows of this kind are only ever appended. */
export type CaseAct = {
  readonly id: Id<'case_act'>
  readonly seq: number
  readonly at: string
  readonly byStaff: StaffId
  readonly byAgency: AgencyId
} & CaseDeed

export type CaseDeed =
  | { readonly kind: 'opened'; readonly body: Opening }
  | { readonly kind: 'assigned'; readonly body: { readonly part: 'lead' | 'coordinator'; readonly staffId: StaffId | null } }
  | { readonly kind: 'lead_offered'; readonly body: { readonly toAgency: AgencyId; readonly words: string } }
  | { readonly kind: 'lead_taken'; readonly body: { readonly agencyId: AgencyId; readonly staffId: StaffId | null } }
  | { readonly kind: 'lead_declined'; readonly body: { readonly words: string } }
  | { readonly kind: 'member_joined'; readonly body: { readonly agencyId: AgencyId; readonly basis: string; readonly basisOn: Day } }
  | { readonly kind: 'member_left'; readonly body: { readonly agencyId: AgencyId; readonly words: string } }
  | { readonly kind: 'direction_agreed'; readonly body: { readonly direction: string; readonly planId: PlanId | null } }
  | {
      readonly kind: 'track_changed'
      readonly body: { readonly track: Track; readonly to: TrackState; readonly reason: string | null; readonly words: string }
    }
  | { readonly kind: 'contact_due'; readonly body: { readonly on: Day } }
  | { readonly kind: 'coordination_taken_up'; readonly body: { readonly agencyId: AgencyId; readonly requestId: RequestId | null } }
  | { readonly kind: 'coordination_ended'; readonly body: { readonly words: string; readonly nextContactOn: Day } }

/** What a case begins with. */
export type Opening = {
  readonly label: string
  readonly householdId: HouseholdId | null
  readonly consultationId: ConsultationId | null
  readonly leadAgency: AgencyId
  readonly leadStaff: StaffId | null
  readonly coordinatorAgency: AgencyId | null
  readonly coordinatorStaff: StaffId | null
  readonly requestId: RequestId | null
  readonly nextContactOn: Day
}

/** An agency in the team, with the basis it stands on. */
export type TeamMember = {
  readonly agencyId: AgencyId
  readonly part: TeamPart
  readonly staffId: StaffId | null
  readonly basis: string
  readonly basisOn: Day
  readonly reason: string | null
  readonly consentId: ConsentId | null
  /** What the consent covers; null: not limited by consent. */
  readonly categories: readonly string[] | null
  readonly since: string
  readonly until: string | null
  /** Last day, where the consent behind it ends. */
  readonly endsOn: Day | null
}

/** A member of the team with the names a page shows. */
export type NamedMember = TeamMember & { readonly agencyName: string; readonly staffName: string | null }

/** What every page of a case shows at its head. */
export type CaseHead = {
  readonly supportCase: SupportCase
  readonly no: number
  readonly team: readonly NamedMember[]
  readonly people: readonly { readonly personId: PersonId; readonly name: string; readonly part: 'subject' | 'member' }[]
  /** Until when the reader reads by breaking the glass; null for the team. */
  readonly glassUntil: string | null
}
