import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let bodies: ReadonlyMap<number, string>
let chair: Browser
let resident: Browser
let elsewhere: Browser
let csw: Browser
let city: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  ;({ bodies } = await seatResidents(app))
  const signIn = (login: string) => app.signIn(login)
  ;[chair, resident, elsewhere, csw, city] = (await Promise.all(['chair', 'resident', 'chair8', 'csw', 'plan'].map(signIn))) as [
    Browser,
    Browser,
    Browser,
    Browser,
    Browser,
  ]
})
afterAll(() => app.close())

const idIn = (location: string) => /[0-9a-f-]{36}/.exec(location)?.[0] ?? ''

async function sheet(by: Browser, theme: string, more: Record<string, string> = {}): Promise<string> {
  const made = await by.post('/sheets/new', {
    _key: newId(),
    bodyId: bodies.get(1) ?? '',
    theme,
    board: 'strength_weakness_ideal',
    ...more,
  })
  expect(made.status, made.html.slice(0, 2000)).toBe(303)
  return idIn(made.location)
}

const write = (by: Browser, id: string, words: Record<string, string>) => by.post(`/sheets/${id}/write-notes`, { _key: newId(), ...words })

type Row = { readonly id: string; readonly words: string; readonly became_kind: string | null; readonly became_id: string | null }
const notesOf = (id: string) =>
  app.ask<Row>('select id, words, became_kind, became_id from meetings.note where sheet_id = $1 order by sort_order', [id])
const count = async (table: string) => Number((await app.ask<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n)

/** The promotion form as it is drawn, sent without a change. */
async function drawn(by: Browser, id: string): Promise<Record<string, string>> {
  const { html } = await by.get(`/sheets/${id}/promote`)
  const fields: Record<string, string> = {}
  const named = (tag: string, attribute: string) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1] ?? ''
  for (const [tag] of html.matchAll(/<input type="hidden"[^>]*>/g))
    if (named(tag, 'name') !== '_token') fields[named(tag, 'name')] = named(tag, 'value')
  for (const [tag] of html.matchAll(/<input[^>]*type="radio"[^>]*>/g))
    if (/ checked/.test(tag)) fields[named(tag, 'name')] = named(tag, 'value')
  return fields
}

test('residents and the chair write many notes at once, and one press makes treasures, issues and visions of them, joined both ways', async () => {
  const id = await sheet(chair, '十年後の夢が里')
  expect((await write(resident, id, { strength: '桜並木がきれい\n\n声をかけ合う', weakness: '夜道が暗い' })).status).toBe(303)
  expect((await write(chair, id, { ideal: '子どもも高齢者も集まる場所がある', weakness: '店が遠い\n来年も話したい' })).status).toBe(303)
  const form = await drawn(chair, id)
  const stays = (await notesOf(id)).find(({ words }) => words === '来年も話したい')?.id ?? ''
  const at = Object.entries(form)
    .find(([, value]) => value === stays)?.[0]
    .split('.')[1]
  const done = await chair.post(`/sheets/${id}/promote`, { ...form, [`notes.${at}.becomes`]: 'stays' })
  expect(done.status, done.html.slice(0, 2000)).toBe(303)
  const notes = await notesOf(id)
  expect(notes.map(({ words, became_kind }) => [words, became_kind])).toEqual([
    ['桜並木がきれい', 'treasure'],
    ['声をかけ合う', 'treasure'],
    ['夜道が暗い', 'issue'],
    ['店が遠い', 'issue'],
    ['来年も話したい', null],
    ['子どもも高齢者も集まる場所がある', 'vision'],
  ])
  const board = await resident.get(`/sheets/${id}`)
  for (const { words, became_id } of notes) {
    expect(board.html).toContain(words)
    if (became_id) expect(board.html).toContain(became_id)
  }
  expect((await resident.get(`/treasures/${notes[0]?.became_id}`)).html).toContain(`/sheets/${id}#note-${notes[0]?.id}`)
  expect((await resident.get(`/community-issues/${notes[2]?.became_id}`)).html).toContain('付箋「夜道が暗い」')
  expect((await resident.get('/councils/1')).html).toContain('子どもも高齢者も集まる場所がある')
})

test('promoting twice is promoting once, pressed again, at once, or with a fresh key, and no word of a note is ever lost', async () => {
  const id = await sheet(csw, '二度押しの会')
  await write(chair, id, { strength: '一つ\n二つ\n三つ', weakness: '四つ', ideal: '五つ' })
  const before = [await count('treasures.treasure'), await count('issues.issue')]
  const form = await drawn(chair, id)
  const all = await Promise.all([
    chair.post(`/sheets/${id}/promote`, form),
    chair.post(`/sheets/${id}/promote`, form),
    csw.post(`/sheets/${id}/promote`, { ...form, _key: newId() }),
  ])
  expect(all.map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await chair.post(`/sheets/${id}/promote`, { ...form, _key: newId() })).status).toBe(303)
  expect([await count('treasures.treasure'), await count('issues.issue')]).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 1])
  expect((await notesOf(id)).map(({ words }) => words)).toEqual(['一つ', '二つ', '三つ', '四つ', '五つ'])
  await expect(app.ask('delete from meetings.note where sheet_id = $1', [id])).rejects.toThrow('a note is kept')
  await expect(app.ask(`update meetings.note set words = 'x' where sheet_id = $1`, [id])).rejects.toThrow('stays as it was written')
})

test('a note is withdrawn with a reason by whoever wrote it, never deleted, and becomes nothing afterwards', async () => {
  const id = await sheet(chair, 'はがす会')
  await write(resident, id, { strength: '書きまちがい\n残る一枚' })
  const [wrong] = await notesOf(id)
  const without = await resident.post(`/sheets/${id}/withdraw`, { _key: newId(), noteId: wrong?.id ?? '', why: '' })
  expect([without.status, without.html.includes('はがす訳を、ひとこと書いてください。')]).toEqual([422, true])
  const gone = await resident.post(`/sheets/${id}/withdraw`, { _key: newId(), noteId: wrong?.id ?? '', why: '別の欄でした' })
  expect(gone.status, gone.html.slice(0, 1500)).toBe(303)
  const board = (await resident.get(`/sheets/${id}`)).html
  for (const words of ['書きまちがい', '別の欄でした']) expect(board).toContain(words)
  const sent = { _key: newId(), 'notes.0.id': wrong?.id ?? '', 'notes.0.becomes': 'treasure' }
  expect((await chair.post(`/sheets/${id}/promote`, sent)).status).toBe(303)
  expect((await notesOf(id))[0]?.became_kind).toBeNull()
  await write(chair, id, { strength: '会長の一枚' })
  const notMine = (await notesOf(id)).find(({ words }) => words === '会長の一枚')?.id ?? ''
  expect((await resident.post(`/sheets/${id}/withdraw`, { _key: newId(), noteId: notMine, why: 'きらい' })).status).toBe(403)
})

test('another council and the city get 404 for a sheet, a member writes on it and promotes nothing, and typed notes survive a refusal', async () => {
  const id = await sheet(chair, '内々のワーク')
  await write(chair, id, { strength: '内々の付箋' })
  for (const by of [elsewhere, city]) {
    for (const path of ['', '/promote', '/paper']) expect((await by.get(`/sheets/${id}${path}`)).status).toBe(404)
    expect((await write(by, id, { strength: 'よその付箋' })).status).toBe(404)
    expect((await by.get('/sheets')).html).not.toContain('内々のワーク')
  }
  expect((await resident.get(`/sheets/${id}/promote`)).status).toBe(404)
  const note = (await notesOf(id))[0]?.id ?? ''
  const tried = await resident.post(`/sheets/${id}/promote`, { _key: newId(), 'notes.0.id': note, 'notes.0.becomes': 'issue' })
  expect(tried.status).toBe(403)
  const long = await write(resident, id, { strength: '壊れた\ud800文字', ideal: '打ちかけの願い' })
  expect(long.status === 303 || long.html.includes('打ちかけの願い')).toBe(true)
  const noOne = await resident.post('/sheets/new', { _key: newId(), bodyId: bodies.get(1) ?? '', theme: '委員の広げた紙' })
  expect([noOne.status, noOne.html.includes('委員の広げた紙')]).toEqual([403, true])
})

test('a sheet of a meeting is read with its meeting, on time travel or with columns of one’s own', async () => {
  const planned = await chair.post('/meetings/new', {
    _key: newId(),
    bodyId: bodies.get(1) ?? '',
    title: 'ワークの会議',
    on: '令和8年12月8日',
    from: '19:30',
    until: '21:00',
    place: '公民館',
    mode: 'in_person',
    audience: 'council',
  })
  const meeting = idIn(planned.location)
  const travel = await sheet(chair, '十五年後', { meetingId: meeting, bodyId: '', board: 'time_travel' })
  const own = await sheet(chair, 'わたしたちの欄', { meetingId: meeting, bodyId: '', board: 'custom', sides: 'いいところ＝宝物\nひとこと' })
  await write(resident, own, { own1: '朝市がある', own2: 'また来たい' })
  const form = await drawn(chair, own)
  expect(
    Object.entries(form)
      .filter(([name]) => name.endsWith('.becomes'))
      .map(([, value]) => value),
  ).toEqual(['treasure', 'stays'])
  expect((await resident.get(`/sheets/${travel}`)).html).toContain('15年あと、こうだといい')
  expect((await resident.get(`/sheets/${own}/paper`)).html).toContain('いいところ')
  await app.ask(`update meetings.meeting set audience = 'staff' where id = $1`, [meeting])
  expect((await resident.get(`/sheets/${travel}`)).status).toBe(404)
  expect((await csw.get(`/sheets/${travel}`)).status).toBe(200)
})

test('the papers of a meeting: call notice with the telephone first, sign-in sheet from the seats, worksheet, minutes with errata', async () => {
  await app.ask(
    `insert into councils.profile (council_no, phone, office_hours) values (1, '0595-00-0101', '平日9時から17時')
     on conflict (council_no) do update set phone = excluded.phone, office_hours = excluded.office_hours`,
  )
  const planned = await chair.post('/meetings/new', {
    _key: newId(),
    bodyId: bodies.get(1) ?? '',
    title: '紙の会議',
    on: '令和8年12月9日',
    from: '19:30',
    until: '21:00',
    place: '夢が里公民館',
    mode: 'in_person',
    audience: 'council',
  })
  const id = idIn(planned.location)
  await chair.post(`/meetings/${id}/add-item`, { _key: newId(), kind: 'discuss', title: '冬の見守り', minutes: '20' })
  const notice = (await resident.get(`/meetings/${id}/paper/notice`)).html
  expect(notice.indexOf('0595-00-0101')).toBeGreaterThan(0)
  expect(notice.indexOf('0595-00-0101')).toBeLessThan(notice.indexOf('夢が里公民館'))
  for (const words of ['冬の見守り', '（20分くらい）', '夢が里公民館', '出欠のお返事']) expect(notice).toContain(words)
  const roll = (await chair.get(`/meetings/${id}/paper/sign-in`)).html
  for (const words of ['会長', '委員', 'オブザーバー', '代理']) expect(roll).toContain(words)
  expect((await chair.get(`/meetings/${id}/paper/worksheet`)).html).toContain('強み')
  expect((await chair.get(`/meetings/${id}/paper/minutes`)).status).toBe(404)
  for (const by of [elsewhere, city]) expect((await by.get(`/meetings/${id}/paper/notice`)).status).toBe(404)
})

test('the API lays a sheet out, writes notes and promotes them by the same rules', async () => {
  const caller = await app.api('chair')
  const made = await caller.send('POST', '/api/v1/sheets', { bodyId: bodies.get(1), theme: 'APIの紙' })
  expect(made.status, made.html.slice(0, 600)).toBe(201)
  const { id } = made.json() as { id: string }
  const noted = await caller.send('POST', `/api/v1/sheets/${id}/notes`, { notes: [{ side: 'strength', words: '清水がわく' }] })
  expect(noted.status, noted.html.slice(0, 600)).toBe(200)
  const [note] = (noted.json() as { notes: { id: string }[] }).notes
  const promoted = await caller.send('POST', `/api/v1/sheets/${id}/promote`, {
    notes: [{ id: note?.id, becomes: 'treasure', type: 'nature' }],
  })
  expect((promoted.json() as { notes: { becameKind: string }[] }).notes[0]?.becameKind).toBe('treasure')
  expect((await caller.send('POST', `/api/v1/sheets/${id}/notes`, { notes: [{ side: 'no-such', words: '迷子' }] })).status).toBe(422)
  expect((await (await app.api('chair8')).get(`/api/v1/sheets/${id}`)).status).toBe(404)
  expect((await (await app.api('resident')).send('POST', `/api/v1/sheets/${id}/promote`, { notes: [] })).status).toBe(403)
})

test('a sheet costs the same number of statements for one note and for thirty', async () => {
  const id = await sheet(chair, '数える紙')
  await write(chair, id, { strength: '一枚' })
  const cost = async (path: string) => {
    await chair.get(path)
    const before = app.database.statements()
    await chair.get(path)
    return app.database.statements() - before
  }
  const paths = [`/sheets/${id}`, `/sheets/${id}/promote`, '/sheets']
  const few = [await cost(paths[0] ?? ''), await cost(paths[1] ?? ''), await cost(paths[2] ?? '')]
  await write(chair, id, { strength: Array.from({ length: 30 }, (_, at) => `付箋${at}`).join('\n') })
  expect([await cost(paths[0] ?? ''), await cost(paths[1] ?? ''), await cost(paths[2] ?? '')]).toEqual(few)
})
