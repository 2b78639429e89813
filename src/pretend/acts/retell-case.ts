import type {
  CaseAct,
  CaseDeed,
  CaseId,
  LoadedCase,
  LoadedRequest,
  LogEntry,
  RequestAct,
  RequestDeed,
} from '../../casework/coordination/index.ts'
import { BARE_ENTRY, foldCase, foldRequest } from '../../casework/coordination/index.ts'
import type { Consultation, ConsultationId } from '../../casework/desk/index.ts'
import type { HouseholdId } from '../../casework/people/index.ts'
import { bundleOf, TICKED_AT_FIRST } from '../../casework/referral/index.ts'
import { addDays, dayOfInstant } from '../../kernel/day.ts'
import type { Id } from '../../kernel/id.ts'
import type { PretendCase, PretendEntry, PretendRequest } from '../domain/case-stories.ts'
import type { Cast } from './cast.ts'
import { idFor } from './ids.ts'

/** A case as it is loaded, and the request it grew out of, where there was one. */
export type RetoldCase = { readonly supportCase: LoadedCase; readonly request: LoadedRequest | undefined }

const DAYS_TO_ANSWER = 7

/** Turns the story of a case into the acts that would have been done, and folds them with the very functions that fold real ones. */
export function retellCase(cast: Cast, told: PretendCase, consultation: Consultation): RetoldCase {
  const consultationId = consultation.id
  const id = caseIdOf(cast, told)
  const acts = caseActs(cast, told, consultationId)
  const supportCase = foldCase(id, acts)
  if (supportCase === undefined) throw new Error(`case ${told.key} does not begin with its opening`)
  return {
    supportCase: {
      supportCase,
      acts,
      team: teamOf(cast, told),
      people: [
        ...told.subjects.map(key => ({ personId: cast.person(key).id, part: 'subject' as const })),
        ...told.members.map(key => ({ personId: cast.person(key).id, part: 'member' as const })),
      ],
      entries: told.entries.map((entry, place) => entryOf(cast, id, entry, `${told.key}/${place}`)),
    },
    request: told.request && requestOf(cast, told, told.request, consultation, id),
  }
}

/** The id a case of a story has; for the consultation it grew out of. */
export function caseIdOf(cast: Cast, told: PretendCase): CaseId {
  return idFor(cast.seed, 'case', told.key, Date.parse(openedAtOf(told)))
}

/** The id of the request of a case; for the consultation that was held out with it. */
export function requestIdOf(cast: Cast, told: PretendCase): Id<'coordination_request'> {
  return idFor(cast.seed, 'coordination_request', told.key, Date.parse(told.request?.askedAt ?? openedAtOf(told)))
}

/** When a case was opened. */
export function openedAtOf({ request, openedAt }: PretendCase): string {
  const at = request?.acceptedAt ?? openedAt
  if (at === undefined) throw new Error('a case without request says when it was opened')
  return at
}

/** Logins of all agencies that stand in a case. */
export function loginsIn({ lead, request, team }: PretendCase): readonly string[] {
  return [lead, ...(request ? [request.by] : []), ...team.map(member => member.login)]
}

function caseActs(cast: Cast, told: PretendCase, consultationId: ConsultationId): readonly CaseAct[] {
  const lead = cast.staff(told.lead)
  const coordinator = told.request && cast.staff(told.request.by)
  const acts: CaseAct[] = []
  const add = (at: string, by: string, deed: CaseDeed) => {
    const { staffId, agencyId } = cast.staff(by)
    const instant = new Date(at)
    const actId: Id<'case_act'> = idFor(cast.seed, 'case_act', `${told.key}/${acts.length + 1}`, instant.getTime())
    acts.push({ id: actId, seq: acts.length + 1, at: instant.toISOString(), byStaff: staffId, byAgency: agencyId, ...deed })
  }
  const opener = told.request?.by ?? told.lead
  add(openedAtOf(told), opener, {
    kind: 'opened',
    body: {
      label: told.label,
      householdId: idFor<'household'>(cast.seed, 'household', told.household) as HouseholdId,
      consultationId,
      leadAgency: lead.agencyId,
      leadStaff: lead.staffId,
      coordinatorAgency: coordinator?.agencyId ?? null,
      coordinatorStaff: coordinator?.staffId ?? null,
      requestId: told.request ? requestIdOf(cast, told) : null,
      nextContactOn: addDays(dayOfInstant(Date.parse(openedAtOf(told))), DAYS_TO_ANSWER),
    },
  })
  for (const member of told.team) {
    const { agencyId } = cast.staff(member.login)
    const basisOn = dayOfInstant(Date.parse(member.since))
    add(member.since, opener, { kind: 'member_joined', body: { agencyId, basis: member.basis, basisOn } })
  }
  const last = told.entries.at(-1)?.at ?? openedAtOf(told)
  if (told.direction !== undefined) add(last, opener, { kind: 'direction_agreed', body: { direction: told.direction, planId: null } })
  add(last, told.lead, { kind: 'contact_due', body: { on: told.nextContactOn } })
  return acts
}

function teamOf(cast: Cast, told: PretendCase): LoadedCase['team'] {
  const opened = openedAtOf(told)
  const { request } = told
  const ground = {
    until: null,
    endsOn: null,
    consentId: null,
    categories: null,
    leftWords: null,
  }
  const member = (login: string, part: 'originator' | 'coordinator' | 'member', since: string, basis: string, reason: string | null) => {
    const { agencyId, staffId } = cast.staff(login)
    return {
      ...ground,
      agencyId,
      staffId,
      part,
      basis,
      reason,
      basisOn: dayOfInstant(Date.parse(since)),
      since: new Date(since).toISOString(),
    }
  }
  const basis = request?.basis ?? 'appi-69-2-2'
  const reason = request?.basisReason ?? (basis === 'consent' ? null : '相談を受けた機関として支援するため。')
  return [
    member(told.lead, 'originator', opened, basis, reason),
    ...(request ? [member(request.by, 'coordinator', opened, basis, reason)] : []),
    ...told.team.map(one => member(one.login, 'member', one.since, one.basis, one.reason ?? null)),
  ]
}

function entryOf(cast: Cast, caseId: CaseId, told: PretendEntry, key: string): LogEntry {
  const { staffId, agencyId } = cast.staff(told.by)
  const at = new Date(told.at)
  const { mentions: _, ...bare } = BARE_ENTRY
  return {
    ...bare,
    id: idFor(cast.seed, 'log_entry', key, at.getTime()),
    caseId,
    byStaff: staffId,
    byAgency: agencyId,
    at: at.toISOString(),
    madeAt: at.toISOString(),
    isReplaced: false,
    withWhom: told.with,
    method: told.method,
    personId: told.person === undefined ? null : cast.person(told.person).id,
    fact: told.fact ?? null,
    opinion: told.opinion ?? null,
    personWords: told.words ?? null,
    thirdParty: told.third?.said ?? null,
    thirdPartyWho: told.third?.who ?? null,
    contactResult: told.result ?? null,
    category: told.category ?? null,
    shareScope: told.scope ?? 'team',
    next: told.next?.what ?? null,
    nextOn: told.next?.on ?? null,
  }
}

function requestOf(cast: Cast, told: PretendCase, asked: PretendRequest, consultation: Consultation, caseId: CaseId): LoadedRequest {
  const id = requestIdOf(cast, told)
  const acts: RequestAct[] = []
  const add = (at: string, by: string, deed: RequestDeed) => {
    const { staffId, agencyId } = cast.staff(by)
    const instant = new Date(at)
    const actId: Id<'request_act'> = idFor(cast.seed, 'request_act', `${told.key}/${acts.length + 1}`, instant.getTime())
    acts.push({ id: actId, seq: acts.length + 1, at: instant.toISOString(), byStaff: staffId, byAgency: agencyId, ...deed })
  }
  const basisOn = dayOfInstant(Date.parse(asked.askedAt))
  add(asked.askedAt, told.lead, {
    kind: 'drafted',
    body: {
      consultationId: consultation.id,
      basisOn,
      toAgency: cast.staff(asked.by).agencyId,
      householdId: idFor<'household'>(cast.seed, 'household', told.household) as HouseholdId,
      basis: asked.basis,
      consentType: asked.consentType ?? null,
      basisReason: asked.basisReason ?? null,
      tried: asked.tried,
      whyMany: asked.whyMany,
      asked: asked.asked,
      personWords: null,
      issues: asked.issues,
      involved: [],
      wanted: told.team.map(member => cast.staff(member.login).agencyId),
      sharedFields: TICKED_AT_FIRST,
      urgency: 'within_week',
      replyBy: addDays(basisOn, DAYS_TO_ANSWER),
    },
  })
  add(asked.askedAt, told.lead, { kind: 'submitted', body: {} })
  add(asked.acceptedAt, asked.by, { kind: 'accepted', body: { caseId, words: null } })
  const request = foldRequest(id, acts)
  if (request === undefined) throw new Error(`request of ${told.key} does not begin with a draft`)
  const people = told.subjects.map(key => cast.person(key))
  return { request, acts, bundle: bundleOf(consultation, people, TICKED_AT_FIRST) }
}
