import type { Language } from '../../../kernel/language.ts'
import { intakeEn } from './en.ts'
import { intakeEs } from './es.ts'
import { intakeFil } from './fil.ts'
import type { IntakeWords } from './ja.ts'
import { intakeJa } from './ja.ts'
import { intakeJaEasy } from './ja-easy.ts'
import { intakePt } from './pt.ts'
import { intakeVi } from './vi.ts'
import { intakeZh } from './zh.ts'

export type { IntakeWords } from './ja.ts'

/** What the sheet of the counter says beyond the public pages, in one language. */
export function intakeWordsIn(language: Language): IntakeWords {
  return INTAKE_WORDS[language]
}

const INTAKE_WORDS: Readonly<Record<Language, IntakeWords>> = {
  ja: intakeJa,
  'ja-easy': intakeJaEasy,
  en: intakeEn,
  pt: intakePt,
  vi: intakeVi,
  zh: intakeZh,
  es: intakeEs,
  fil: intakeFil,
}
