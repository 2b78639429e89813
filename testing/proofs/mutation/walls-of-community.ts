import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { AudienceRules } from './neighbours.ts'
import { neighbourhood } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Rule, Wall } from './wall.ts'
import { all, any, anybody, named } from './wall.ts'

/** Councils, bodies and seats, what troubles them, and the links between: by audience, council and reader. */
export function wallsOfCommunity(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { neighbour, found, readsFor, keeps, coordinates, isCity, of, toCouncil } = neighbourhood(town, rules)
  const [participants, bodies, issues] = [found('councils.participant'), found('councils.body'), found('issues.issue')]
  const reads: Rule = (row, me) => readsFor('council', row['council_no'], me)
  const ofBody = (column: string) => of(bodies, column, keeps)
  const ofParticipant = of(participants, 'participant_id', keeps)
  const takesPart: Rule = (_, me) => neighbour(me).isCoordinator || neighbour(me).bodies.length > 0
  const [keepsIssue, readsIssue] = [of(issues, 'issue_id', keeps), of(issues, 'issue_id', reads)]
  const open: Pick<Wall, 'reads' | 'isPublic'> = { reads: anybody, isPublic: () => true }
  return {
    'councils.profile': {
      ...open,
      changes: keeps,
      adds: keeps,
      change: `update councils.profile set intro = ''`,
      carried: toCouncil('councils.profile'),
    },
    'councils.council_stat': { ...open, adds: keeps },
    'councils.participant': {
      reads: (row, me) => reads(row, me) || (me.staffId !== null && row['account_id'] === me.staffId),
      changes: keeps,
      adds: keeps,
      change: `update councils.participant set kana = ''`,
    },
    'councils.participant_contact': {
      reads: (row, me) =>
        ofParticipant(row, me) &&
        (reads(participants.get(row['participant_id']) ?? {}, me) ||
          participants.get(row['participant_id'])?.['account_id'] === me.staffId),
      changes: ofParticipant,
      adds: ofParticipant,
      change: `update councils.participant_contact set note = ''`,
    },
    'councils.body': {
      ...open,
      changes: keeps,
      adds: keeps,
      change: 'update councils.body set proxies_count = true',
      carried: toCouncil('councils.body'),
    },
    'councils.body_relation': {
      ...open,
      changes: ofBody('from_id'),
      adds: ofBody('from_id'),
      change: `update councils.body_relation set note = ''`,
    },
    'councils.seat': {
      reads: (row, me) => of(bodies, 'body_id', reads)(row, me) || neighbour(me).bodies.includes(String(row['body_id'])),
      changes: ofBody('body_id'),
      adds: ofBody('body_id'),
      change: 'update councils.seat set sort_order = 0',
    },
    'councils.setup_step': {
      reads: any(isCity, reads),
      changes: keeps,
      adds: keeps,
      change: `update councils.setup_step set note = ''`,
      carried: toCouncil('councils.setup_step'),
    },
    'councils.invitation': { reads: keeps },
    'councils.council_agency': { reads: anybody },
    'links.link': {
      reads: (_, me) => readsFor('liaison', null, me),
      changes: (_, me) => neighbour(me).isCoordinator || neighbour(me).kept.length > 0,
      adds: takesPart,
      isPublic: row => row['ended_at'] === null,
      change: `update links.link set note = ''`,
    },
    'issues.issue': {
      reads,
      changes: keeps,
      adds: reads,
      change: `update issues.issue set words = ''`,
      carried: toCouncil('issues.issue'),
    },
    'issues.issue_act': {
      reads: readsIssue,
      adds: all(
        named('by_staff'),
        any(
          keepsIssue,
          all(row => row['kind'] === 'raised', readsIssue),
        ),
      ),
      writer: { by_staff: 'staff' },
    },
    'issues.evidence': {
      reads: all(
        readsIssue,
        any(row => row['audience'] === 'council', coordinates),
      ),
      changes: any(keepsIssue, all(named('made_by'), readsIssue)),
      adds: all(
        readsIssue,
        named('made_by'),
        any(row => row['audience'] === 'council', keepsIssue),
      ),
      change: 'update issues.evidence set withdrawn_at = null',
      writer: { made_by: 'staff' },
    },
    'issues.shared': {
      reads: (row, me) =>
        readsFor(row['checked_by'] === null || row['withdrawn_at'] !== null ? 'council' : row['wanted'], row['council_no'], me),
      changes: keeps,
      adds: keeps,
      isPublic: row => row['wanted'] === 'public' && row['checked_by'] !== null && row['withdrawn_at'] === null,
      change: `update issues.shared set changed_for = ''`,
      carried: toCouncil('issues.shared'),
    },
  }
}
