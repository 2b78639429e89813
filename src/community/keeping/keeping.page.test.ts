import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { hiddenInCouncil } from '../../../testing/community/hidden-records.ts'
import { JPEG } from '../../../testing/fixtures/pictures.ts'
import { keepingParts } from '../../app.ts'
import { newId } from '../../kernel/id.ts'
import { openDatabase } from '../../platform/database.ts'
import { readerNamed, readerOf } from '../../staff/index.ts'
import { firstKeeperAccount } from '../councils/index.ts'
import { councilExportCommand } from './pages/routes.tsx'

let app: RunningApp
let chair: Browser
let csw: Browser
let made: Readonly<Record<string, readonly string[]>>

const FOR_STAFF = 'メジルシ声 コーディネーターだけ'
const FOR_COUNCIL = 'メジルシ声 協議会のみんな'
const GIFT = 'メジルシ 見本 花子さんの三味線'

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  made = await hiddenInCouncil(app)
  ;[chair, csw] = await Promise.all([app.signIn('chair'), app.signIn('csw')])
  await app.ask(
    `insert into meetings.photo (id, sheet_id, no, taken, media_type, words, made_by)
     select $1, $2, 1, $3, 'image/jpeg', '模造紙の写真', id from staff.staff where login = 'chair'`,
    [newId(), made['sheets']?.[0], JPEG],
  )
  const [issue] = made['community-issues'] ?? []
  for (const [by, words, audience] of [
    [csw, FOR_STAFF, 'staff'],
    [chair, FOR_COUNCIL, 'council'],
  ] as const) {
    const sent = { _key: newId(), kind: 'voice', words, on: '2026-11-01', audience }
    expect((await by.post(`/community-issues/${issue}/tell`, sent)).status).toBe(303)
  }
  const keeper = await app.api('chair')
  const gift = await keeper.send('POST', '/api/v1/treasures', { councilNo: 1, name: GIFT, type: 'person_gift' })
  const { id } = gift.json() as { id: string }
  const consent = { whose: 'gift', personName: '見本 花子', how: 'written', scope: 'council', givenOn: '2026-11-01' }
  const given = await keeper.send('POST', `/api/v1/treasures/${id}/consents`, consent)
  expect(given.status, given.html).toBe(201)
})

afterAll(() => app.close())

/** What coordinators write for themselves is in nobody's file, not in their own either. */
const OF_COORDINATORS = ['field-logs', 'coordinators']
const FOLDERS: Readonly<Record<string, string>> = { 'community-issues': 'issues', participants: 'people', liaison: 'troubles' }

type Unpacked = Readonly<Record<string, Uint8Array>>

async function take(by: Browser, no = 1): Promise<{ readonly status: number; readonly headers: Headers; readonly files: Unpacked }> {
  const token = /name="_token" value="([^"]+)"/.exec((await by.get('/councils')).html)?.[1] ?? ''
  const answer = await app.fetch(
    new Request(`http://localhost:3000/councils/${no}/export`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: by.cookie, host: 'localhost:3000', origin: 'http://localhost:3000' },
      body: new URLSearchParams({ _token: token }),
    }),
  )
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const files = answer.status === 200 ? unzipSync(bytes) : {}
  return { status: answer.status, headers: answer.headers, files }
}

const wholeText = (files: Unpacked) =>
  Object.values(files)
    .map(bytes => strFromU8(bytes))
    .join('\n')

test('a keeper takes a whole council away: every page is reached from the first, and no link leads nowhere or outside', async () => {
  expect((await chair.get('/councils/1/export')).status).toBe(200)
  const { status, headers, files } = await take(chair)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="council-1-\d{4}-\d{2}-\d{2}\.zip"$/)
  const [first = ''] = Object.keys(files).filter(path => path.endsWith('/index.html') && path.split('/').length === 2)
  const been = new Set<string>()
  const waiting = [first]
  for (const path of waiting) {
    if (been.has(path)) continue
    been.add(path)
    const page = files[path]
    expect(page, path).toBeDefined()
    if (!path.endsWith('.html')) continue
    const html = strFromU8(page ?? new Uint8Array())
    expect(html).not.toMatch(/<script|<link|srcset=|@import|url\(/)
    const pictures = [...html.matchAll(/src="([^"]+)"/g)].map(([, src = '']) => src)
    expect(pictures.filter(src => !/^\.\.\/files\/photos\/[0-9a-f-]+\.jpg$/.test(src))).toEqual([])
    const links = [...[...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href), ...pictures]
    expect(links.filter(href => href.startsWith('/'))).toEqual([])
    waiting.push(...links.filter(href => !/^https?:/.test(href)).map(href => posix.join(posix.dirname(path), decodeURIComponent(href))))
  }
  const photos = Object.entries(files).filter(([path]) => path.includes('/files/photos/'))
  expect(photos.map(([, bytes]) => JPEG.equals(bytes))).toEqual([true])
  const left = Object.keys(files).filter(path => !been.has(path) && !path.endsWith('README.txt'))
  expect(left).toEqual([])
  for (const [kind, ids] of Object.entries(made).filter(([name]) => !OF_COORDINATORS.includes(name)))
    for (const id of ids) {
      const folder = FOLDERS[kind] ?? kind
      expect(
        [...been].some(path => path.endsWith(`/${folder}/${id}.html`)),
        `${kind} ${id}`,
      ).toBe(true)
    }
  expect(wholeText(files)).toContain(FOR_COUNCIL)
  expect(wholeText(files)).toContain(GIFT)
  const theirs = wholeText((await take(csw)).files)
  for (const id of OF_COORDINATORS.flatMap(kind => made[kind] ?? [])) expect(theirs).not.toContain(id)
})

test('every JSON file keeps to the shape that lies beside it', async () => {
  const { files } = await take(chair)
  const names = Object.keys(files).filter(path => /\/json\/\w+\.json$/.test(path))
  expect(names.length).toBeGreaterThan(8)
  for (const name of names) {
    const whole = JSON.parse(strFromU8(files[name] ?? new Uint8Array())) as { readonly records: readonly object[]; readonly kind: string }
    const schema = JSON.parse(strFromU8(files[name.replace('.json', '.schema.json')] ?? new Uint8Array())) as {
      readonly required: readonly string[]
      readonly properties: { readonly records: { readonly items: { readonly required: readonly string[]; readonly properties: object } } }
    }
    expect(Object.keys(whole).sort(), name).toEqual([...schema.required].sort())
    for (const record of whole.records) {
      expect(Object.keys(record).sort(), name).toEqual(Object.keys(schema.properties.records.items.properties).sort())
      expect(schema.properties.records.items.required.every(key => key in record)).toBe(true)
    }
  }
})

test('words for coordinators only are never in the file of a resident; a coordinator’s own file says that it may hold them', async () => {
  const [own, theirs] = [wholeText((await take(chair)).files), wholeText((await take(csw)).files)]
  expect(own).not.toContain(FOR_STAFF)
  expect(theirs).toContain(FOR_STAFF)
  expect(theirs).toContain('協議会にそのまま渡さないでください')
  expect(own).not.toContain('協議会にそのまま渡さないでください')
})

test('who keeps no records of a council takes nothing away, and neither page nor file says more than of a council that is not there', async () => {
  for (const login of ['resident', 'chair8', 'chair39']) {
    const by = await app.signIn(login)
    expect([(await by.get('/councils/1/export')).status, (await take(by)).status], login).toEqual([404, 404])
  }
  expect((await take(chair, 8)).status).toBe(404)
  expect([(await chair.get('/councils/998/export')).status, (await take(csw, 998)).status]).toEqual([404, 404])
  const desk = await app.signIn('desk')
  expect((await desk.get('/councils/1/export')).status).toBe(403)
})

test('nothing is given before a fresh proof; one comes back to the page of the export', async () => {
  await app.ask(`update platform.session set strong_at = null where staff_id = (select id from staff.staff where login = 'chair')`)
  const { status, headers } = await take(chair)
  expect([status, headers.get('location')?.startsWith('/step-up')]).toEqual([303, true])
  await app.ask(
    `update platform.session set strong_at = now() + interval '1 day' where staff_id = (select id from staff.staff where login = 'chair')`,
  )
})

test('whoever took their yes back leaves with their gift from every file, and no name of theirs stays', async () => {
  const [row] = await app.ask<{ id: string; treasure: string }>(
    `select c.id, c.treasure_id as treasure from treasures.consent c where c.person_name = '見本 花子'`,
  )
  const back = await chair.post(`/treasures/${row?.treasure}/withdraw-consent`, {
    _key: newId(),
    consent: row?.id ?? '',
    words: 'やめます',
  })
  expect(back.status).toBe(303)
  const text = wholeText((await take(chair)).files)
  expect(text).not.toContain(GIFT)
  expect(text).not.toContain('見本 花子')
  expect(text).toContain('1件あり、ここには載せていません')
})

test('what left the house is written down, record by record, with who took it', async () => {
  await take(chair)
  const events = await app.ask<{ kind: string; ids: readonly string[] }>(
    `select e.subject_type as kind, e.subject_ids as ids from audit.event e join staff.staff s on s.id = e.staff_id
      where e.action = 'council.export' and e.outcome = 'done' and s.login = 'chair' order by e.at desc, e.id desc limit 20`,
  )
  const [issue] = made['community-issues'] ?? []
  expect(events.find(({ kind }) => kind === 'issues')?.ids).toContain(issue)
  expect(events.map(({ kind }) => kind)).toContain('meetings')
})

test('the command line writes the same file with the eyes of the first keeper, and refuses whoever keeps no records', async () => {
  const owner = openDatabase(app.ownerUrl, 1)
  const told: string[] = []
  const voice = { out: (line: string) => void told.push(line), err: (line: string) => void told.push(line) }
  const ground = {
    ...keepingParts,
    database: app.database,
    eyesOf: (who: { login: string } | { staffId: Parameters<typeof readerOf>[1] }) =>
      'login' in who ? readerNamed(app.database, who.login) : readerOf(app.database, who.staffId),
    firstKeeper: (no: number) => owner.transaction(null, db => firstKeeperAccount(db, no)),
  }
  const file = join(mkdtempSync(join(tmpdir(), 'tsunagi-export-')), 'council.zip')
  const run = (...args: readonly string[]) => councilExportCommand(args, ground, voice)
  expect(await run('1', '--to', file), told.join('\n')).toBe(0)
  const names = Object.keys(unzipSync(new Uint8Array(readFileSync(file))))
  expect(names.filter(name => name.includes('/issues/')).length).toBeGreaterThan(1)
  const tested = spawnSync('unzip', ['-tq', file])
  if (!tested.error) expect(tested.status).toBe(0)
  expect(await run('1', '--as', 'resident', '--to', file)).toBe(1)
  expect(await run('1', '--as', 'nobody-here')).toBe(1)
  expect(await run('998', '--as', 'csw')).toBe(1)
  expect(await run('30')).toBe(2)
  expect(await run()).toBe(2)
  await owner.close()
})
