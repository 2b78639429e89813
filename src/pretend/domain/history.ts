import type { Day } from '../../kernel/day.ts'
import type { Ages } from './ages.ts'
import { agesOn } from './ages.ts'
import type { Calendar, Hand } from './calendar.ts'
import { calendarOf, instantOf, openFrom } from './calendar.ts'
import type { Chance } from './chance.ts'
import { at, chanceOf } from './chance.ts'
import { courseNameOf } from './course-names.ts'
import { COURSES, mayRefer } from './courses.ts'
import type { Desks } from './desks.ts'
import { desksOf, receiverOf, workerOf } from './desks.ts'
import type { Pen } from './pen.ts'
import { stepsByTheEnd } from './pen.ts'
import { asideOf, channelOf, partsOf, urgencyOf } from './reception.ts'
import { sceneOf } from './scene.ts'
import type { Channel, City, PretendConsultation, PretendHousehold } from './shapes.ts'
import { statementOf } from './statement.ts'

/** What a history is made from. `until` is its last day; `months` says how far it goes back. */
export type HistoryOptions = {
  readonly until: Day
  readonly households: readonly PretendHousehold[]
  readonly consultations: number
  readonly months: number
}

/**
 * The consultations of the pretend city up to a day, one at a time, roughly in the order in which they came.
 *
 * A few households come very often, as in life. The centre for elders and the centre for disability never meet the same household here.
 * Throws when there is no household to tell about.
 */
export function* historyOf(city: City, options: HistoryOptions): Generator<PretendConsultation> {
  if (options.households.length === 0) throw new RangeError('a history needs at least one household')
  const world: World = {
    chance: chanceOf(city.seed, 'history'),
    calendar: calendarOf(options.until, options.months),
    desks: desksOf(city),
    ages: agesOn(options.until),
  }
  for (let number = 0; number < options.consultations; number++) {
    const key = `c-${String(number + 1).padStart(6, '0')}`
    yield consultationOf(
      world,
      key,
      householdFrom(world.chance, options.households),
      (number + world.chance.next()) / options.consultations,
    )
  }
}

type World = { readonly chance: Chance; readonly calendar: Calendar; readonly desks: Desks; readonly ages: Ages }

const OFTEN = 150

function householdFrom(chance: Chance, households: readonly PretendHousehold[]): PretendHousehold {
  const often = chance.happens(0.08) ? Math.min(OFTEN, households.length) : households.length
  return at(households, chance.whole(0, often - 1))
}

function consultationOf(world: World, key: string, household: PretendHousehold, share: number): PretendConsultation {
  const { chance, calendar, desks, ages } = world
  const scene = sceneOf(chance, household, ages)
  const channel = channelOf(chance, scene)
  const hand = arrivalOf(chance, calendar, share, channel)
  const agency = receiverOf(chance, desks, scene, ages)
  const worker = workerOf(chance, desks, agency)
  const urgency = urgencyOf(chance, scene)
  const reception = {
    key,
    receivedAt: instantOf(calendar, hand),
    receivedBy: worker,
    channel,
    statement: statementOf(chance, scene),
    topics: scene.topics,
    ...(urgency === undefined ? {} : { urgency }),
    ...asideOf(chance, scene, urgency),
    people: partsOf(chance, scene),
  }
  const pen: Pen = { ...world, scene, key, urgency, hand, steps: [], holder: { agency, worker }, referrals: 0 }
  COURSES[courseNameOf(chance, calendar, hand.place, mayRefer(pen))](pen)
  return { ...reception, course: stepsByTheEnd(pen) }
}

/** Mostly in office hours; what comes by web or telephone may come at night or on a Sunday. */
function arrivalOf(chance: Chance, calendar: Calendar, share: number, channel: Channel): Hand {
  const place = Math.min(calendar.last, Math.floor(share * (calendar.last + 1)))
  const anyTime = (channel === 'web' && chance.happens(0.5)) || (channel === 'phone' && chance.happens(0.05))
  if (anyTime) return { place, minute: chance.whole(360, 1410) }
  const open = openFrom(calendar, place)
  if (open <= calendar.last) return { place: open, minute: chance.whole(510, 1030) }
  // The history ends on a closed day: what would have come next Monday came last Friday.
  let before = calendar.last
  while (before > 0 && calendar.open[before] !== true) before--
  return { place: before, minute: chance.whole(510, 1030) }
}
