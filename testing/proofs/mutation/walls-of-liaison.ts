import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { AudienceRules } from './neighbours.ts'
import { neighbourhood } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Rule, Wall } from './wall.ts'
import { all, any, named } from './wall.ts'

/** Give and take between the councils: what was checked goes to all who take part, what was not stays where it was written. */
export function wallsOfLiaison(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { found, readsFor, keeps, keepsCouncil, coordinates, of } = neighbourhood(town, rules)
  const [entries, requests] = [found('liaison.entry'), found('liaison.support_request')]
  const isOwn: Rule = (row, me) => readsFor('council', row['council_no'], me)
  const readsEntry: Rule = (row, me) =>
    readsFor(row['checked_by'] === null || row['withdrawn_at'] !== null ? 'council' : 'liaison', row['council_no'], me)
  const forAll: Rule = (_, me) => readsFor('liaison', null, me)
  const keepsVisit: Rule = (row, me) => keepsCouncil(row['guest_no'], me)
  const begun =
    (state: string): Rule =>
    row =>
      row['state'] === state
  const made = { made_by: 'staff' } as const
  return {
    'liaison.entry': {
      reads: readsEntry,
      changes: keeps,
      adds: all(keeps, named('worded_by'), row => row['checked_by'] === null),
      change: `update liaison.entry set words = ''`,
      writer: { worded_by: 'staff' },
    },
    'liaison.entry_step': {
      reads: of(entries, 'entry_id', isOwn),
      adds: all(named('by_staff'), of(entries, 'entry_id', keeps)),
      writer: { by_staff: 'staff' },
    },
    'liaison.visit': {
      reads: forAll,
      changes: any(keepsVisit, (row, me) => keepsCouncil(row['host_no'], me)),
      adds: all(keepsVisit, named('made_by'), begun('wished')),
      change: `update liaison.visit set place = ''`,
      writer: made,
    },
    'liaison.exchange': {
      reads: forAll,
      changes: keeps,
      adds: all(keeps, named('made_by'), begun('open')),
      change: 'update liaison.exchange set version = version + 1',
      writer: made,
    },
    'liaison.reply': { reads: forAll, adds: all(keeps, named('made_by')), writer: made },
    'liaison.adoption': {
      reads: of(entries, 'child_id', readsEntry),
      changes: of(entries, 'child_id', keeps),
      adds: all(named('made_by'), of(entries, 'child_id', keeps)),
      change: 'update liaison.adoption set withdrawn_at = null',
      writer: made,
    },
    'liaison.support_offer': {
      reads: forAll,
      changes: coordinates,
      adds: all(coordinates, named('made_by')),
      change: 'update liaison.support_offer set is_open = true',
      writer: made,
    },
    'liaison.support_request': {
      reads: isOwn,
      changes: keeps,
      adds: all(keeps, named('made_by'), begun('asked')),
      change: 'update liaison.support_request set version = version + 1',
      writer: made,
    },
    'liaison.support_step': {
      reads: of(requests, 'request_id', isOwn),
      adds: all(named('by_staff'), of(requests, 'request_id', keeps)),
      writer: { by_staff: 'staff' },
    },
  }
}
