import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import type { StoodCase } from '../../../../../testing/builders/stand-case.ts'
import { staffOf, standCase } from '../../../../../testing/builders/stand-case.ts'
import type { StaffId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'

const SECRET = '廃棄されるはずの言葉'

let app: RunningApp
let admin: Browser
let privacy: Browser
let old: StoodCase
let young: StoodCase
let held: StoodCase

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 3 })
  old = await standCase(app, {
    label: `${SECRET}の世帯`,
    logins: ['desk', 'shogai'],
    fact: SECRET,
    endedOn: '2020-01-10',
    family: '消える見本',
  })
  held = await standCase(app, { label: '止める見本', logins: ['desk'], fact: '残る言葉', endedOn: '2020-01-11' })
  young = await standCase(app, { label: '若い見本', logins: ['desk'], fact: 'まだ残る言葉', endedOn: '2026-10-01' })
  for (const { id } of [old, held, young]) {
    await app.ask(
      `insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)
       select $2, $1, 1, 'opened', now(), s.id, s.agency_id, jsonb_build_object('label', '${SECRET}') from staff.staff s where s.login = 'desk'`,
      [id, newId()],
    )
  }
  admin = await app.signIn('admin')
  privacy = await app.signIn('privacy')
})

afterAll(() => app.close())

const RULE = {
  recordType: 'case',
  startsAt: 'end_of_fiscal_year',
  years: '5',
  basis: '文書管理規程 別表',
  thenDo: 'destroy',
  validFrom: '2026-04-01',
}
const entriesOf = async (of: StoodCase) => (await app.ask('select 1 from coordination.log_entry where case_id = $1', [of.id])).length

async function propose(): Promise<string> {
  const made = await admin.post('/retention/lists', {})
  return made.location.split('/').at(-1)?.split('?')[0] ?? ''
}

test('as it ships, the rules are examples the city has to check, and an example destroys nothing', async () => {
  const shown = await admin.get('/retention')
  expect(shown.html).toContain('例です。市で確かめてください')
  expect(shown.html).toContain(`事例 ${old.no}`)
  expect((await admin.post('/retention/lists', {})).location).toBe('/retention')
  expect(await app.ask('select 1 from platform.destruction')).toEqual([])
})

test('the pages of keeping show numbers and counts, and no name or word of any record', async () => {
  expect((await admin.post('/retention/rules', RULE)).status).toBe(303)
  for (const browser of [admin, privacy]) {
    const shown = await browser.get('/retention')
    expect(shown.status).toBe(200)
    expect(shown.html).toContain(`事例 ${old.no}`)
    expect(shown.html).not.toContain(`事例 ${young.no}<`)
    for (const word of [SECRET, '消える見本', '残る言葉', '若い見本']) expect(shown.html).not.toContain(word)
  }
  expect((await (await app.signIn('desk')).get('/retention')).status).toBe(403)
})

test('a legal hold stops the clock and is seen by those who administer only', async () => {
  expect((await admin.post('/retention/holds', { caseNo: '987654', reason: '裁判' })).status).toBe(422)
  expect((await admin.post('/retention/holds', { caseNo: String(held.no), reason: '国家賠償の裁判のため' })).status).toBe(303)
  expect((await admin.get('/retention')).html).toContain('国家賠償の裁判のため')
  expect((await privacy.get('/retention')).html).not.toContain('国家賠償の裁判のため')
})

test('before two persons decided, nothing gets past the append-only tables: not the app, not the owner, not with a setting', async () => {
  const tables = ['coordination.log_entry', 'coordination.case_act', 'coordination.compartment_entry', 'audit.event']
  for (const login of ['admin', 'desk', 'privacy']) {
    const staff = (await staffOf(app, login)) as StaffId
    for (const table of tables) {
      const tried = app.database.transaction(staff, async db => {
        await sql`select set_config('platform.destroying', 'on', true)`.execute(db)
        await sql.raw(`delete from ${table}`).execute(db)
      })
      await expect(tried, `${login} ${table}`).rejects.toMatchObject({ code: '42501' })
    }
    const pass = app.database.transaction(staff, db =>
      sql`insert into platform.destruction_pass (xid, destruction_id) values (pg_current_xact_id(), ${newId()})`.execute(db),
    )
    await expect(pass, login).rejects.toMatchObject({ code: '42501' })
  }
  for (const statement of [
    'delete from coordination.case_act',
    'update coordination.case_act set seq = 2',
    'truncate coordination.case_act',
    'delete from audit.event',
  ]) {
    await expect(app.ask(statement), statement).rejects.toMatchObject({ code: '42501' })
  }
})

test('even where a destruction is running, only single rows of the listed tables go: no change, no emptying, nothing of the audit, the compartments or the consents', async () => {
  const refused = [
    'delete from audit.event',
    'delete from platform.installation',
    'update coordination.case_act set seq = seq + 1',
    'truncate coordination.case_act',
    'delete from people.consent_act',
    'delete from coordination.compartment_log',
  ]
  for (const statement of refused) {
    await app.ask('begin')
    await app.ask('insert into platform.destruction_pass (xid, destruction_id) values (pg_current_xact_id(), gen_random_uuid())')
    if (statement.includes('compartment_log') || statement.includes('consent_act')) {
      const [row] = await app.ask<{ open: boolean }>('select platform.is_destroying($1) as open', [statement.split(' ').at(-1)])
      expect(row?.open, statement).toBe(false)
    } else {
      await expect(app.ask(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
    await app.ask('rollback')
  }
})

test('whoever made the list cannot approve it', async () => {
  const id = await propose()
  const tried = await admin.post(`/retention/lists/${id}`, { answer: 'yes' })
  expect(tried.status).toBe(409)
  expect(await entriesOf(old)).toBe(1)
  expect((await privacy.post(`/retention/lists/${id}`, { answer: 'no' })).status).toBe(422)
  expect((await privacy.post(`/retention/lists/${id}`, { answer: 'no', words: '確かめ直す' })).status).toBe(303)
  expect(await entriesOf(old)).toBe(1)
})

test('what became held after the list was made is left alone, and so is what is not due', async () => {
  await admin.post('/retention/holds', { caseNo: String(old.no), reason: '開示の求め' })
  const id = await propose()
  expect(id).toBe('retention')
  const [hold] = await app.ask<{ id: string }>('select id from platform.legal_hold where case_no = $1', [old.no])
  await admin.post(`/retention/holds/${hold?.id}/lift`, { words: '終わった' })
  const list = await propose()
  await admin.post('/retention/holds', { caseNo: String(old.no), reason: '再び求めがあった' })
  expect((await privacy.post(`/retention/lists/${list}`, { answer: 'yes' })).status).toBe(303)
  expect([await entriesOf(old), await entriesOf(held), await entriesOf(young)]).toEqual([1, 1, 1])
  const [again] = await app.ask<{ id: string }>('select id from platform.legal_hold where case_no = $1 and lifted_at is null', [old.no])
  await admin.post(`/retention/holds/${again?.id}/lift`, { words: '終わった' })
})

test('approved by a second person, the records of the due case are destroyed, counted in a certificate without a name, and the figures stay', async () => {
  const id = await propose()
  const approved = await privacy.post(`/retention/lists/${id}`, { answer: 'yes' })
  expect(approved.status, approved.html.slice(0, 400)).toBe(303)
  expect([await entriesOf(old), await entriesOf(held), await entriesOf(young)]).toEqual([0, 1, 1])
  const certificate = await admin.get(`/retention/lists/${id}`)
  expect(certificate.html).toContain('廃棄証明書')
  expect(certificate.html).toContain('経過記録')
  for (const word of [SECRET, '消える見本']) expect(certificate.html).not.toContain(word)
  const [left] = await app.ask<{ label: string; people: number; acts: number }>(
    `select label, (select count(*) from coordination.case_person where case_id = c.id)::integer as people,
            (select count(*) from coordination.case_act where case_id = c.id)::integer as acts
       from coordination.support_case c where id = $1`,
    [old.id],
  )
  expect(left).toEqual({ label: '廃棄済みの事例', people: 0, acts: 0 })
  const [figure] = await app.ask<{ figures: { entries: number; agencies: number; endedYear: number } }>(
    'select figures from platform.kept_figure',
  )
  expect(figure?.figures).toMatchObject({ entries: 1, agencies: 2, endedYear: 2020 })
  expect((await app.ask('select 1 from platform.destruction_pass')).length).toBe(0)
  await expect(app.ask('delete from coordination.case_act')).rejects.toMatchObject({ code: '42501' })
})

test('nothing of the destroyed case is left in any table, and the chain of the audit still holds its events', async () => {
  const tables = await app.ask<{ name: string }>(`
    select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('desk', 'referral', 'coordination', 'platform', 'audit') and table_type = 'BASE TABLE'`)
  for (const { name } of tables) {
    const [row] = await app.ask<{ n: number }>(
      `select count(*)::integer as n from ${name} t where to_jsonb(t)::text like '%${SECRET}%' and to_jsonb(t)::text not like '%${held.id}%' and to_jsonb(t)::text not like '%${young.id}%'`,
    )
    expect(row?.n, name).toBe(0)
  }
  const [standing] = await app.ask<{ details_altered: number }>('select details_altered::integer from audit.standing()')
  expect(standing?.details_altered).toBe(0)
})

/** Tables that hang on a case and stay: who stood in it, what was found in emergencies, and what has members and a time of its own. */
const STAYS = ['coordination.team', 'coordination.glass', 'coordination.compartment', 'coordination.compartment_transfer']

test('every table that hangs on a case is on the list of what is destroyed, or stays for a reason', async () => {
  const rows = await app.ask<{ name: string }>(`
    with recursive hanging as (
      select 'coordination.support_case'::regclass::oid as oid
       union
      select c.conrelid from pg_constraint c join hanging h on c.confrelid = h.oid where c.contype = 'f' and c.conrelid::regclass::text not in ('${STAYS.join("','")}'))
    select oid::regclass::text as name from hanging where oid <> 'coordination.support_case'::regclass`)
  const steps = (await app.ask<{ name: string }>('select table_name as name from platform.destruction_step')).map(row => row.name)
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.map(row => row.name).filter(name => !steps.includes(name))).toEqual([])
})
