import { z } from 'zod'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import { readId } from '../../../../kernel/id.ts'
import { maybeAnyDay, maybeWords, neededWords, oneOf, words } from '../../../../platform/http/body.ts'
import type { ItemWish } from '../../acts/conference/agenda-wish.ts'
import type { PrepWish } from '../../acts/conference/fill-prep-sheet.ts'
import type { InviteWish } from '../../acts/conference/invite.ts'
import type { ItemChange } from '../../acts/conference/set-agenda.ts'
import type { CaseId, PlanId } from '../../domain/case/case.ts'
import type { InvitationId, ItemId, Sitting } from '../../domain/conference/conference.ts'
import { SECRECY_CLASSES } from '../../domain/conference/conference-type.ts'
import { instantAt } from '../../domain/conference/slots.ts'

/** Characters of each longer text. */
export const CONFERENCE_WORDS = 4000

/** An id of one kind, or the sentence that asks for it. */
export function neededId<Kind extends string>(sentence: string) {
  return z.string({ error: sentence }).transform((raw, context): Id<Kind> => {
    const id = readId<Kind>(raw)
    if (id !== undefined) return id
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })
}

/** An id that may be left out. */
export function maybeId<Kind extends string>(sentence: string) {
  return z
    .string({ error: sentence })
    .transform((raw, context): Id<Kind> | null => {
      if (raw === '') return null
      const id = readId<Kind>(raw)
      if (id !== undefined) return id
      context.addIssue({ code: 'custom', message: sentence })
      return z.NEVER
    })
    .nullish()
    .transform(id => id ?? null)
}

/** Words that may be left out; the empty text and nothing both read as null. */
export const someWords = (limit: number, label: string) => maybeWords(limit, label).transform(text => text ?? null)

const TIME = '開始時刻は、13:30 のように書いてください。'
const MINUTES = '予定の長さは、10分から600分までの数字で入れてください。'

/** A time of day as typed, in half or full width. */
export function readTime(raw: string): string | undefined {
  const parts = /^(\d{1,2})[:時](\d{2})分?$/.exec(raw.normalize('NFKC').trim())
  const hour = Number(parts?.[1])
  return parts && hour < 24 && Number(parts[2]) < 60 ? `${String(hour).padStart(2, '0')}:${parts[2]}` : undefined
}

/** Title, time, place and chair as forms and the API send them. */
export const SITTING_BODY = z
  .object({
    title: neededWords(100, '題名', '題名を書いてください。お名前や事情は書かないでください。'),
    on: maybeAnyDay('日付'),
    time: someWords(20, '開始時刻'),
    minutes: z.coerce.number({ error: MINUTES }).int({ error: MINUTES }).min(10, { error: MINUTES }).max(600, { error: MINUTES }).nullish(),
    place: someWords(100, '場所'),
    chair: someWords(100, '座長'),
  })
  .transform(({ title, on, time, minutes, place, chair }, context): Sitting => {
    const hour = time === null ? undefined : readTime(time)
    if ((on && hour === undefined) || (time !== null && hour === undefined))
      context.addIssue({ code: 'custom', path: ['time'], message: TIME })
    if (!on && time !== null) context.addIssue({ code: 'custom', path: ['on'], message: '日付を入れてください。' })
    const startsAt = on && hour !== undefined ? instantAt(on, hour) : null
    return { title, startsAt, minutesPlanned: minutes ?? 60, place, chair }
  })

const itemParts = {
  typeCode: z.string({ error: '会議の種類を選んでください。' }).pipe(words(60, '会議の種類')),
  called: someWords(60, '会議の呼び名'),
  question: neededWords(500, '話し合うこと', '話し合うことを、問いの形で書いてください。'),
  planId: maybeId<'support_plan'>('プランを一覧から選んでください。'),
  basisReason: someWords(1000, '同意なしで話し合う理由'),
}

/** A new agenda item. */
export const ITEM_BODY = z
  .object({ caseId: neededId<'case'>('事例を選んでください。'), ...itemParts })
  .transform((body): ItemWish => ({ ...body, caseId: body.caseId as CaseId, planId: body.planId as PlanId | null }))

/** A changed agenda item. */
export const ITEM_CHANGE_BODY = z
  .object({ ...itemParts, position: z.coerce.number({ error: '順番は数字で入れてください。' }).int().min(1).max(99).nullish() })
  .transform((body): ItemChange => ({ ...body, planId: body.planId as PlanId | null, position: body.position ?? null }))

/** Whom to call, and to what. */
export const INVITE_BODY = z
  .object({
    agencyId: maybeId<'agency'>('招く機関を、一覧から選んでください。'),
    staffIds: z.array(neededId<'staff'>('担当を一覧から選んでください。')).max(20).nullish(),
    outsideName: someWords(100, 'お名前'),
    outsideOffice: someWords(100, '役職'),
    outsideAgency: someWords(100, '所属'),
    secrecyClass: oneOf(SECRECY_CLASSES, '守秘の区分を選んでください。'),
    isNeeded: z.boolean({ error: '欠かせないかどうかを選んでください。' }).nullish(),
    itemIds: z.array(neededId<'agenda_item'>('招く議題を選んでください。'), { error: '招く議題を選んでください。' }).max(50),
  })
  .transform(
    (body): InviteWish => ({
      agencyId: body.agencyId as AgencyId | null,
      staffIds: (body.staffIds ?? []) as readonly StaffId[],
      outside: body.outsideName === null ? null : { name: body.outsideName, office: body.outsideOffice, agency: body.outsideAgency },
      secrecyClass: body.secrecyClass,
      isNeeded: body.isNeeded ?? false,
      itemIds: body.itemIds as readonly ItemId[],
    }),
  )

/** A prep sheet. */
export const PREP_BODY = z
  .object({
    itemId: neededId<'agenda_item'>('議題を選んでください。'),
    invitationId: maybeId<'invitation'>('どこのシートかを選んでください。'),
    picture: someWords(CONFERENCE_WORDS, '世帯のようす'),
    doing: someWords(CONFERENCE_WORDS, 'いま行っていること'),
    wanted: someWords(CONFERENCE_WORDS, '関わってほしい機関'),
    asked: someWords(CONFERENCE_WORDS, 'ほかの機関へのお願い'),
    version: z.coerce.number({ error: '画面を開き直してください。' }).int().min(0).nullish(),
  })
  .transform(
    (body): PrepWish => ({
      ...body,
      itemId: body.itemId as ItemId,
      invitationId: body.invitationId as InvitationId | null,
      version: body.version ?? 0,
    }),
  )

/** Why a sitting is called off. */
export const CANCEL_BODY = z.object({ words: someWords(1000, '中止する理由').transform(text => text ?? '') })
