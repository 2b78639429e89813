import { z } from 'zod'
import { codesChosen, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import { SIDES, STAGES } from '../domain/entry.ts'
import { EXCHANGE_KINDS } from '../domain/meeting.ts'
import { SUPPORT_KINDS, SUPPORT_STATES } from '../domain/support.ts'
import { texts } from './texts.ts'

const { fields } = texts
const numbered = (error: string) => z.coerce.number({ error }).int({ error }).min(1, { error }).max(999, { error })
const council = numbered('協議会を選んでください。')
const themes = codesChosen
const title = neededWords(100, fields.title, 'ひとことで書いてください。')
const idOrNone = (error: string) => z.uuid({ error }).nullish()
const [, ...ANSWERS] = SUPPORT_STATES

export const WORDS_BODY = z.object({
  title,
  words: maybeWords(2_000, fields.words),
  themes,
  stage: oneOf(STAGES, 'いまの段階を選んでください。').default('not_yet'),
})
export const STATE_BODY = WORDS_BODY.extend({ councilNo: council, side: oneOf(SIDES, '種類を選んでください。') })
export const LINE_BODY = z.object({ words: maybeWords(1_000, fields.stepWords) })
export const WHY_BODY = z.object({ words: neededWords(1_000, fields.stepWords, 'どうしてか、ひとこと書いてください。') })
export const STAGE_BODY = z.object({
  stage: oneOf(STAGES, '段階を選んでください。'),
  words: neededWords(1_000, fields.stepWords, 'どうしてそうなったのか、ひとこと書いてください。'),
})
export const ADOPT_BODY = z.object({
  parentId: idOrNone('どこから来たかを選び直してください。'),
  fromWhere: maybeWords(200, fields.fromWhere),
  changed: neededWords(1_000, fields.changed, 'どう変えたかを書いてください。そのままなら「そのまま」で。'),
  since: neededAnyDay(fields.since, 'いつから始めたかを書いてください。例: 令和8年4月1日'),
})
export const JOIN_BODY = z.object({
  to: z
    .string({ error: 'つなぐものを選んでください。' })
    .regex(/^(issue|treasure|activity) [0-9a-f-]{36}$/, { error: 'つなぐものを選んでください。' }),
})

export const VISIT_BODY = z.object({
  guestNo: council,
  hostNo: numbered('行ってみたい地区を選んでください。'),
  about: neededWords(400, fields.about, '何を見たいか、聞きたいかを書いてください。'),
  guestEntry: idOrNone('選び直してください。'),
  hostEntry: idOrNone('選び直してください。'),
})
export const FIX_BODY = z.object({
  on: neededAnyDay(fields.on, 'いつ行くかを書いてください。例: 令和8年12月6日'),
  place: maybeWords(200, fields.place),
})
export const TELL_BODY = z.object({
  on: neededAnyDay(fields.on, 'いつ行ったかを書いてください。例: 令和8年12月6日'),
  seen: neededWords(2_000, fields.seen, '見てきたことを書いてください。'),
  takenHome: maybeWords(2_000, fields.takenHome),
})
export const BRING_BODY = z.object({ meetingId: z.uuid({ error: '連絡会の会議を選んでください。' }) })

export const ASK_BODY = z.object({
  councilNo: council,
  kind: oneOf(EXCHANGE_KINDS, '何をお願いしたいかを選んでください。'),
  title,
  words: maybeWords(2_000, fields.words),
  themes,
})
export const REPLY_BODY = z.object({ councilNo: council, words: neededWords(2_000, fields.reply, '返事を書いてください。') })
export const END_BODY = z.object({
  state: oneOf(['met', 'unmet'], '終わり方を選んでください。'),
  outcome: neededWords(1_000, fields.outcome, 'どうなったかを書いてください。'),
  helpedBy: numbered('助けてくれた地区を選び直してください。').nullish(),
})

export const OFFER_BODY = z.object({
  agencyId: z.uuid({ error: '機関を選んでください。' }),
  kinds: z
    .array(oneOf(SUPPORT_KINDS, '手伝いの種類を選び直してください。'))
    .min(1, { error: 'できる手伝いを、一つは選んでください。' })
    .max(5),
  title,
  words: maybeWords(2_000, fields.words),
  themes,
})
export const REQUEST_BODY = z.object({
  councilNo: council,
  offerId: idOrNone('申し出を選び直してください。'),
  kind: oneOf(SUPPORT_KINDS, '手伝いの種類を選んでください。'),
  words: neededWords(2_000, fields.wish, 'どんな手伝いがほしいかを書いてください。'),
  wantedWhen: maybeWords(200, fields.wantedWhen),
})
export const ANSWER_BODY = z.object({
  state: oneOf(ANSWERS, '返事を選んでください。'),
  words: neededWords(2_000, fields.answerWords, '理由や、したことを書いてください。'),
  answeredAs: maybeWords(100, fields.answeredAs),
})
