import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFrontDesk } from '../../src/directory/index.ts'
import { readDay } from '../../src/kernel/day.ts'
import type { Database } from '../../src/platform/database.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { encodeFile } from '../../src/platform/encoding.ts'
import { createAdmin, transferByFile } from '../../src/staff/acts/account-commands.ts'
import { readSetupLink } from '../../src/staff/acts/use-setup-link.ts'
import { openAsApp } from '../builders/open-as-app.ts'
import { runAsOwner } from '../builders/run-as-owner.ts'
import type { ClonedDatabase } from '../database/clone.ts'
import { cloneDatabase } from '../database/clone.ts'

let clone: ClonedDatabase
let owner: Database
let database: Database
let folder = ''
const out: string[] = []
const err: string[] = []
const voice = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) }

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = openDatabase(clone.ownerUrl, 2)
  database = await openAsApp(clone)
  folder = await mkdtemp(join(tmpdir(), 'tsunagi-transfer-'))
})
afterAll(async () => {
  await owner.close()
  await database.close()
  await clone.drop()
})

const today = readDay('2026-11-23')
function create(...args: string[]) {
  if (today === undefined) throw new Error('a day of the calendar')
  out.length = 0
  err.length = 0
  const ground = {
    origin: 'http://localhost:3000',
    openFrontDesk: (db: Parameters<typeof openFrontDesk>[0], name: string) => openFrontDesk(db, name, today),
  }
  return createAdmin(['--name', '見本 管理', '--kana', 'みほん かんり', ...args], owner, ground, voice)
}

async function transfer(content: Uint8Array | string, ...args: string[]) {
  out.length = 0
  err.length = 0
  const path = join(folder, 'list.csv')
  await writeFile(path, content)
  return transferByFile([path, ...args], database, voice)
}

test('in an empty city the first administrator comes with the front desk and a link that works, and no password', async () => {
  expect(await create('--login', 'kanri')).toBe(0)
  const token = /^http:\/\/localhost:3000\/setup\/([\w-]{43})$/.exec(out[0] ?? '')?.[1] ?? ''
  expect(await readSetupLink(database, token)).toMatchObject({ login: 'kanri', purpose: 'first' })
  const rows = await runAsOwner(
    clone.ownerUrl,
    `select a.name, a.takes_requests, s.password_hash, s.kana, array(select duty from staff.staff_duty d where d.staff_id = s.id) as duties
       from staff.staff s join directory.agency a on a.id = s.agency_id where s.login = 'kanri'`,
  )
  expect(rows).toEqual([
    { name: '福祉総合相談窓口', takes_requests: true, password_hash: null, kana: 'ミホン カンリ', duties: ['administer'] },
  ])
  expect(await runAsOwner(clone.ownerUrl, 'select 1 from staff.staff where is_door')).toHaveLength(1)
})

test('a second administrator is refused unless asked for, a taken login and an unknown agency always', async () => {
  expect([await create('--login', 'other'), err[0]]).toEqual([
    1,
    '管理の担当は、もういます。もう一人作るときは --another を付けてください。',
  ])
  expect(await create('--login', 'KANRI', '--another')).toBe(1)
  expect([await create('--login', 'other', '--another', '--agency', 'ない課'), err[0]]).toEqual([
    1,
    'どの機関で働くかを --agency で指定してください: 福祉総合相談窓口',
  ])
  expect(await create('--login', 'other', '--another')).toBe(0)
  expect(await create('--login', 'x')).toBe(2)
  expect(await create()).toBe(2)
})

test('a transfer list of a file, in UTF-8 or CP932, is looked over, then done, by somebody who keeps the accounts', async () => {
  await runAsOwner(
    clone.ownerUrl,
    `insert into directory.agency (id, name, kana, kind, does, does_not, area, languages, secrecy_class, assured_on)
     select gen_random_uuid(), '見本課', 'みほんか', kind, does, does_not, area, languages, secrecy_class, assured_on from directory.agency;
     insert into staff.staff (id, login, name, kana, agency_id) select gen_random_uuid(), 'hana', '見本 はな', 'みほん はな', agency_id from staff.staff where login = 'kanri'`,
  )
  const place = async () =>
    (
      await runAsOwner(
        clone.ownerUrl,
        `select a.name from staff.staff s join directory.agency a on a.id = staff.agency_today(s.id) where login = 'hana'`,
      )
    )[0]
  const list = 'ログイン名,新しい所属,担当\r\nhana,見本課,相談・長\r\n'
  const day = ['--from', String((await runAsOwner(clone.ownerUrl, 'select staff.today()::text as day'))[0]?.['day'])]
  for (const encoding of ['utf8bom', 'cp932'] as const) {
    expect(await transfer(encodeFile(list, encoding), '--by', 'kanri', '--dry-run', ...day)).toBe(0)
    expect(out[0]).toContain('福祉総合相談窓口 → 見本課')
    expect(await place()).toEqual({ name: '福祉総合相談窓口' })
  }
  expect([await transfer(list, '--by', 'hana', ...day), err[0]]).toEqual([1, '「hana」は、管理の担当ではありません。'])
  expect([await transfer(`${list}nobody,見本課,`, '--by', 'kanri', ...day), err[0]?.startsWith('3行目 ログイン名')]).toEqual([1, true])
  expect(await place()).toEqual({ name: '福祉総合相談窓口' })
  expect(await transfer(encodeFile(list, 'cp932'), '--by', 'kanri', ...day)).toBe(0)
  expect(await place()).toEqual({ name: '見本課' })
  expect(await transfer(list, ...day)).toBe(2)
})
