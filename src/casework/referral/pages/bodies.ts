import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import { readId } from '../../../kernel/id.ts'
import { maybeAnyDay, maybeWords, neededWords, oneOf, words } from '../../../platform/http/body.ts'
import { SHAREABLE, TICKED_AT_FIRST } from '../domain/bundle.ts'
import type { Sheet } from '../domain/referral.ts'
import { CONSENT_TYPES, KINDS, URGENCIES } from '../domain/referral.ts'

/** Days given for an answer when the sender names none. */
export const DAYS_TO_ANSWER = 7
/** Characters of each text on the sheet. */
export const SHEET_WORDS = 2000

const agencyId = z.string({ error: 'つなぎ先の機関を選んでください。' }).transform((raw, context): AgencyId => {
  const id = readId<'agency'>(raw)
  if (id !== undefined) return id
  context.addIssue({ code: 'custom', message: 'つなぎ先の機関を選んでください。' })
  return z.NEVER
})

/** A referral sheet as forms and the API send it. Which basis holds is for the rule of sending to say, with its own code. */
export const SHEET_BODY = z.object({
  toAgency: agencyId,
  kind: oneOf(KINDS, '引き継ぐか、一緒に関わるかを選んでください。'),
  reason: neededWords(SHEET_WORDS, 'つなぐ理由', 'つなぐ理由を書いてください。'),
  asked: neededWords(SHEET_WORDS, 'お願いすること', '相手にお願いすることを書いてください。'),
  basis: z.string({ error: '情報を渡す根拠を選んでください。' }).pipe(words(100, '情報を渡す根拠')),
  consentType: oneOf(CONSENT_TYPES, '同意の確かめ方を、一覧から選んでください。').nullish(),
  basisReason: maybeWords(SHEET_WORDS, '同意なしで渡す理由'),
  sharedFields: z.array(oneOf(SHAREABLE, '渡す内容を、一覧から選んでください。')).max(SHAREABLE.length).nullish(),
  urgency: oneOf(URGENCIES, '緊急度を、一覧から選んでください。').nullish(),
  replyBy: maybeAnyDay('返事をいただきたい日'),
  accompanied: z.boolean({ error: '同行するかどうかを選んでください。' }).nullish(),
})
export type SheetBody = z.infer<typeof SHEET_BODY>

/** The same with the action of a plan it serves, and the wish to send at once, which the form has not: there a look comes between. */
export const COMPOSE_BODY = SHEET_BODY.extend({
  send: z.boolean({ error: 'send は true か false で送ってください。' }).nullish(),
  serves: z.uuid({ error: 'serves には、プランの行動の番号を入れてください。' }).nullish(),
})

/** The sheet, with what was left out filled in. Only what belongs to the basis chosen is kept. */
export function sheetFrom(body: SheetBody, today: Day): Sheet {
  return {
    toAgency: body.toAgency,
    kind: body.kind,
    reason: body.reason,
    asked: body.asked,
    basis: body.basis,
    consentType: body.basis === 'consent' ? (body.consentType ?? null) : null,
    basisReason: body.basis === 'consent' ? null : (body.basisReason ?? null),
    sharedFields: [...new Set(body.sharedFields ?? TICKED_AT_FIRST)],
    urgency: body.urgency ?? 'planned',
    replyBy: body.replyBy ?? addDays(today, DAYS_TO_ANSWER),
    accompanied: body.accompanied ?? false,
  }
}
