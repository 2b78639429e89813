import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { newId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { openDatabase, rowsOf } from '../../platform/database.ts'

let clone: ClonedDatabase
let database: Database
let open: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 4)
  open = openDatabase(clone.publicUrl, 2)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: 'shakyo' }, { name: 'city' }],
    staff: [
      { login: 'first', duties: ['outreach'], agency: 'shakyo' },
      { login: 'second', duties: ['outreach'], agency: 'shakyo' },
      { login: 'planner', duties: ['evaluate'], agency: 'city' },
      { login: 'stranger', duties: ['consult'], agency: 'city' },
    ],
  })
  await runAsOwner(clone.ownerUrl, `insert into directory.council values (1, '夢が里', 'ゆめがさと', 'north', 1500, 600, 40.0)`)
})
afterAll(async () => {
  await open.close()
  await database.close()
  await clone.drop()
})

const by = <Value>(login: string, statement: ReturnType<typeof sql<Value>>) =>
  database.transaction(arranged.reader(login).staffId, db => rowsOf(db, statement))
const outside = (key: string) =>
  open.transaction(null, db => rowsOf(db, sql<{ title: string }>`select title from texts.wording where key = ${key}`))
const outsideVariants = (key: string) =>
  open.transaction(null, db => rowsOf(db, sql<{ language: string }>`select language from texts.variant where key = ${key} order by 1`))

async function propose(login: string, key = newId(), wanted: 'liaison' | 'public' = 'public'): Promise<string> {
  await by(
    login,
    sql`insert into texts.wording (kind, key, council_no, wanted, title, words) values ('activity', ${key}, 1, ${wanted}, '朝市', '毎月の朝市です。')`,
  )
  return key
}
const check = (login: string, key: string) =>
  by(
    login,
    sql`update texts.wording set checked_by = ${arranged.reader(login).staffId}, checked_at = now() where key = ${key} and checked_by is null returning key`,
  )

test('a wording is read outside when somebody else has checked it, and no longer after it is withdrawn', async () => {
  const key = await propose('first')
  expect(await outside(key)).toEqual([])
  expect(await by('planner', sql`select 1 from texts.wording where key = ${key}`)).toEqual([])
  await expect(check('first', key)).rejects.toThrow('wording_is_checked_by_another')
  expect(await check('second', key)).toHaveLength(1)
  expect(await outside(key)).toEqual([{ title: '朝市' }])
  await by('first', sql`update texts.wording set withdrawn_at = now() where key = ${key}`)
  expect(await outside(key)).toEqual([])
})

test('a wording for the liaison is for those of the liaison, never for everybody', async () => {
  const key = await propose('first', newId(), 'liaison')
  await check('second', key)
  expect(await outside(key)).toEqual([])
  expect(await by('planner', sql`select 1 from texts.wording where key = ${key}`)).toHaveLength(1)
  expect(await by('stranger', sql`select 1 from texts.wording where key = ${key}`)).toEqual([])
})

test('nobody checks in another’s name, nor changes what was checked without a new check', async () => {
  const key = await propose('first')
  const [first, second] = [arranged.reader('first').staffId, arranged.reader('second').staffId]
  await expect(by('first', sql`update texts.wording set checked_by = ${second}, checked_at = now() where key = ${key}`)).rejects.toThrow(
    'checked as it stands',
  )
  await expect(
    by('second', sql`update texts.wording set words = '別の文', checked_by = ${second}, checked_at = now() where key = ${key}`),
  ).rejects.toThrow('checked as it stands')
  await check('second', key)
  await expect(by('first', sql`update texts.wording set words = '別の文' where key = ${key}`)).rejects.toThrow('checked as it stands')
  await expect(by('first', sql`update texts.wording set proposed_by = ${first}, wanted = 'liaison' where key = ${key}`)).rejects.toThrow(
    'checked as it stands',
  )
})

test('a machine’s translation is told as one, a person’s only when checked, and both are taken back with their wording', async () => {
  const key = await propose('first')
  await check('second', key)
  const variant = (language: string, origin: string) =>
    by(
      'first',
      sql`insert into texts.variant (kind, key, language, title, words, origin, based_on_version) values ('activity', ${key}, ${language}, 'x', 'x', ${origin}, 1)`,
    )
  await variant('en', 'human')
  await variant('pt', 'machine')
  expect(await outsideVariants(key)).toEqual([{ language: 'pt' }])
  await by(
    'second',
    sql`update texts.variant set checked_by = ${arranged.reader('second').staffId}, checked_at = now() where key = ${key} and language = 'en'`,
  )
  expect(await outsideVariants(key)).toEqual([{ language: 'en' }, { language: 'pt' }])
  await by('first', sql`update texts.wording set withdrawn_at = now() where key = ${key}`)
  await by(
    'first',
    sql`update texts.wording set withdrawn_at = null, checked_by = null, checked_at = null, text_version = 2, words = '新しい文' where key = ${key}`,
  )
  await check('second', key)
  expect(await outside(key)).toHaveLength(1)
  expect(await outsideVariants(key)).toEqual([])
})

test('who wrote and who checked is not told outside', async () => {
  for (const column of ['proposed_by', 'checked_by', 'proposed_at'])
    await expect(open.transaction(null, db => rowsOf(db, sql`select ${sql.raw(column)} from texts.wording`))).rejects.toThrow(
      'permission denied',
    )
  await expect(open.transaction(null, db => rowsOf(db, sql`select written_by from texts.variant`))).rejects.toThrow('permission denied')
  await expect(open.transaction(null, db => rowsOf(db, sql`select 1 from texts.step`))).rejects.toThrow('permission denied')
  await expect(open.transaction(null, db => rowsOf(db, sql`select intro from councils.profile`))).rejects.toThrow('permission denied')
})
