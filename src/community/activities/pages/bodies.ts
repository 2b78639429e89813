import { z } from 'zod'
import { codesChosen, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import { readClock } from '../../meetings/index.ts'
import type { ActivityWords } from '../domain/activity.ts'
import { ACTIVITY_AUDIENCES, KINDS, STATES } from '../domain/activity.ts'
import { texts } from './texts.ts'

const { fields, complaints } = texts
const count = z.coerce
  .number({ error: complaints.count })
  .int({ error: complaints.count })
  .min(0, { error: complaints.count })
  .max(100_000, { error: complaints.count })
  .nullish()

/** An hour of the day, in half or full width. */
export const clock = (label: string) =>
  neededWords(20, label, complaints.clock).transform((text, context): string => {
    const read = readClock(text)
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: complaints.clock })
    return z.NEVER
  })

/** A council by its number. */
export const councilNo = z.coerce
  .number({ error: '協議会を選んでください。' })
  .int({ error: '協議会を選んでください。' })
  .min(1, { error: '協議会を選んでください。' })
  .max(999, { error: '協議会を選んでください。' })

export const WORDS_SHAPE = {
  name: neededWords(100, fields.name, '活動の名まえを書いてください。'),
  kind: oneOf(KINDS, '種類を選んでください。'),
  words: maybeWords(2_000, fields.words),
  themes: codesChosen,
  place: maybeWords(200, fields.place),
  openTo: maybeWords(200, fields.openTo),
  fee: maybeWords(100, fields.fee),
  bring: maybeWords(200, fields.bring),
  accessNotes: maybeWords(300, fields.accessNotes),
  transport: maybeWords(300, fields.transport),
  bodyId: z.uuid({ error: '会を選び直してください。' }).nullish(),
  hostName: maybeWords(100, fields.hostName),
  audience: oneOf(ACTIVITY_AUDIENCES, '読める人を選んでください。').default('council'),
}

export const CHANGE_BODY = z.object(WORDS_SHAPE)

/** The words of a new activity; its schedule is read beside it. */
export const START_FORM = z.object({ ...WORDS_SHAPE, councilNo })

/** What was sent as the words of an activity, with empty texts where nothing was written. */
export function wordsOf(sent: z.output<typeof CHANGE_BODY>): ActivityWords {
  const { name, kind, themes, audience } = sent
  return {
    name,
    kind,
    themes,
    audience,
    words: sent.words ?? '',
    place: sent.place ?? '',
    openTo: sent.openTo ?? '',
    fee: sent.fee ?? '',
    bring: sent.bring ?? '',
    accessNotes: sent.accessNotes ?? '',
    transport: sent.transport ?? '',
    bodyId: sent.bodyId ?? null,
    hostName: sent.hostName ?? '',
  }
}

export const ROLE_BODY = z
  .object({
    name: neededWords(40, fields.roleName, '役割の名まえを書いてください。'),
    cap: z.coerce
      .number({ error: complaints.cap })
      .int({ error: complaints.cap })
      .min(1, { error: complaints.cap })
      .max(10_000, { error: complaints.cap })
      .nullish(),
    isHelp: z.boolean().default(false),
    isWanted: z.boolean().default(false),
  })
  .transform(sent => ({ ...sent, cap: sent.cap ?? null }))

/** Roles of a new activity. */
export const ROLE_LIST = z.array(ROLE_BODY).max(12).default([])

export const MOVE_BODY = z.object({
  to: oneOf(STATES, '次の進みぐあいを選んでください。'),
  words: neededWords(500, fields.stepWords, 'どうしてそうなったのか、ひとこと書いてください。'),
})

export const WHEN_BODY = z
  .object({
    on: neededAnyDay(fields.on, '日にちを書いてください。例: 令和8年12月9日'),
    from: clock(fields.fromTime),
    until: clock(fields.untilTime),
  })
  .refine(({ from, until }) => until > from, { path: ['until'], message: complaints.hours })

export const CANCEL_BODY = z.object({ why: neededWords(300, fields.why, '中止の訳を、ひとこと書いてください。') })

export const LINK_BODY = z.object({ to: z.string({ error: 'つなぐものを選んでください。' }).max(60) })

const roleId = z.uuid({ error: '役割を選んでください。' })

/** The API says who comes in one word or with a name; a form sends what was typed. */
export const JOIN_BODY = z
  .object({
    roleId,
    participantId: z.uuid({ error: '名簿から選び直してください。' }).nullish(),
    who: maybeWords(60, fields.who),
    howMany: z.coerce
      .number({ error: complaints.howMany })
      .int({ error: complaints.howMany })
      .min(1, { error: complaints.howMany })
      .max(500, { error: complaints.howMany })
      .nullish(),
  })
  .refine(sent => !(sent.participantId && sent.who), { path: ['who'], message: complaints.who1 })

export const ROLE_ONLY_BODY = z.object({ roleId })

export const TELL_BODY = z
  .object({
    attendance: count,
    newcomers: count,
    helpers: count,
    words: maybeWords(2_000, fields.feedbackWords),
    incidents: maybeWords(1_000, fields.incidents),
    corrects: z.uuid().nullish(),
  })
  .refine(({ attendance, words, incidents }) => attendance != null || words || incidents, {
    path: ['attendance'],
    message: complaints.feedback,
  })
  .refine(({ attendance, newcomers }) => newcomers == null || (attendance != null && newcomers <= attendance), {
    path: ['newcomers'],
    message: complaints.newcomers,
  })
  .transform(sent => ({
    attendance: sent.attendance ?? null,
    newcomers: sent.newcomers ?? null,
    helpers: sent.helpers ?? null,
    words: sent.words ?? '',
    incidents: sent.incidents ?? '',
    corrects: sent.corrects ?? null,
  }))
