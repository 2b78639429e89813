import { agenciesOn } from './agencies.ts'
import { COUNCILS } from './councils.ts'
import { COUNTED_ON } from './counted-on.ts'
import type { City } from './shapes.ts'
import { staffOf } from './staff.ts'

export { historyOf } from './history.ts'
export { householdsOf } from './households.ts'
export type { City } from './shapes.ts'
export { storiesOf } from './stories.ts'

/** The pretend city: 39 councils, its agencies and everybody who may sign in. The seed changes only drawn names; one seed, one city. */
export function cityOf(seed: number): City {
  return { seed, councils: COUNCILS, agencies: agenciesOn(COUNTED_ON), staff: staffOf(seed) }
}
