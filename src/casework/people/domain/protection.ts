import type { Day } from '../../../kernel/day.ts'
import { addDays, addMonths } from '../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../kernel/id.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { PersonId } from './person.ts'

export type ProtectionId = Id<'address_protection'>

/** From what a person is protected, by the code list `protection_kind`. @source 住民基本台帳事務における支援措置 */
export const PROTECTION_KINDS = ['dv', 'stalking', 'child_abuse', 'other'] as const
export type ProtectionKind = (typeof PROTECTION_KINDS)[number]

/** One term of protection of one person. */
export type Protection = {
  readonly id: ProtectionId
  readonly personId: PersonId
  readonly kind: ProtectionKind
  readonly fromOn: Day
  /** Last day of the term; running out hides nothing less. */
  readonly untilOn: Day
  readonly renewedFrom: ProtectionId | null
  readonly documentNo: string | null
  readonly perpetrators: readonly PersonId[]
  readonly setBy: StaffId
  readonly isCurrent: boolean
  readonly endAskedBy: StaffId | null
  readonly endWords: string | null
  readonly endedAt: Date | null
}

/** What is written when protection is set or renewed. */
export type ProtectionTerm = {
  readonly kind: ProtectionKind
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly documentNo: string | null
  readonly perpetrators: readonly PersonId[]
}

/** Where and how a protected person is reached. Kept apart from the person; in no row that a list could read. */
export type Place = {
  readonly postalCode: string | null
  readonly address: string | null
  readonly councilNo: number | null
  readonly phone: string | null
  readonly phoneOther: string | null
  readonly email: string | null
  readonly contactNote: string | null
}

/** Days before the last day on which the agency is reminded. */
const REMINDERS = [60, 30, 7] as const

/** The last day of a term of one year that begins on a day. */
export function yearFrom(from: Day): Day {
  return addDays(addMonths(from, 12), -1)
}

/** The days on which somebody is reminded of a term, those that are past left out. */
export function reminderDays(untilOn: Day, today: Day): readonly Day[] {
  return REMINDERS.map(days => addDays(untilOn, -days)).filter(day => day >= today)
}

/** Whether a term may be set: it begins, it ends, and it lasts a year at most. */
export function mayProtect(term: ProtectionTerm, personId: PersonId): Result<Day, Refusal> {
  const longest = yearFrom(term.fromOn)
  const untilOn = term.untilOn ?? longest
  const fields = {
    ...(untilOn < term.fromOn || untilOn > longest
      ? { untilOn: '期間は、始まりの日から1年までにしてください。1年を超えるときは、あとで延長してください。' }
      : {}),
    ...(term.perpetrators.includes(personId) ? { perpetrators: 'ご本人を加害者とされる方に選ぶことはできません。' } : {}),
  }
  return Object.keys(fields).length === 0 ? yes(untilOn) : no(refusal('fields', { fields }))
}

/** Whether a reader may end a protection somebody asked to end: a head, and not who asked. */
export function mayAnswerEnd(protection: Protection, reader: Reader): Result<Protection, Refusal> {
  if (!protection.isCurrent || protection.endAskedBy === null) return no(refusal('wrong-state'))
  if (!reader.duties.has('head')) return no(refusal('duty-missing'))
  return protection.endAskedBy === reader.staffId ? no(refusal('own-decision')) : yes(protection)
}

/** Whether protection of a person is the reader's business: only the agency that registered them sets, opens and ends it. */
export function isOwners(person: { readonly ownerAgency: AgencyId }, reader: Reader): boolean {
  return person.ownerAgency === reader.agencyId
}
