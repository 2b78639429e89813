import { z } from 'zod'
import { maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import { TREASURE_TYPES } from '../../treasures/index.ts'
import type { FieldLogWords } from '../domain/field-log.ts'
import { FUNCTIONS, LEANS } from '../domain/field-log.ts'
import { texts } from './texts.ts'

const { fields } = texts
const HOW_LONG = 'どのくらいの時間か、分で書いてください（1分から1440分まで）。'
const COUNCIL = '協議会を選んでください。'
const council = z.coerce.number({ error: COUNCIL }).int({ error: COUNCIL }).min(1, { error: COUNCIL }).max(999, { error: COUNCIL })

export const LOG_BODY = z.object({
  on: neededAnyDay(fields.on, 'いつのことかを書いてください。例: 令和8年11月3日'),
  minutes: z.coerce.number({ error: HOW_LONG }).int({ error: HOW_LONG }).min(1, { error: HOW_LONG }).max(1440, { error: HOW_LONG }),
  councils: z.array(council).max(40).default([]),
  place: maybeWords(200, fields.place),
  met: maybeWords(400, fields.met),
  bodies: z
    .array(z.uuid({ error: '会を選び直してください。' }))
    .max(40)
    .default([]),
  participants: z
    .array(z.uuid({ error: '名簿から選び直してください。' }))
    .max(40)
    .default([]),
  functions: z.array(oneOf(FUNCTIONS, '仕事を選び直してください。')).min(1, { error: 'どんな仕事だったか、一つは選んでください。' }).max(6),
  lean: oneOf(LEANS, 'だれのためだったかを選んでください。').default('both'),
  did: neededWords(2_000, fields.did, 'したことを、ひとことで書いてください。'),
  noticed: maybeWords(2_000, fields.noticed),
  nextStep: maybeWords(400, fields.nextStep),
  nextOn: maybeAnyDay(fields.nextOn),
})

/** The body of the API also carries the mark made where the line was written. */
export const SENT_BODY = LOG_BODY.extend({
  offlineId: z.string({ error: '行ごとに作った印を入れてください。' }).min(8).max(100).optional(),
})

/** What was read, as the diary keeps it. */
export function wordsOf(body: z.output<typeof LOG_BODY>): FieldLogWords {
  return {
    on: body.on,
    minutes: body.minutes,
    lean: body.lean,
    did: body.did,
    place: body.place ?? '',
    met: body.met ?? '',
    noticed: body.noticed ?? '',
    nextStep: body.nextStep ?? '',
    nextOn: body.nextOn ?? null,
    councils: [...new Set(body.councils)],
    functions: FUNCTIONS.filter(fn => body.functions.includes(fn)),
    bodies: body.bodies,
    participants: body.participants,
  }
}

export const PROMOTE_BODY = z.object({
  title: neededWords(100, fields.title, '題を書いてください。'),
  words: neededWords(2_000, fields.promotedWords, '協議会の人が読む文を書いてください。'),
  councilNo: council,
  type: oneOf(TREASURE_TYPES, '宝物の種類を選んでください。').default('place'),
})

export const STEP_BODY = z.object({ words: maybeWords(1_000, fields.stepWords) })

export const ASSIGN_BODY = z.object({
  councilNo: council,
  staffId: z.uuid({ error: '地域福祉コーディネーターを選んでください。' }),
  fromOn: neededAnyDay(fields.fromOn, 'いつから担当するかを書いてください。例: 令和8年12月1日'),
})

export const END_BODY = z.object({
  toOn: neededAnyDay(fields.toOn, '担当の最後の日を書いてください。例: 令和9年3月31日'),
  handover: maybeWords(4_000, fields.handover),
})

export const LEAVE_BODY = z.object({ words: neededWords(4_000, fields.handover, '引き継ぐことを書いてください。') })
