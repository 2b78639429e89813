import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { CaseId, PlanId } from '../case/case.ts'
import type { SecrecyClass } from './conference-type.ts'

export type ConferenceId = Id<'conference'>
export type ItemId = Id<'agenda_item'>
export type InvitationId = Id<'invitation'>
export type SlotId = Id<'slot'>

export const CONFERENCE_STATES = ['planned', 'called', 'briefed', 'held', 'minutes_draft', 'minutes_fixed', 'cancelled'] as const
/** @source law-and-flow section 6 */
export type ConferenceState = (typeof CONFERENCE_STATES)[number]

/** What everybody who is called learns of a sitting. The title names nobody: it is seen by all, whatever item they come for. */
export type Sitting = {
  readonly title: string
  /** RFC 3339 instant; null while a time is being sought. */
  readonly startsAt: string | null
  readonly minutesPlanned: number
  readonly place: string | null
  /** Name and office of who presides. */
  readonly chair: string | null
}

/** One sitting as its acts leave it. Basis, secrecy and sight sit on its agenda items. */
export type Conference = Sitting & {
  readonly id: ConferenceId
  readonly state: ConferenceState
  readonly conveningAgency: AgencyId
  readonly madeAt: string
  readonly madeBy: StaffId
  /** When those invited were first asked for times. */
  readonly askedAt: string | null
  readonly calledAt: string | null
  readonly briefedAt: string | null
  readonly heldAt: string | null
  readonly fixedAt: string | null
  readonly cancelledAt: string | null
  readonly cancelWords: string | null
  /** How often an invitation already sent was changed. */
  readonly sequence: number
  /** Number of acts so far. */
  readonly version: number
}

/** When, by whom, and as which of the acts of a conference. */
export type ConferenceStamp = {
  readonly id: Id<'conference_act'>
  readonly seq: number
  readonly at: string
  readonly byStaff: StaffId
  readonly byAgency: AgencyId
}

/** The convenor did something to a conference. Rows of this kind are only ever appended; what was said there is never among them. */
export type ConferenceAct = ConferenceStamp & ConferenceDeed

export type ConferenceDeed =
  | { readonly kind: 'planned'; readonly body: Sitting }
  | { readonly kind: 'changed'; readonly body: Sitting }
  | { readonly kind: 'item_added'; readonly body: ItemMark }
  | { readonly kind: 'item_changed'; readonly body: ItemMark }
  | { readonly kind: 'basis_switched'; readonly body: ItemMark & { readonly from: string } }
  | { readonly kind: 'item_dropped'; readonly body: { readonly itemId: ItemId } }
  | { readonly kind: 'invited'; readonly body: { readonly invitationId: InvitationId; readonly itemIds: readonly ItemId[] } }
  | { readonly kind: 'uninvited'; readonly body: { readonly invitationId: InvitationId } }
  | { readonly kind: 'times_offered'; readonly body: { readonly count: number } }
  | { readonly kind: 'time_chosen'; readonly body: { readonly startsAt: string } }
  | { readonly kind: 'called'; readonly body: Nothing }
  | { readonly kind: 'briefed'; readonly body: { readonly itemIds: readonly ItemId[] } }
  | { readonly kind: 'held'; readonly body: Nothing }
  | { readonly kind: 'minutes_kept'; readonly body: { readonly itemId: ItemId } }
  | { readonly kind: 'minutes_fixed'; readonly body: { readonly itemIds: readonly ItemId[] } }
  | { readonly kind: 'cancelled'; readonly body: { readonly words: string } }

type Nothing = Readonly<Record<string, never>>
type ItemMark = { readonly itemId: ItemId; readonly typeCode: string; readonly basis: string }

/** 議題: a question about one case, with the kind of conference and the basis on which it is spoken about. */
export type AgendaItem = {
  readonly id: ItemId
  readonly conferenceId: ConferenceId
  readonly position: number
  readonly caseId: CaseId
  readonly typeCode: string
  /** The kind's name as this city said it on the day. */
  readonly called: string
  /** `consent`, or the code of the law by which it is spoken about without. */
  readonly basis: string
  readonly basisOn: Day
  readonly basisReason: string | null
  readonly question: string
  readonly planId: PlanId | null
}

/** Whom an invitation calls: an agency that works here, with or without named staff, or a person from elsewhere. */
export type Invitation = {
  readonly id: InvitationId
  readonly conferenceId: ConferenceId
  readonly agencyId: AgencyId | null
  readonly staffIds: readonly StaffId[]
  readonly outside: { readonly name: string; readonly office: string | null; readonly agency: string | null } | null
  readonly secrecyClass: SecrecyClass
  /** Whether the sitting cannot be held well without them. */
  readonly isNeeded: boolean
  readonly itemIds: readonly ItemId[]
  /** Items whose material was opened to them. */
  readonly toldItems: readonly ItemId[]
}

/** An invitation with the names a page shows. */
export type NamedInvitation = Invitation & { readonly agencyName: string; readonly staffNames: readonly string[] }

/** Somebody who sat there, or was missed, with the office of that day. */
export type Attendance = {
  readonly invitationId: InvitationId
  readonly staffId: StaffId | null
  readonly name: string
  readonly office: string | null
  readonly agencyName: string
  readonly secrecyClass: SecrecyClass
  readonly isPresent: boolean
  readonly ackedAt: string | null
}

/** An item with what a page says of it. */
export type NamedItem = AgendaItem & { readonly caseNo: number | null; readonly caseLabel: string | null }

/** A conference as far as the reader may see it: only those items and invitations that exist for them. */
export type ConferenceHead = {
  readonly conference: Conference
  readonly no: number
  readonly conveningAgencyName: string
  readonly isConvenor: boolean
  readonly items: readonly NamedItem[]
  /** Items to which the reader's own agency is invited. */
  readonly invitedTo: readonly ItemId[]
  readonly invitations: readonly NamedInvitation[]
  /** When the reader confirmed the secrecy notice. */
  readonly ackedAt: string | null
}
