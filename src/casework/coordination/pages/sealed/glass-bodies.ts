import { z } from 'zod'
import { neededWords, oneOf } from '../../../../platform/http/body.ts'
import { FEWEST_WORDS, FINDINGS } from '../../domain/sealed/glass.ts'
import { glassTexts as texts } from './glass-texts.ts'

/** A case by its number, a reason by its code, and words. */
export const GLASS_BODY = z.object({
  no: z.coerce
    .number({ error: texts.noMissing })
    .int({ error: texts.noMissing })
    .positive({ error: texts.noMissing })
    .max(1e12, { error: texts.noMissing }),
  reasonCode: z.string({ error: '理由を選んでください。' }).max(60),
  words: neededWords(2_000, texts.words, texts.wordsMissing).refine(text => [...text.trim()].length >= FEWEST_WORDS, {
    message: texts.wordsMissing,
  }),
})

/** What an opening was found to be. */
export const REVIEW_BODY = z.object({
  finding: oneOf(FINDINGS, texts.findingMissing),
  words: neededWords(2_000, texts.findingWords, texts.findingWordsMissing),
})
