import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Config } from '../../src/platform/config.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openInstallation } from '../../src/platform/installation.ts'
import type { RunningApp } from '../app.ts'
import { startApp } from '../app.ts'
import type { ClonedDatabase } from '../database/clone.ts'
import { cloneDatabase } from '../database/clone.ts'

let app: RunningApp
let clone: ClonedDatabase

beforeAll(async () => {
  app = await startApp({ face: 'public', residents: 20, consultations: 5 })
  clone = await cloneDatabase()
})
afterAll(async () => {
  await app.close()
  await clone.drop()
})

const config = (env: Record<string, string>): Config =>
  readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'tsunagi-face-')), ...env } as NodeJS.ProcessEnv)

test('on the open side no screen and no question of the staff exists: each answers as an address that never was', async () => {
  const visitor = app.visitor()
  const never = await visitor.get('/never-was')
  expect(never.status).toBe(404)
  expect((await visitor.get('/')).location).toBe('/p')
  const closed = routes.filter(row => (row.face ?? 'staff') === 'staff' && row.path !== '/' && !row.path.startsWith('/api/'))
  expect(closed.length).toBeGreaterThan(60)
  const masked = (html: string) =>
    html
      .replace(/\d{3}-\d{3}-\d{3}/g, '')
      .replace(/name="_token" value="[^"]*"/g, '')
      .replaceAll(/action="[^"]*"/g, '')
  for (const row of closed) {
    const path = row.path.replace(/:\w+/g, newId())
    const answer = row.method === 'GET' ? await visitor.get(path) : await visitor.post(path, {})
    expect([row.path, answer.status]).toEqual([row.path, 404])
    expect(masked(answer.html).length, row.path).toBe(masked(never.html).length)
  }
})

test('the open side starts with the login that knows nobody, and with no other', async () => {
  const place = await openInstallation(config({ FACE: 'public', DATABASE_URL: clone.publicUrl }))
  expect([place.appUrl, place.publicUrl, place.ownerUrl]).toEqual([clone.publicUrl, clone.publicUrl, undefined])
  await place.stop()
  await expect(openInstallation(config({ FACE: 'public', DATABASE_URL: clone.appUrl }))).rejects.toThrow('記録を読めるログイン')
  await expect(openInstallation(config({ FACE: 'all', DATABASE_URL: clone.appUrl, DATABASE_PUBLIC_URL: clone.appUrl }))).rejects.toThrow(
    '記録を読めるログイン',
  )
})
