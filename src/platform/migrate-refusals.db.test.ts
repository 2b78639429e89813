import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAsOwner } from '../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../testing/database/clone.ts'
import { cloneDatabase } from '../../testing/database/clone.ts'
import { migrate } from './migrate.ts'
import { projectRoot } from './project-root.ts'

const folder = mkdtempSync(join(tmpdir(), 'tsunagi-migrations-'))
let clone: ClonedDatabase

beforeAll(async () => {
  clone = await cloneDatabase()
  cpSync(join(projectRoot, 'db', 'migrations'), folder, { recursive: true })
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await clone.drop()
})

test('six programs that start at once on an empty database apply each file exactly once, and all end well', async () => {
  writeFileSync(join(folder, '9001-slow-first.sql'), 'create table public.slow_first (); select pg_sleep(3.5);')
  const schemas = await runAsOwner<{ name: string }>(
    clone.ownerUrl,
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`,
  )
  await runAsOwner(clone.ownerUrl, `drop schema ${schemas.map(({ name }) => name).join(', ')} cascade`)
  const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(clone.ownerUrl, folder)))
  const rows = await runAsOwner<{ name: string }>(clone.ownerUrl, 'select name from ledger.migration order by name')
  expect(applied.flat().sort()).toEqual(rows.map(row => row.name))
  expect(applied.filter(names => names.length > 0).length).toBe(1)
})

test('a file that fails leaves nothing of itself, and is applied once it is mended', async () => {
  const path = join(folder, '9002-half.sql')
  writeFileSync(path, 'create table public.half (); select 1 / 0;')
  await expect(migrate(clone.ownerUrl, folder)).rejects.toThrow('division by zero')
  expect(await runAsOwner(clone.ownerUrl, `select to_regclass('public.half')::text as found`)).toEqual([{ found: null }])
  writeFileSync(path, 'create table public.half ();')
  expect(await migrate(clone.ownerUrl, folder)).toEqual(['9002-half.sql'])
})

test('a file changed after it was applied is refused by name, and so is a database newer than the program', async () => {
  const path = join(folder, '9002-half.sql')
  writeFileSync(path, 'create table public.half (); -- changed')
  await expect(migrate(clone.ownerUrl, folder)).rejects.toThrow('9002-half.sql が、適用したときの内容と違います')
  rmSync(path)
  await expect(migrate(clone.ownerUrl, folder)).rejects.toThrow('新しい版です（9002-half.sql）')
})
