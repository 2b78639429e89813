import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { readDay } from '../../kernel/day.ts'
import type { StaffId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { openDatabase } from '../../platform/database.ts'
import type { ImportReport } from '../domain/import/import-report.ts'
import { exportFacilities, importFacilities } from './facility-commands.ts'
import { importPlaces } from './import-places.ts'

const TODAY = readDay('2026-11-23')
let clone: ClonedDatabase
let owner: Database
let folder: string

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = openDatabase(clone.ownerUrl, 2)
  folder = await mkdtemp(join(tmpdir(), 'tsunagi-places-'))
})

afterAll(async () => {
  await owner.close()
  await clone.drop()
  await rm(folder, { recursive: true, force: true })
})

const edition = (...rows: readonly string[]) => ['NO,名称,住所,緯度,経度,電話番号', ...rows].join('\r\n')
const HOSHI = 'ほしぞら会館,夢が原市星空町1,34.70,136.10,0595-00-1001'
const TSUKI = 'つきみ会館,夢が原市月見1,34.72,136.12,0595-00-1002'
const KAZE = 'かぜの家,夢が原市風1,34.74,136.14,0595-00-1003'

test('a publisher that renumbers its rows moves no place into another', async () => {
  await taken('renumbered.csv', edition(`1,${HOSHI}`, `2,${TSUKI}`, `3,${KAZE}`))
  const before = await idsByName('renumbered')
  const report = await taken('renumbered.csv', edition(`1,${TSUKI}`, `2,${KAZE}`, '3,ゆめの家,夢が原市夢1,34.76,136.16,0595-00-1004'))
  expect([report.imported, report.updated, report.unchanged]).toEqual([1, 0, 2])
  expect(report.missing.map(place => place.name)).toEqual(['ほしぞら会館'])
  const after = await idsByName('renumbered')
  expect([after['つきみ会館'], after['かぜの家'], after['ほしぞら会館']]).toEqual([
    before['つきみ会館'],
    before['かぜの家'],
    before['ほしぞら会館'],
  ])
})

test('what has gone from the file is marked and stays, and the mark goes when it comes back', async () => {
  await taken('gone.csv', edition(`1,${HOSHI}`, `2,${TSUKI}`))
  expect((await taken('gone.csv', edition(`1,${HOSHI}`))).missing.map(place => place.name)).toEqual(['つきみ会館'])
  const marks = () =>
    rows(`select name, is_active, source_absent_on from directory.place where source_dataset = 'facility:gone' order by source_key`)
  expect((await marks()).map(row => [row['name'], row['is_active'], row['source_absent_on'] !== null])).toEqual([
    ['ほしぞら会館', true, false],
    ['つきみ会館', true, true],
  ])
  expect((await taken('gone.csv', edition(`1,${HOSHI}`, `2,${TSUKI}`))).missing).toEqual([])
  expect((await marks()).map(row => row['source_absent_on'])).toEqual([null, null])
})

test('a correction by hand stays until the publisher changes that very field, and then the old value is told', async () => {
  await taken('hand.csv', edition(`1,${HOSHI}`))
  await rows(`update directory.place set phone = '0595-00-9999', version = version + 1 where source_dataset = 'facility:hand'`)
  const phone = async () => (await rows(`select phone from directory.place where source_dataset = 'facility:hand'`))[0]?.['phone']
  const moved = await taken('hand.csv', edition(`1,${HOSHI.replace('星空町1', '星空町2')}`))
  expect([moved.updated, await phone()]).toEqual([1, '0595-00-9999'])
  const changed = await taken('hand.csv', edition(`1,${HOSHI.replace('星空町1', '星空町2').replace('1001', '1005')}`))
  expect([changed.updated, await phone()]).toEqual([1, '0595-00-1005'])
  expect(changed.notes.find(note => note.column === '電話番号')?.value).toBe('0595-00-9999')
})

test('the public login sees places in use and writes none; of the staff only administrators write', async () => {
  await taken('public.csv', edition(`1,${HOSHI}`, `2,${TSUKI}`))
  await rows(`update directory.place set is_active = false where source_dataset = 'facility:public' and name = 'つきみ会館'`)
  const seen = await runAsOwner<{ name: string }>(
    clone.publicUrl,
    `select name from directory.place where source_dataset = 'facility:public'`,
  )
  expect(seen.map(row => row.name)).toEqual(['ほしぞら会館'])
  await expect(runAsOwner(clone.publicUrl, `update directory.place set name = 'x'`)).rejects.toThrow('permission denied')
  await expect(runAsOwner(clone.publicUrl, 'select * from directory.import_run')).rejects.toThrow('permission denied')
  const arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '福祉相談窓口' }],
    staff: [
      { login: 'desk', duties: ['consult'], agency: '福祉相談窓口' },
      { login: 'chief', duties: ['administer'], agency: '福祉相談窓口' },
    ],
  })
  const app = await openAsApp(clone, 1)
  const renamedBy = (staffId: StaffId | null) =>
    app.transaction(staffId, async db => {
      const done = await sql`update directory.place set name = name where source_dataset = 'facility:public'`.execute(db)
      return Number(done.numAffectedRows)
    })
  const counts = [
    await renamedBy(null),
    await renamedBy(arranged.reader('desk').staffId),
    await renamedBy(arranged.reader('chief').staffId),
  ]
  await app.close()
  expect(counts).toEqual([0, 0, 2])
})

test('the commands say what they did and end as they were asked to', async () => {
  const said: string[] = []
  const voice = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) }
  const path = join(folder, 'asked.csv')
  const report = join(folder, 'report.json')
  await writeFile(path, edition(`1,${HOSHI.replace('ほしぞら', '𠮷田ほしぞら〜')}`, '2,,夢が原市無名1,,,'))
  expect(await importFacilities([], owner, voice)).toBe(2)
  expect(await importFacilities([join(folder, 'absent.csv')], owner, voice)).toBe(1)
  expect(await importFacilities([path], owner, voice)).toBe(1)
  expect(
    await importFacilities(
      [path, '--partial', '--report', report, '--source', '夢が原市オープンデータ', '--licence', 'CC BY 4.0'],
      owner,
      voice,
    ),
  ).toBe(0)
  const kept = JSON.parse(await readFile(report, 'utf8')) as ImportReport
  expect([kept.rows, kept.imported, kept.refused, kept.written]).toEqual([2, 1, 1, true])
  const out = join(folder, 'out.csv')
  expect(await exportFacilities([out, '--encoding', 'cp932'], owner, voice)).toBe(1)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
  expect(said.some(line => line.includes('「𠮷」（U+20BB7）は、Shift_JIS に書けません。'))).toBe(true)
  expect(said.some(line => line.includes('「〜」（U+301C）は、「～」に変わります。'))).toBe(true)
  expect(await exportFacilities([out, '--encoding', 'cp932', '--allow-loss'], owner, voice)).toBe(0)
  const text = new TextDecoder('shift_jis').decode(await readFile(out))
  expect([text.includes('〓田ほしぞら～会館'), text.includes('?'), text.includes('夢が原市オープンデータ')]).toEqual([true, false, true])
})

test('ten thousand rows come in within thirty seconds, and the same again too', async () => {
  const many = Array.from(
    { length: 10_000 },
    (_, nth) => `${nth + 1},ほしぞら会館${nth + 1}号,夢が原市星空町${nth + 1},34.${7000 + nth},136.1,0595-00-${1000 + (nth % 9000)}`,
  )
  const started = performance.now()
  expect((await taken('many.csv', edition(...many))).imported).toBe(10_000)
  const first = performance.now() - started
  expect((await taken('many.csv', edition(...many))).unchanged).toBe(10_000)
  const second = performance.now() - started - first
  process.stdout.write(`10,000 places: ${Math.round(first)} ms, again ${Math.round(second)} ms\n`)
  expect(Math.max(first, second)).toBeLessThan(30_000)
})

async function taken(name: string, text: string): Promise<ImportReport> {
  if (TODAY === undefined) throw new Error('no day')
  const file = { name, bytes: new TextEncoder().encode(text), today: TODAY, isDryRun: false, isPartial: false }
  const result = await owner.transaction(null, db => importPlaces(db, file))
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

function rows(statement: string) {
  return runAsOwner(clone.ownerUrl, statement)
}

async function idsByName(list: string): Promise<Readonly<Record<string, unknown>>> {
  const found = await rows(`select id, name from directory.place where source_dataset = 'facility:${list}'`)
  return Object.fromEntries(found.map(row => [String(row['name']), row['id']]))
}
