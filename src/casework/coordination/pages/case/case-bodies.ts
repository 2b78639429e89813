import { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import { dayOfInstant } from '../../../../kernel/day.ts'
import { bodyFromForm, maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf, words } from '../../../../platform/http/body.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import type { OwnCaseWish } from '../../acts/case/open-own-case.ts'
import type { WrittenEntry } from '../../acts/case/write-entry.ts'
import type { EntryId } from '../../domain/case/log-entry.ts'
import { BARE_ENTRY, CATEGORIES, CONTACT_RESULTS, LOG_METHODS, LOG_WITH } from '../../domain/case/log-entry.ts'
import { listTexts } from './list-texts.ts'
import { logTexts as texts } from './log-texts.ts'
import { anId } from './request-bodies.ts'

const { fields, complaints } = texts
const LONG = 20_000

/** Scopes a worker may choose; what belongs to a conference is written there. */
export const OPEN_SCOPES = ['own_agency', 'team', 'coordinator'] as const

export const OPEN_CASE_BODY = z.object({
  label: words(100, listTexts.fields.label).default(''),
  householdId: anId<'household'>(complaints.code).nullish(),
  nextContactOn: maybeAnyDay(listTexts.fields.nextContactOn),
})

/** The wish to open a case of one's own agency. */
export function ownCaseFrom(body: z.infer<typeof OPEN_CASE_BODY>): OwnCaseWish {
  return { label: body.label, householdId: body.householdId ?? null, nextContactOn: body.nextContactOn ?? null }
}

const maybeMinutes = z
  .union([z.number(), z.string().transform(text => (text === '' ? Number.NaN : Number(text)))], { error: complaints.minutes })
  .refine(minutes => Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440, { message: complaints.minutes })
  .nullish()

/** One entry as forms and the API send it. `at` is an instant for programs; `on` and `time` are for people; now when there is neither. */
export const ENTRY_BODY = z.object({
  at: z.iso.datetime({ offset: true, error: complaints.on }).nullish(),
  on: maybeAnyDay(fields.on),
  time: z
    .string({ error: complaints.time })
    .regex(/^(|([01]?\d|2[0-3])[:：][0-5]\d)$/, { error: complaints.time })
    .nullish(),
  minutes: maybeMinutes,
  withWhom: z.array(oneOf(LOG_WITH, complaints.code)).max(LOG_WITH.length).nullish(),
  method: oneOf(LOG_METHODS, complaints.code).nullish(),
  personId: anId<'person'>(complaints.people).nullish(),
  fact: maybeWords(LONG, fields.fact),
  opinion: maybeWords(LONG, fields.opinion),
  thirdParty: maybeWords(LONG, fields.thirdParty),
  thirdPartyWho: maybeWords(200, fields.thirdPartyWho),
  personWords: maybeWords(LONG, fields.personWords),
  category: oneOf(CATEGORIES, complaints.code).nullish(),
  contactResult: oneOf(CONTACT_RESULTS, complaints.code).nullish(),
  next: maybeWords(2_000, fields.next),
  nextOn: maybeAnyDay(fields.nextOn),
  shareScope: oneOf(OPEN_SCOPES, complaints.code).nullish(),
  replaceWords: maybeWords(2_000, fields.replaceWords),
  mentions: z.array(anId<'staff'>(complaints.people)).max(20).nullish(),
  isConfirmed: z.boolean({ error: complaints.isConfirmed }).nullish(),
})
export type EntryBody = z.infer<typeof ENTRY_BODY>

/** The same with the entry it corrects, which a form has in its address. */
export const API_ENTRY_BODY = ENTRY_BODY.extend({ replaces: anId<'log_entry'>(complaints.code).nullish() })

/** The entry, with what was left out filled in: now, about the household, with the person, by telephone, for the team. */
export function entryFrom(body: EntryBody, now: Date, replaces: EntryId | null): WrittenEntry {
  return {
    ...BARE_ENTRY,
    at: instantOf(body, now),
    minutes: body.minutes ?? null,
    withWhom: body.withWhom && body.withWhom.length > 0 ? [...new Set(body.withWhom)] : BARE_ENTRY.withWhom,
    method: body.method ?? BARE_ENTRY.method,
    personId: body.personId ?? null,
    fact: body.fact ?? null,
    opinion: body.opinion ?? null,
    thirdParty: body.thirdParty ?? null,
    thirdPartyWho: body.thirdPartyWho ?? null,
    personWords: body.personWords ?? null,
    category: body.category ?? null,
    contactResult: body.contactResult ?? null,
    next: body.next ?? null,
    nextOn: body.nextOn ?? null,
    shareScope: body.shareScope ?? 'team',
    replaces,
    replaceWords: body.replaceWords ?? null,
    mentions: body.mentions ?? [],
    isConfirmed: body.isConfirmed ?? false,
  }
}

/** The form as the body the API would get. */
export function entryForm(form: Fields): Record<string, unknown> {
  return bodyFromForm(form, { lists: ['withWhom', 'mentions'], ticks: ['isConfirmed'] })
}

/** A clock on the wall in Japan: 14:05. */
export function timeOf(at: Date): string {
  return new Date(at.getTime() + JST).toISOString().slice(11, 16)
}

const JST = 9 * 3_600_000

function instantOf({ at, on, time }: EntryBody, now: Date): string {
  if (at) return new Date(at).toISOString()
  const day = on ?? dayOfInstant(now)
  const [hour = '0', minute = '0'] = (time || (on && on !== dayOfInstant(now) ? '12:00' : timeOf(now))).split(/[:：]/)
  const instant = atOnDay(day, Number(hour), Number(minute))
  // The minute that is still running is typed without its seconds; the entry then means the present.
  return (instant.getTime() > now.getTime() && instant.getTime() - now.getTime() < 60_000 ? now : instant).toISOString()
}

function atOnDay(day: Day, hour: number, minute: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - JST + (hour * 60 + minute) * 60_000)
}

export const TASK_BODY = z.object({
  agencyId: anId<'agency'>(texts.tasks.agencyMissing),
  staffId: anId<'staff'>(complaints.people).nullish(),
  words: neededWords(500, texts.tasks.words, texts.tasks.wordsMissing),
  dueOn: neededAnyDay(texts.tasks.dueOn, texts.tasks.dueMissing),
})

export const END_TASK_BODY = z.object({
  ended: oneOf(['done', 'dropped'], texts.tasks.endedMissing),
  words: maybeWords(1_000, texts.tasks.why),
})
