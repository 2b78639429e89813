import { loadCases, loadRequests } from '../../casework/coordination/index.ts'
import { dropTextIndex, loadConsultations, raiseTextIndex } from '../../casework/desk/index.ts'
import type { LoadedHousehold, PersonFacts, PersonId } from '../../casework/people/index.ts'
import { kanaOf, loadHouseholds, loadStanding, NOTHING_KNOWN, nameOf } from '../../casework/people/index.ts'
import { loadReferrals } from '../../casework/referral/index.ts'
import { loadNeighbours } from '../../community/councils/index.ts'
import { insertPlaces, loadAgencies, loadCouncils, nameFrontDesk, saveBoundary } from '../../directory/index.ts'
import type { Day } from '../../kernel/day.ts'
import { addMonths } from '../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Database, Db } from '../../platform/database.ts'
import { loadDoor, loadStaff } from '../../staff/index.ts'
import { agencyHours, doesEasy } from '../domain/agency-hours.ts'
import type { PretendCase } from '../domain/case-stories.ts'
import { casesOf } from '../domain/case-stories.ts'
import { cityOf, historyOf, householdsOf, storiesOf } from '../domain/city.ts'
import { COUNTED_ON } from '../domain/counted-on.ts'
import { placesOf } from '../domain/places.ts'
import type { City, PretendConsultation, PretendHousehold, PretendPerson } from '../domain/shapes.ts'
import { SKETCH_ATTRIBUTION, SKETCH_NAME, sketchMap } from '../domain/sketch-map.ts'
import type { Cast } from './cast.ts'
import { idFor } from './ids.ts'
import type { Retold } from './retell.ts'
import { retell } from './retell.ts'
import { loginsIn, retellCase } from './retell-case.ts'
import { neighboursIn } from './retell-neighbours.ts'

export type CitySize = {
  readonly seed: number
  readonly residents: number
  readonly consultations: number
  readonly until: Day
  /** Councils with their meetings and seats come along. */
  readonly hasNeighbours?: boolean
}
export type CityCounts = {
  readonly persons: number
  readonly households: number
  readonly consultations: number
  readonly referrals: number
}

const BATCH = 1000
const HISTORY_MONTHS = 12
const HOUSEHOLDS_IN_MEMORY = 60_000

/**
 * Fills an empty installation with the pretend city: every place and person invented, the same for the same seed.
 * The connection must be the owner's; the whole load is one audited event.
 *
 * @param onProgress called now and then with what has been loaded so far
 */
export async function loadCity(owner: Database, size: CitySize, onProgress: (counts: CityCounts) => void): Promise<CityCounts> {
  const city = cityOf(size.seed)
  const stories = storiesOf(city, size.until)
  await owner.transaction(null, db => loadOffices(db, city))
  if (size.hasNeighbours) await owner.transaction(null, db => loadNeighbours(db, neighboursIn(city)))
  const cast = castOf(city)
  const desks = city.agencies.filter(agency => city.staff.some(one => one.agencyKey === agency.key && one.duties.includes('consult')))
  const kept: PretendHousehold[] = [...stories.households]
  const counts = { persons: 0, households: 0, consultations: 0, referrals: 0 }
  const loadHomes = async (homes: readonly PretendHousehold[], ownerKey?: string) => {
    await owner.transaction(null, db =>
      loadHouseholds(
        db,
        homes.map(home => loadedHousehold(size, city, cast, home, ownerKey ?? deskFor(desks, home))),
      ),
    )
    for (const home of homes) for (const member of home.members) cast.meet(member)
    counts.households += homes.length
    counts.persons += homes.reduce((sum, home) => sum + home.members.length, 0)
    onProgress(counts)
  }
  await loadHomes(stories.households, 'desk')
  for (const homes of batches(householdsOf(city, { residents: size.residents }), BATCH)) {
    await loadHomes(homes)
    if (kept.length < HOUSEHOLDS_IN_MEMORY) kept.push(...homes)
  }
  const history = historyOf(city, { until: size.until, households: kept, consultations: size.consultations, months: HISTORY_MONTHS })
  const grown = new Map(casesOf(size.until).map(one => [one.consultation, one]))
  const isLarge = size.consultations > 20_000
  if (isLarge) await owner.transaction(null, dropTextIndex)
  for (const told of batches(chain(stories.consultations, history), BATCH)) {
    const retold = told.map(one => retell(cast, one, grown.get(one.key)))
    await owner.transaction(null, async db => {
      await loadRetold(db, retold)
      await loadGrown(
        db,
        cast,
        told.flatMap((one, place) => (grown.has(one.key) ? [{ grown: grown.get(one.key), retold: retold[place] }] : [])),
      )
    })
    counts.consultations += retold.length
    counts.referrals += retold.reduce((sum, one) => sum + one.referrals.length, 0)
    onProgress(counts)
  }
  if (isLarge) await owner.transaction(null, raiseTextIndex)
  await owner.transaction(null, db => noteLoad(db, size, counts))
  return counts
}

async function loadOffices(db: Db, city: City): Promise<void> {
  await loadCouncils(db, city.councils)
  await loadAgencies(
    db,
    city.agencies.map(agency => ({
      ...agency,
      id: agencyId(city, agency.key),
      area: String(agency.area),
      offers: agency.services.map(({ name, topics, text }) => ({ name, topics, description: text })),
      hours: agencyHours(agency.key, agency.kind),
      url: null,
      doesEasy: doesEasy(agency.key),
    })),
  )
  await loadPlaces(db, city)
  await loadStaff(
    db,
    city.staff.map(one => ({
      ...one,
      id: staffId(city, one.login),
      agencyId: agencyId(city, one.agencyKey),
      isDemo: true,
      passwordHash: null,
    })),
  )
  await nameFrontDesk(db, agencyId(city, 'desk'))
  await loadDoor(db, staffId(city, 'door'), agencyId(city, 'desk'))
}

async function loadPlaces(db: Db, city: City): Promise<void> {
  const source = { dataset: 'hand', file: null, line: null, licence: null, attribution: null, absentOn: null }
  await insertPlaces(
    db,
    placesOf(city, COUNTED_ON).map(({ key, agencyKey, facts }) => ({
      ...facts,
      id: idFor<'place'>(city.seed, 'place', key),
      agencyId: agencyKey === undefined ? null : agencyId(city, agencyKey),
      source: { ...source, key },
      isActive: true,
      version: 1,
    })),
  )
  await saveBoundary(db, {
    id: idFor<'boundary'>(city.seed, 'boundary', 'councils'),
    name: SKETCH_NAME,
    attribution: SKETCH_ATTRIBUTION,
    isSchematic: true,
    geojson: sketchMap(city.councils),
  })
}

async function loadRetold(db: Db, retold: readonly Retold[]): Promise<void> {
  await loadConsultations(
    db,
    retold.map(one => one.consultation),
  )
  const referrals = retold.flatMap(one => one.referrals)
  if (referrals.length > 0) await loadReferrals(db, referrals)
  const pairs = retold.flatMap(({ consultation }) =>
    consultation.people.flatMap(({ personId }) => consultation.standing.map(({ agencyId: agency }) => ({ personId, agencyId: agency }))),
  )
  if (pairs.length > 0) await loadStanding(db, pairs)
}

/** The cases that grew out of consultations; whoever stands in one works with its people, but for those whose address is protected. */
async function loadGrown(
  db: Db,
  cast: Cast,
  pairs: readonly { readonly grown: PretendCase | undefined; readonly retold: Retold | undefined }[],
): Promise<void> {
  const told = pairs.flatMap(({ grown, retold }) => (grown && retold ? [{ grown, retold }] : []))
  if (told.length === 0) return
  const cases = told.map(({ grown, retold }) => retellCase(cast, grown, retold.consultation.consultation))
  await loadCases(
    db,
    cases.map(one => one.supportCase),
  )
  await loadRequests(
    db,
    cases.flatMap(one => (one.request ? [one.request] : [])),
  )
  const beside = told.flatMap(({ grown }) =>
    loginsIn(grown).flatMap(login =>
      [...grown.subjects, ...grown.members].map(key => ({ personId: cast.person(key).id, agencyId: cast.staff(login).agencyId })),
    ),
  )
  await loadStanding(db, beside)
}

async function noteLoad(db: Db, size: CitySize, counts: CityCounts): Promise<void> {
  const event = { action: 'city.load', subjectType: 'installation', subjectIds: [], detail: { ...size, ...counts } }
  await recordEvent(db, newId(), event, { route: 'seed-demo', requestNo: 'cli' })
}

function loadedHousehold(size: CitySize, city: City, cast: Cast, home: PretendHousehold, ownerKey: string): LoadedHousehold {
  const head = home.members[0]
  return {
    id: idFor(city.seed, 'household', home.key),
    ownerAgency: cast.agency(ownerKey),
    by: staffId(city, 'admin'),
    label: head ? `${head.family || head.latin || '（無名）'} さんの世帯` : '世帯',
    postalCode: home.postalCode.replace('-', ''),
    address: home.address,
    councilNo: home.councilNo,
    since: addMonths(size.until, -36),
    members: home.members.map(member => ({
      id: personId(city.seed, member.key),
      facts: factsOf(member, home),
      addressProtected: member.addressProtected ?? false,
      relationship: member.relationship,
    })),
  }
}

function factsOf(member: PretendPerson, home?: PretendHousehold): PersonFacts {
  const text = (words: string | undefined) => (words ? words : null)
  return {
    ...NOTHING_KNOWN,
    family: text(member.family),
    given: text(member.given),
    familyKana: text(member.familyKana),
    givenKana: text(member.givenKana),
    formerFamily: text(member.formerFamily),
    latin: text(member.latin),
    commonName: text(member.commonName),
    birthDate: member.birthDate,
    sex: member.sex,
    language: member.language,
    interpreter: member.interpreter,
    phone: text(member.phone),
    postalCode: text(home?.postalCode.replace('-', '')),
    address: text(home?.address),
    councilNo: home?.councilNo ?? null,
  }
}

/** The cast, and a way to make it meet persons as they are loaded; only names and ids of those met are kept. */
function castOf(city: City): Cast & { meet(member: PretendPerson): void } {
  const staff = new Map(
    city.staff.map(one => [one.login, { staffId: staffId(city, one.login), agencyId: agencyId(city, one.agencyKey), name: one.name }]),
  )
  const met = new Map<string, PretendPerson>()
  const needed = <Value>(value: Value | undefined, what: string): Value => {
    if (value === undefined) throw new Error(`the pretend city knows no ${what}`)
    return value
  }
  return {
    seed: city.seed,
    staff: login => needed(staff.get(login), login),
    agency: key => agencyId(city, key),
    meet: member => met.set(member.key, member),
    person: key => {
      const facts = factsOf(needed(met.get(key), key))
      const id = personId(city.seed, key)
      return {
        id,
        name: nameOf(facts),
        kana: kanaOf(facts),
        person: { ...facts, id, ownerAgency: agencyId(city, 'desk'), addressProtected: false, version: 1 },
      }
    },
  }
}

function agencyId(city: City, key: string): AgencyId {
  return idFor(city.seed, 'agency', key)
}

function staffId(city: City, login: string): StaffId {
  return idFor(city.seed, 'staff', login)
}

function personId(seed: number, key: string): PersonId {
  return idFor(seed, 'person', key)
}

/** Each household is first known to one desk, spread unevenly: the general desk knows most. */
function deskFor(desks: readonly { readonly key: string }[], home: PretendHousehold): string {
  const number = [...home.key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
  if (number % 3 === 0) return 'desk'
  return desks[Math.floor(Math.sqrt(number % 997) * 0.999 * (desks.length / 32)) % desks.length]?.key ?? 'desk'
}

function* batches<Value>(values: Iterable<Value>, size: number): Generator<Value[]> {
  let batch: Value[] = []
  for (const value of values) {
    batch.push(value)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function* chain(first: Iterable<PretendConsultation>, second: Iterable<PretendConsultation>): Generator<PretendConsultation> {
  yield* first
  yield* second
}
