import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { addAgency, assignInCase, leaveTeam } from '../../acts/case/change-team.ts'
import { changeTrack } from '../../acts/case/change-track.ts'
import { endCoordination } from '../../acts/case/end-coordination.ts'
import { declineLead, offerLead, takeLead } from '../../acts/case/lead.ts'
import type { TeamView } from '../../acts/case/read-team.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { caseIdOf, complaints, onceOf, versionOf } from './sent.ts'
import {
  ASSIGN_BODY,
  END_BODY,
  endingFrom,
  JOIN_BODY,
  joinFrom,
  LEAVE_BODY,
  OFFER_BODY,
  TRACK_BODY,
  trackFrom,
  WHY_BODY,
} from './team-bodies.ts'

/** What can be done on the page of the team, with the last part of its address. */
export const TEAM_PATHS = {
  join: 'team',
  leave: 'team/leave',
  offer: 'lead-offers',
  take: 'lead-offers/take',
  decline: 'lead-offers/decline',
  assign: 'assign',
  end: 'end-coordination',
  track: 'tracks',
} as const
export type TeamVerb = keyof typeof TEAM_PATHS
export const TEAM_VERBS = Object.keys(TEAM_PATHS) as TeamVerb[]

/** Name of each in the access log. */
export const TEAM_AUDITS: Readonly<Record<TeamVerb, string>> = {
  join: 'case.join-team',
  leave: 'case.leave-team',
  offer: 'case.offer-lead',
  take: 'case.take-lead',
  decline: 'case.decline-lead',
  assign: 'case.assign',
  end: 'case.end-coordination',
  track: 'case.change-track',
}

/** What the reader's agency may do now; the screen offers exactly this. */
export function teamVerbsFor({ head, offer }: TeamView, visit: SignedVisit): readonly TeamVerb[] {
  if (head.glassUntil !== null) return []
  const { agencyId } = visit.act.reader
  const { leadAgency, coordinatorAgency, endedAt } = head.supportCase
  const leads = leadAgency === agencyId
  const coordinates = coordinatorAgency === agencyId
  const may: Readonly<Record<TeamVerb, boolean>> = {
    join: endedAt === null,
    leave: !leads && !coordinates,
    offer: endedAt === null && leads && offer === undefined && head.team.length > 1,
    take: offer?.toAgency === agencyId,
    decline: offer !== undefined && (offer.toAgency === agencyId || offer.byAgency === agencyId),
    assign: true,
    end: coordinates && endedAt === null,
    track: leads || coordinates,
  }
  return TEAM_VERBS.filter(verb => may[verb])
}

/** Reads the form of a verb and acts. Complaints come back as a refusal with fields. */
export async function doTeamVerb(visit: SignedVisit, verb: TeamVerb): Promise<Result<CaseId, Refusal>> {
  const { act, form } = visit
  const id = caseIdOf(visit)
  const version = versionOf(visit)
  const once = onceOf(visit)
  const typed = bodyFromForm(form, { lists: ['categories'] })
  switch (verb) {
    case 'join': {
      const read = readBody(JOIN_BODY, typed)
      return read.ok ? addAgency(act, visit.house.codes, id, version, joinFrom(read.value), once) : complaints(read.refusal)
    }
    case 'leave': {
      const read = readBody(LEAVE_BODY, { agencyId: act.reader.agencyId, ...typed })
      return read.ok ? leaveTeam(act, id, version, read.value, once) : complaints(read.refusal)
    }
    case 'offer': {
      const read = readBody(OFFER_BODY, typed)
      return read.ok ? offerLead(act, id, version, read.value, once) : complaints(read.refusal)
    }
    case 'take':
      return takeLead(act, id, version, once)
    case 'decline': {
      const read = readBody(WHY_BODY, typed)
      return read.ok ? declineLead(act, id, version, read.value.words, once) : complaints(read.refusal)
    }
    case 'assign': {
      const read = readBody(ASSIGN_BODY, typed)
      return read.ok ? assignInCase(act, id, version, read.value.staffId ?? null, once) : complaints(read.refusal)
    }
    case 'end': {
      const read = readBody(END_BODY, typed)
      return read.ok ? endCoordination(act, id, version, endingFrom(read.value), once) : complaints(read.refusal)
    }
    case 'track': {
      const read = readBody(TRACK_BODY, typed)
      return read.ok ? changeTrack(act, id, version, trackFrom(read.value), once) : complaints(read.refusal)
    }
  }
}
