import { z } from 'zod'
import { maybeAnyDay, maybeWords, neededWords, oneOf } from '../../../../platform/http/body.ts'
import { TREASURE_TYPES } from '../../../treasures/index.ts'
import { linesOf } from '../../domain/closing.ts'
import { MOST_QUESTIONS } from '../../domain/paper/edition.ts'
import { circularTexts } from './texts.ts'

const { fields } = circularTexts
const LONGEST_QUESTION = 120

const WORDS = {
  title: neededWords(60, fields.title, '題を書いてください。'),
  words: neededWords(4_000, fields.words, '本文を書いてください。'),
  phone: neededWords(40, fields.phone, '電話番号を書いてください。紙だけの人は、電話がたよりです。'),
  contact: maybeWords(100, fields.contact).transform(text => text ?? ''),
  answerBy: maybeAnyDay(fields.answerBy).transform(day => day ?? null),
  questions: maybeWords(2_000, fields.questions).transform((text, context): readonly string[] => {
    const lines = linesOf(text)
    if (lines.length > MOST_QUESTIONS) context.addIssue({ code: 'custom', message: `質問は${MOST_QUESTIONS}つまでにしてください。` })
    if (lines.some(line => [...line].length > LONGEST_QUESTION))
      context.addIssue({ code: 'custom', message: `質問は、ひとつ${LONGEST_QUESTION}文字までにしてください。` })
    return lines
  }),
}

/** The words of an edition; questions one a line. */
export const EDITION_BODY = z.object(WORDS)

export const NEW_EDITION_BODY = z.object({
  ...WORDS,
  bodyId: z.uuid({ error: '会を選んでください。' }).nullish(),
  meetingId: z.uuid({ error: '会議を選び直してください。' }).nullish(),
})

export const END_BODY = z.object({ why: neededWords(200, fields.why, '終える訳を、ひとこと書いてください。') })

export const KEY_IN_BODY = z.object({ sheets: neededWords(60_000, fields.sheets, '戻ってきた紙を、一枚を一行に入れてください。') })

export const TAKE_BACK_BODY = z.object({
  returnedId: z.uuid({ error: '紙を選び直してください。' }),
  why: neededWords(200, fields.takeBackWhy, '取り消す訳を、ひとこと書いてください。'),
})

export const PROMOTE_LINE_BODY = z.object({
  returnedId: z.uuid({ error: '紙を選び直してください。' }),
  question: z.coerce.number({ error: '質問を選び直してください。' }).int().min(0).max(MOST_QUESTIONS),
  becomes: oneOf(['issue', 'treasure'], '行き先を選んでください。'),
  type: z.enum(TREASURE_TYPES, { error: '宝物の種類を選び直してください。' }).nullish(),
})
