import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { Concerned, Consent, Party, Reach } from '../../../src/community/treasures/domain/consent.ts'
import { hasConsented, mayShow } from '../../../src/community/treasures/domain/consent.ts'
import { dayOfInstant } from '../../../src/kernel/day.ts'
import type { AudienceRules, Fields } from './neighbours.ts'
import { neighbourhood } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Rule, Wall } from './wall.ts'
import { all, any, named } from './wall.ts'

/** The name that treasures bear which, while a probe runs, were found in its own transaction. */
export const JUST_FOUND = '見つけたばかり'

/** Carried out before each probe. */
export const FIND_ANEW = `update treasures.treasure set found_at = now() where name = '${JUST_FOUND}'`

/** What is good in a neighbourhood, and the yes of those who are named with it. */
export function wallsOfTreasures(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { found, readsFor, keeps, readsAudience, coordinates, of, toCouncil } = neighbourhood(town, rules)
  const [treasures, participants] = [found('treasures.treasure'), found('councils.participant')]
  const shown = shownIn(town)
  const reach = (row: Fields) => shown.reachOf(row['treasure_id'])
  const keepsIt = all(readsAudience, keeps)
  const readsIt = all(
    readsAudience,
    any(keeps, row => shown.isShown(row['id'], row['type'], 'council')),
  )
  const [keepsTreasure, readsTreasure] = [of(treasures, 'treasure_id', keepsIt), of(treasures, 'treasure_id', readsIt)]
  const isMine: Rule = (one, me) => me.staffId !== null && one['account_id'] === me.staffId && one['ended_on'] === null
  const isMe = of(participants, 'participant_id', isMine)
  const justFound = of(
    treasures,
    'treasure_id',
    all(named('made_by'), row => row['name'] === JUST_FOUND && row['state'] === 'candidate'),
  )
  const consents = [...found('treasures.consent').values()]
  const namesMe: Rule = (row, me) => consents.some(one => one['treasure_id'] === row['treasure_id'] && isMe(one, me))
  const saidYes =
    (far: Reach): Rule =>
    row =>
      shown.hasSaidYes(row['treasure_id'], row['whose'] as Party, far)
  return {
    'treasures.treasure': {
      reads: readsIt,
      changes: keepsIt,
      adds: all(
        readsAudience,
        named('made_by'),
        any(row => row['state'] === 'candidate', keeps),
      ),
      change: `update treasures.treasure set cost = ''`,
      writer: { made_by: 'staff' },
      carried: [
        ...toCouncil('treasures.treasure'),
        { change: `update treasures.treasure set audience = 'staff'`, stops: (row, me) => !coordinates(row, me) },
      ],
    },
    'treasures.named': {
      reads: any(
        keepsTreasure,
        all(readsTreasure, saidYes('council')),
        all(
          (_, me) => readsFor('liaison', null, me),
          row => reach(row) !== null,
          saidYes('liaison'),
        ),
      ),
      changes: keepsTreasure,
      adds: any(keepsTreasure, justFound),
      isPublic: row => reach(row) === 'public' && shown.hasSaidYes(row['treasure_id'], row['whose'] as Party, 'public'),
      change: `update treasures.named set name = '見本'`,
    },
    'treasures.consent': {
      reads: any(keepsTreasure, isMe),
      changes: all(row => row['withdrawn_on'] === null, any(keepsTreasure, isMe)),
      adds: all(keepsTreasure, named('made_by'), row => row['withdrawn_on'] === null),
      change: `update treasures.consent set withdrawn_on = '2026-11-01', withdrawn_at = now(), withdrawn_by = platform.reader_id()`,
      writer: { made_by: 'staff' },
      carried: [{ change: `update treasures.consent set withdrawn_on = '2026-11-01', withdrawn_at = now(), withdrawn_by = '{others}'` }],
    },
    'treasures.treasure_act': {
      reads: any(
        keepsTreasure,
        all(row => !['amended', 'consent_given', 'consent_withdrawn'].includes(String(row['kind'])), readsTreasure),
      ),
      adds: all(
        named('by_staff'),
        any(
          keepsTreasure,
          all(row => row['kind'] === 'found', justFound),
          all(row => row['kind'] === 'consent_withdrawn', namesMe),
        ),
      ),
      writer: { by_staff: 'staff' },
    },
    'treasures.treasure_use': {
      reads: readsTreasure,
      changes: keepsTreasure,
      adds: all(keepsTreasure, named('made_by')),
      change: `update treasures.treasure_use set brought = ''`,
      writer: { made_by: 'staff' },
    },
    'treasures.shared': {
      reads: any(
        keepsTreasure,
        all((row, me) => readsFor('council', row['council_no'], me), readsTreasure),
        all(
          (row, me) => readsFor(row['wanted'], row['council_no'], me),
          row => reach(row) !== null,
        ),
      ),
      changes: keepsTreasure,
      adds: keepsTreasure,
      isPublic: row => row['wanted'] === 'public' && reach(row) !== null,
      change: `update treasures.shared set withdrawn_at = null`,
      carried: [{ change: `update treasures.shared set treasure_id = '00000000-0000-4000-8000-000000000000'` }],
    },
  }
}

type Shown = {
  isShown(treasure: unknown, type: unknown, reach: Reach): boolean
  hasSaidYes(treasure: unknown, whose: Party, reach: Reach): boolean
  /** How far its wording is shown today; null where it is not. */
  reachOf(treasure: unknown): Reach | null
}

/** The product's own rule of the yes, over the rows of the town. */
/** How far each treasure is shown, and who said yes to what. */
export function shownIn(town: Town): Shown {
  const rowsOf = (table: string) => (town.tables.get(`treasures.${table}`)?.rows ?? []).map(({ row }) => row)
  const today = dayOfInstant(Date.now())
  const kept = new Map<string, unknown>()
  const once = <Value>(key: string, make: () => Value): Value => {
    if (!kept.has(key)) kept.set(key, make())
    return kept.get(key) as Value
  }
  const aboutIt = (treasure: unknown, type: unknown): Concerned => {
    const nameOf = (whose: string) => rowsOf('named').find(one => one['treasure_id'] === treasure && one['whose'] === whose)?.['name']
    const [teller, steward] = [nameOf('teller'), nameOf('steward')]
    return {
      type: type as Concerned['type'],
      tellerName: teller === undefined ? null : String(teller),
      stewardName: steward === undefined ? null : String(steward),
    }
  }
  const consentsOf = (treasure: unknown) =>
    rowsOf('consent')
      .filter(one => one['treasure_id'] === treasure)
      .map(consentFrom)
  const isShown: Shown['isShown'] = (treasure, type, reach) =>
    once(`${treasure} ${type} ${reach}`, () => mayShow(aboutIt(treasure, type), consentsOf(treasure), reach, today))
  const reachOf = (treasure: unknown): Reach | null => {
    const one = rowsOf('shared').find(row => row['treasure_id'] === treasure)
    if (one === undefined || one['checked_by'] === null || one['withdrawn_at'] !== null) return null
    const isTold = ['confirmed', 'resting'].includes(String(one['state'])) && isShown(treasure, one['type'], one['wanted'] as Reach)
    return isTold ? (one['wanted'] as Reach) : null
  }
  return {
    isShown,
    hasSaidYes: (treasure, whose, reach) =>
      once(`${treasure} ${whose} says yes ${reach}`, () =>
        hasConsented(aboutIt(treasure, 'place'), consentsOf(treasure), whose, reach, today),
      ),
    reachOf: treasure => once(`${treasure} reaches`, () => reachOf(treasure)),
  }
}

function consentFrom(row: Fields): Consent {
  return {
    id: row['id'],
    whose: row['whose'],
    personName: row['person_name'],
    how: row['how'],
    proxyName: row['proxy_name'],
    scope: row['scope'],
    givenOn: row['given_on'],
    validUntil: row['valid_until'],
    withdrawnOn: row['withdrawn_on'],
  } as Consent
}
