import { z } from 'zod'
import { maybeAnyDay, maybeWords, neededAnyDay, words } from '../../../platform/http/body.ts'
import type { Answer } from '../acts/answer-referral.ts'
import { actTexts } from './texts-acts.ts'

/** Everything that can be answered, by the last part of its address; the same under /referrals and under /api/v1/referrals. */
export const ANSWER_PATHS = {
  seen: 'seen',
  accept: 'accept',
  return: 'return',
  decline: 'decline',
  withdraw: 'withdraw',
  start: 'start',
  confirm: 'confirm',
  end: 'end',
  follow_up: 'follow-ups',
  person_answer: 'person-answer',
} as const satisfies Readonly<Record<Answer['verb'], string>>

/** All verbs that have a form of their own on the sheet. */
export const ANSWER_VERBS = Object.keys(ANSWER_PATHS) as readonly Answer['verb'][]

/** Characters of each text of an answer. */
export const ANSWER_WORDS = 2000

const someWords = (label: string) => maybeWords(ANSWER_WORDS, label).transform(text => text ?? null)
// A missing reason or missing words are the act's to refuse, under the code promised to outsiders.
const why = { reason: z.string({ error: '理由の区分を選んでください。' }).nullish(), words: words(ANSWER_WORDS, '理由').nullish() }
const justWords = z.object({ words: someWords('言葉') })
const yesOrNo = (complaint: string) => z.boolean({ error: complaint })

/** How each answer is sent, by forms and by the API alike, and what it says. */
export const ANSWER_BODIES: Readonly<Record<Answer['verb'], z.ZodType<Answer>>> = {
  seen: z.object({}).transform((): Answer => ({ verb: 'seen' })),
  accept: z
    .object({
      personInCharge: maybeWords(100, actTexts.label.personInCharge),
      firstContactOn: maybeAnyDay(actTexts.label.firstContactOn),
      words: someWords('言葉'),
    })
    .transform(
      (body): Answer => ({
        verb: 'accept',
        personInCharge: body.personInCharge ?? null,
        firstContactOn: body.firstContactOn ?? null,
        words: body.words,
      }),
    ),
  return: z.object(why).transform((body): Answer => ({ verb: 'return', reason: body.reason ?? '', words: body.words ?? '' })),
  decline: z.object(why).transform((body): Answer => ({ verb: 'decline', reason: body.reason ?? '', words: body.words ?? '' })),
  end: z.object(why).transform((body): Answer => ({ verb: 'end', reason: body.reason ?? '', words: body.words ?? '' })),
  withdraw: justWords.transform((body): Answer => ({ verb: 'withdraw', words: body.words ?? '' })),
  start: z
    .object({ on: neededAnyDay(actTexts.label.on, actTexts.complaint.on), words: someWords('言葉') })
    .transform((body): Answer => ({ verb: 'start', on: body.on, words: body.words })),
  confirm: justWords.transform((body): Answer => ({ verb: 'confirm', words: body.words })),
  follow_up: z
    .object({ arrived: yesOrNo(actTexts.complaint.arrived), words: someWords('言葉') })
    .transform((body): Answer => ({ verb: 'follow_up', arrived: body.arrived, words: body.words ?? '' })),
  person_answer: z
    .object({ helped: yesOrNo(actTexts.complaint.helped), words: someWords('言葉') })
    .transform((body): Answer => ({ verb: 'person_answer', helped: body.helped, words: body.words ?? '' })),
}
