import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { AudienceRules } from './neighbours.ts'
import { neighbourhood } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Wall } from './wall.ts'
import { all, named } from './wall.ts'

/** Who goes to which council, which everybody who takes part may know; and the diary of coordinators, which is theirs alone. */
export function wallsOfCoordinators(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { found, readsFor, coordinates, of } = neighbourhood(town, rules)
  const logs = found('coordinators.field_log')
  return {
    'coordinators.assignment': {
      reads: (row, me) => readsFor('liaison', row['council_no'], me),
      changes: coordinates,
      adds: all(coordinates, named('made_by')),
      change: 'update coordinators.assignment set version = version + 1',
      writer: { made_by: 'staff' },
    },
    'coordinators.handover': { reads: coordinates, adds: all(coordinates, named('made_by')), writer: { made_by: 'staff' } },
    'coordinators.field_log': { reads: coordinates, adds: all(coordinates, named('staff_id')), writer: { staff_id: 'staff' } },
    'coordinators.met_with': { reads: coordinates, adds: all(coordinates, of(logs, 'log_id', named('staff_id'))) },
    'coordinators.step_done': { reads: coordinates, adds: all(coordinates, named('done_by')), writer: { done_by: 'staff' } },
  }
}
