import type { Ages } from './ages.ts'
import { stageOf } from './ages.ts'
import type { Chance } from './chance.ts'
import { at } from './chance.ts'
import type { Scene } from './scene.ts'
import { mainOf } from './scene.ts'
import type { CareDistrict, City, PretendAgency } from './shapes.ts'
import { ANY_MATTER, TOPIC_AGENCIES } from './topic-agencies.ts'

/** The agencies of a city with those of their staff who take consultations, and the district of each council. */
export type Desks = {
  readonly logins: ReadonlyMap<string, readonly string[]>
  readonly agencies: ReadonlyMap<string, PretendAgency>
  readonly districts: ReadonlyMap<number, CareDistrict>
}

/** Look the desks of a city up once. */
export function desksOf(city: City): Desks {
  const logins = new Map<string, string[]>()
  for (const member of city.staff) {
    if (!member.duties.includes('consult')) continue
    logins.set(member.agencyKey, [...(logins.get(member.agencyKey) ?? []), member.login])
  }
  return {
    logins,
    agencies: new Map(city.agencies.map(agency => [agency.key, agency])),
    districts: new Map(city.councils.map(council => [council.no, council.careDistrict])),
  }
}

/** A worker of an agency that takes consultations. Throws when it has none. */
export function workerOf(chance: Chance, desks: Desks, agencyKey: string): string {
  return chance.pick(desks.logins.get(agencyKey) ?? [])
}

/** The agency that receives a consultation first: often the city's own desk, otherwise one that knows the matter. */
export function receiverOf(chance: Chance, desks: Desks, scene: Scene, ages: Ages): string {
  if (chance.happens(0.36)) return 'desk'
  const fitting = agenciesFor(desks, scene, ages)
  // The likeliest agency first, the others now and then.
  return at(fitting, Math.floor(chance.next() ** 2 * fitting.length))
}

/** Another agency that could take it on, never one of `besides`. */
export function anotherOf(chance: Chance, desks: Desks, scene: Scene, ages: Ages, besides: readonly string[]): string {
  const fitting = agenciesFor(desks, scene, ages).filter(key => !besides.includes(key))
  if (fitting.length > 0) return at(fitting, Math.floor(chance.next() ** 2 * fitting.length))
  return chance.pick(ANY_MATTER.filter(key => !besides.includes(key)))
}

/** The agencies that may meet this household about its main matter, the likeliest first; never empty. */
function agenciesFor(desks: Desks, scene: Scene, ages: Ages): readonly string[] {
  const named = TOPIC_AGENCIES[mainOf(scene)].filter(key => mayMeet(key, scene, ages))
  if (named.length === 0) return ANY_MATTER
  return named.map(key => (key === 'houkatsu' ? centreOf(desks, scene) : key))
}

// The centre for elders and the centre for disability meet different households,
// so that a wall between the two agencies can be tested: only a written story lets them share.
function mayMeet(key: string, scene: Scene, ages: Ages): boolean {
  if (key === 'houkatsu') return scene.hasElder
  if (key === 'shogai') return !scene.hasElder
  if (key === 'kodomo' || key === 'education') return scene.hasChild
  if (key === 'multicultural') return scene.subject.language !== 'ja'
  if (key === 'young-work') return stageOf(scene.subject, ages) === 'adult' && scene.subject.birthDate > ages.bornFor50
  return true
}

function centreOf(desks: Desks, scene: Scene): string {
  const district = desks.districts.get(scene.household.councilNo) ?? 'centre'
  return district === 'centre' ? 'houkatsu' : `houkatsu-${district}`
}
