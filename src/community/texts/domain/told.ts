import type { Language } from '../../../kernel/language.ts'
import type { Variant, Words } from './wording.ts'
import { standingOf } from './wording.ts'

/** A wording as somebody reads it. `language`: in which it is; another than theirs when there is nothing in theirs. */
export type Told = Words & {
  readonly language: Language
  /** Translated by a machine, and no person has checked it. */
  readonly isMachine: boolean
  /** Older than the Japanese it was made from. */
  readonly isStale: boolean
}

/** The words in the language asked for where there are some, otherwise the Japanese itself: nothing is made up, nothing is left out. */
export function toldIn(language: Language, base: Words & { readonly textVersion: number }, variant: Variant | undefined): Told {
  const usable = language !== 'ja' && variant?.language === language ? variant : undefined
  if (usable !== undefined) {
    const { state, isStale } = standingOf(usable, base.textVersion)
    if (state === 'machine' || state === 'checked')
      return { title: usable.title, words: usable.words, language, isMachine: state === 'machine', isStale }
  }
  return { title: base.title, words: base.words, language: 'ja', isMachine: false, isStale: false }
}
