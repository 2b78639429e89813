import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant, formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Codes } from '../../../platform/codes.ts'
import type { Tone } from '../../../ui/badge.tsx'
import type { Bundle, ShareableField } from '../domain/bundle.ts'
import { SHAREABLE } from '../domain/bundle.ts'
import type { Referral, ReferralState } from '../domain/referral.ts'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'

/** One field that was shared, in words: its label and what it says, a line for each value. */
export type WordedField = { readonly field: ShareableField; readonly label: string; readonly lines: readonly string[] }

/** What was shared in words, a field at a time, in the order of the sheet; code lists as they were called on `day`. */
export function wordedBundle(bundle: Bundle, codes: Codes, day: Day): readonly WordedField[] {
  return SHAREABLE.flatMap(field => {
    const lines = bundle.filter(line => line.field === field)
    if (lines.length === 0) return []
    if (field === 'topics') return [worded(field, [lines.map(line => codes.label('topic', line.value, day)).join('、')])]
    if (field === 'language')
      return [
        worded(
          field,
          lines.map(line => languageWords(line.value, codes, day)),
        ),
      ]
    if (field === 'personName')
      return [
        worded(
          field,
          lines.map(line => line.value),
        ),
      ]
    const value = (text: string) => (field === 'personBirth' ? formatBoth(text as Day) : text)
    return [
      worded(
        field,
        lines.map(line => (line.of === null ? line.value : `${line.of}：${value(line.value)}`)),
      ),
    ]
  })
}

/** The basis with its article, as it stood on the day it was chosen, and how consent was made sure of. */
export function basisWords(referral: Pick<Referral, 'basis' | 'basisOn' | 'consentType'>, codes: Codes): string {
  const basis = codes.basis(referral.basis, referral.basisOn)
  const words = basis ? sheetTexts.basisLine(basis.title, basis.law, basis.article) : referral.basis
  if (referral.consentType === null) return words
  return sheetTexts.consent(words, codes.label('consent_type', referral.consentType, referral.basisOn))
}

/** The number by which people call a referral on the telephone: 12 is 'T-000012'. */
export function referralNo(no: number): string {
  return `T-${String(no).padStart(6, '0')}`
}

/** An instant written in RFC 3339 as a table shows it; empty when it has not come. */
export function when(instant: string | null): string {
  return instant === null ? '' : formatInstant(new Date(instant))
}

/** The day on which it was answered, so that the reason is called as it was called then; else today. */
export function answeredOn(referral: Pick<Referral, 'answeredAt'>, today: Day): Day {
  return referral.answeredAt === null ? today : dayOfInstant(new Date(referral.answeredAt))
}

/** The day on which the words of a sheet were fixed: when it was sent, else today. */
export function dayOfWords(referral: Pick<Referral, 'sentAt'>, today: Day): Day {
  return referral.sentAt === null ? today : dayOfInstant(new Date(referral.sentAt))
}

/** How a state looks. */
export const STATE_TONE: Readonly<Record<ReferralState, Tone>> = {
  draft: 'neutral',
  sent: 'info',
  seen: 'info',
  accepted: 'good',
  returned: 'warn',
  declined: 'warn',
  withdrawn: 'neutral',
  service_started: 'good',
  confirmed: 'done',
  ended_without_help: 'warn',
}

function worded(field: ShareableField, lines: readonly string[]): WordedField {
  return { field, label: texts.field[field], lines }
}

function languageWords(value: string, codes: Codes, day: Day): string {
  const [language = '', interpreter] = value.split('+')
  const label = codes.label('language', language, day)
  return interpreter === undefined ? label : texts.withInterpreter(label)
}
