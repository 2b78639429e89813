import type { Consultation } from '../../desk/index.ts'
import type { Person } from '../../people/index.ts'

/** What may be shared, field by field. The sender ticks; what is not ticked does not go. @source forms-and-codes 4.1, 4.2 */
export const SHAREABLE = [
  'statement',
  'familyStatement',
  'workerView',
  'urgentAction',
  'topics',
  'gapNeed',
  'accessNeeds',
  'language',
  'contactNote',
  'personName',
  'personBirth',
  'personPhone',
  'personAddress',
] as const
export type ShareableField = (typeof SHAREABLE)[number]

/** One line of what was shared. `of` names the person it is about; values are words or codes, never looked up again. */
export type BundleLine = { readonly field: ShareableField; readonly of: string | null; readonly value: string }

/** Exactly what the receiver may read, frozen when the referral was sent. */
export type Bundle = readonly BundleLine[]

/** Fields ticked at first: what another desk needs to begin, and no address or phone. */
export const TICKED_AT_FIRST: readonly ShareableField[] = ['statement', 'topics', 'accessNeeds', 'language', 'personName']

/** Fields that would carry a protected person's whereabouts. */
export const WHEREABOUTS: readonly ShareableField[] = ['personPhone', 'personAddress', 'contactNote']

/** Who is spoken of, with the name already put into words. */
export type NamedPerson = { readonly person: Person; readonly name: string; readonly kana: string | undefined }

/** Puts the ticked fields into lines; a field with nothing in it makes no line. */
export function bundleOf(consultation: Consultation, people: readonly NamedPerson[], ticked: readonly string[]): Bundle {
  return SHAREABLE.filter(field => ticked.includes(field)).flatMap(field => linesOf(field, consultation, people))
}

/** The bundle as it may be read once somebody in it is protected: nothing that says who or where, and no words that might. */
export function withoutPeople(bundle: Bundle): Bundle {
  return bundle.filter(({ field }) => field === 'topics' || field === 'language')
}

function linesOf(field: ShareableField, consultation: Consultation, people: readonly NamedPerson[]): readonly BundleLine[] {
  switch (field) {
    case 'topics':
      return consultation.topics.map(value => ({ field, of: null, value }))
    case 'language':
      return line(
        field,
        consultation.language === 'ja' && !consultation.interpreter
          ? null
          : `${consultation.language}${consultation.interpreter ? '+interpreter' : ''}`,
      )
    case 'personName':
      return people.map(({ name, kana }) => ({ field, of: name, value: kana ? `${name}（${kana}）` : name }))
    case 'personBirth':
      return people.flatMap(({ person, name }) => (person.birthDate ? [{ field, of: name, value: person.birthDate }] : []))
    case 'personPhone':
      return people.flatMap(({ person, name }) => (person.phone ? [{ field, of: name, value: person.phone }] : []))
    case 'personAddress':
      return people.flatMap(({ person, name }) => (person.address ? [{ field, of: name, value: person.address }] : []))
    default:
      return line(field, consultation[field])
  }
}

function line(field: ShareableField, value: string | null): readonly BundleLine[] {
  return value === null || value === '' ? [] : [{ field, of: null, value }]
}
