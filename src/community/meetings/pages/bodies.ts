import { z } from 'zod'
import { maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import { AUDIENCES } from '../../councils/index.ts'
import { TREASURE_TYPES } from '../../treasures/index.ts'
import { ITEM_KINDS } from '../domain/agenda.ts'
import { ATTENDANCE } from '../domain/attendance.ts'
import type { Host } from '../domain/meeting.ts'
import { MODES } from '../domain/meeting.ts'
import { ACTION_STATES, BECOMES, DECIDED_HOW } from '../domain/outcome.ts'
import { instantAt, readClock } from '../domain/when.ts'
import { texts } from './texts.ts'

const { fields } = texts
const CLOCK = '時刻は、19:30 のように書いてください。'
const maybeId = z.uuid({ error: '選び直してください。' }).nullish()
const clock = (label: string) =>
  neededWords(20, label, CLOCK).transform((text, context): string => {
    const read = readClock(text)
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: CLOCK })
    return z.NEVER
  })
const maybeClock = z
  .string()
  .max(20, { error: CLOCK })
  .transform((text, context): string | null => {
    if (text.trim() === '') return null
    const read = readClock(text)
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: CLOCK })
    return z.NEVER
  })
  .nullish()

const PLAN = {
  title: neededWords(100, fields.title, '会議の名まえを書いてください。'),
  on: neededAnyDay(fields.on, 'いつ開くかを書いてください。例: 令和8年11月3日'),
  from: clock(fields.from),
  until: clock(fields.until),
  place: maybeWords(200, fields.place),
  mode: oneOf(MODES, '開きかたを選んでください。').default('in_person'),
  audience: oneOf(AUDIENCES, '読める人を選んでください。').default('council'),
  hosts: maybeWords(1_000, fields.hosts),
}

/** What is planned, with its hours made into instants. */
export const CHANGE_BODY = z.object(PLAN).transform((sent, context) => timed(sent, context))

export const PLAN_BODY = z
  .object({ ...PLAN, bodyId: z.uuid({ error: '会を選んでください。' }) })
  .transform((sent, context) => ({ ...timed(sent, context), bodyId: sent.bodyId }))

export const ITEM_BODY = z.object({
  kind: oneOf(ITEM_KINDS, '種類を選んでください。'),
  title: neededWords(200, fields.itemTitle, '議題を書いてください。'),
  parentId: maybeId,
  order: z.coerce.number({ error: '数で書いてください。' }).int().min(0).max(100_000).optional(),
  minutes: z.coerce.number({ error: '分を数で書いてください。' }).int().min(1).max(600, { error: '600分までで書いてください。' }).nullish(),
  broughtBy: maybeWords(100, fields.broughtBy),
  aboutIssue: maybeId,
  itemId: maybeId,
})

export const REMARKS_BODY = z.object({
  itemId: z.uuid({ error: '議題を選び直してください。' }),
  words: neededWords(8_000, fields.remarks, '話されたことを、一行にひとつずつ書いてください。'),
})

export const DROP_BODY = z.object({ itemId: z.uuid({ error: '議題を選び直してください。' }) })

export const CANCEL_BODY = z.object({ why: neededWords(500, fields.why, '取りやめる訳を、ひとこと書いてください。') })

export const CLOSE_BODY = z.object({
  attendance: z
    .array(
      z.object({
        seatId: z.uuid(),
        status: oneOf(ATTENDANCE, '出欠を選んでください。'),
        proxyName: maybeWords(100, fields.proxyName),
      }),
    )
    .max(500)
    .default([]),
  others: z
    .array(
      z.object({
        name: maybeWords(100, fields.otherName),
        role: maybeWords(100, fields.otherRole),
        status: z.enum(['present', 'observer']).optional(),
      }),
    )
    .max(100)
    .default([]),
  items: z
    .array(
      z.object({
        id: z.uuid(),
        outcome: z.enum(['done', 'continued']).nullish(),
        statement: maybeWords(1_000, fields.statement),
        how: z.enum(DECIDED_HOW).nullish(),
        reviewOn: maybeAnyDay(fields.reviewOn),
        counts: maybeWords(200, fields.counts),
        reasons: maybeWords(1_000, fields.reasons),
        dissent: maybeWords(1_000, fields.dissent),
        actionState: z.enum(['open', 'doing', 'done']).nullish(),
        remarks: maybeWords(8_000, fields.remarks),
      }),
    )
    .max(200)
    .default([]),
  remarks: z
    .array(
      z.object({
        id: z.uuid(),
        becomes: z.enum(BECOMES).nullish(),
        owner: z.string().max(36).nullish(),
        ownerName: maybeWords(100, fields.ownerName),
        dueOn: maybeAnyDay(fields.dueOn),
        reviewOn: maybeAnyDay(fields.reviewOn),
        theme: z.string().max(40).nullish(),
        type: z.enum(TREASURE_TYPES).nullish(),
      }),
    )
    .max(1_000)
    .default([]),
  chair: maybeId,
  chairName: maybeWords(100, fields.chairName),
  scribeName: maybeWords(100, fields.scribeName),
  nextOn: maybeAnyDay(fields.nextOn),
  nextFrom: maybeClock,
  nextPlace: maybeWords(200, fields.nextPlace),
  nextTitle: maybeWords(100, fields.nextTitle),
})

export const MINUTES_BODY = z.object({ words: neededWords(100_000, fields.minutesWords, '議事録を書いてください。') })

export const NOTE_BODY = z.object({
  words: neededWords(2_000, fields.words, '添える言葉を書いてください。'),
  forName: maybeWords(100, fields.forName),
})

export const ANSWER_BODY = z.object({
  words: neededWords(4_000, fields.answer, '答えを書いてください。'),
  name: neededWords(100, fields.answeredName, 'どの部署の答えかを書いてください。'),
})

export const REVIEW_BODY = z.object({
  state: oneOf(['in_force', 'ended'], '続けるか、終えるかを選んでください。'),
  reviewOn: maybeAnyDay(fields.reviewOn),
  note: neededWords(1_000, fields.note, '見直してどうだったかを、ひとこと書いてください。'),
})

export const MOVE_BODY = z.object({
  to: oneOf(ACTION_STATES, '進みぐあいを選んでください。'),
  words: maybeWords(1_000, fields.resultNote),
  dueOn: maybeAnyDay(fields.dueOn),
})

type PlanSent = z.output<z.ZodObject<typeof PLAN>>

function timed({ on, from, until, hosts, place, ...rest }: PlanSent, context: z.core.$RefinementCtx) {
  const [startsAt, endsAt] = [instantAt(on, from), instantAt(on, until)]
  if (endsAt <= startsAt) context.addIssue({ code: 'custom', path: ['until'], message: '終わりは、始まりより後の時刻にしてください。' })
  return { ...rest, startsAt, endsAt, place: place ?? '', hosts: hostsFrom(hosts ?? '') }
}

/** Hosts from lines such as 「共催 夢が原市社会福祉協議会」; without a word in front, 共催. */
function hostsFrom(lines: string): readonly Host[] {
  return lines.split('\n').flatMap(line => {
    const found = /^(主催|共催|協力)?[\s　:：]*(.*)$/u.exec(line.trim())
    const name = found?.[2]?.trim() ?? ''
    return name === '' ? [] : [{ name, as: found?.[1] === '主催' ? 'host' : found?.[1] === '協力' ? 'support' : 'joint' } as const]
  })
}
