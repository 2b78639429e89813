import type { Chance, Weighted } from './chance.ts'
import { weighted } from './chance.ts'
import type { Council, PretendPerson } from './shapes.ts'

/** One place in a household before it has a name: years of age on the day of counting. */
export type Seat = { readonly relationship: PretendPerson['relationship']; readonly sex: 'male' | 'female'; readonly age: number }

/** How a household is made up. */
export type HouseholdPlan = (chance: Chance) => readonly Seat[]

/** Household plans weighted for one council: the older the area, the more old people live alone or with a grown child. */
export function plansFor(council: Council): Weighted<HouseholdPlan> {
  const aged = council.aged65Rate / 27
  return weighted<HouseholdPlan>([
    [oldAlone, 15 * aged],
    [oldCouple, 14 * aged],
    [oldParentGrownChild, 9 * aged],
    [oldSiblings, 1 * aged],
    [threeGenerations, 9],
    [coupleWithChildren, 26 / aged],
    [oneParent, 6 / aged],
    [couple, 10 / aged],
    [alone, 14 / aged],
  ])
}

const alone: HouseholdPlan = chance => [{ relationship: 'head', sex: either(chance), age: chance.whole(19, 64) }]

const oldAlone: HouseholdPlan = chance => [
  { relationship: 'head', sex: chance.happens(0.7) ? 'female' : 'male', age: chance.whole(65, 97) },
]

const oldCouple: HouseholdPlan = chance => {
  const age = chance.whole(66, 94)
  return [man('head', age), woman('spouse', Math.max(60, age - chance.whole(-2, 7)))]
}

const oldParentGrownChild: HouseholdPlan = chance => {
  const age = chance.whole(71, 96)
  const child: Seat = { relationship: 'child', sex: either(chance), age: age - chance.whole(23, 36) }
  const parent: Seat = { relationship: 'head', sex: either(chance), age }
  return chance.happens(0.3) ? [man('head', age), woman('spouse', age - 3), child] : [parent, child]
}

const oldSiblings: HouseholdPlan = chance => {
  const age = chance.whole(62, 92)
  return [woman('head', age), { relationship: 'sibling', sex: either(chance), age: age - chance.whole(1, 6) }]
}

const couple: HouseholdPlan = chance => {
  const age = chance.whole(24, 64)
  return [man('head', age), woman('spouse', age - chance.whole(-3, 4))]
}

const coupleWithChildren: HouseholdPlan = chance => {
  const age = chance.whole(27, 56)
  const mother = age - chance.whole(-2, 5)
  return [man('head', age), woman('spouse', mother), ...children(chance, mother, 'child')]
}

const oneParent: HouseholdPlan = chance => {
  const age = chance.whole(24, 52)
  const head = chance.happens(0.86) ? woman('head', age) : man('head', age)
  return [head, ...children(chance, age, 'child')]
}

const threeGenerations: HouseholdPlan = chance => {
  const age = chance.whole(64, 88)
  const middle = age - chance.whole(24, 34)
  return [
    man('head', age),
    ...(chance.happens(0.7) ? [woman('spouse', age - chance.whole(0, 5))] : []),
    man('child', middle),
    { relationship: 'other', sex: 'female', age: middle - chance.whole(-1, 4) },
    ...children(chance, middle, 'grandchild'),
  ]
}

function children(chance: Chance, parentAge: number, relationship: 'child' | 'grandchild'): Seat[] {
  const eldest = Math.max(0, parentAge - chance.whole(21, 38))
  return Array.from({ length: chance.whole(1, 3) }, (_, place) => ({
    relationship,
    sex: either(chance),
    age: Math.max(0, eldest - place * chance.whole(2, 3)),
  }))
}

const either = (chance: Chance): 'male' | 'female' => (chance.happens(0.5) ? 'male' : 'female')
const man = (relationship: Seat['relationship'], age: number): Seat => ({ relationship, sex: 'male', age })
const woman = (relationship: Seat['relationship'], age: number): Seat => ({ relationship, sex: 'female', age })
