import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import type { ConferenceHead, ConferenceId, InvitationId } from '../../domain/conference/conference.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { selectableTypes } from '../../domain/conference/conference-type.ts'
import type { AnsweredSlot } from '../../domain/conference/slots.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import { listIssues } from '../../store/assessment/issues.ts'
import type { TeamStaff } from '../../store/case/staff-of-team.ts'
import { listTeamStaff } from '../../store/case/staff-of-team.ts'
import type { GuestAgency } from '../../store/conference/agencies.ts'
import { listGuestAgencies, listStaffNames } from '../../store/conference/agencies.ts'
import { listOwnCases } from '../../store/conference/agenda.ts'
import { listSlots } from '../../store/conference/slots.ts'
import { listTypes } from '../../store/conference/types.ts'
import { plansOf } from '../../store/plan/plans.ts'
import { lookAtCase, shownIn } from '../case/look-at-case.ts'

export type { GuestAgency } from '../../store/conference/agencies.ts'

/** What the form for an agenda item offers: the kinds of today, the case, its plans. */
export type ItemChoices = { readonly types: readonly ConferenceType[]; readonly about: CaseHead; readonly plans: readonly SupportPlan[] }

/** The kinds, and the case with its plans, for a sitting about that case. Nothing when the case is not the reader's to bring. */
export function readItemChoices(act: Act, caseId: CaseId): Promise<ItemChoices | undefined> {
  return act.transaction(async tx => {
    const about = await lookAtCase(tx.db, caseId)
    const mayBring = about !== undefined && about.glassUntil === null
    await tx.audit({
      action: 'conference.plan',
      subjectType: 'case',
      subjectIds: about === undefined ? [caseId] : shownIn(about),
      outcome: mayBring ? 'done' : 'absent',
    })
    if (!mayBring) return undefined
    return { types: selectableTypes(await listTypes(tx.db), act.today), about, plans: await plansOf(tx.db, caseId) }
  })
}

/** A case of one's own agency, as a list of choices names it. */
export type OwnCase = { readonly id: CaseId; readonly no: number; readonly label: string }

/** The open cases in whose teams the reader's agency stands, newest first. */
export function readOwnCases(act: Act): Promise<readonly OwnCase[]> {
  return act.transaction(async tx => {
    const cases = await listOwnCases(tx.db)
    await tx.audit({ action: 'conference.plan', subjectType: 'case', subjectIds: cases.map(one => one.id) })
    return cases
  })
}

/** Agencies that may be called, in the city's order. Nobody's record. */
export function readGuests(act: Act): Promise<readonly GuestAgency[]> {
  return act.look(listGuestAgencies)
}

/** Those who work with people at an agency today, for whom to call by name. Nobody's record. */
export function readMembers(act: Act, agencyId: AgencyId): Promise<readonly TeamStaff[]> {
  return act.look(db => listTeamStaff(db, [agencyId]))
}

/** Names and agencies of staff by id, for lists that carry ids. Nobody's record. */
export function readStaff(
  act: Act,
  ids: readonly StaffId[],
): Promise<readonly { readonly id: StaffId; readonly name: string; readonly agencyId: AgencyId }[]> {
  return act.look(db => listStaffNames(db, ids))
}

/** The times offered for a sitting that the reader knows of already, with the answers that are the reader's to see. */
export function readTimes(
  act: Act,
  head: ConferenceHead,
): Promise<readonly (AnsweredSlot & { readonly answered: readonly InvitationId[] })[]> {
  return readAbout(act, head.conference.id, db => listSlots(db, head.conference.id))
}

/** The open issues of a case by their codes, so that the role table can be drawn from them. */
export function readIssueCodes(act: Act, conferenceId: ConferenceId, caseId: CaseId): Promise<readonly string[]> {
  return readAbout(act, conferenceId, async db =>
    (await listIssues(db, caseId)).filter(issue => issue.state !== 'closed').map(issue => issue.code),
  )
}

function readAbout<Value>(act: Act, id: ConferenceId, read: (db: Db) => Promise<Value>): Promise<Value> {
  return act.transaction(async tx => {
    const found = await read(tx.db)
    await tx.audit({ action: 'conference.read', subjectType: 'conference', subjectIds: [id] })
    return found
  })
}
