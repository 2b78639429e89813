import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { leaveTask } from '../../../../platform/tasks.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { BARE_ENTRY } from '../../domain/case/log-entry.ts'
import type { ConferenceHead, ConferenceId, NamedItem } from '../../domain/conference/conference.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { typeOn } from '../../domain/conference/conference-type.ts'
import type { Minutes } from '../../domain/conference/minutes.ts'
import { missingBeforeFixing, NO_MINUTES } from '../../domain/conference/minutes.ts'
import { listAttendance } from '../../store/conference/attendance.ts'
import type { KeptRole } from '../../store/conference/minutes.ts'
import { fixMinutesOf, listMinutes, listRoles, noteTask } from '../../store/conference/minutes.ts'
import { listTypes } from '../../store/conference/types.ts'
import { appendCaseDeeds } from '../case/change-case.ts'
import { lookAtCase } from '../case/look-at-case.ts'
import { writeEntryIn } from '../case/write-entry.ts'
import { discussPlanIn } from '../plan/discuss-plan.ts'
import { changeConference } from './change-conference.ts'
import type { Kept } from './keep-minutes.ts'
import { mayKeep, writeKept } from './keep-minutes.ts'

/**
 * Ends a sitting: what is still on the table is written down, the minutes are fixed for ever, every role becomes a task of the agency
 * that took it, each case gets an entry in its log, a plan gets what was found of it. All of it, or nothing.
 * @source F22 「支援者それぞれの役割を明確にし」 plan L222; law-and-flow section 5
 */
export function fixMinutes(
  act: Act,
  id: ConferenceId,
  version: number | undefined,
  kept: Kept | null,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'fix',
      action: 'conference.close',
      decide: async (head, tx) => {
        if (head.ackedAt === null) return no(refusal('secrecy-not-acknowledged'))
        const may = kept === null ? yes(true as const) : mayKeep(head, kept)
        if (!may.ok) return may
        if (kept !== null) await writeKept(act, tx, head, kept)
        const settled = await settle(act, tx, head)
        if (!settled.ok) return settled
        await fixMinutesOf(act, tx.db, id)
        return yes([{ kind: 'minutes_fixed', body: { itemIds: head.items.map(item => item.id) } }])
      },
    },
    request,
  )
}

type Settled = {
  readonly item: NamedItem
  readonly type: ConferenceType | undefined
  readonly minutes: Minutes
  readonly roles: readonly KeptRole[]
}

async function settle(act: Act, tx: Tx, head: ConferenceHead): Promise<Result<true, Refusal>> {
  const { id } = head.conference
  const [minutes, roles, attendance, types] = [
    await listMinutes(tx.db, id),
    await listRoles(tx.db, id),
    await listAttendance(tx.db, id),
    await listTypes(tx.db),
  ]
  const settled = head.items.map(
    (item): Settled => ({
      item,
      type: typeOn(types, item.typeCode, item.basisOn),
      minutes: minutes.find(one => one.itemId === item.id) ?? NO_MINUTES,
      roles: roles.filter(role => role.itemId === item.id),
    }),
  )
  const missing = missingBeforeFixing(
    settled.map(one => ({ ...one, id: one.item.id, hasPlan: one.item.planId !== null })),
    attendance.filter(one => one.isPresent).length,
  )
  if (Object.keys(missing).length > 0) return no(refusal('fields', { fields: missing }))
  for (const one of settled) {
    const done = await settleItem(act, tx, head, one)
    if (!done.ok) return done
  }
  return yes(true)
}

async function settleItem(act: Act, tx: Tx, head: ConferenceHead, one: Settled): Promise<Result<true, Refusal>> {
  const { item, minutes } = one
  const about = await lookAtCase(tx.db, item.caseId)
  if (about === undefined || about.glassUntil !== null) return no(refusal('absent'))
  if (item.planId !== null && minutes.adequacy !== null) {
    const discussed = await discussPlanIn(act, tx, item.planId, head.conference.id, minutes.adequacy, minutes.adequacyWords)
    if (!discussed.ok) return discussed
  }
  await leaveRoles(act, tx, head, one)
  await agreeDirection(act, tx, about, one)
  const written = await writeEntryIn(act, tx, about, { ...BARE_ENTRY, ...entryOf(act, head, one) })
  return written.ok ? yes(true) : written
}

async function leaveRoles(act: Act, tx: Tx, head: ConferenceHead, { item, roles }: Settled): Promise<void> {
  for (const role of roles) {
    if (role.agencyId === null || role.dueOn === null || role.taskId !== null) continue
    const task = await leaveTask(act, tx.db, {
      agencyId: role.agencyId,
      staffId: null,
      kind: 'conference',
      words: `${role.action ?? role.issue}（会議${head.no}で決まったこと）`,
      dueOn: role.dueOn,
      caseId: item.caseId,
      subject: { type: 'conference', id: head.conference.id },
    })
    await noteTask(tx.db, role.id, task)
  }
}

/** What only those present may know does not become the sentence the whole team reads. */
async function agreeDirection(act: Act, tx: Tx, about: CaseHead, { item, type, minutes }: Settled): Promise<void> {
  const { direction } = minutes
  if (direction === null || type?.minutesRule !== 'present_and_team' || direction === about.supportCase.direction) return
  await appendCaseDeeds(act, tx, about.supportCase, [{ kind: 'direction_agreed', body: { direction, planId: item.planId } }])
}

function entryOf(act: Act, head: ConferenceHead, { item, type, minutes, roles }: Settled) {
  const { conference, no: number } = head
  const at = conference.startsAt !== null && conference.startsAt < act.now.toISOString() ? conference.startsAt : act.now.toISOString()
  const opening = `${item.called}（会議${number}）を開きました。議題：${item.question}`
  const shared = {
    at,
    minutes: conference.minutesPlanned,
    withWhom: ['agency'],
    method: 'conference',
    conferenceId: conference.id,
    shareScope: 'conference' as const,
  }
  if (type?.minutesRule !== 'present_and_team') return { ...shared, fact: `${opening}\n決まったことは、出席した機関が議事録で確かめます。` }
  const lines = roles.flatMap(role => (role.agencyName === null ? [] : [`・${role.agencyName}：${role.action ?? ''}`]))
  return {
    ...shared,
    fact: [
      opening,
      `決まったこと：${minutes.decisions ?? ''}`,
      ...(lines.length > 0 ? ['役割分担', ...lines] : []),
      ...(minutes.facts ? [`確かめた事実：${minutes.facts}`] : []),
    ].join('\n'),
    opinion: minutes.opinions,
    thirdParty: minutes.thirdParty,
    thirdPartyWho: minutes.thirdPartyWho,
  }
}
