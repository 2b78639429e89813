import { z } from 'zod'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import { maybeAnyDay, oneOf } from '../../../../platform/http/body.ts'
import type { Kept, Seat } from '../../acts/conference/keep-minutes.ts'
import type { InvitationId, ItemId } from '../../domain/conference/conference.ts'
import { ADEQUACIES } from '../../domain/conference/minutes.ts'
import type { RoleLine } from '../../domain/conference/role-matrix.ts'
import { CONFERENCE_WORDS, maybeId, neededId, someWords } from './bodies.ts'

/** Lines of a role table, at most. */
export const MOST_ROLES = 40
/** Lines of an attendance list, at most. */
export const MOST_SEATS = 80

const role = z
  .object({
    issue: someWords(200, '課題'),
    agencyId: maybeId<'agency'>('機関を一覧から選んでください。'),
    action: someWords(500, '行うこと'),
    dueOn: maybeAnyDay('いつまで').transform(day => day ?? null),
  })
  .transform((line, context): Omit<RoleLine, 'id'> | null => {
    if (line.issue === null && line.agencyId === null && line.action === null && line.dueOn === null) return null
    if (line.agencyId !== null && line.action === null) {
      context.addIssue({ code: 'custom', path: ['action'], message: 'この機関が行うことを書いてください。' })
    }
    return { issue: line.issue ?? '（課題の名前なし）', agencyId: line.agencyId as AgencyId | null, action: line.action, dueOn: line.dueOn }
  })

const seat = z
  .object({
    invitationId: neededId<'invitation'>('招いた機関や人の中から記録してください。'),
    staffId: maybeId<'staff'>('担当を一覧から選んでください。'),
    name: someWords(100, 'お名前'),
    office: someWords(100, '役職'),
    isPresent: z.boolean({ error: '出席かどうかを選んでください。' }),
    isAckedOnPaper: z.boolean({ error: '紙で守秘を確かめたかどうかを選んでください。' }).nullish(),
  })
  .transform((one, context): Seat | null => {
    if (one.name === null && !one.isPresent) return null
    if (one.name === null) context.addIssue({ code: 'custom', path: ['name'], message: '出席した人のお名前を書いてください。' })
    return {
      invitationId: one.invitationId as InvitationId,
      staffId: one.staffId as StaffId | null,
      name: one.name ?? '',
      office: one.office,
      isPresent: one.isPresent,
      isAckedOnPaper: one.isAckedOnPaper ?? false,
    }
  })

/** Minutes, roles and attendance as the form and the API send them. Lines on which nothing stands are dropped. */
export const KEPT_BODY = z
  .object({
    itemId: neededId<'agenda_item'>('議題を選んでください。'),
    direction: someWords(300, '支援の方向性'),
    facts: someWords(CONFERENCE_WORDS, '確かめた事実'),
    opinions: someWords(CONFERENCE_WORDS, '見立て・意見'),
    thirdParty: someWords(CONFERENCE_WORDS, '第三者から聞いたこと'),
    thirdPartyWho: someWords(200, 'どなたから'),
    decisions: someWords(CONFERENCE_WORDS, '決まったこと'),
    adequacy: oneOf(ADEQUACIES, 'プランが適切かどうかを選んでください。')
      .nullish()
      .transform(code => code ?? null),
    adequacyWords: someWords(CONFERENCE_WORDS, '協議した内容'),
    roles: z.array(role).max(MOST_ROLES, { error: '役割は40行までです。' }).nullish(),
    attendance: z.array(seat).max(MOST_SEATS, { error: '出席者は80人までです。' }).nullish(),
  })
  .transform(
    ({ itemId, roles, attendance, ...minutes }): Kept => ({
      itemId: itemId as ItemId,
      minutes,
      roles: (roles ?? []).filter(line => line !== null),
      attendance: attendance ? attendance.filter(one => one !== null) : null,
    }),
  )
