import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countQueues, readQueue } from '../../src/casework/desk/acts/read-queues.ts'
import { searchConsultations } from '../../src/casework/desk/acts/search-consultations.ts'
import { QUEUES } from '../../src/casework/desk/domain/queue.ts'
import { sqlQueryOf } from '../../src/casework/desk/domain/text-query.ts'
import { searchPersons } from '../../src/casework/people/store/persons.ts'
import { countBoxes, readBox } from '../../src/casework/referral/acts/read-boxes.ts'
import type { Reader } from '../../src/kernel/reader.ts'
import type { RunningApp } from '../app.ts'
import { actInTest } from '../builders/act-in-test.ts'
import { chanceOf } from '../builders/chance.ts'
import { firstDifference } from './differences.ts'
import { enlargedCity } from './enlarged-city.ts'
import type { Rules } from './expected.ts'
import { rulesOver } from './expected.ts'
import type { Facts, Looker, TableName } from './facts.ts'
import { factsOf, seenBy, TABLES } from './facts.ts'

const SEED = 20261123
/** Those whose writes are tried as well: large desks and small, senders and receivers, and people without the duty. */
const WRITERS = ['admin', 'chair', 'coordinator', 'desk', 'desk3', 'houkatsu', 'kodomo', 'kodomo2', 'nofu', 'plan', 'shogai', '(nobody)']
let app: RunningApp
let facts: Facts
let rules: Rules

beforeAll(async () => {
  app = await enlargedCity()
  facts = await factsOf(app)
  rules = rulesOver(facts)
})

afterAll(() => app.close())

const rowsIn = (table: TableName) => facts.rows.get(table) ?? []
const readers = () => facts.lookers.flatMap(looker => (looker.reader ? [looker.reader] : []))
const workers = () => readers().filter(reader => reader.duties.has('consult'))

test('for every member of staff and every row the database agrees with the rules of sight, in reading and in changing', {
  timeout: 180_000,
}, async () => {
  expect(facts.lookers.length).toBeGreaterThanOrEqual(70)
  expect(facts.lookers.filter(looker => looker.reader === undefined).map(looker => looker.login)).toEqual(
    expect.arrayContaining(['desk3', 'shogai2', 'kodomo2', '(nobody)']),
  )
  for (const table of TABLES) expect(rowsIn(table).length, table).toBeGreaterThan(5)
  expect(await firstDifference(app, facts, facts.lookers, TABLES, WRITERS)).toBeUndefined()
})

const KINDS = [
  {
    table: 'people.person',
    touching: ['owner_agency'],
    reasons: [
      'own-agency-registered',
      'agency-works-with-person',
      'was-let-know',
      'address-protected',
      'conflict',
      'not-involved',
      'evaluates',
      'no-duty',
    ],
    sightOf: (id: string, reader: Reader) => rules.person(id, reader),
  },
  {
    table: 'desk.consultation',
    touching: ['owner_agency', 'received_agency'],
    reasons: ['agency-stands-beside', 'conflict', 'not-involved', 'evaluates', 'no-duty'],
    sightOf: (id: string, reader: Reader) => rules.consultation(id, reader),
  },
  {
    table: 'referral.referral',
    touching: ['from_agency', 'to_agency'],
    reasons: [
      'sender',
      'receiver-asked',
      'receiver-accepted',
      'receiver-gave-back',
      'never-sent',
      'conflict',
      'not-involved',
      'evaluates',
      'no-duty',
    ],
    sightOf: (id: string, reader: Reader) => rules.referral(id, reader),
  },
] as const

test.each(KINDS)('random pairs of a member of staff and a row of $table reach every reason, seen and unseen', async kind => {
  const chance = chanceOf(SEED)
  const seenSets = new Map<string, ReadonlySet<string>>()
  const seenOf = async (looker: Looker) => {
    const kept = seenSets.get(looker.login) ?? (await seenBy(app, [kind.table], looker.staffId)).get(kind.table) ?? new Set()
    seenSets.set(looker.login, kept)
    return kept
  }
  const standing = new Map<string, string[]>()
  const beside = kind.table === 'people.person' ? 'people.person_standing' : 'desk.standing'
  for (const row of rowsIn(beside)) {
    const id = String(row['person_id'] ?? row['consultation_id'])
    standing.set(id, [...(standing.get(id) ?? []), String(row['agency_id'])])
  }
  const reasons = new Map<string, number>()
  const counts = { seen: 0, unseen: 0 }
  for (let pair = 0; pair < 6000; pair++) {
    const row = chance.pick(rowsIn(kind.table))
    // Anybody at all would nearly always be a stranger: two in three pairs are drawn from those whose agency has to do with the row.
    const near = [...kind.touching.map(column => row[column]), ...(standing.get(row.key) ?? [])]
    const close = facts.lookers.filter(one => one.reader && near.includes(one.reader.agencyId))
    const looker = chance.pick(pair % 3 > 0 && close.length > 0 ? close : facts.lookers)
    const isSeen = (await seenOf(looker)).has(row.key)
    counts[isSeen ? 'seen' : 'unseen']++
    if (looker.reader === undefined) {
      expect(isSeen, `${looker.login} ${row.key}`).toBe(false)
      continue
    }
    const { sight, because } = kind.sightOf(row.key, looker.reader)
    reasons.set(because, (reasons.get(because) ?? 0) + 1)
    expect(isSeen, `${looker.login} ${row.key} ${because}`).toBe(sight === 'whole' || sight === 'outline')
  }
  console.log(kind.table, `seed ${SEED}`, counts, Object.fromEntries(reasons))
  expect(Math.min(counts.seen, counts.unseen)).toBeGreaterThanOrEqual(1200)
  expect([...reasons.keys()].sort()).toEqual([...kind.reasons].sort())
})

test('full-text search gives exactly the consultations with the words that the reader may see', async () => {
  const chance = chanceOf(SEED)
  const counts = { seen: 0, unseen: 0 }
  for (let asked = 0; asked < 120; asked++) {
    const statement = String(chance.pick(rowsIn('desk.consultation'))['statement']).replace(/[^\p{Script=Han}\p{Script=Hiragana}]/gu, '')
    const from = chance.below(Math.max(1, statement.length - 2))
    const query = sqlQueryOf(statement.slice(from, from + 2))
    if (query === '') continue
    const holding = await app.ask<{ id: string }>('select consultation_id as id from desk.search_entry where tokens @@ $1::tsquery', [
      query,
    ])
    const looker = chance.pick(facts.lookers)
    const wanted = holding.map(({ id }) => id).filter(id => looker.reader && rules.consultation(id, looker.reader).sight === 'whole')
    const found = await app.database.transaction(looker.staffId, async db => {
      return (
        await sql<{
          id: string
        }>`select c.id from desk.find_text(${query}::tsquery, null, null, 200) f join desk.consultation c on c.id = f.consultation_id`.execute(
          db,
        )
      ).rows
    })
    expect(found.map(({ id }) => id).sort(), `${looker.login} ${query}`).toEqual(wanted.slice(0, 200).sort())
    counts.seen += wanted.length
    counts.unseen += holding.length - wanted.length
  }
  console.log('full text', counts)
  expect(counts.seen).toBeGreaterThan(20)
  expect(counts.unseen).toBeGreaterThan(20)
})

test('what the search page shows is what full text holds and can be opened', async () => {
  for (const reader of workers().slice(0, 20)) {
    const { rows } = await searchConsultations(actInTest(app.database, reader), '相談', undefined, 100)
    for (const row of rows) expect(rules.consultation(row.id, reader).sight, row.id).toBe('whole')
  }
})

test('searching persons by the beginning of a name gives exactly those with that beginning whom the reader may see', async () => {
  const chance = chanceOf(SEED)
  const keys = rowsIn('people.person_key')
  let seen = 0
  let unseen = 0
  for (let asked = 0; asked < 150; asked++) {
    const prefix = String(chance.pick(keys)['rowKey']).slice(0, 2)
    const having = new Set(keys.filter(row => String(row['rowKey']).startsWith(prefix)).map(row => String(row['person_id'])))
    const reader = chance.pick(readers())
    const found = await app.database.transaction(reader.staffId, db => searchPersons(db, reader, [prefix], 500))
    // Whoever was let know of a protected person still does not find them by searching.
    const wanted = [...having].filter(id =>
      ['own-agency-registered', 'agency-works-with-person'].includes(rules.person(id, reader).because),
    )
    expect(found.map(({ id }) => String(id)).sort(), `${prefix} ${reader.staffId}`).toEqual(wanted.sort())
    seen += wanted.length
    unseen += having.size - wanted.length
  }
  console.log('person search', { seen, unseen })
  expect(seen).toBeGreaterThan(50)
})

test('every figure beside a list is the number of records that this reader can open', async () => {
  let figures = 0
  for (const reader of readers()) {
    const act = actInTest(app.database, reader, new Date('2026-11-20T03:00:00Z'))
    const queues = await countQueues(act)
    for (const queue of QUEUES) {
      const { rows } = await readQueue(act, queue, { limit: 1000 })
      const opened = rows.filter(row => rules.consultation(row.id, reader).sight === 'whole')
      expect(Math.min(opened.length, 100), `${queue} ${reader.staffId}`).toBe(queues[queue])
      figures += queues[queue] > 0 ? 1 : 0
    }
    const boxes = await countBoxes(act)
    for (const box of ['to_answer', 'waiting', 'follow_up'] as const) {
      const { rows } = await readBox(act, box, { limit: 1000 })
      const opened = rows.filter(row => rules.referral(row.id, reader).sight === 'whole')
      expect(Math.min(opened.length, 100), `${box} ${reader.staffId}`).toBe(boxes[box])
      figures += boxes[box] > 0 ? 1 : 0
    }
  }
  console.log('figures above zero', figures)
  expect(figures).toBeGreaterThan(50)
})
