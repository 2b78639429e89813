import type { Day } from '../../kernel/day.ts'
import { addMonths } from '../../kernel/day.ts'
import type { PretendPerson } from './shapes.ts'

/** Days of birth that part the stages of life, so that an age is one comparison of text. */
export type Ages = { readonly bornFor18: Day; readonly bornFor50: Day; readonly bornFor65: Day }

/** The stages of life as they stand on a day. */
export function agesOn(day: Day): Ages {
  return { bornFor18: addMonths(day, -18 * 12), bornFor50: addMonths(day, -50 * 12), bornFor65: addMonths(day, -65 * 12) }
}

/** Under 18, 18 to 64, or 65 and over. */
export type Stage = 'child' | 'adult' | 'elder'

/** The stage of life somebody is in. */
export function stageOf(person: PretendPerson, ages: Ages): Stage {
  if (person.birthDate > ages.bornFor18) return 'child'
  return person.birthDate > ages.bornFor65 ? 'adult' : 'elder'
}
