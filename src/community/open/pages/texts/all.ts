import type { Language } from '../../../../kernel/language.ts'
import { LANGUAGES } from '../../../../kernel/language.ts'
import type { Origins } from '../../../../ui/languages/catalogue.ts'
import { statesOf, withStaleMarks } from '../../../../ui/languages/catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fil } from './fil.ts'
import { ja } from './ja.ts'
import { jaEasy } from './ja-easy.ts'
import { pt } from './pt.ts'
import written from './states.json' with { type: 'json' }
import { vi } from './vi.ts'
import { zh } from './zh.ts'

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { ja, 'ja-easy': jaEasy, en, pt, vi, zh, es, fil }
const ORIGINS: Readonly<Partial<Record<string, Origins>>> = written

/** Every sentence of the open pages in one language; one that is older than its Japanese carries a mark. */
export function wordsIn(language: Language): Catalogue {
  return SHOWN[language].words
}

/** Whether a person has checked these words, and whether some are older than their Japanese; nothing for Japanese itself. */
export function originOf(language: Language): { readonly isReviewed: boolean; readonly hasStale: boolean } | undefined {
  return SHOWN[language].origin
}

const SHOWN = Object.fromEntries(LANGUAGES.map(language => [language, shown(language)])) as Readonly<
  Record<Language, ReturnType<typeof shown>>
>

function shown(language: Language) {
  const words = CATALOGUES[language]
  if (language === 'ja') return { words, origin: undefined }
  const states = statesOf(ja, words, ORIGINS[language] ?? {}, language === 'ja-easy' ? 'authored' : 'machine')
  const all = [...states.values()]
  return {
    words: withStaleMarks(words, states),
    origin: { isReviewed: all.every(state => state === 'reviewed'), hasStale: all.includes('stale') },
  }
}
