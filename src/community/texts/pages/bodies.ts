import { z } from 'zod'
import { neededWords, oneOf } from '../../../platform/http/body.ts'
import type { VariantLanguage } from '../domain/wording.ts'
import { REACHES, VARIANT_LANGUAGES } from '../domain/wording.ts'
import { texts } from './texts.ts'

const { fields } = texts
const title = neededWords(100, fields.title, '題を書いてください。')
const words = neededWords(2_000, fields.words, '文を書いてください。')
const language = oneOf(VARIANT_LANGUAGES as [VariantLanguage, ...VariantLanguage[]], '言葉を選んでください。')
const textVersion = z.coerce.number({ error: 'ページを開き直してください。' }).int().min(1)

export const PROPOSE_BODY = z.object({ wanted: oneOf(REACHES, 'だれに見せるかを選んでください。'), title, words })
export const CHECK_BODY = z.object({ textVersion, besideAt: z.string().max(40).optional() })
export const WITHDRAW_BODY = z.object({ reason: neededWords(1_000, fields.reason, 'どうして下げるのか、ひとこと書いてください。') })
export const VARY_BODY = z.object({
  language,
  title,
  words,
  origin: oneOf(['human', 'machine'], 'だれが訳したかを選んでください。'),
  textVersion,
})
export const CHECK_VARIANT_BODY = z.object({ language, title, words })
export const WITHDRAW_VARIANT_BODY = z.object({ language })
