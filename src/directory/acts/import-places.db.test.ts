import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { municipalFixture } from '../../../testing/municipal-fixture.ts'
import type { Database } from '../../platform/database.ts'
import { openDatabase } from '../../platform/database.ts'
import { importFacilities } from './facility-commands.ts'

const desk = mkdtempSync(join(tmpdir(), 'tsunagi-import-'))
let clone: ClonedDatabase
let owner: Database
const out: string[] = []
const err: string[] = []
const voice = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) }

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = openDatabase(clone.ownerUrl, 2)
})
beforeEach(async () => {
  out.length = 0
  err.length = 0
})
afterAll(async () => {
  await owner.close()
  await clone.drop()
})

/** The file on the clerk's desk, taken in by the command line. */
function take(name: string, ...options: readonly string[]): Promise<0 | 1 | 2> {
  const path = join(desk, name)
  writeFileSync(path, municipalFixture(name))
  return importFacilities([path, ...options], owner, voice)
}
const places = () =>
  runAsOwner<{ name: string; phone: string | null; hours: unknown }>(
    clone.ownerUrl,
    'select name, phone, hours from directory.place order by sort_key, id',
  )

test('a dry run says what would be done, row by row, and does none of it', async () => {
  expect(await take('facilities-old-edition-cp932.csv', '--dry-run')).toBe(0)
  expect(out[0]).toBe('ファイル: facilities-old-edition-cp932.csv（文字コード Shift_JIS（CP932））')
  expect(out).toContain('4 行のうち、新しい 4 件、変更 0 件、同じ 0 件、取り込まない 0 件。')
  expect(out).toContain('  6行目「電話 番号」 「ー」：「書かれていない」という印と読み、空にしました。')
  expect(out.at(-1)).toBe('試しに読んだだけです。何も書き込んでいません。')
  expect(await places()).toEqual([])
})

test('one bad row keeps the whole file out; with --partial the good rows come in, and the bad one is named with line, column, value and reason', async () => {
  const bad =
    '  9行目「名称」 「999999 a8 夢が原県夢が原市 夢が原市無名1 34.7006 136.1006 ○」：名称がありません。名称を書いてから取り込んでください。'
  expect(await take('shelters-new-edition.csv')).toBe(1)
  expect(out).toContain(bad)
  expect(await places()).toEqual([])
  expect(await take('shelters-new-edition.csv', '--partial')).toBe(0)
  expect(await places()).toHaveLength(7)
})

test('the same file again changes nothing, and neither does a dry run of it', async () => {
  expect(await take('shelters-new-edition.csv', '--partial')).toBe(0)
  expect(out).toContain('8 行のうち、新しい 0 件、変更 0 件、同じ 7 件、取り込まない 1 件。')
  expect(await places()).toHaveLength(7)
})

test('a file in Shift_JIS with notes above its header comes in whole: readings, telephones and hours in one shape, words kept', async () => {
  expect(await take('facilities-old-edition-cp932.csv')).toBe(0)
  const found = (await places()).find(place => place.name === '夢が原ほしぞら会館')
  expect(found).toMatchObject({
    phone: '0595-00-1234',
    hours: {
      openings: [{ days: ['tue', 'wed', 'thu', 'fri', 'sat', 'sun'], nth: null, opens: '09:00', closes: '21:30' }],
      closures: [{ from: '12-29', to: '01-03', words: '年末年始' }],
      note: '【開館時間】9:00～21：30 【休館日】月曜日、年末年始（12/29～1/3）',
    },
  })
})

test('a number like a My Number is refused with its row, and is shown nowhere', async () => {
  expect(await take('places-with-my-number.csv')).toBe(1)
  const [told] = out.filter(line => line.includes('マイナンバー'))
  expect(told).toMatch(/^ {2}3行目「管理者の番号」/)
  expect([...out, ...err].join()).not.toContain('123456789018')
})

test('a file that is broken, or is none, is refused in words and takes nothing along', async () => {
  const before = await places()
  expect(await take('broken-quote.csv')).toBe(1)
  expect(err[0]).toMatch(/^broken-quote\.csv: 3行目の近くで、引用符/)
  expect(await importFacilities([join(desk, 'never-was.csv')], owner, voice)).toBe(1)
  expect(await importFacilities([], owner, voice)).toBe(2)
  expect(await places()).toEqual(before)
})

test('devices in one building stay apart, from a file that Excel saved as Unicode text', async () => {
  expect(await take('aed-devices-utf16.txt')).toBe(0)
  expect((await places()).filter(place => place.name === 'ほしぞら会館').length).toBeGreaterThan(1)
})
