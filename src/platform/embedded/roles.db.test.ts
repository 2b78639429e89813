import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHome } from '../../../testing/database/fresh-home.ts'
import type { EmbeddedServer } from './index.ts'
import { ensureRoles, startEmbedded, urlAsLogin, urlOnDatabase } from './index.ts'

const LOGINS = ['tsunagi_app', 'tsunagi_figures', 'tsunagi_public', 'tsunagi_residents']
const passwords = { app: 'apple-apple', figures: 'fig-fig', public: 'pear-pear' }
let home = ''
let server: EmbeddedServer

beforeAll(async () => {
  home = await freshHome()
  server = await startEmbedded({ home, settings: { fsync: 'off', log_statement: 'all' } })
  await ask(`create role city_admin login createrole createdb password 'city'`)
  await ensureRoles(urlAsLogin(server.superuserUrl, 'city_admin', 'city'), 'tsunagi', passwords)
})

afterAll(async () => {
  await server.stop()
  await rm(home, { recursive: true, force: true })
})

async function ask(sql: string, url: string = server.superuserUrl): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

function on(database: string, login: string, password: string): string {
  return urlAsLogin(urlOnDatabase(server.superuserUrl, database), login, password)
}

test('an administrator who is not superuser can lay the ground and migrate as the owner', async () => {
  const admin = on('tsunagi', 'city_admin', 'city')
  await ask('set role tsunagi_owner; create schema trial; create table trial.fact (n int)', admin)
  expect(await ask(`select tableowner from pg_tables where schemaname = 'trial'`, admin)).toEqual([{ tableowner: 'tsunagi_owner' }])
})

test('doing it again, even twice at once and as superuser, changes nothing but the passwords', async () => {
  const again = { ...passwords, app: 'plum-plum' }
  await Promise.all([ensureRoles(server.superuserUrl, 'tsunagi', again), ensureRoles(server.superuserUrl, 'tsunagi', again)])
  await expect(ask('select 1', on('tsunagi', 'tsunagi_app', passwords.app))).rejects.toMatchObject({ code: '28P01' })
  expect(await ask('select current_user::text as me', on('tsunagi', 'tsunagi_app', again.app))).toEqual([{ me: 'tsunagi_app' }])
  await ensureRoles(server.superuserUrl, 'tsunagi', passwords)
})

test('the logins have no power, no memberships and no property; the owner cannot log in', async () => {
  const powers = await ask(
    `select rolname::text, rolcanlogin, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as strong
     from pg_roles where rolname ^@ 'tsunagi_' order by 1`,
  )
  expect(powers).toEqual([
    ...['tsunagi_app', 'tsunagi_figures'].map(rolname => ({ rolname, rolcanlogin: true, strong: false })),
    { rolname: 'tsunagi_owner', rolcanlogin: false, strong: false },
    { rolname: 'tsunagi_public', rolcanlogin: true, strong: false },
    { rolname: 'tsunagi_residents', rolcanlogin: true, strong: false },
  ])
  const bonds = `select m.member::regrole::text from pg_auth_members m where m.member::regrole::text ^@ 'tsunagi_'`
  expect(await ask(bonds)).toEqual([])
  const property = `select refobjid::regrole::text from pg_shdepend where deptype = 'o' and refobjid::regrole::text = any('{${LOGINS}}')`
  expect(await ask(property)).toEqual([])
})

test('a login can make nothing: no table, no temporary table, no schema, no database, and cannot become the owner', async () => {
  const app = on('tsunagi', 'tsunagi_app', passwords.app)
  const attempts = [
    'create table public.t ()',
    'create temporary table t ()',
    'create schema s',
    'create database d',
    'set role tsunagi_owner',
  ]
  for (const attempt of attempts) await expect(ask(attempt, app), attempt).rejects.toMatchObject({ code: '42501' })
})

test('another login of the same server cannot even connect to the database', async () => {
  await ask(`create role stranger login password 'stranger'`)
  await expect(ask('select 1', on('tsunagi', 'stranger', 'stranger'))).rejects.toMatchObject({ code: '42501' })
  expect(await ask('select 1 as one', on('postgres', 'stranger', 'stranger'))).toEqual([{ one: 1 }])
})

test('the database is UTF-8 and sorts by C.UTF-8', async () => {
  expect(
    await ask(`select datcollate, datctype, pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'tsunagi'`),
  ).toEqual([{ datcollate: 'C.UTF-8', datctype: 'C.UTF-8', encoding: 'UTF8' }])
})

test('no password reaches the server log, even when every statement is logged', async () => {
  const log = await readFile(join(home, 'postgres.log'), 'utf8')
  expect(log).toContain('alter role tsunagi_app password')
  for (const password of Object.values(passwords)) expect(log).not.toContain(password)
})

test('a login that already had too much power stops the bootstrap with its name', async () => {
  await ask('alter role tsunagi_figures bypassrls')
  await expect(ensureRoles(server.superuserUrl, 'tsunagi', passwords)).rejects.toThrow(/tsunagi_figures の権限が/)
  await ask('alter role tsunagi_figures nobypassrls; grant tsunagi_owner to tsunagi_app')
  await expect(ensureRoles(server.superuserUrl, 'tsunagi', passwords)).rejects.toThrow(/tsunagi_app の権限が/)
  await ask('revoke tsunagi_owner from tsunagi_app')
  await ensureRoles(server.superuserUrl, 'tsunagi', passwords)
})
