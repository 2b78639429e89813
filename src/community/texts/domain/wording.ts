import type { Language } from '../../../kernel/language.ts'
import { LANGUAGES } from '../../../kernel/language.ts'

/** Kinds of records whose words for others are kept here. The key of a council is its number, of everything else its id. */
export const WORDING_KINDS = ['council', 'body', 'meeting', 'activity', 'group', 'project', 'platform', 'offer'] as const
export type WordingKind = (typeof WORDING_KINDS)[number]

/** Issues and treasures keep their wording themselves; what it is in other languages is kept here. */
export const SUBJECT_KINDS = [...WORDING_KINDS, 'issue', 'treasure'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** How far a wording is to go: the liaison (other councils and the city), or everybody. */
export const REACHES = ['liaison', 'public'] as const
export type Reach = (typeof REACHES)[number]

/** Words for others, as they were proposed. */
export type Words = { readonly title: string; readonly words: string }

/** A wording for others: proposed by one keeper, checked by another. */
export type Wording = Words & {
  readonly kind: SubjectKind
  readonly key: string
  readonly councilNo: number | null
  readonly wanted: Reach
  readonly textVersion: number
  readonly isProposedByMe: boolean
  readonly checkedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** `none`: nobody has worded anything; `proposed`: waits for somebody else; `told`: others read it. */
export type WordingState = 'none' | 'proposed' | 'told' | 'withdrawn'

/** How a wording stands. */
export function stateOf(wording: Pick<Wording, 'checkedAt' | 'withdrawnAt'> | undefined): WordingState {
  if (wording === undefined) return 'none'
  if (wording.withdrawnAt !== null) return 'withdrawn'
  return wording.checkedAt === null ? 'proposed' : 'told'
}

/** Languages a wording can be told in besides Japanese. */
export const VARIANT_LANGUAGES = LANGUAGES.filter((one): one is VariantLanguage => one !== 'ja')
export type VariantLanguage = Exclude<Language, 'ja'>

/** A wording in another language, or in plain Japanese. */
export type Variant = Words & {
  readonly language: VariantLanguage
  readonly origin: 'human' | 'machine'
  readonly basedOnVersion: number
  readonly isWrittenByMe: boolean
  readonly checkedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** `draft`: a person's, waiting for somebody else; `machine`: unchecked, told to others as a machine's; `checked`: read by two. */
export type VariantState = 'draft' | 'machine' | 'checked' | 'withdrawn'

/** How a variant stands beside its wording. A stale one is older than the Japanese, and says so wherever it is shown. */
export function standingOf(
  variant: Pick<Variant, 'origin' | 'basedOnVersion' | 'checkedAt' | 'withdrawnAt'>,
  textVersion: number,
): { readonly state: VariantState; readonly isStale: boolean } {
  return { state: variantState(variant), isStale: variant.basedOnVersion < textVersion }
}

function variantState({ origin, checkedAt, withdrawnAt }: Pick<Variant, 'origin' | 'checkedAt' | 'withdrawnAt'>): VariantState {
  if (withdrawnAt !== null) return 'withdrawn'
  if (checkedAt !== null) return 'checked'
  return origin === 'machine' ? 'machine' : 'draft'
}

/** Reads what an address names: a known kind with a key that can be one; nothing otherwise. */
export function readSubject(
  kind: string | undefined,
  key: string | undefined,
): { readonly kind: SubjectKind; readonly key: string } | undefined {
  const known = SUBJECT_KINDS.find(one => one === kind)
  const shape = known === 'council' ? /^[1-9]\d{0,2}$/ : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  return known !== undefined && key !== undefined && shape.test(key) ? { kind: known, key } : undefined
}

/** Lines of a record that may stand beside its words for others. */
export type BesideLine = 'place' | 'openTo' | 'fee' | 'bring' | 'accessNotes' | 'transport'
