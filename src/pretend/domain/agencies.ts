import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import { AROUND_AGENCIES } from './agencies-around.ts'
import { CITY_AGENCIES } from './agencies-city.ts'
import { OFFICE_AGENCIES } from './agencies-office.ts'
import { PARTNER_AGENCIES } from './agencies-partner.ts'
import { PUBLIC_AGENCIES } from './agencies-public.ts'
import { STATUTORY_AGENCIES } from './agencies-statutory.ts'
import type { PretendAgency } from './shapes.ts'

/** Those who help staff only. */
const INNER_KEYS: ReadonlySet<string> = new Set(['specialists', 'system'])

const DRAFTS = [...CITY_AGENCIES, ...OFFICE_AGENCIES, ...STATUTORY_AGENCIES, ...AROUND_AGENCIES, ...PUBLIC_AGENCIES, ...PARTNER_AGENCIES]

/**
 * All agencies of the pretend city, with telephone numbers nobody has.
 *
 * @param countedOn the day on which the city was counted; most entries were assured in the half year after it, a few are more than a year old
 */
export function agenciesOn(countedOn: Day): readonly PretendAgency[] {
  return DRAFTS.map((draft, place) => ({
    ...draft,
    phone: `0595-00-${String(1001 + place * 7).padStart(4, '0')}`,
    isInner: INNER_KEYS.has(draft.key),
    assuredOn: addDays(countedOn, place % 9 === 8 ? -210 - place : (place * 37) % 200),
  }))
}
