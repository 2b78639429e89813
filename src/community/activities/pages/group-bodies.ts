import { z } from 'zod'
import { codesChosen, maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import { BUSINESS_KINDS, MILESTONE_STATES, NEED_KINDS, NEED_STATES, PLAN_STATES, STEP_STATES } from '../domain/group.ts'
import { KEYS } from '../domain/group-worry.ts'
import { PARTNER_KINDS } from '../domain/platform.ts'
import { texts } from './group-texts.ts'

const { fields } = texts
const NUMBER = '数字で書いてください。'
const CHOOSE = '一覧から選んでください。'

/** A whole number that may be left out. */
const maybeCount = (most: number, least = 0) =>
  z.coerce
    .number({ error: NUMBER })
    .int({ error: NUMBER })
    .min(least, { error: `${least}以上の数で書いてください。` })
    .max(most, { error: `${most.toLocaleString('ja-JP')}までの数で書いてください。` })
    .nullish()
    .transform(count => count ?? null)

const id = z
  .uuid({ error: CHOOSE })
  .nullish()
  .transform(text => text ?? null)
const words = (most: number, label: string) => maybeWords(most, label).transform(text => text ?? '')
const day = (label: string) => maybeAnyDay(label).transform(on => on ?? null)

/** The council as a number; empty or null is what several councils do together. */
const council = z
  .union([
    z.literal('').transform(() => null),
    z.coerce
      .number({ error: '協議会を選んでください。' })
      .int({ error: '協議会を選んでください。' })
      .min(1, { error: '協議会を選んでください。' })
      .max(999, { error: '協議会を選んでください。' }),
  ])
  .nullish()
  .transform(no => no ?? null)

const TEXT = {
  name: neededWords(100, '名まえ', '名まえを書いてください。'),
  words: words(4_000, 'していること'),
  themes: codesChosen,
  startedOn: day(fields.startedOn),
  ofId: id,
  bodyId: id,
  businessKind: z
    .enum(BUSINESS_KINDS, { error: CHOOSE })
    .nullish()
    .transform(kind => kind ?? null),
  fromId: id,
  fromWords: words(200, fields.fromWords),
  whatChanged: words(1_000, fields.whatChanged),
  contact: words(500, fields.contact),
}

export const TEXT_BODY = z.object(TEXT)
export const BEGIN_BODY = z.object({
  ...TEXT,
  councilNo: council,
  stage: z.string().max(20).optional(),
  from: z
    .string()
    .regex(/^(issue|treasure|decision|meeting|group|platform|activity):[0-9a-f-]{36}$/, {
      error: 'きっかけの画面から、もう一度始めてください。',
    })
    .nullish(),
})

export const MOVE_BODY = z.object({
  to: z.string({ error: '次の段階を選んでください。' }).max(20),
  words: neededWords(1_000, fields.stepWords, 'どうしてそうなったのか、ひとこと書いてください。'),
})

export const COUNT_BODY = z.object({
  on: neededAnyDay(fields.on, 'いつの人数かを書いてください。例: 令和8年11月3日'),
  total: z.coerce
    .number({ error: '全部で何人かを、数字で書いてください。' })
    .int({ error: NUMBER })
    .min(0, { error: '0以上の数で書いてください。' })
    .max(100_000, { error: '100,000までの数で書いてください。' }),
  under30: maybeCount(100_000),
  from30: maybeCount(100_000),
  from60: maybeCount(100_000),
  from75: maybeCount(100_000),
  oldestLeader: maybeCount(120, 10),
  leaderYears: maybeCount(100),
  keysWith: oneOf(KEYS, CHOOSE).default('unknown'),
  note: words(1_000, fields.note),
  toldBy: words(200, fields.toldBy),
})

export const BACK_BODY = z.object({
  count: z.uuid({ error: CHOOSE }),
  words: neededWords(500, fields.stepWords, 'どうして取り下げるのか、ひとこと書いてください。'),
})
export const CALM_BODY = z.object({ words: neededWords(1_000, fields.calm, 'どうして心配していないのかを書いてください。') })

export const PLAN_BODY = z.object({
  goal: neededWords(500, fields.goal, '団体といっしょにめざすことを書いてください。'),
  steps: words(2_000, fields.steps).transform(text =>
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  ),
  lookOn: day(fields.lookOn),
  audience: oneOf(['council', 'staff'], '読める人を選んでください。').default('council'),
})

export const STEP_BODY = z.object({
  plan: z.uuid({ error: CHOOSE }),
  words: neededWords(300, fields.step, 'することを書いてください。'),
  who: words(100, fields.who),
  dueOn: day(fields.due),
})

export const MARK_STEP_BODY = z.object({
  step: z.uuid({ error: CHOOSE }),
  state: oneOf(STEP_STATES, 'ようすを選んでください。'),
  note: words(500, fields.note),
})

export const LOOK_BODY = z.object({
  plan: z.uuid({ error: CHOOSE }),
  state: oneOf(PLAN_STATES, 'ようすを選んでください。'),
  words: neededWords(1_000, fields.stepWords, '見てみてどうだったか、ひとこと書いてください。'),
  lookOn: day(fields.lookOn),
})

export const NEED_BODY = z.object({
  kind: oneOf(NEED_KINDS, 'さがしているものを選んでください。'),
  words: neededWords(500, fields.need, '何をさがしているかを書いてください。'),
  howMuch: words(100, fields.howMuch),
  untilOn: day(fields.until),
})

export const ANSWER_BODY = z.object({
  need: z.uuid({ error: CHOOSE }),
  state: oneOf(NEED_STATES, 'ようすを選んでください。'),
  words: neededWords(500, fields.stepWords, 'どうなったか、ひとこと書いてください。'),
})

export const DAY_BODY = z.object({
  title: neededWords(200, fields.dayTitle, 'することを書いてください。'),
  on: neededAnyDay(fields.day, 'いつかを書いてください。例: 令和9年4月3日'),
  untilOn: day(fields.untilDay),
})

export const MARK_DAY_BODY = z.object({
  day: z.uuid({ error: CHOOSE }),
  state: oneOf(MILESTONE_STATES, 'ようすを選んでください。'),
  words: neededWords(500, fields.stepWords, 'どうだったか、ひとこと書いてください。'),
})

export const PRODUCT_BODY = z.object({
  on: neededAnyDay(fields.day, 'いつのことかを書いてください。例: 令和8年11月3日'),
  words: neededWords(1_000, fields.product, 'できたことを書いてください。'),
  quantity: z.coerce
    .number({ error: NUMBER })
    .min(0, { error: '0以上の数で書いてください。' })
    .max(999_999_999, { error: '小さい数で書いてください。' })
    .nullish()
    .transform(count => count ?? null),
  unit: words(20, fields.unit),
})

export const PARTNER_BODY = z.object({
  kind: oneOf(PARTNER_KINDS, 'どんな仲間かを選んでください。'),
  refId: id,
  name: words(100, fields.partnerName),
  brings: words(500, fields.brings),
  hopes: words(500, fields.hopes),
  since: neededAnyDay(fields.since, 'いつからかを書いてください。例: 令和8年11月3日'),
})

export const LEAVE_BODY = z.object({
  partner: z.uuid({ error: CHOOSE }),
  words: neededWords(500, fields.stepWords, 'どうして抜けたのか、ひとこと書いてください。'),
})
