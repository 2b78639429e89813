import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }, { name: '手本課' }],
    staff: [
      { login: 'worker', duties: ['consult'], agency: '見本課' },
      { login: 'head', duties: ['consult', 'head'], agency: '見本課' },
      { login: 'privacy', duties: ['audit'], agency: '手本課' },
      { login: 'admin', duties: ['administer'], agency: '手本課' },
      { login: 'target', duties: ['consult'], agency: '見本課' },
    ],
  })
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const idOf = (login: string) => arranged.reader(login).staffId

/** What straight SQL of the app's login gives: the code of its refusal, or its rows. */
async function tried(by: StaffId | null, statement: string): Promise<string | readonly unknown[]> {
  try {
    return await database.transaction(by, db => rowsOf(db, sql.raw(statement)))
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  }
}

function keepings(target: string): readonly string[] {
  const agency = arranged.agencyId('見本課')
  const duties = `'[{"duty":"audit","from":"2026-04-01","until":null}]'`
  return [
    `select staff.add_account('${newId()}', 'sneak', 'x', 'x', '${agency}', null, ${duties})`,
    `select staff.change_account('${target}', 'x', 'x', null, true)`,
    `select staff.give_duties('${target}', ${duties})`,
    `select staff.end_duty('${target}', 'consult', '2021-04-01', staff.today())`,
    `select staff.move_account('${target}', '${agency}', staff.today(), ${duties}, null)`,
    `select staff.retire_account('${target}', staff.today())`,
    `select staff.set_disabled('${target}', true)`,
    `select staff.end_sessions('${target}')`,
    `select staff.ask_recovery('${newId()}', '${target}', 'x')`,
    `select staff.add_sso_group('${newId()}', 'g', 'consult', null)`,
    `select staff.drop_sso_group('${newId()}')`,
    `select staff.drop_sso_link('${target}')`,
    `select staff.issue_setup_link('\\x01', '${target}', 'first', 1)`,
    `select staff.issue_setup_link('\\x01', '${target}', 'recovery', 1)`,
  ]
}

test('straight SQL of the app’s login keeps no account for anybody but an administrator', async () => {
  const before = await runAsOwner(clone.ownerUrl, 'select * from staff.staff_duty order by 1, 2')
  for (const by of [null, idOf('worker'), idOf('head'), idOf('privacy'), newId<'staff'>()])
    for (const statement of keepings(idOf('target'))) expect([statement, await tried(by, statement)]).toEqual([statement, '42501'])
  expect(await runAsOwner(clone.ownerUrl, 'select * from staff.staff_duty order by 1, 2')).toEqual(before)
  expect(await runAsOwner(clone.ownerUrl, `select 1 from staff.staff where login = 'sneak'`)).toEqual([])
})

test('straight SQL of an administrator changes nothing of the administrator’s own account', async () => {
  const admin = idOf('admin')
  for (const name of [
    'change_account',
    'give_duties',
    'end_duty',
    'move_account',
    'retire_account',
    'set_disabled',
    'end_sessions',
    'ask_recovery',
    'drop_sso_link',
  ]) {
    const statement = keepings(admin).find(one => one.includes(`staff.${name}(`)) ?? ''
    expect([name, await tried(admin, statement)]).toEqual([name, [{ [name]: 'self' }]])
  }
  expect(await tried(admin, `select staff.issue_setup_link('\\x01', '${admin}', 'first', 1)`)).toBe('42501')
})

test('one person alone gets no link into an account that somebody uses, not even an administrator', async () => {
  const admin = idOf('admin')
  await runAsOwner(clone.ownerUrl, `update staff.staff set password_hash = 'chosen' where login = 'target'`)
  expect(await tried(admin, `select staff.issue_setup_link('\\x02', '${idOf('target')}', 'first', 1)`)).toBe('42501')
  expect(await tried(admin, `select staff.issue_setup_link('\\x02', '${idOf('target')}', 'recovery', 1)`)).toBe('42501')
  const recovery = newId()
  expect(await tried(admin, `select staff.ask_recovery('${recovery}', '${idOf('target')}', '見本')`)).toEqual([{ ask_recovery: null }])
  expect(await tried(admin, `select staff.confirm_recovery('${recovery}')`)).toEqual([{ confirm_recovery: 'self-approval' }])
  expect(await tried(idOf('target'), `select staff.confirm_recovery('${recovery}')`)).toEqual([{ confirm_recovery: 'self-approval' }])
  for (const by of ['worker', 'privacy'])
    expect(await tried(idOf(by), `select staff.confirm_recovery('${recovery}')`)).toEqual([{ confirm_recovery: 'absent' }])
  expect(await tried(idOf('head'), `select staff.issue_setup_link('\\x02', '${idOf('target')}', 'recovery', 1)`)).toBe('42501')
  expect(await tried(idOf('head'), `select staff.confirm_recovery('${recovery}')`)).toEqual([{ confirm_recovery: null }])
  expect(await tried(admin, `select staff.issue_setup_link('\\x02', '${idOf('target')}', 'recovery', 1)`)).toBe('42501')
  expect(await tried(idOf('head'), `select staff.issue_setup_link('\\x02', '${idOf('target')}', 'recovery', 1)`)).toEqual([
    { issue_setup_link: true },
  ])
  expect(await tried(idOf('head'), `select staff.issue_setup_link('\\x03', '${idOf('target')}', 'recovery', 1)`)).toBe('42501')
})

test('no table of accounts is written past its functions, and the inner functions are nobody’s', async () => {
  const admin = idOf('admin')
  for (const statement of [
    `insert into staff.staff_duty (staff_id, duty) values ('${admin}', 'audit')`,
    `update staff.staff set sso_allowed = true`,
    `insert into staff.assignment (staff_id, agency_id, valid_from) values ('${admin}', '${arranged.agencyId('見本課')}', '2026-04-01')`,
    `update staff.delegation set valid_to = valid_to`,
    `insert into staff.recovery (id, staff_id, reason, asked_by) values ('${newId()}', '${idOf('target')}', 'x', '${admin}')`,
    `insert into staff.sso_group (id, group_name, duty) values ('${newId()}', 'g', 'audit')`,
    `insert into staff.sso_link (issuer, subject, staff_id) values ('i', 's', '${admin}')`,
    `update staff.sso_flow set ends_at = now()`,
    `select staff.put_duties('${admin}', '[]')`,
    `select staff.close_doors('${admin}')`,
    `select staff.follow_sso_groups('${admin}', '{g}')`,
    `select staff.assure_administrator('${admin}')`,
    `select staff.duties_refusal('[]')`,
  ])
    expect([statement, await tried(admin, statement)]).toEqual([statement, '42501'])
})

test('delegations and recoveries are seen by those they concern and by nobody else', async () => {
  await tried(idOf('head'), `select staff.lend_duties('${newId()}', '${idOf('worker')}', '{head}', staff.today(), staff.today(), '見本')`)
  const seen = async (login: string, table: string) => (await tried(idOf(login), `select 1 from staff.${table}`)).length
  expect(await seen('head', 'delegation')).toBe(1)
  expect(await seen('worker', 'delegation')).toBe(1)
  expect(await seen('target', 'delegation')).toBe(0)
  expect(await seen('privacy', 'delegation')).toBe(0)
  expect(await tried(null, 'select 1 from staff.delegation')).toEqual([])
  expect([await seen('target', 'recovery'), await seen('privacy', 'recovery')]).toEqual([0, 0])
  expect(await tried(null, 'select 1 from staff.recovery')).toEqual([])
  expect([await tried(null, 'select 1 from staff.sso_group'), await tried(idOf('worker'), 'select 1 from staff.sso_link')]).toEqual([
    [],
    [],
  ])
})
