import type { Day } from '../../kernel/day.ts'
import { tellActivities } from './scenes/activities.ts'
import { tellFreshStart } from './scenes/fresh-start.ts'
import { tellFullHouse } from './scenes/full-house.ts'
import { tellLiaison } from './scenes/liaison.ts'
import { tellLongAgo } from './scenes/long-ago.ts'
import { tellNeighbourhood } from './scenes/neighbourhood.ts'
import { tellOpenWords } from './scenes/open-words.ts'
import { tellParentAndSon } from './scenes/parent-and-son.ts'
import { tellSealedAndWatched } from './scenes/sealed-and-watched.ts'
import { tellSiblings } from './scenes/siblings.ts'
import { tellUndertakings } from './scenes/undertakings.ts'
import { tellWorkshop } from './scenes/workshop.ts'
import type { Stage } from './teller.ts'
import { tellerOn } from './teller.ts'

/**
 * Goes on with the stories of a city that was just loaded, so that every screen has something to show: consents, assessments,
 * conferences, plans in every state, a sealed record, emergency openings, keeping and destroying.
 * Every step is taken through the program itself, by the staff who would take it, on the day on which they would have.
 */
export async function tellScenes(stage: Stage, city: { readonly seed: number; readonly until: Day }): Promise<void> {
  const teller = () => tellerOn(stage, city.seed, city.until)
  await Promise.all(
    [tellParentAndSon, tellFreshStart, tellFullHouse, tellSiblings, tellLongAgo, tellNeighbourhood, tellLiaison].map(tell =>
      tell(teller()),
    ),
  )
  await tellActivities(teller())
  await tellOpenWords(teller())
  await tellUndertakings(teller())
  await tellWorkshop(teller())
  await tellSealedAndWatched(teller())
}
