import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHome } from '../../testing/database/fresh-home.ts'
import { readConfig } from './config.ts'
import type { EmbeddedServer } from './embedded/index.ts'
import { startEmbedded, urlOnDatabase } from './embedded/index.ts'
import { installationKind, openInstallation } from './installation.ts'

let home: string
let server: EmbeddedServer

beforeAll(async () => {
  home = await freshHome()
  server = await startEmbedded({ home, settings: { fsync: 'off' } })
  await ask(server.superuserUrl, 'create database shiyakusho')
})
afterAll(async () => {
  await server.stop()
  await rm(home, { recursive: true, force: true })
})

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query<Record<string, unknown>>(statement)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}
const config = (env: NodeJS.ProcessEnv) => readConfig({ DATA_DIR: join(home, 'beside'), ...env })

test('an administrator’s login given as DATABASE_URL makes the roles and the schema, and the app still runs as the weak login', async () => {
  const place = await openInstallation(config({ DATABASE_URL: urlOnDatabase(server.superuserUrl, 'shiyakusho') }))
  expect(await ask(place.appUrl, 'select current_user')).toBe('tsunagi_app')
  expect(await ask(place.appUrl, 'select rolsuper or rolbypassrls from pg_roles where rolname = current_user')).toBe(false)
  expect(await ask(place.appUrl, 'select count(*)::int from desk.consultation')).toBe(0)
})

test('with the app’s own login the program starts on the schema that is there, and with too powerful a login it refuses', async () => {
  const admin = urlOnDatabase(server.superuserUrl, 'shiyakusho')
  const { appUrl } = await openInstallation(config({ DATABASE_URL: admin }))
  const plain = await openInstallation(config({ DATABASE_URL: appUrl }))
  expect(plain).toMatchObject({ appUrl, ownerUrl: undefined })
  const both = await openInstallation(config({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: admin }))
  expect(both.ownerUrl).toBe(admin)
  await expect(openInstallation(config({ DATABASE_URL: admin, DATABASE_OWNER_URL: admin }))).rejects.toThrow('tsunagi_app')
})

test('what an installation is, demo or city, is decided once and cannot be changed even by its owner', async () => {
  const admin = urlOnDatabase(server.superuserUrl, 'shiyakusho')
  expect(await installationKind(admin, { kind: 'city', cityName: '見本市' })).toMatchObject({ kind: 'city', isFresh: true })
  expect(await installationKind(admin, { kind: 'demo', cityName: '夢が原市' })).toMatchObject({
    kind: 'city',
    cityName: '見本市',
    isFresh: false,
  })
  await expect(ask(admin, `update platform.installation set kind = 'demo'`)).rejects.toMatchObject({ code: '42501' })
  await expect(ask(admin, 'delete from platform.installation')).rejects.toMatchObject({ code: '42501' })
})
