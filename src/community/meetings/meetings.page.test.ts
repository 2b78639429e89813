import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { addDays, dayOfInstant } from '../../kernel/day.ts'
import { formatEra } from '../../kernel/era.ts'
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
  ;[chair, resident, elsewhere, csw, city] = await Promise.all([
    app.signIn('chair'),
    app.signIn('resident'),
    app.signIn('chair8'),
    app.signIn('csw'),
    app.signIn('plan'),
  ])
})

afterAll(() => app.close())

type Whole = {
  readonly version: number
  readonly state: string
  readonly agenda: readonly { readonly id: string; readonly title: string; readonly kind: string; readonly outcome: string | null }[]
  readonly remarks: readonly { readonly id: string; readonly words: string; readonly becameKind: string | null }[]
  readonly seats: readonly { readonly seatId: string; readonly name: string; readonly role: string; readonly status: string }[]
  readonly decisions: readonly { readonly id: string; readonly statement: string }[]
  readonly actions: readonly { readonly id: string; readonly what: string; readonly owner: string }[]
  readonly questions: readonly { readonly id: string; readonly words: string }[]
}

async function look(id: string, login = 'chair'): Promise<Whole> {
  return (await (await app.api(login)).get(`/api/v1/meetings/${id}`)).json() as Whole
}

/** A day that comes, whenever this runs. */
const soon = (days: number) => formatEra(addDays(dayOfInstant(new Date()), days))

const idIn = (location: string) => location.replace(/^.*\/([0-9a-f-]{36}).*$/, '$1')

async function plan(by: Browser, title: string, on: string, council = 1): Promise<string> {
  const answer = await by.post('/meetings/new', {
    _key: newId(),
    bodyId: bodies.get(council) ?? '',
    title,
    on,
    from: '19:30',
    until: '21:00',
    place: '夢が里公民館',
    audience: 'council',
    mode: 'in_person',
  })
  expect(answer.status, answer.html.slice(0, 900)).toBe(303)
  return idIn(answer.location)
}

async function put(id: string, kind: string, title: string, lines = ''): Promise<string> {
  const added = await chair.post(`/meetings/${id}/add-item`, { _key: newId(), kind, title })
  expect(added.status, added.html.slice(0, 900)).toBe(303)
  const item = (await look(id)).agenda.find(one => one.title === title)?.id ?? ''
  if (lines) expect((await chair.post(`/meetings/${id}/remark`, { _key: newId(), itemId: item, words: lines })).status).toBe(303)
  return item
}

/** The closing screen as a browser would send it back untouched, with what somebody changes on it. */
async function closing(id: string, change: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> {
  const whole = await look(id)
  const fields: Record<string, string> = { _key: newId(), _version: String(whole.version), chair: whole.seats[0]?.seatId ?? '' }
  for (const [at, { seatId }] of whole.seats.entries()) {
    fields[`attendance.${at}.seatId`] = seatId
    fields[`attendance.${at}.status`] = 'present'
  }
  for (const [at, item] of whole.agenda.entries()) {
    fields[`items.${at}.id`] = item.id
    if (item.kind !== 'decide') fields[`items.${at}.outcome`] = 'done'
  }
  for (const [at, { id: remark }] of whole.remarks.entries()) fields[`remarks.${at}.id`] = remark
  return { ...fields, ...change }
}

/** What a browser sends of a form that nobody has touched. */
function untouched(html: string): Record<string, string> {
  const named = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const isOff = named(tag, 'type') === 'radio' && !tag.includes(' checked')
    if (!isOff && named(tag, 'name') !== '_token') fields[named(tag, 'name') ?? ''] = named(tag, 'value') ?? ''
  }
  for (const [, open = '', options = ''] of html.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs))
    fields[named(` ${open}`, 'name') ?? ''] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return fields
}

const counted = async (table: string, meeting: string) =>
  Number((await app.ask<{ n: string }>(`select count(*) as n from meetings.${table} where meeting_id = $1`, [meeting]))[0]?.n)

let held: string

test('one screen makes the minutes, decisions, actions, questions, issues and treasures, and the next meeting with its agenda', async () => {
  held = await plan(chair, '十一月の会議', '令和8年11月18日')
  await put(held, 'report', '見守りの報告', '➡ 夜道が暗い\n➡ 街灯の数を調べる\nバスの増便はできるか\n\n桜並木がきれい\n来てよかった')
  await put(held, 'decide', '見守り当番')
  await put(held, 'decide', '祭りの日どり')
  const { remarks } = await look(held)
  expect(remarks.map(({ words }) => words)).toEqual([
    '夜道が暗い',
    '街灯の数を調べる',
    'バスの増便はできるか',
    '桜並木がきれい',
    '来てよかった',
  ])
  const seat = (await look(held)).seats.find(({ role }) => role === '委員')?.seatId ?? ''
  const sent = await closing(held, {
    'attendance.1.status': 'proxy',
    'attendance.1.proxyName': '川辺花子',
    'others.0.name': '社協の山辺',
    'others.0.role': '社会福祉協議会',
    'others.0.status': 'observer',
    'items.0.remarks': 'あとから書いた一行',
    'items.1.statement': '週に一度、当番を置く',
    'items.1.reviewOn': '令和8年12月1日',
    'items.2.outcome': 'continued',
    'remarks.0.becomes': 'issue',
    'remarks.0.theme': 'watching',
    'remarks.1.becomes': 'action',
    'remarks.1.owner': seat,
    'remarks.1.dueOn': '令和8年12月10日',
    'remarks.2.becomes': 'question',
    'remarks.2.dueOn': '令和8年11月20日',
    'remarks.3.becomes': 'treasure',
    'remarks.3.type': 'nature',
    nextOn: '令和8年12月16日',
  })
  const closed = await chair.post(`/meetings/${held}/close`, sent)
  expect(closed.status, closed.html.slice(0, 1500)).toBe(303)
  const whole = await look(held)
  expect(whole.state).toBe('minutes_draft')
  expect(whole.decisions.map(({ statement }) => statement)).toEqual(['週に一度、当番を置く'])
  expect(whole.actions.map(({ what }) => what)).toEqual(['街灯の数を調べる'])
  expect(whole.questions.map(({ words }) => words)).toEqual(['バスの増便はできるか'])
  expect(whole.remarks.map(({ becameKind }) => becameKind)).toEqual(['issue', 'action', 'question', 'treasure', null, null])
  const { html } = await chair.get(`/meetings/${held}`)
  for (const words of ['夜道が暗い', '桜並木がきれい', '川辺花子', '社協の山辺']) expect(html).toContain(words)
  const minutes = await resident.get(`/meetings/${held}/minutes`)
  for (const words of ['代理 川辺花子', '【決定】週に一度、当番を置く', '（継続審議）', 'あとから書いた一行', '【宝物】桜並木がきれい'])
    expect(minutes.html).toContain(words)
  const issue = (await app.ask<{ id: string }>(`select id from issues.issue where title = '夜道が暗い'`))[0]?.id ?? ''
  expect((await chair.get(`/community-issues/${issue}`)).html).toContain('十一月の会議')
  const [next] = await app.ask<{ id: string }>('select id from meetings.meeting where planned_in = $1', [held])
  expect((await look(next?.id ?? '')).agenda.map(({ title }) => title)).toEqual([
    '祭りの日どり',
    '市への質問: バスの増便はできるか',
    '決めたことの見直し: 週に一度、当番を置く',
    expect.stringContaining('やることの報告: 街灯の数を調べる'),
  ])
})

test('a meeting closed twice is closed once', async () => {
  const id = await plan(chair, '二度押し', '令和8年11月10日')
  const sent = await closing(id, { nextOn: '令和8年11月17日' })
  const [first, second] = await Promise.all([chair.post(`/meetings/${id}/close`, sent), chair.post(`/meetings/${id}/close`, sent)])
  expect([first.status, second.status]).toEqual([303, 303])
  const again = await chair.post(`/meetings/${id}/close`, { ...sent, _key: newId(), _version: '' })
  expect(again.location).toBe(`/meetings/${id}`)
  expect([await counted('attendance', id), await counted('minutes', id)]).toEqual([2, 1])
  expect(await app.ask('select 1 from meetings.meeting where planned_in = $1', [id])).toHaveLength(1)
})

test('carried items do not duplicate, however often they are gathered', async () => {
  const [next] = await app.ask<{ id: string }>('select id from meetings.meeting where planned_in = $1', [held])
  const id = next?.id ?? ''
  const before = (await look(id)).agenda.map(({ title }) => title)
  for (let times = 0; times < 2; times++) expect((await chair.post(`/meetings/${id}/gather`, { _key: newId() })).status).toBe(303)
  expect((await look(id)).agenda.map(({ title }) => title)).toEqual(before)
  const dropped = (await look(id)).agenda[0]?.id ?? ''
  expect((await chair.post(`/meetings/${id}/drop-item`, { _key: newId(), itemId: dropped })).status).toBe(303)
  expect((await chair.post(`/meetings/${id}/gather`, { _key: newId() })).status).toBe(303)
  expect((await look(id)).agenda).toHaveLength(before.length - 1)
})

test('an item to be decided without an outcome is refused at its place, and nothing typed is lost', async () => {
  const id = await plan(chair, '決まらない会議', '令和8年11月11日')
  await put(id, 'report', '報告', '覚えておきたい一行')
  await put(id, 'decide', '会費をどうするか')
  const sent = await closing(id, { 'items.0.remarks': '打ちかけの言葉', 'others.0.name': '見学の海野', 'remarks.0.becomes': 'action' })
  const refused = await chair.post(`/meetings/${id}/close`, sent)
  expect(refused.status).toBe(422)
  const at = (await look(id)).agenda.findIndex(({ kind }) => kind === 'decide')
  expect(refused.html).toContain(`f-items.${at}.outcome-error`)
  expect(refused.html).toContain('f-remarks.0.owner-error')
  for (const words of ['打ちかけの言葉', '見学の海野']) expect(refused.html).toContain(words)
  expect(await counted('attendance', id)).toBe(0)
  expect((await look(id)).state).toBe('planned')
})

test('another council’s member and the city get 404, a member without an office of the secretariat reads and does not close', async () => {
  const id = await plan(chair, '内々の会議', soon(8))
  for (const by of [elsewhere, city]) {
    for (const path of ['', '/close', '/minutes', '/calendar', '/edit']) expect((await by.get(`/meetings/${id}${path}`)).status).toBe(404)
    expect((await by.get('/meetings')).html).not.toContain('内々の会議')
    expect((await by.post(`/meetings/${id}/close`, await closing(id))).status).toBe(404)
  }
  expect((await resident.get(`/meetings/${id}`)).status).toBe(200)
  const tried = await resident.post(`/meetings/${id}/hold`, { _key: newId() })
  expect(tried.status).toBe(403)
  expect((await csw.get('/meetings')).html).toContain('内々の会議')
  expect((await app.visitor().get(`/meetings/${id}`)).html).not.toContain('内々の会議')
})

test('the city answers a question on its own list, and the answer returns to the next agenda and is told once', async () => {
  const list = await city.get('/questions')
  expect(list.html).toContain('バスの増便はできるか')
  expect(list.html).toContain('期限をすぎた')
  const question = (await look(held)).questions[0]?.id ?? ''
  expect((await elsewhere.get(`/questions/${question}`)).status).toBe(404)
  const notTheirs = await resident.post(`/questions/${question}/answer`, { _key: newId(), words: 'できる', name: '住民' })
  expect(notTheirs.status).toBe(403)
  const answered = await city.post(`/questions/${question}/answer`, {
    _key: newId(),
    words: '四月から二便増やします。',
    name: '交通の担当',
  })
  expect(answered.status, answered.html.slice(0, 900)).toBe(303)
  const next = await plan(chair, '答えを聞く会議', '令和8年11月19日')
  expect((await resident.get(`/meetings/${next}`)).html).toContain('四月から二便増やします。')
  expect((await look(next)).agenda.map(({ title }) => title)).toContain('市への質問: バスの増便はできるか')
  const closed = await chair.post(`/meetings/${next}/close`, await closing(next))
  expect(closed.status, closed.html.slice(0, 1500)).toBe(303)
  const later = await plan(chair, 'もう聞いた会議', '令和9年1月20日')
  expect((await look(later)).agenda.map(({ title }) => title)).not.toContain('市への質問: バスの増便はできるか')
})

test('whoever took something on says themselves that they are at it or have done it; its day and its end stay the keepers’', async () => {
  const [action] = await app.ask<{ id: string }>('select id from meetings.action where meeting_id = $1', [held])
  const move = (by: Browser, more: object) =>
    by.post(`/actions/${action?.id}/move`, { _key: newId(), to: 'doing', words: '三つ数えた', ...more })
  expect((await resident.get(`/actions/${action?.id}`)).html).toContain('ひとこと（したこと、いまの様子）')
  expect((await elsewhere.get(`/actions/${action?.id}`)).status).toBe(404)
  for (const [more, said] of [
    [{ to: 'dropped' }, 'やめるときは、事務局に'],
    [{ words: '' }, 'ひとこと書いてください'],
    [{ dueOn: '令和9年3月1日' }, '期日を変えるときは'],
  ] as const) {
    const refused = await move(resident, more)
    expect([refused.status, refused.html.includes(said)], said).toEqual([422, true])
  }
  expect((await move(resident, {})).status).toBe(303)
  expect((await chair.get(`/actions/${action?.id}`)).html).toContain('三つ数えた')
})

test('what was taken on by nobody’s seat is moved by keepers only', async () => {
  const [held2] = await app.ask<{ id: string; seat: string | null }>(
    `update meetings.action set owner_kind = 'city', owner_seat = null where meeting_id = $1 returning id, owner_seat as seat`,
    [held],
  )
  expect((await resident.post(`/actions/${held2?.id}/move`, { _key: newId(), to: 'done', words: 'できた' })).status).toBe(403)
  expect((await chair.post(`/actions/${held2?.id}/move`, { _key: newId(), to: 'done', words: 'できた' })).status).toBe(303)
})

test('the page of a council tells its next meetings to those who may read them', async () => {
  await plan(chair, '冬の会議', soon(40))
  expect((await resident.get('/councils/1')).html).toContain('冬の会議')
  const { status, html } = await elsewhere.get('/councils/1')
  expect([status, html.includes('冬の会議')]).toEqual([200, false])
})

test('minutes are checked and approved, then stand; only those who were there add an erratum', async () => {
  const step = (verb: string, fields: object = {}) => chair.post(`/meetings/${held}/${verb}`, { _key: newId(), ...fields })
  expect((await step('approve')).status).toBe(409)
  expect((await step('to-check')).status).toBe(303)
  // The member of council 1 sent a proxy, so they were not there.
  const proxied = await resident.post(`/meetings/${held}/note`, { _key: newId(), words: '当番は二人です' })
  expect(proxied.status).toBe(403)
  expect(proxied.html).toContain('当番は二人です')
  expect((await step('note', { words: '当番は二人です' })).status).toBe(303)
  expect((await step('approve')).status).toBe(303)
  expect((await step('rewrite', { words: '書きかえ' })).status).toBe(409)
  expect((await step('note', { words: '場所は二階でした', forName: '川辺花子' })).status).toBe(303)
  const { html } = await resident.get(`/meetings/${held}/minutes`)
  for (const words of ['当番は二人です', '訂正　川辺花子', '場所は二階でした']) expect(html).toContain(words)
  await expect(app.ask(`update meetings.minutes set words = 'x' where meeting_id = $1`, [held])).rejects.toThrow()
})

test('a seat that ended yesterday still stands in the old minutes with its office, and no longer in a new meeting', async () => {
  const [seat] = await app.ask<{ id: string }>(
    `update councils.seat set to_on = (now() at time zone 'Asia/Tokyo')::date - 1, office = '前の委員'
      where body_id = $1 and office = '委員' returning id`,
    [bodies.get(1)],
  )
  const old = await look(held)
  expect(old.seats.find(({ seatId }) => seatId === seat?.id)?.role).toBe('委員')
  expect((await chair.get(`/meetings/${held}/minutes`)).html).toContain('委員')
  const fresh = await plan(chair, '新しい顔ぶれ', '令和9年2月3日')
  expect((await look(fresh)).seats.map(({ seatId }) => seatId)).not.toContain(seat?.id)
})

test('a decision about an issue is joined to it both ways, and another wording at its review supersedes it; both stay', async () => {
  const raised = await chair.post('/community-issues/new', { _key: newId(), councilNo: '1', title: '空き家の草', themes: ['garbage'] })
  const first = await plan(chair, '草を刈る会議', '令和8年11月13日')
  const about = { _key: newId(), kind: 'decide', title: '空き家をどうするか', aboutIssue: idIn(raised.location) }
  expect((await chair.post(`/meetings/${first}/add-item`, about)).status).toBe(303)
  const at = (await look(first)).agenda.findIndex(({ title }) => title === '空き家をどうするか')
  const words = { [`items.${at}.statement`]: '年に二度刈る', [`items.${at}.reviewOn`]: 'R8.11.14', [`items.${at}.dissent`]: '三度がよい' }
  const closed = await chair.post(`/meetings/${first}/close`, await closing(first, { ...words, nextOn: 'R8.11.15' }))
  expect(closed.status, closed.html.slice(0, 1500)).toBe(303)
  const decision = (await look(first)).decisions[0]?.id ?? ''
  expect((await csw.get(`/decisions/${decision}`)).html).toContain('空き家の草')
  expect((await csw.get(`/decisions/${decision}`)).html).toContain('三度がよい')
  expect((await csw.get(raised.location)).html).toContain('年に二度刈る')
  const [next] = await app.ask<{ id: string }>('select id from meetings.meeting where planned_in = $1', [first])
  const second = next?.id ?? ''
  const again = (await look(second)).agenda.findIndex(({ title }) => title.endsWith('年に二度刈る'))
  const anew = await chair.post(`/meetings/${second}/close`, await closing(second, { [`items.${again}.statement`]: '年に三度刈る' }))
  expect(anew.status, anew.html.slice(0, 1500)).toBe(303)
  const old = await chair.get(`/decisions/${decision}`)
  expect(old.html).toContain('決め直した')
  expect(old.html).toContain(`/decisions/${(await look(second)).decisions[0]?.id}`)
})

test('a meeting of twenty-five closes with the screen as it stands, nothing typed again', async () => {
  for (let nth = 0; nth < 24; nth++) {
    const [participant, seat] = [newId(), newId()]
    await app.ask(`insert into councils.participant (id, council_no, name) values ($1, 8, $2)`, [participant, `見本野 ${nth}郎`])
    await app.ask(
      `insert into councils.seat (id, body_id, participant_id, office, sort_order, from_on) values ($1, $2, $3, '委員', 9, '2026-04-01')`,
      [seat, bodies.get(8), participant],
    )
  }
  const id = await plan(elsewhere, '二十五人の会議', '令和8年11月12日', 8)
  const screen = await elsewhere.get(`/meetings/${id}/close`)
  const closed = await elsewhere.post(`/meetings/${id}/close`, untouched(screen.html))
  expect(closed.status, closed.html.slice(0, 1500)).toBe(303)
  expect(await counted('attendance', id)).toBe(25)
  expect((await elsewhere.get(`/meetings/${id}/minutes`)).html).toContain('出席（25名）')
})

test('the calendar file tells time, place and title, and nobody’s name', async () => {
  const id = await plan(chair, '予定表の会議', '令和8年12月22日')
  const one = await chair.get(`/meetings/${id}/calendar`)
  expect(one.headers.get('content-type')).toContain('text/calendar')
  expect(one.html).toContain('DTSTART;TZID=Asia/Tokyo:20261222T193000')
  expect((await chair.get('/meetings/calendar')).html).toContain('予定表の会議')
  expect((await elsewhere.get('/meetings/calendar')).html).not.toContain('予定表の会議')
  const cancelled = await chair.post(`/meetings/${id}/cancel`, { _key: newId(), why: '大雪のため' })
  expect(cancelled.status).toBe(303)
  expect((await chair.get(`/meetings/${id}/calendar`)).html).toContain('METHOD:CANCEL')
  expect((await chair.get(`/meetings/${id}`)).html).toContain('大雪のため')
})

test('the API plans and closes by the same rules', async () => {
  const caller = await app.api('chair8')
  const planned = await caller.send('POST', '/api/v1/meetings', {
    bodyId: bodies.get(8),
    title: '八番の会議',
    on: '2026-11-19',
    from: '10:00',
    until: '11:30',
  })
  expect(planned.status).toBe(201)
  const { id, version, seats } = planned.json() as Whole & { id: string }
  const path = `/api/v1/meetings/${id}/close`
  expect((await caller.send('POST', path, {}, { 'if-match': `"${version}"` })).status).toBe(422)
  const seatId = seats[0]?.seatId
  const body = { attendance: [{ seatId, status: 'present' }], chair: seatId }
  expect((await caller.send('POST', path, body, { 'if-match': '"99"' })).status).toBe(409)
  const closed = await caller.send('POST', path, body, { 'if-match': `"${version}"` })
  expect([closed.status, (closed.json() as Whole).state]).toEqual([200, 'minutes_draft'])
  expect((await (await app.api('chair')).get(`/api/v1/meetings/${id}`)).status).toBe(404)
})

test('a calendar and a meeting cost the same number of statements for one entry and for twenty', async () => {
  const id = await plan(chair, '数える会議', '令和9年3月3日')
  const cost = async (path: string) => {
    await chair.get(path)
    const before = app.database.statements()
    await chair.get(path)
    return app.database.statements() - before
  }
  await put(id, 'report', '一つめ', '一行')
  const few = [await cost('/meetings?month=2027-03'), await cost(`/meetings/${id}`), await cost(`/meetings/${id}/close`)]
  for (let nth = 0; nth < 12; nth++) await put(id, 'report', `議題 ${nth}`, '一行\nもう一行')
  for (let nth = 0; nth < 5; nth++) await plan(chair, `三月の会議 ${nth}`, '令和9年3月20日')
  expect([await cost('/meetings?month=2027-03'), await cost(`/meetings/${id}`), await cost(`/meetings/${id}/close`)]).toEqual(few)
})
