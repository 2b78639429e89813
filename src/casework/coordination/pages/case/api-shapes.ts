import { z } from 'zod'
import type { Task } from '../../../../platform/tasks.ts'
import type { ShownEntry } from '../../acts/case/read-log.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { TEAM_PARTS, TRACK_STATES } from '../../domain/case/case.ts'
import type { CaseRow } from '../../domain/case/case-list.ts'
import { SHARE_SCOPES } from '../../domain/case/log-entry.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime()
const agency = z.object({ id, name: z.string() })
const track = z.enum(TRACK_STATES)

/** One case in a list. */
export const CASE_ROW = z.object({
  id,
  no: z.int(),
  label: z.string(),
  openedAt: instant,
  leadAgencyName: z.string(),
  leadStaffName: z.string().nullable(),
  coordinatorAgencyName: z.string().nullable(),
  direction: z.string().nullable(),
  solving: track,
  accompanying: track,
  nextContactOn: day.nullable(),
  endedAt: instant.nullable(),
})

/** A case as a row of a list. */
export function caseRowResource({ leadName, coordinatorName, openedAt, endedAt, ...row }: CaseRow): z.infer<typeof CASE_ROW> {
  return {
    ...row,
    openedAt: openedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    leadAgencyName: leadName,
    coordinatorAgencyName: coordinatorName,
  }
}

export const TEAM_MEMBER = z.object({
  agency,
  part: z.enum(TEAM_PARTS),
  staffId: id.nullable(),
  staffName: z.string().nullable(),
  basis: z.string(),
  basisOn: day,
  reason: z.string().nullable(),
  categories: z.array(z.string()).nullable(),
  since: instant,
  endsOn: day.nullable(),
})

/** One case: its state, its team, whom it is about. `glassUntil`: read by an emergency opening, and until when. */
export const CASE = z.object({
  id,
  no: z.int(),
  label: z.string(),
  householdId: id.nullable(),
  consultationId: id.nullable(),
  openedAt: instant,
  leadAgency: id,
  leadStaff: id.nullable(),
  coordinatorAgency: id.nullable(),
  coordinatorStaff: id.nullable(),
  direction: z.string().nullable(),
  solving: track,
  accompanying: track,
  nextContactOn: day.nullable(),
  coordinationEndedAt: instant.nullable(),
  endedAt: instant.nullable(),
  version: z.int(),
  team: z.array(TEAM_MEMBER),
  people: z.array(z.object({ personId: id, name: z.string(), part: z.enum(['subject', 'member']) })),
  glassUntil: instant.nullable(),
})

/** A case as the API gives it. */
export function caseResource(head: CaseHead): z.infer<typeof CASE> {
  const { openedBy: _, openedAgency: __, ...supportCase } = head.supportCase
  return { ...supportCase, no: head.no, team: teamResource(head), people: [...head.people], glassUntil: head.glassUntil }
}

/** The team of a case as the API gives it. */
export function teamResource(head: CaseHead): z.infer<typeof TEAM_MEMBER>[] {
  return head.team.map(({ agencyId, agencyName, consentId: _, until: __, categories, ...member }) => ({
    ...member,
    agency: { id: agencyId, name: agencyName },
    categories: categories && [...categories],
  }))
}

/** One entry of the log. Facts, opinions, third parties and own words stand apart. */
export const ENTRY = z.object({
  id,
  caseId: id,
  at: instant,
  minutes: z.int().nullable(),
  byStaffName: z.string(),
  byAgency: agency,
  madeAt: instant,
  withWhom: z.array(z.string()),
  method: z.string(),
  personId: id.nullable(),
  fact: z.string().nullable(),
  opinion: z.string().nullable(),
  thirdParty: z.string().nullable(),
  thirdPartyWho: z.string().nullable(),
  personWords: z.string().nullable(),
  category: z.string().nullable(),
  contactResult: z.string().nullable(),
  next: z.string().nullable(),
  nextOn: day.nullable(),
  shareScope: z.enum(SHARE_SCOPES),
  conferenceId: id.nullable(),
  replaces: id.nullable(),
  replaceWords: z.string().nullable(),
  isReplaced: z.boolean(),
  mentions: z.array(z.string()),
})

/** An entry as the API gives it. */
export function entryResource(entry: ShownEntry): z.infer<typeof ENTRY> {
  const { byStaff: _, byAgency, agencyName, staffName, personName: __, ...rest } = entry
  return {
    ...rest,
    byStaffName: staffName,
    byAgency: { id: byAgency, name: agencyName },
    withWhom: [...rest.withWhom],
    mentions: [...rest.mentions],
  }
}

export const TASK = z.object({
  id,
  agency,
  staffId: id.nullable(),
  staffName: z.string().nullable(),
  kind: z.string(),
  words: z.string(),
  dueOn: day,
  caseId: id.nullable(),
  madeByName: z.string(),
})

/** A task as the API gives it. */
export function taskResource({
  id,
  agencyId,
  agencyName,
  staffId,
  staffName,
  kind,
  words,
  dueOn,
  caseId,
  madeByName,
}: Task): z.infer<typeof TASK> {
  return { id, agency: { id: agencyId, name: agencyName }, staffId, staffName, kind, words, dueOn, caseId, madeByName }
}

const count = z.int()

/** My day. */
export const DAY = z.object({
  tasks: z.array(TASK),
  mentions: z.array(
    z.object({ entryId: id, caseId: id, label: z.string(), at: instant, byName: z.string(), byAgencyName: z.string(), words: z.string() }),
  ),
  dueCases: z.array(CASE_ROW),
  counts: z.object({
    requestsToAnswer: count,
    referralsToAnswer: count,
    referralsWaiting: count,
    followUps: count,
    withoutOutcome: count,
    consultationsDue: count,
  }),
})
