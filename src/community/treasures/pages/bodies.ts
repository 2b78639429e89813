import { z } from 'zod'
import { codesChosen, maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import { CONSENT_HOWS, PARTIES, REACHES } from '../domain/consent.ts'
import { TREASURE_STATES, TREASURE_TYPES, USED_KINDS } from '../domain/treasure.ts'
import { texts } from './texts.ts'

const { fields } = texts
const council = z.coerce
  .number({ error: texts.chooseCouncil })
  .int({ error: texts.chooseCouncil })
  .min(1, { error: texts.chooseCouncil })
  .max(999, { error: texts.chooseCouncil })
const degrees = (least: number, most: number, error: string) =>
  z.coerce.number({ error }).min(least, { error }).max(most, { error }).nullish()
const participant = z.uuid({ error: '名簿から選んでください。' }).nullish()

const SAID = {
  name: neededWords(100, fields.name, texts.needName),
  type: oneOf(TREASURE_TYPES, texts.chooseType),
  story: maybeWords(4_000, fields.story),
  themes: codesChosen,
  place: maybeWords(200, fields.place),
  lat: degrees(20, 46, texts.needLat),
  lon: degrees(122, 154, texts.needLon),
  openWhen: maybeWords(200, fields.openWhen),
  how: maybeWords(400, fields.how),
  cost: maybeWords(200, fields.cost),
  barrierFree: maybeWords(400, fields.barrierFree),
  audience: oneOf(['council', 'staff'], '読める人を選んでください。').default('council'),
  tellerName: maybeWords(100, fields.tellerName),
  stewardName: maybeWords(100, fields.stewardName),
}

const hasWholePoint = (body: { readonly lat?: number | null | undefined; readonly lon?: number | null | undefined }) =>
  typeof body.lat === typeof body.lon
const POINT = { path: ['lon'], message: texts.needBoth }

export const AMEND_BODY = z.object(SAID).refine(hasWholePoint, POINT)
export const FIND_BODY = z.object({ ...SAID, councilNo: council, byParticipant: participant }).refine(hasWholePoint, POINT)

export const MOVE_BODY = z.object({
  to: oneOf(TREASURE_STATES, 'いまのようすを選んでください。'),
  words: maybeWords(1_000, fields.stepWords),
})

export const MAYBE_WORDS_BODY = z.object({ words: maybeWords(1_000, fields.words) })
export const WORDS_BODY = z.object({ words: neededWords(1_000, fields.stepWords, 'ひとこと書いてください。') })

export const SHARE_BODY = z.object({
  wanted: oneOf(['liaison', 'public'], 'どこまで見せるかを選んでください。'),
  title: neededWords(100, fields.sharedTitle, '見せる題を書いてください。'),
  words: neededWords(2_000, fields.sharedWords, '見せる文を書いてください。'),
  place: maybeWords(200, fields.sharedPlace),
  isPlaced: z.boolean().default(false),
})

export const CHECK_BODY = z.object({ textVersion: z.coerce.number().int().min(1) })

export const CONSENT_BODY = z.object({
  whose: oneOf(PARTIES, 'どなたの同意かを選んでください。'),
  personName: maybeWords(100, fields.personName),
  participantId: participant,
  how: oneOf(CONSENT_HOWS, 'どのように答えたかを選んでください。'),
  proxyName: maybeWords(100, fields.proxyName),
  scope: oneOf(REACHES, 'どこまで出してよいかを選んでください。'),
  givenOn: neededAnyDay(fields.givenOn, '同意をもらった日を書いてください。例: 令和8年11月3日'),
  validUntil: maybeAnyDay(fields.validUntil),
})

export const BACK_BODY = z.object({
  consent: z.uuid({ error: '取り下げる同意を選んでください。' }),
  words: maybeWords(1_000, fields.words),
})

export const USE_BODY = z.object({
  used: z
    .string()
    .regex(new RegExp(`^(${USED_KINDS.join('|')}):[0-9a-f-]{36}$`), { error: 'つながっているものから選んでください。' })
    .nullish(),
  usedIn: maybeWords(200, fields.usedIn),
  since: neededAnyDay(fields.since, 'いつからかを書いてください。例: 令和8年4月1日'),
  brought: maybeWords(2_000, fields.brought),
})

export const END_USE_BODY = z.object({ use: z.uuid({ error: '終わった使いみちを選んでください。' }) })
export const JOIN_BODY = z.object({
  issue: z.uuid({ error: 'つなぐ困りごとを選んでください。' }),
  note: maybeWords(400, fields.note),
})
export const UNJOIN_BODY = z.object({
  link: z.uuid({ error: '外すつながりを選んでください。' }),
  words: maybeWords(1_000, fields.words),
})
