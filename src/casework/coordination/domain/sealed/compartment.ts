import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { HouseholdId, PersonId } from '../../../people/index.ts'
import type { CaseId } from '../case/case.ts'

export type CompartmentId = Id<'compartment'>
export type SealedEntryId = Id<'compartment_entry'>
export type TransferId = Id<'compartment_transfer'>

/** 要対協, DV, 虐待, 人権侵害. @source privacy-rules section 4 */
export const COMPARTMENT_KINDS = ['child_protection', 'dv', 'abuse', 'rights'] as const
export type CompartmentKind = (typeof COMPARTMENT_KINDS)[number]

/** The article of secrecy differs with it. @source 児童福祉法25条の5 */
export const LEGAL_CLASSES = ['public_body', 'corporation', 'individual'] as const
export type LegalClass = (typeof LEGAL_CLASSES)[number]

/** What an entry keeps apart. */
export const ENTRY_PARTS = ['fact', 'opinion', 'third_party', 'person_words'] as const
export type EntryPart = (typeof ENTRY_PARTS)[number]

/** A sealed record as its members see it at its head. */
export type Compartment = {
  readonly id: CompartmentId
  readonly kind: CompartmentKind
  readonly label: string
  readonly caseId: CaseId | null
  readonly householdId: HouseholdId | null
  readonly personId: PersonId | null
  readonly keptBy: AgencyId
  readonly basis: string
  /** RFC 3339 instant. */
  readonly openedAt: string
  readonly openedBy: StaffId
  readonly secondStaff: StaffId
  readonly state: 'proposed' | 'open' | 'ended'
  readonly endedAt: string | null
  readonly endWords: string | null
  readonly whomToCall: string | null
  readonly toldCoordinator: boolean
  readonly version: number
  readonly keptByName: string
  readonly openedByName: string
  readonly secondName: string
  /** Number and name of the case, where the reader may see it as well. */
  readonly caseNo: number | null
  readonly caseLabel: string | null
  readonly householdLabel: string | null
  readonly personName: string | null
}

/** A compartment as somebody proposes it. It is about a case, a household or a person the proposer sees. */
export type CompartmentWish = {
  readonly kind: CompartmentKind
  readonly label: string
  readonly basis: string
  /** Number of a case the proposer sees. */
  readonly caseNo: number | null
  readonly householdId: HouseholdId | null
  readonly personId: PersonId | null
  readonly secondStaff: StaffId
  readonly ownClass: LegalClass
  readonly secondClass: LegalClass
}

export type SealedMember = {
  readonly staffId: StaffId
  readonly agencyId: AgencyId
  readonly legalClass: LegalClass
  readonly since: string
  readonly staffName: string
  readonly agencyName: string
}

/** The four parts of what is written down; at least one is there. */
export type SealedWords = {
  readonly fact: string | null
  readonly opinion: string | null
  readonly thirdParty: string | null
  readonly thirdPartyWho: string | null
  readonly personWords: string | null
}

export type SealedEntryWish = SealedWords & {
  /** When it happened. */
  readonly at: string
  readonly replaces: SealedEntryId | null
  readonly replaceWords: string | null
}

export type SealedEntry = SealedEntryWish & {
  readonly id: SealedEntryId
  readonly madeAt: string
  readonly byStaff: StaffId
  readonly staffName: string
  readonly agencyName: string
  readonly isReplaced: boolean
  /** Came in from the case by a transfer. */
  readonly isTransferred: boolean
}

export type SealedMeeting = {
  readonly id: string
  readonly typeCode: string
  /** As the kind was called on the day; null for a plain meeting of the members. */
  readonly typeName: string | null
  readonly at: string
  readonly present: readonly StaffId[]
  readonly others: string | null
  readonly minutes: string
  readonly staffName: string
}

/** The one way for words in or out. */
export type TransferWish = {
  readonly direction: 'in' | 'out'
  readonly sourceId: string
  readonly parts: readonly EntryPart[]
  /** Who may read the copy in the case; null for copies that come in. */
  readonly shareScope: 'own_agency' | 'team' | 'coordinator' | null
  readonly basis: string
  readonly reason: string
}

export type Transfer = TransferWish & {
  readonly id: TransferId
  readonly caseId: CaseId
  readonly basisOn: Day
  readonly proposedAt: string
  readonly proposedBy: StaffId
  readonly proposedByName: string
  readonly state: 'proposed' | 'approved' | 'refused'
  readonly decidedAt: string | null
  readonly decidedByName: string | null
  readonly decisionWords: string | null
}

/** Who reported. Never on anything that is printed. */
export type Reporter = {
  readonly id: string
  readonly name: string
  readonly contact: string | null
  readonly relation: string | null
  readonly heardAt: string
}

/** One line of the compartment's own access log. */
export type SealedLogLine = {
  readonly id: string
  readonly at: string
  readonly action: string
  readonly words: string | null
  readonly staffName: string
  readonly agencyName: string
}

/** The chosen parts of an entry; undefined when none of them was written. */
export function partsOf(words: SealedWords, parts: readonly EntryPart[]): SealedWords | undefined {
  const has = (part: EntryPart) => parts.includes(part)
  const chosen: SealedWords = {
    fact: has('fact') ? words.fact : null,
    opinion: has('opinion') ? words.opinion : null,
    thirdParty: has('third_party') ? words.thirdParty : null,
    thirdPartyWho: has('third_party') ? words.thirdPartyWho : null,
    personWords: has('person_words') ? words.personWords : null,
  }
  const { fact, opinion, thirdParty, personWords } = chosen
  return [fact, opinion, thirdParty, personWords].every(part => part === null) ? undefined : chosen
}
