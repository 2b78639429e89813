import type { Day } from '../../kernel/day.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Fault } from './complaint.ts'
import type { Dated } from './period.ts'
import { latestOf } from './period.ts'

/** Whether the nation collects a field: not seen yet, yes (bold frame), no. */
export const NATIONAL = ['unknown', 'yes', 'no'] as const
export type National = (typeof NATIONAL)[number]

export type FormField = {
  readonly field: string
  readonly label: string
  readonly nationalReport: National
  readonly order: number
  readonly shown: boolean
}

/** One version of a paper form. What a field is filled with is the program's; what it is called, where and whether it stands is the city's. */
export type FormVersion = Dated & {
  readonly form: string
  readonly version: number
  readonly title: string
  readonly fields: readonly FormField[]
}

/** What a version says. */
export type FormWords = { readonly title: string; readonly fields: readonly FormField[] }

/** One wish of an administrator about one form. */
export type FormWish =
  | { readonly kind: 'open'; readonly from: Day; readonly words: FormWords }
  | { readonly kind: 'correct'; readonly version: number; readonly words: FormWords }
  | { readonly kind: 'withdraw'; readonly version: number }

export type FormFault = { readonly part: 'from' | 'title'; readonly fault: Fault }

/**
 * The versions of a form as they would be after a wish. A form always holds from its first day on; what has begun is never edited,
 * and a new version never begins in the past, because papers already handed out say what they said.
 */
export function afterFormWish(versions: readonly FormVersion[], wish: FormWish, today: Day): Result<readonly FormVersion[], FormFault> {
  const latest = latestOf(versions)
  if (latest === undefined) return no({ part: 'title', fault: 'gone' })
  const rest = versions.filter(one => one !== latest)
  if (wish.kind === 'open') {
    if (latest.validFrom > today) return no({ part: 'from', fault: 'upcoming-stands' })
    if (wish.from < today) return no({ part: 'from', fault: 'past' })
    if (wish.from <= latest.validFrom) return no({ part: 'from', fault: 'reversed' })
    if (!haveSameFields(latest.fields, wish.words.fields)) return no({ part: 'title', fault: 'fields' })
    if (isSaidAlready(latest, wish.words)) return no({ part: 'title', fault: 'same' })
    const next = { form: latest.form, version: latest.version + 1, validFrom: wish.from, validTo: null, ...wish.words }
    return yes([...rest, { ...latest, validTo: wish.from }, next])
  }
  if (wish.version !== latest.version || latest.validFrom <= today)
    return no({ part: 'title', fault: wish.kind === 'correct' ? 'begun' : 'gone' })
  if (wish.kind === 'withdraw') return yes(rest.map(one => (one.validTo === latest.validFrom ? { ...one, validTo: null } : one)))
  if (!haveSameFields(latest.fields, wish.words.fields)) return no({ part: 'title', fault: 'fields' })
  return yes([...rest, { ...latest, ...wish.words }])
}

/** Fields in the order in which they are printed, numbered from 1. */
export function numbered(fields: readonly FormField[]): readonly FormField[] {
  return [...fields].sort((one, other) => one.order - other.order).map((field, index) => ({ ...field, order: index + 1 }))
}

function isSaidAlready(version: FormVersion, words: FormWords): boolean {
  const said = ({ title, fields }: FormWords) =>
    JSON.stringify([title, fields.map(({ field, label, nationalReport, shown }) => [field, label, nationalReport, shown])])
  return said(version) === said(words)
}

function haveSameFields(one: readonly FormField[], other: readonly FormField[]): boolean {
  const names = (fields: readonly FormField[]) => JSON.stringify(fields.map(({ field }) => field).sort())
  return names(one) === names(other)
}
