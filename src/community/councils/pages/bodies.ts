import { z } from 'zod'
import { maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import { BODY_KINDS, BODY_STATUSES } from '../domain/body.ts'
import { RELATION_KINDS } from '../domain/council-page.ts'
import { INVITATION_KINDS } from '../domain/invitation.ts'
import { REACHES } from '../domain/participant.ts'
import { SETUP_STEPS } from '../domain/setup.ts'
import { peopleTexts } from './people-texts.ts'
import { texts } from './texts.ts'

const { fields } = texts
const people = peopleTexts.fields
const NUMBER = '数字で書いてください。'
const count = (most: number) =>
  z.coerce
    .number({ error: NUMBER })
    .int({ error: NUMBER })
    .min(0, { error: '0以上の数で書いてください。' })
    .max(most, { error: '数が大きすぎます。お確かめください。' })
const said = (limit: number, label: string) => maybeWords(limit, label).transform(text => text ?? '')
const body = z.uuid({ error: '会を選んでください。' })

export const PROFILE_BODY = z.object({
  bodyLabel: neededWords(40, fields.bodyLabel, '会議の呼び名を書いてください。'),
  officeHours: said(200, fields.officeHours),
  phone: said(40, fields.phone),
  homepage: said(300, fields.homepage).refine(text => text === '' || /^https?:\/\/\S+$/.test(text), {
    message: 'ホームページは https:// から書いてください。',
  }),
})

export const SIZE_BODY = z.object({
  on: neededAnyDay(fields.on, 'いつの人数かを書いてください。例: 令和8年4月1日'),
  population: count(1_000_000),
  households: count(1_000_000),
  aged65: count(1_000_000),
  source: said(200, fields.source),
})

export const STEP_BODY = z.object({
  step: oneOf(SETUP_STEPS, 'どの歩みかを選んでください。'),
  doneOn: maybeAnyDay(fields.doneOn).transform(day => day ?? null),
  supporter: said(100, fields.supporter),
  note: said(500, fields.note),
})

const BODY_WORDS = {
  name: neededWords(60, fields.name, '会の名まえを書いてください。'),
  parentId: body.nullish().transform(id => id ?? null),
  quorum: count(1_000)
    .min(1, { error: '1以上の数で書いてください。' })
    .nullish()
    .transform(many => many ?? null),
  proxiesCount: z.boolean().default(false),
  startedOn: neededAnyDay(fields.startedOn, '始まった日を書いてください。例: 令和3年4月1日'),
}
export const FOUND_BODY = z.object({ ...BODY_WORDS, kind: oneOf(BODY_KINDS, '種類を選んでください。') })
export const AMEND_BODY = z.object(BODY_WORDS)
export const TURN_BODY = z.object({
  to: oneOf(BODY_STATUSES, '次の状態を選んでください。'),
  endedOn: maybeAnyDay(fields.endedOn).transform(day => day ?? null),
})
export const RELATE_BODY = z.object({
  to: body,
  relation: oneOf(RELATION_KINDS, 'どんなつながりかを選んでください。'),
  note: said(500, fields.relationNote),
  since: neededAnyDay(fields.since, 'いつからかを書いてください。例: 令和8年4月1日'),
})

export const PARTICIPANT_BODY = z.object({
  name: neededWords(60, people.name, '名まえを書いてください。'),
  kana: said(80, people.kana),
  reach: oneOf(REACHES, '連絡のしかたを選んでください。'),
  phone: said(40, people.phone),
  mail: said(200, people.mail),
  note: said(300, people.note),
})

export const LEAVE_BODY = z.object({
  on: neededAnyDay(people.on, '離れた日を書いてください。'),
  why: neededWords(200, people.why, 'わけを、ひとこと書いてください。'),
})

export const INVITE_BODY = z.object({ kind: oneOf(INVITATION_KINDS, '渡すものを選んでください。'), asChair: z.boolean().default(false) })

const SEAT_WORDS = {
  office: neededWords(40, people.office, '役の名まえを書いてください。'),
  isSecretariat: z.boolean().default(false),
  order: count(9_999).default(100),
  fromOn: neededAnyDay(people.fromOn, 'いつからかを書いてください。例: 令和8年4月1日'),
  toOn: maybeAnyDay(people.toOn).transform(day => day ?? null),
}
export const SEAT_BODY = z.object({
  ...SEAT_WORDS,
  participantId: z
    .uuid({ error: '名簿から選んでください。' })
    .nullish()
    .transform(id => id ?? null),
  organisation: maybeWords(80, people.organisation).transform(text => text ?? null),
})
export const AMEND_SEAT_BODY = z.object(SEAT_WORDS)
