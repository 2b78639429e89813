/** A council's newest size. */
export type Profile = {
  readonly no: number
  readonly name: string
  readonly population: number
  readonly households: number
  readonly aged65: number
}

/** A council of similar size and age. There is no score to see; what is near is said in figures. */
export type Similar = { readonly profile: Profile; readonly distance: number }

/** Below this many people, others read bands and not figures: one household more or less would say too much. */
const SMALL = 1000

const MOST = 5

/**
 * Councils whose number of people and whose share of people of 65 and older are near.
 * The rule, as it is told on the page: the ratio of the populations and the difference of the shares, added; the five smallest sums.
 * Twice as many people weigh as much as ten points of share.
 */
export function similarTo(own: Profile, others: readonly Profile[]): readonly Similar[] {
  return others
    .filter(({ no, population }) => no !== own.no && population > 0)
    .map(profile => ({ profile, distance: distanceOf(own, profile) }))
    .sort((a, b) => a.distance - b.distance || a.profile.no - b.profile.no)
    .slice(0, MOST)
}

function distanceOf(one: Profile, other: Profile): number {
  return Math.abs(Math.log2(Math.max(1, one.population) / other.population)) + Math.abs(shareOf(one) - shareOf(other)) / 10
}

/** Share of people of 65 and older, in percent. */
function shareOf({ population, aged65 }: Pick<Profile, 'population' | 'aged65'>): number {
  return population === 0 ? 0 : (100 * aged65) / population
}

/** A size as it is told: exactly to those who live there and of councils that are not small, in bands of small ones to others. */
export type ToldSize = { readonly population: string; readonly share: string; readonly households: string; readonly isBanded: boolean }

/** How a size is told to a reader. */
export function toldSize(profile: Profile, isInside: boolean): ToldSize {
  const share = shareOf(profile)
  if (isInside || profile.population >= SMALL)
    return {
      population: `${profile.population.toLocaleString('ja-JP')}人`,
      share: `${share.toFixed(1)}%`,
      households: `${profile.households.toLocaleString('ja-JP')}世帯`,
      isBanded: false,
    }
  return {
    population: `${SMALL.toLocaleString('ja-JP')}人未満`,
    share: `${Math.floor(share / 10) * 10}%台`,
    households: profile.households < 500 ? '500世帯未満' : '500世帯以上',
    isBanded: true,
  }
}
