import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { AudienceRules, Fields } from './neighbours.ts'
import { neighbourhood } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Rule, Wall } from './wall.ts'
import { all, any, named } from './wall.ts'

/** What neighbours do together: inside for whom it is, outside by a checked wording; who comes, for keepers and oneself. */
export function wallsOfActivities(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { found, readsFor, keeps, readsAudience, of, rowsOf } = neighbourhood(town, rules)
  const [activities, participants] = [found('activities.activity'), found('councils.participant')]
  const worded = new Map(
    rowsOf('texts.wording')
      .filter(one => one['kind'] === 'activity' && one['checked_at'] !== null && one['withdrawn_at'] === null)
      .map(one => [`${one['key']} ${one['council_no']}`, one]),
  )
  const wordingOf = (row: Fields) => worded.get(`${row['id']} ${row['council_no']}`)
  const byItsWording: Rule = (row, me) => {
    const wording = wordingOf(row)
    if (wording === undefined) return false
    return keeps(row, me) || readsFor(wording['wanted'], row['council_no'], me) || readsFor('council', row['council_no'], me)
  }
  const isOpen = (row: Fields) => wordingOf(row)?.['wanted'] === 'public'
  const readsIt = any(readsAudience, byItsWording)
  const takesPart = all(
    readsAudience,
    any(keeps, (row, me) => readsFor('council', row['council_no'], me)),
  )
  const ofActivity = (rule: Rule) => of(activities, 'activity_id', rule)
  const [inside, keepsIt] = [ofActivity(readsAudience), ofActivity(keeps)]
  const isMe = of(
    participants,
    'participant_id',
    (one, me) => me.reader !== undefined && one['account_id'] === me.staffId && one['ended_on'] === null,
  )
  return {
    'activities.activity': {
      reads: readsIt,
      changes: keeps,
      adds: all(keeps, named('made_by')),
      isPublic: isOpen,
      change: `update activities.activity set fee = ''`,
      writer: { made_by: 'staff' },
    },
    'activities.activity_act': { reads: inside, adds: all(keepsIt, named('by_staff')), writer: { by_staff: 'staff' } },
    'activities.role': { reads: inside, changes: keepsIt, adds: keepsIt, change: 'update activities.role set is_wanted = false' },
    'activities.occurrence': {
      reads: ofActivity(readsIt),
      changes: keepsIt,
      adds: keepsIt,
      isPublic: row => row['state'] !== 'dropped' && isOpen(activities.get(row['activity_id']) ?? {}),
      change: 'update activities.occurrence set is_by_hand = false',
    },
    'activities.joining': {
      reads: any(keepsIt, isMe),
      changes: any(keepsIt, isMe),
      // Whoever writes it stands in it as its writer: the program cannot name another.
      adds: any(
        keepsIt,
        all(row => row['how_many'] === 1, isMe, ofActivity(takesPart)),
      ),
      change: 'update activities.joining set left_at = now(), left_by = platform.reader_id()',
      carried: [{ change: `update activities.joining set left_at = now(), left_by = '{others}'` }],
    },
    'activities.feedback': { reads: inside, adds: all(ofActivity(takesPart), named('made_by')), writer: { made_by: 'staff' } },
  }
}
