import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import type { Database } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'
import { personsUnder } from './store/persons.ts'

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

/** 40,000 people with five keys each, three of four in another agency, names as crowded as in a real city. */
const CITY = `
  with someone as (
    select gen_random_uuid() as id, n,
           case when n % 4 = 0 then $1::uuid else $2::uuid end as agency,
           (array['サトウ','スズキ','タカハシ','タナカ','イトウ','ワタナベ','ヤマモト','ナカムラ','コバヤシ','カトウ'])[1 + n % 10] as family,
           (array['ハナコ','タロウ','サクラ','ケイコ','ジロウ','ミサキ','ヒロシ'])[1 + n % 7] || n as given
      from generate_series(1, 40000) n),
  person as (
    insert into people.person (id, owner_agency, family_kana, given_kana, changed_by) select id, agency, family, given, $3 from someone),
  standing as (
    insert into people.person_standing (person_id, agency_id) select id, agency from someone)
  insert into people.person_key (agency_id, key, kind, person_id)
  select agency, key, kind, id
    from someone, lateral (values (family || given, 'kana'), (given, 'part'), (lower(md5(n::text)), 'latin'),
                                  ('0595' || lpad(n::text, 6, '0'), 'phone'), ((date '1930-01-01' + n % 30000)::text, 'birth')) k (key, kind)`

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 2)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '福祉相談窓口' }, { name: '子ども相談窓口' }],
    staff: [{ login: 'desk', duties: ['consult'], agency: '福祉相談窓口' }],
  })
  const agencies = [arranged.agencyId('福祉相談窓口'), arranged.agencyId('子ども相談窓口')]
  await runAsOwner(clone.ownerUrl, CITY, [...agencies, arranged.reader('desk').staffId])
  await runAsOwner(clone.ownerUrl, 'vacuum analyze people.person_key, people.person, people.person_standing')
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

async function planOf(...prefixes: readonly string[]): Promise<string> {
  const reader = arranged.reader('desk')
  const lines = await database.transaction(reader.staffId, db =>
    rowsOf(db, sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers, summary off) ${personsUnder(reader, prefixes, 21)}`),
  )
  return lines.map(line => line['QUERY PLAN']).join('\n')
}

test('among 200,000 keys a beginning is looked up as one range of the index under the row policy', async () => {
  for (const prefixes of [['タ'], ['タナカハナ'], ['0595000', '0595000'], ['1960-04-01']]) {
    const plan = await planOf(...prefixes)
    if (process.env['SHOW_PLAN']) process.stdout.write(`${prefixes.join(' ')}\n${plan}\n\n`)
    const ranges = plan.match(/Index Only Scan using person_key_pk[\s\S]*?Index Cond: \(.*agency_id = .*key >= .*key < /g) ?? []
    expect(ranges.length, plan).toBe(prefixes.length)
    expect(plan).not.toMatch(/Seq Scan on person/)
  }
})
