import type { Day } from '../../kernel/day.ts'
import type { City } from './shapes.ts'
import { discharge } from './stories/discharge.ts'
import { doubleCare } from './stories/double-care.ts'
import { familyFromBrazil } from './stories/family-from-brazil.ts'
import { houseFullOfThings } from './stories/house-full-of-things.ts'
import { motherAndChildrenAway } from './stories/mother-and-children-away.ts'
import { oldCouple } from './stories/old-couple.ts'
import { papersAtTheDoor } from './stories/papers-at-the-door.ts'
import { parentAndSon } from './stories/parent-and-son.ts'
import { rentArrears } from './stories/rent-arrears.ts'
import { roomForAFreshStart } from './stories/room-for-a-fresh-start.ts'
import { siblingsOnTheirOwn } from './stories/siblings-on-their-own.ts'
import type { Story } from './stories/telling.ts'
import { inOrder, storyDaysOf } from './stories/telling.ts'
import { youngCarer } from './stories/young-carer.ts'

/**
 * The twelve written stories of the pretend city, told up to a day.
 *
 * Only in the story '8050' do the centre for elders and the centre for disability meet the same household.
 * Throws when a worker of a story is not on the staff of the city.
 */
export function storiesOf(city: City, until: Day): Story {
  const days = storyDaysOf(until)
  const told = TELLERS.map(tell => tell(days))
  const households = told.flatMap(story => story.households)
  const consultations = told.flatMap(story => story.consultations.map(inOrder))
  const logins = new Set(city.staff.map(member => member.login))
  for (const { key, course } of consultations)
    for (const { by } of course) if (!logins.has(by)) throw new Error(`${by} of story ${key} is not on the staff`)
  return { households, consultations }
}

const TELLERS = [
  parentAndSon,
  youngCarer,
  familyFromBrazil,
  papersAtTheDoor,
  rentArrears,
  doubleCare,
  discharge,
  oldCouple,
  motherAndChildrenAway,
  houseFullOfThings,
  roomForAFreshStart,
  siblingsOnTheirOwn,
]
