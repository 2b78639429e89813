import type { Language } from '../../kernel/language.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fil } from './fil.ts'
import { ja } from './ja.ts'
import { jaEasy } from './ja-easy.ts'
import { pt } from './pt.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'

/** Every sentence of the public side in one language. */
export function wordsIn(language: Language): Catalogue {
  return CATALOGUES[language]
}

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { ja, 'ja-easy': jaEasy, en, pt, vi, zh, es, fil }
