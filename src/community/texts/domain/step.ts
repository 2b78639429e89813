import type { Language } from '../../../kernel/language.ts'

/** What can happen to words for others. */
export const STEPS = ['proposed', 'checked', 'withdrawn', 'translated', 'variant_checked', 'variant_withdrawn'] as const
export type StepKind = (typeof STEPS)[number]

/** One step of the course of a wording; former words are for keepers only. */
export type Step = {
  readonly id: string
  readonly language: Language
  readonly did: StepKind
  readonly title: string
  readonly words: string
  readonly at: Date
  readonly byName: string
}
