import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp, Seen } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import type { StoodCase } from '../../../../../testing/builders/stand-case.ts'
import { staffOf, standCase } from '../../../../../testing/builders/stand-case.ts'
import { routes } from '../../../../app.ts'
import { newId } from '../../../../kernel/id.ts'

/** Words that stand only inside compartments; not one of them may be met anywhere else. */
const CANARY = 'かなりあ封印'

let app: RunningApp
let kodomo: Caller
let kodomo2: Caller
let desk: Caller
let stood: StoodCase
let ids: Readonly<Record<string, string>>
let sealed: string

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  kodomo = await app.api('kodomo')
  kodomo2 = await app.api('kodomo2')
  desk = await app.api('desk')
  stood = await standCase(app, { label: '見本の世帯', logins: ['desk', 'kodomo'], coordinator: 'coordinator' })
  ids = Object.fromEntries(
    await Promise.all(['desk', 'kodomo', 'kodomo2', 'kodomo3', 'shogai'].map(async login => [login, await staffOf(app, login)] as const)),
  )
  sealed = await openSealed()
})

afterAll(() => app.close())

const idOf = (answer: Seen) => (answer.json() as { id: string }).id
const codeOf = (answer: Seen) => (answer.json() as { code?: string }).code

async function openSealed(): Promise<string> {
  const made = await kodomo.send('POST', '/api/v1/compartments', {
    kind: 'child_protection',
    label: `${CANARY}の件`,
    basis: 'cwa-25-2',
    caseNo: stood.no,
    secondStaff: ids['kodomo2'],
    ownClass: 'public_body',
    secondClass: 'public_body',
  })
  expect(made.status, made.html).toBe(201)
  const id = idOf(made)
  const confirmed = await kodomo2.send('POST', `/api/v1/compartments/${id}/confirm`, { answer: 'yes' })
  expect(confirmed.status, confirmed.html).toBe(200)
  return id
}

async function write(caller: Caller, fact: string): Promise<string> {
  const written = await caller.send('POST', `/api/v1/compartments/${sealed}/entries`, { on: '2026-10-02 10:00', fact })
  expect(written.status, written.html).toBe(200)
  const { entries } = written.json() as { entries: { id: string; fact: string }[] }
  return entries.find(entry => entry.fact === fact)?.id ?? ''
}

const stateOf = async (id: string) =>
  (await app.ask<{ state: string }>('select state from coordination.compartment where id = $1', [id]))[0]?.state

test('a compartment opens only when a second person confirms it, and the opener alone cannot', async () => {
  const body = {
    kind: 'dv',
    label: `${CANARY}二人`,
    basis: 'life_threatening',
    caseNo: stood.no,
    secondStaff: ids['kodomo2'],
    ownClass: 'public_body',
    secondClass: 'public_body',
  }
  const alone = await kodomo.send('POST', '/api/v1/compartments', { ...body, secondStaff: ids['kodomo'] })
  expect([alone.status, codeOf(alone)]).toEqual([409, 'own-decision'])
  const id = idOf(await kodomo.send('POST', '/api/v1/compartments', body))
  expect(codeOf(await kodomo.send('POST', `/api/v1/compartments/${id}/confirm`, { answer: 'yes' }))).toBe('own-decision')
  expect(await stateOf(id)).toBe('proposed')
  expect((await kodomo2.send('POST', `/api/v1/compartments/${id}/entries`, { on: '2026-10-02', fact: 'x' })).status).toBeGreaterThanOrEqual(
    400,
  )
  const urgent = await kodomo.send('POST', `/api/v1/compartments/${id}/entries`, { on: '2026-10-02', fact: `${CANARY}急ぎ` })
  expect(urgent.status, urgent.html).toBe(200)
  expect((await kodomo2.send('POST', `/api/v1/compartments/${id}/confirm`, { answer: 'no' })).status).toBe(422)
  expect((await kodomo2.send('POST', `/api/v1/compartments/${id}/confirm`, { answer: 'no', words: '要らない' })).status).toBe(200)
  expect(await stateOf(id)).toBe('ended')
})

test('every address of a compartment answers an outsider of the same agency as if it had never been, with the same number of statements', async () => {
  await write(kodomo, `${CANARY}事実`)
  const outsiders: readonly (readonly [Browser, Caller])[] = [
    [await app.signIn('kodomo3'), await app.api('kodomo3')],
    [await app.signIn('coordinator'), await app.api('coordinator')],
    [await app.signIn('desk'), desk],
  ]
  const about = routes.filter(row => /\/compartments\/:id/.test(row.path))
  expect(about.length).toBeGreaterThanOrEqual(35)
  const bodies = {
    on: '2026-10-02',
    fact: 'x',
    words: '理由',
    reason: '十文字以上の理由を書く',
    answer: 'yes',
    staffId: ids['desk'] ?? '',
    tells: 'no',
  }
  let compared = 0
  for (const [browser, caller] of outsiders) {
    for (const row of about) {
      const look = async (id: string) => {
        const path = row.path
          .replace(':id', id)
          .replace(':staffid', ids['kodomo2'] ?? '')
          .replace(':transferid', newId())
        const isApi = path.startsWith('/api/')
        const before = app.database.statements()
        const answer =
          row.method === 'GET'
            ? await (isApi ? caller : browser).get(path)
            : isApi
              ? await caller.send('POST', path, bodies)
              : await browser.post(path, bodies)
        return {
          status: answer.status,
          body: answer.html
            .replaceAll(id, 'ID')
            .replace(/name="_(token|key)" value="[^"]*"/g, '')
            .replace(/\b\d{3}-\d{3}-\d{3}\b/g, 'NO'),
          statements: app.database.statements() - before,
        }
      }
      const hidden = await look(sealed)
      expect(hidden, `${row.method} ${row.path}`).toEqual(await look(newId()))
      expect([404, 422], `${row.method} ${row.path}`).toContain(hidden.status)
      expect(hidden.body).not.toContain(CANARY)
      compared++
    }
  }
  expect(compared).toBe(outsiders.length * about.length)
})

test('the list of somebody who is in no compartment is the same before and after one is opened', async () => {
  const outsider = await app.signIn('kodomo3')
  const bare = (answer: Seen) => answer.html.replace(/name="_(token|key)" value="[^"]*"/g, '').replace(/\b\d{3}-\d{3}-\d{3}\b/g, 'NO')
  const look = async () => {
    const from = app.database.statements()
    const html = bare(await outsider.get('/compartments'))
    return { html, statements: app.database.statements() - from }
  }
  await look()
  const before = await look()
  await openSealed()
  expect(await look()).toEqual(before)
  expect((await (await app.api('kodomo3')).get('/api/v1/compartments')).json()).toEqual({ items: [], nextCursor: null })
})

test('nothing of a compartment is met by an outsider on any page, list, search, export, print or API answer', async () => {
  await write(kodomo, `${CANARY}漏れてはいけない`)
  await kodomo.send('POST', `/api/v1/compartments/${sealed}/reporters`, { name: `${CANARY}通報者`, heardOn: '2026-10-01' })
  await kodomo.send('POST', `/api/v1/compartments/${sealed}/meetings`, {
    typeCode: 'case_review_conference',
    on: '2026-10-02',
    minutes: `${CANARY}会議`,
  })
  const params = { cases: stood.id, people: stood.personId }
  let looked = 0
  for (const login of ['kodomo3', 'desk', 'coordinator', 'privacy', 'admin']) {
    const [browser, caller] = [await app.signIn(login), await app.api(login)]
    for (const row of routes.filter(one => one.method === 'GET' && one.duty !== 'anyone')) {
      const isApi = row.path.startsWith('/api/')
      const kind = row.path.split('/')[isApi ? 3 : 1] ?? ''
      const path = row.path
        .replace('/:id', `/${Object.entries(params).find(([name]) => name === kind)?.[1] ?? newId()}`)
        .replace(/:\w+/g, newId())
      const answer = await (isApi ? caller : browser).get(path)
      expect(answer.html, `${login} ${path}`).not.toContain(CANARY)
      if (kind !== 'compartments') expect(answer.html, `${login} ${path}`).not.toContain(sealed)
      looked++
    }
    const searched = await browser.post('/consultations/search', { q: CANARY })
    const found = searched.location ? await browser.get(searched.location) : searched
    expect(found.html.replaceAll(new RegExp(`value="${CANARY}"`, 'g'), '')).not.toContain(`${CANARY}の`)
    expect((await browser.post('/people/search', { q: CANARY })).html).not.toContain(`${CANARY}の`)
  }
  console.log(`${looked} pages looked through for canaries`)
  expect(looked).toBeGreaterThan(300)
})

test('tasks, the log of the case and the audit say nothing of a compartment that leads back to the case or its people', async () => {
  const tables = await app.ask<{ name: string }>(`
    select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('people', 'desk', 'referral', 'coordination', 'platform', 'audit') and table_type = 'BASE TABLE'
       and table_name !~ '^(compartment|reporter_opening)'`)
  expect(tables.length).toBeGreaterThan(60)
  for (const { name } of tables) {
    const [row] = await app.ask<{ n: number }>(
      `select count(*)::integer as n from ${name} t where to_jsonb(t)::text ~ '${CANARY}[の事漏通会急二]'`,
    )
    expect(row?.n, name).toBe(0)
  }
  const both = await app.ask(`select 1 from audit.event where action like 'compartment.%' and subject_ids && array[$1, $2]::uuid[]`, [
    stood.id,
    stood.personId,
  ])
  expect(both).toEqual([])
})

test('only a member decides whether the coordinator may know, and then the coordinator learns whom to call and nothing else', async () => {
  const seenBy = async (login: string) =>
    app.database.transaction((await staffOf(app, login)) as never, async db => {
      const { sealedNotice } = await import('../../acts/sealed/sealed-notice.ts')
      return sealedNotice(db, stood.id as never)
    })
  expect(await seenBy('coordinator')).toEqual([])
  const told = await kodomo.send('POST', `/api/v1/compartments/${sealed}/tell`, {
    tells: 'yes',
    whomToCall: 'こども家庭センター 0595-00-0000',
  })
  expect(told.status, told.html).toBe(200)
  expect(await seenBy('coordinator')).toEqual(['こども家庭センター 0595-00-0000'])
  const shownTo = async (login: string) =>
    (await (await app.signIn(login)).get(`/cases/${stood.id}`)).html.includes(
      '封印された記録があります。連絡先：こども家庭センター 0595-00-0000',
    )
  expect([await shownTo('coordinator'), await shownTo('desk'), await shownTo('kodomo')]).toEqual([true, false, false])
  for (const login of ['desk', 'head', 'kodomo', 'kodomo3', 'shogai', 'privacy']) expect(await seenBy(login), login).toEqual([])
  await kodomo.send('POST', `/api/v1/compartments/${sealed}/tell`, { tells: 'no' })
  expect(await seenBy('coordinator')).toEqual([])
})

test('words leave a compartment by two persons only: the one who proposes cannot approve, and both sides keep it', async () => {
  const source = await write(kodomo, '学校を休んでいる')
  const proposal = {
    direction: 'out',
    source,
    parts: ['fact'],
    basis: 'life_threatening',
    reason: '事例の支援に要るため写す',
    shareScope: 'team',
  }
  const proposed = await kodomo.send('POST', `/api/v1/compartments/${sealed}/transfers`, proposal)
  expect(proposed.status, proposed.html).toBe(200)
  const [transfer] = (proposed.json() as { transfers: { id: string }[] }).transfers
  const decide = (caller: Caller) =>
    caller.send('POST', `/api/v1/compartments/${sealed}/transfers/${transfer?.id}/decide`, { answer: 'yes' })
  const entries = async () =>
    (await app.ask(`select 1 from coordination.log_entry where case_id = $1 and fact = '学校を休んでいる'`, [stood.id])).length
  const own = await decide(kodomo)
  expect([own.status, codeOf(own), await entries()]).toEqual([409, 'own-decision', 0])
  expect((await decide(desk)).status).toBe(404)
  const approved = await decide(kodomo2)
  expect([approved.status, await entries()], approved.html).toEqual([200, 1])
  expect(codeOf(await decide(kodomo2))).toBe('wrong-state')
  const log = await app.ask<{ action: string }>('select action from coordination.compartment_log where compartment_id = $1', [sealed])
  expect(log.map(line => line.action)).toEqual(expect.arrayContaining(['propose-transfer', 'approve-transfer']))
  const caseSide = await app.ask(`select 1 from audit.event where action = 'case.write' and subject_ids @> array[$1]::uuid[]`, [stood.id])
  expect(caseSide.length).toBe(1)
})

test('words come in by two persons only, and only where the second sees the entry themselves', async () => {
  const proposal = { direction: 'in', source: stood.entryId, parts: ['fact'], basis: 'cwa-25-2', reason: '要対協の検討に要るため写す' }
  const proposed = await kodomo.send('POST', `/api/v1/compartments/${sealed}/transfers`, proposal)
  const transfer = (proposed.json() as { transfers: { id: string; state: string }[] }).transfers.find(one => one.state === 'proposed')
  await kodomo.send('POST', `/api/v1/compartments/${sealed}/members`, { staffId: ids['shogai'], legalClass: 'corporation' })
  const outside = await (await app.api('shogai')).send('POST', `/api/v1/compartments/${sealed}/transfers/${transfer?.id}/decide`, {
    answer: 'yes',
  })
  expect([outside.status, codeOf(outside)]).toEqual([409, 'sealed'])
  const approved = await kodomo2.send('POST', `/api/v1/compartments/${sealed}/transfers/${transfer?.id}/decide`, { answer: 'yes' })
  expect(approved.status, approved.html).toBe(200)
  expect((approved.json() as { entries: { fact: string | null }[] }).entries.some(entry => entry.fact === '電話で様子を聞いた')).toBe(true)
})

test('where nobody else could decide, what one person tries to copy is refused as sealed', async () => {
  const id = await openSealed()
  expect((await kodomo.send('POST', `/api/v1/compartments/${id}/members/end`, { staffId: ids['kodomo2'], words: '異動' })).status).toBe(200)
  const tried = await kodomo.send('POST', `/api/v1/compartments/${id}/transfers`, {
    direction: 'in',
    source: stood.entryId,
    parts: ['fact'],
    basis: 'cwa-25-2',
    reason: 'ひとりで写そうとする',
  })
  expect([tried.status, codeOf(tried)]).toEqual([409, 'sealed'])
  expect(
    codeOf(await kodomo.send('POST', `/api/v1/compartments/${id}/members/end`, { staffId: ids['kodomo'], words: '最後のひとり' })),
  ).toBe('owner-missing')
})

test('who reported is read by a member only after an opening with a reason, for ten minutes, and is on no paper and in no API answer', async () => {
  const browser = await app.signIn('kodomo')
  const name = `${CANARY}通報者`
  expect((await browser.get(`/compartments/${sealed}`)).html).not.toContain(name)
  expect((await browser.post(`/compartments/${sealed}/reporters/open`, { reason: '短い' })).status).toBe(422)
  const opened = await browser.post(`/compartments/${sealed}/reporters/open`, { reason: '通報した方に連絡するため開く' })
  expect(opened.status).toBe(303)
  expect((await browser.get(`/compartments/${sealed}`)).html).toContain(name)
  expect((await kodomo.get(`/api/v1/compartments/${sealed}`)).html).not.toContain(name)
  const paper = await browser.post(`/compartments/${sealed}/print`, { reason: '会議の資料にするため印刷する' })
  expect(paper.status).toBe(200)
  expect(paper.html).toContain('tn-watermark')
  expect(paper.html).not.toContain(name)
  expect((await (await app.signIn('kodomo2')).get(`/compartments/${sealed}`)).html).not.toContain(name)
  await app.ask(`alter table coordination.reporter_opening disable trigger all`)
  await app.ask(`update coordination.reporter_opening set at = at - interval '11 minutes', ends_at = ends_at - interval '11 minutes'`)
  await app.ask(`alter table coordination.reporter_opening enable trigger all`)
  expect((await browser.get(`/compartments/${sealed}`)).html).not.toContain(name)
})

test('a printout asks a reason first and stands in the compartment’s own log', async () => {
  const browser = await app.signIn('kodomo')
  expect((await browser.post(`/compartments/${sealed}/print`, { reason: '' })).status).toBe(422)
  await browser.post(`/compartments/${sealed}/print`, { reason: '家庭裁判所へ提出するため印刷する' })
  const lines = await app.ask(
    `select 1 from coordination.compartment_log where action = 'print' and words = '家庭裁判所へ提出するため印刷する'`,
  )
  expect(lines.length).toBe(1)
})

test('who moves to another agency, and who is let go, has no compartment any more', async () => {
  const shogai = await app.api('shogai')
  expect((await shogai.get(`/api/v1/compartments/${sealed}`)).status).toBe(200)
  await kodomo.send('POST', `/api/v1/compartments/${sealed}/members/end`, { staffId: ids['shogai'], words: '関わりが終わった' })
  expect((await shogai.get(`/api/v1/compartments/${sealed}`)).status).toBe(404)
  await app.ask(`update staff.staff set agency_id = (select agency_id from staff.staff where login = 'shogai') where login = 'kodomo2'`)
  expect((await kodomo2.get(`/api/v1/compartments/${sealed}`)).status).toBe(404)
  await app.ask(`update staff.staff set agency_id = (select agency_id from staff.staff where login = 'kodomo') where login = 'kodomo2'`)
  expect((await kodomo2.get(`/api/v1/compartments/${sealed}`)).status).toBe(200)
})

const SEALED_TABLES = [
  'compartment',
  'compartment_member',
  'compartment_entry',
  'compartment_reporter',
  'reporter_opening',
  'compartment_log',
  'compartment_meeting',
  'compartment_transfer',
]

async function rowsSeenBy(login: string): Promise<Readonly<Record<string, number>>> {
  const staff = await staffOf(app, login)
  return app.database.transaction(staff as never, async db => {
    const { sql } = await import('kysely')
    const seen: Record<string, number> = {}
    for (const table of SEALED_TABLES) {
      const { rows } = await sql.raw<{ n: number }>(`select count(*)::integer as n from coordination.${table}`).execute(db)
      seen[table] = rows[0]?.n ?? 0
    }
    return seen
  })
}

test('a row policy of a compartment that forgets the membership would be noticed', async () => {
  const nothing = Object.fromEntries(SEALED_TABLES.map(table => [table, 0]))
  for (const login of ['kodomo3', 'desk', 'coordinator', 'privacy', 'admin', 'head'])
    expect(await rowsSeenBy(login), login).toEqual(nothing)
  const policies = await app.ask<{ table: string; name: string; qual: string }>(`
    select tablename as table, policyname as name, qual from pg_policies
     where schemaname = 'coordination' and tablename ~ '^(compartment|reporter_opening)' and cmd = 'SELECT'`)
  expect(policies.length).toBe(SEALED_TABLES.length)
  for (const { table, name, qual } of policies) {
    const weaker = qual.replace(/coordination\.(is_member|reads_reporter)\((\w+)\)/, '(select staff.working_agency()) is not null')
    expect(weaker, name).not.toBe(qual)
    await app.ask(`alter policy ${name} on coordination.${table} using (${weaker})`)
    expect((await rowsSeenBy('kodomo3'))[table], `${name} without membership`).toBeGreaterThan(0)
    await app.ask(`alter policy ${name} on coordination.${table} using (${qual})`)
  }
  expect(await rowsSeenBy('kodomo3')).toEqual(nothing)
})

test('a member for whom the person is a relative is no member any more', async () => {
  await app.ask(
    `insert into people.conflict (id, staff_id, person_id, reason, set_at, set_by) values (gen_random_uuid(), $1, $2, 'relative', now(), $1)`,
    [ids['kodomo2'], stood.personId],
  )
  expect((await kodomo2.get(`/api/v1/compartments/${sealed}`)).status).toBe(404)
  await app.ask(`update people.conflict set ended_at = now(), end_words = '解いた' where staff_id = $1`, [ids['kodomo2']])
})
