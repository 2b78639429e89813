import type { Audience, Neighbour } from '../../../src/community/councils/domain/audience.ts'
import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { Town } from './town.ts'
import type { Me, Rule, Wall } from './wall.ts'
import { all, any, anybody, named } from './wall.ts'

type Fields = Readonly<Record<string, unknown>>

/** The one rule of the community half. */
export type AudienceRules = { readonly mayRead: typeof mayRead; readonly mayKeep: typeof mayKeep }

/** Who sits where today, over the facts. */
function neighboursOf(town: Town): (me: Me) => Neighbour {
  const rowsOf = (table: string): readonly Fields[] => (town.tables.get(`councils.${table}`)?.rows ?? []).map(({ row }) => row)
  const councils = new Map(rowsOf('body').map(row => [row['id'], row['council_no']]))
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
  const kept = new Map<string, Neighbour>()
  const find = (me: Me): Neighbour => {
    const mine = new Set(
      rowsOf('participant')
        .filter(one => me.reader !== undefined && one['account_id'] === me.staffId && one['ended_on'] === null)
        .map(one => one['id']),
    )
    const seats = rowsOf('seat').filter(
      one => mine.has(one['participant_id']) && String(one['from_on']) <= today && (one['to_on'] === null || String(one['to_on']) >= today),
    )
    const councilsOf = (some: readonly Fields[]) => some.flatMap(one => [councils.get(one['body_id'])].filter(no => typeof no === 'number'))
    return {
      isCoordinator: me.has('outreach'),
      isCity: me.has('evaluate'),
      bodies: seats.map(one => String(one['body_id'])),
      councils: councilsOf(seats),
      kept: councilsOf(seats.filter(one => one['is_secretariat'] === true)),
    }
  }
  return me => {
    const found = kept.get(me.login) ?? find(me)
    kept.set(me.login, found)
    return found
  }
}

/** Councils, bodies and seats, what troubles them, and the links between: by audience, council and reader. */
export function wallsOfCommunity(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const neighbour = neighboursOf(town)
  const found = (table: string) => new Map((town.tables.get(table)?.rows ?? []).map(({ row }) => [row['id'], row]))
  const [participants, bodies, issues] = [found('councils.participant'), found('councils.body'), found('issues.issue')]
  const keepsCouncil = (council: unknown, me: Me) => rules.mayKeep(council as number | null, neighbour(me))
  const readsFor = (audience: Audience, council: unknown, me: Me) => rules.mayRead(audience, council as number | null, neighbour(me))
  const keeps: Rule = (row, me) => keepsCouncil(row['council_no'], me)
  const reads: Rule = (row, me) => readsFor('council', row['council_no'], me)
  const of =
    (parents: ReadonlyMap<unknown, Fields>, column: string, rule: Rule): Rule =>
    (row, me) => {
      const parent = parents.get(row[column])
      return parent !== undefined && rule(parent, me)
    }
  const ofBody = (column: string) => of(bodies, column, keeps)
  const ofParticipant = of(participants, 'participant_id', keeps)
  const coordinates: Rule = (_, me) => neighbour(me).isCoordinator
  const takesPart: Rule = (_, me) => neighbour(me).isCoordinator || neighbour(me).bodies.length > 0
  const [keepsIssue, readsIssue] = [of(issues, 'issue_id', keeps), of(issues, 'issue_id', reads)]
  const open: Pick<Wall, 'reads' | 'isPublic'> = { reads: anybody, isPublic: () => true }
  const toCouncil = (table: string): NonNullable<Wall['carried']> => [
    // Only a coordinator keeps what belongs to a council that does not exist.
    { change: `update ${table} set council_no = -1`, stops: (_, me) => !neighbour(me).isCoordinator },
  ]
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
      carried: toCouncil('councils.participant'),
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
      adds: all(readsIssue, named('made_by')),
      change: 'update issues.evidence set withdrawn_at = null',
      writer: { made_by: 'staff' },
    },
    'issues.shared': {
      reads: (row, me) =>
        readsFor(
          row['checked_by'] === null || row['withdrawn_at'] !== null ? 'council' : (row['wanted'] as Audience),
          row['council_no'],
          me,
        ),
      changes: keeps,
      adds: keeps,
      isPublic: row => row['wanted'] === 'public' && row['checked_by'] !== null && row['withdrawn_at'] === null,
      change: `update issues.shared set changed_for = ''`,
      carried: toCouncil('issues.shared'),
    },
  }
}
