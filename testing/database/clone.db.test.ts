import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { ClonedDatabase } from './clone.ts'
import { cloneDatabase } from './clone.ts'

let one: ClonedDatabase
let other: ClonedDatabase

beforeAll(async () => {
  ;[one, other] = await Promise.all([cloneDatabase(), cloneDatabase()])
})

afterAll(async () => {
  await one.drop()
  await other.drop()
})

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

test('a clone is migrated and belongs to the owner role, like the real database', async () => {
  const tables = await ask(one.ownerUrl, `select distinct tableowner::text from pg_tables where schemaname = 'ledger'`)
  expect(tables).toEqual([{ tableowner: 'tsunagi_owner' }])
  const files = await ask(one.ownerUrl, 'select name from ledger.migration')
  expect(files.length).toBeGreaterThan(0)
})

test('each login of a clone is the login it says, and has no power over row-level security', async () => {
  const me = 'select current_user::text as me, (rolsuper or rolbypassrls) as strong from pg_roles where rolname = current_user'
  expect(await ask(one.appUrl, me)).toEqual([{ me: 'tsunagi_app', strong: false }])
  expect(await ask(one.publicUrl, me)).toEqual([{ me: 'tsunagi_public', strong: false }])
  expect(await ask(one.figuresUrl, me)).toEqual([{ me: 'tsunagi_figures', strong: false }])
})

test('what is written in one clone is not seen in another', async () => {
  await ask(one.ownerUrl, 'create table public.only_here ()')
  expect(await ask(other.ownerUrl, `select to_regclass('public.only_here')::text as found`)).toEqual([{ found: null }])
})

test('a clone can be made while somebody is briefly connected to the template', async () => {
  const { superuserUrl, template } = inject('database')
  const visitor = new pg.Client({ connectionString: superuserUrl.replace(/\/[^/]*$/, `/${template}`) })
  await visitor.connect()
  setTimeout(() => void visitor.end(), 400)
  const late = await cloneDatabase()
  expect(await ask(late.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await late.drop()
  await expect(ask(late.appUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' })
})
