import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../kernel/id.ts'
import type { ConsentId } from './consent.ts'
import type { PersonId } from './person.ts'

export type DisclosureId = Id<'disclosure'>

/** The ways in which something was told, by the code list `disclosure_channel`. */
export const CHANNELS = ['screen', 'referral', 'print', 'fax', 'phone', 'meeting'] as const
export type Channel = (typeof CHANNELS)[number]

/** Bases on which something may be told. @source privacy-rules 2.2 */
export const DISCLOSURE_BASES = [
  'consent',
  'swa-106-6',
  'appi-69-2-2',
  'appi-69-2-3',
  'appi-69-2-4',
  'other_law',
  'life_threatening',
] as const

/** What was told about persons to somebody outside one's own agency, and why that was lawful. */
export type Disclosure = {
  /** May be empty for a consultation without names. */
  readonly personIds: readonly PersonId[]
  readonly caseId: string | null
  readonly consultationId: string | null
  /** Null only for somebody outside the directory, who then stands in `toPerson`. */
  readonly toAgency: AgencyId | null
  readonly toPerson: string | null
  /** Names of fields, or categories of consent. */
  readonly fields: readonly string[]
  readonly basis: string
  readonly consentId: ConsentId | null
  readonly conferenceId: string | null
  readonly reason: string
  readonly channel: Channel
  /** Another member of staff, where the basis asks for one. */
  readonly approver: StaffId | null
}

/** A row of the register as a list shows it. Persons a reader may not see are counted in `personCount` only. */
export type DisclosureRow = Omit<Disclosure, 'personIds'> & {
  readonly id: DisclosureId
  readonly no: number
  readonly at: Date
  readonly basisOn: Day
  readonly byName: string
  readonly byAgencyName: string
  readonly toAgencyName: string | null
  readonly approverName: string | null
  readonly persons: readonly { readonly id: PersonId; readonly name: string }[]
  readonly personCount: number
}

/** One sentence for each thing without which nothing may be told; empty when nothing is missing. */
export function whatIsMissing(disclosure: Disclosure, by: StaffId, basisHolds: boolean): Readonly<Record<string, string>> {
  const { basis, fields, toAgency, toPerson, reason, conferenceId, approver } = disclosure
  const isEmpty = (text: string | null) => text === null || text.trim() === ''
  return {
    ...(toAgency === null && isEmpty(toPerson) ? { toAgency: '伝えた相手の機関か、相手のお名前を入れてください。' } : {}),
    ...(fields.length === 0 ? { fields: '何を伝えたかを選んでください。' } : {}),
    ...(isEmpty(reason) ? { reason: '伝えた理由を書いてください。' } : {}),
    ...(!DISCLOSURE_BASES.some(code => code === basis) || !basisHolds ? { basis: 'その日に有効な根拠を選んでください。' } : {}),
    ...(basis === 'consent' && toAgency === null ? { toAgency: '同意を根拠にするときは、同意に書かれた機関を選んでください。' } : {}),
    ...(basis === 'swa-106-6' && conferenceId === null
      ? { basis: '支援会議を根拠にできるのは、会議の中で伝えたときだけです。別の根拠を選んでください。' }
      : {}),
    ...(basis === 'appi-69-2-4' && (approver === null || approver === by)
      ? { approver: 'この根拠には、ほかの職員の承認が要ります。承認した職員を選んでください。' }
      : {}),
  }
}
