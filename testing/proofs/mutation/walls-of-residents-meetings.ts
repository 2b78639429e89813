import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { AudienceRules } from './neighbours.ts'
import { neighbourhood, todayThere } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Rule, Wall } from './wall.ts'
import { all, any, named } from './wall.ts'

/** Meetings of residents: told by audience, and the names and words of those who were there only inside. */
export function wallsOfResidentsMeetings(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { found, rowsOf, readsFor, keeps, readsAudience, coordinates, isCity, of } = neighbourhood(town, rules)
  const [meetings, bodies, seats, participants] = [
    found('meetings.meeting'),
    found('councils.body'),
    found('councils.seat'),
    found('councils.participant'),
  ]
  const ofMeeting = (rule: Rule) => of(meetings, 'meeting_id', rule)
  const inside: Rule = (row, me) => readsFor(row['council_no'] === null ? 'liaison' : 'council', row['council_no'], me)
  const standsIn =
    (...states: readonly string[]): Rule =>
    row =>
      states.includes(String(row['state']))
  const readsMeeting = ofMeeting(readsAudience)
  const readsInside = ofMeeting(all(readsAudience, inside))
  const keepsMeeting = ofMeeting(keeps)
  const keepsOpen = ofMeeting(all(standsIn('planned', 'called', 'held'), keeps))
  const keepsUnlocked = ofMeeting(all(standsIn('planned', 'called', 'held', 'minutes_draft', 'minutes_check'), keeps))
  const sat = of(
    seats,
    'seat_id',
    of(
      participants,
      'participant_id',
      (one, me) => me.reader !== undefined && one['account_id'] === me.staffId && one['ended_on'] === null,
    ),
  )
  const sits = of(
    seats,
    'owner_seat',
    all(
      row => String(row['from_on']) <= todayThere() && String(row['to_on'] ?? '9999-12-31') >= todayThere(),
      of(
        participants,
        'participant_id',
        (one, me) => me.reader !== undefined && one['account_id'] === me.staffId && one['ended_on'] === null,
      ),
    ),
  )
  const tookOn: Rule = (row, me) => row['owner_seat'] !== null && sits(row, me)
  const present = rowsOf('meetings.attendance').filter(one => ['present', 'observer'].includes(String(one['status'])))
  const attended: Rule = (row, me) => present.some(one => one['meeting_id'] === row['meeting_id'] && sat(one, me))
  const ofItsCouncil: Rule = row => bodies.get(row['body_id'])?.['council_no'] === row['council_no']
  const outcome = (table: string, column: string): Wall => ({
    reads: readsAudience,
    changes: keeps,
    adds: all(keeps, keepsOpen),
    change: `update ${table} set ${column} = null`,
  })
  return {
    'meetings.meeting': {
      reads: readsAudience,
      changes: keeps,
      adds: all(keeps, ofItsCouncil),
      isPublic: row => row['audience'] === 'public',
      change: `update meetings.meeting set place = ''`,
    },
    'meetings.agenda_item': {
      reads: readsMeeting,
      changes: keepsOpen,
      adds: keepsOpen,
      change: 'update meetings.agenda_item set minutes = 5',
    },
    'meetings.attendance': { reads: readsInside, adds: keepsOpen },
    'meetings.remark': {
      reads: all(
        readsInside,
        any(row => row['audience'] === 'council', coordinates),
      ),
      changes: keepsOpen,
      adds: all(keepsOpen, named('made_by')),
      change: 'update meetings.remark set became_kind = null, became_id = null',
      writer: { made_by: 'staff' },
    },
    'meetings.decision': outcome('meetings.decision', 'review_on'),
    'meetings.action': {
      ...outcome('meetings.action', 'due_on'),
      changes: any(keeps, tookOn),
      // Whoever took it on says that it is done, never that it is dropped.
      carried: [{ change: `update meetings.action set state = 'dropped', dropped_reason = '見本'`, stops: (row, me) => !keeps(row, me) }],
    },
    'meetings.question': {
      ...outcome('meetings.question', 'told_in'),
      reads: any(readsAudience, isCity),
      changes: any(keeps, isCity),
    },
    'meetings.minutes': { reads: readsInside, adds: all(keepsUnlocked, named('made_by')), writer: { made_by: 'staff' } },
    'meetings.note_on_minutes': {
      reads: readsInside,
      adds: all(
        named('made_by'),
        any(
          all(row => row['on_behalf_of'] === '', attended),
          all(row => row['on_behalf_of'] !== '', keepsMeeting),
        ),
      ),
      writer: { made_by: 'staff' },
    },
  }
}
