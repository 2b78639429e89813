import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { AudienceRules } from './neighbours.ts'
import { neighbourhood } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Rule, Wall } from './wall.ts'
import { all, any, named } from './wall.ts'

/** Sheets of workshops and the 回覧板: inside the council; what came back, sheet by sheet, for those who keep its records. */
export function wallsOfSheets(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { found, readsFor, keeps, readsAudience, of } = neighbourhood(town, rules)
  const [meetings, bodies] = [found('meetings.meeting'), found('councils.body')]
  const [sheets, editions, returned] = [found('meetings.sheet'), found('meetings.edition'), found('meetings.returned')]
  const inside: Rule = (row, me) => readsFor(row['council_no'] === null ? 'liaison' : 'council', row['council_no'], me)
  const betweenMeetings: Rule = row => row['meeting_id'] === null
  const ofItsBody: Rule = row => bodies.get(row['body_id'])?.['council_no'] === row['council_no']
  const ofItsMeeting: Rule = (row, me) => {
    const meeting = meetings.get(row['meeting_id'])
    return row['meeting_id'] === null || (meeting !== undefined && meeting['body_id'] === row['body_id'] && readsAudience(meeting, me))
  }
  const readsSheet = all(inside, any(betweenMeetings, of(meetings, 'meeting_id', all(readsAudience, inside))))
  const [readsItsSheet, keepsItsSheet] = [of(sheets, 'sheet_id', readsSheet), of(sheets, 'sheet_id', keeps)]
  const becameNothing: Rule = row => row['became_kind'] === null
  const isNotWithdrawn: Rule = row => row['withdrawn_at'] === null
  const keepsEdition = of(editions, 'edition_id', keeps)
  const keepsReturned = of(returned, 'returned_id', keepsEdition)
  return {
    'meetings.sheet': {
      reads: readsSheet,
      changes: all(readsSheet, keeps),
      adds: all(keeps, ofItsBody, ofItsMeeting, named('made_by')),
      change: 'update meetings.sheet set version = version',
      writer: { made_by: 'staff' },
    },
    'meetings.note': {
      reads: readsItsSheet,
      changes: any(keepsItsSheet, all(named('made_by'), becameNothing, readsItsSheet)),
      adds: all(readsItsSheet, named('made_by'), becameNothing, isNotWithdrawn),
      change: `update meetings.note set withdrawn_why = ''`,
      writer: { made_by: 'staff' },
      // Whoever wrote a note withdraws it; what it becomes is for those who keep the sheet.
      carried: [
        {
          change: `update meetings.note set became_kind = 'vision', became_at = now(), became_by = '{others}'`,
          stops: (row, me) => !keepsItsSheet(row, me),
        },
      ],
    },
    'meetings.photo': {
      reads: readsItsSheet,
      changes: any(keepsItsSheet, all(named('made_by'), readsItsSheet)),
      adds: all(readsItsSheet, named('made_by'), isNotWithdrawn),
      change: `update meetings.photo set withdrawn_why = ''`,
      writer: { made_by: 'staff' },
    },
    'meetings.edition': {
      reads: inside,
      changes: keeps,
      adds: all(keeps, ofItsBody, ofItsMeeting, named('written_by'), row => row['checked_at'] === null && row['ended_at'] === null),
      change: 'update meetings.edition set version = version',
      writer: { written_by: 'staff' },
      afresh: { checked_at: null, checked_by: null, ended_at: null, ended_why: '' },
    },
    'meetings.returned': {
      reads: keepsEdition,
      changes: keepsEdition,
      adds: all(keepsEdition, named('made_by'), isNotWithdrawn, row => row['way'] === 'paper'),
      change: `update meetings.returned set withdrawn_why = ''`,
      writer: { made_by: 'staff' },
    },
    'meetings.returned_line': {
      reads: keepsReturned,
      changes: keepsReturned,
      adds: all(keepsReturned, becameNothing),
      change: 'update meetings.returned_line set became_kind = null',
    },
  }
}
