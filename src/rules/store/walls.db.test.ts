import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { addDays, dayOfInstant } from '../../kernel/day.ts'
import type { Database } from '../../platform/database.ts'

const today = dayOfInstant(new Date())
const soon = addDays(today, 30)
let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '福祉相談窓口' }],
    staff: [
      { login: 'desk', duties: ['consult', 'head', 'audit', 'coordinate'], agency: '福祉相談窓口' },
      { login: 'chief', duties: ['administer'], agency: '福祉相談窓口' },
    ],
  })
  database = await openAsApp(clone, 2)
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const owner = (statement: string) => runAsOwner(clone.ownerUrl, statement)

/** How many rows a statement of somebody changed, or the code of the refusal. */
async function changedBy(login: string, statement: string): Promise<number | string> {
  try {
    return await database.transaction(arranged.reader(login).staffId, async db =>
      Number((await sql.raw(statement).execute(db)).numAffectedRows ?? 0),
    )
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

const insertCode = (code: string, from: string) =>
  `insert into platform.code (list, code, label_ja, sort_order, valid_from) values ('topic', '${code}', '見本', 900, '${from}')`

test('nobody but an administrator writes code lists, legal bases or forms, or reads who changed them', async () => {
  const writes = [
    insertCode('intruder', soon),
    `insert into platform.legal_basis select 'intruder', law, article, title, summary, '${soon}', null, null, source_note, verified, false from platform.legal_basis where code = 'consent'`,
    `insert into platform.form_template select form, 99, title, '${soon}', null, fields from platform.form_template where form = 'assessment'`,
  ]
  for (const statement of writes) expect(await changedBy('desk', statement)).toBe('42501')
  for (const table of ['code', 'legal_basis', 'form_template'])
    expect(await changedBy('desk', `update platform.${table} set valid_to = '${soon}'`), table).toBe(0)
  for (const table of ['code', 'legal_basis', 'form_template']) expect(await changedBy('desk', `delete from platform.${table}`)).toBe(0)
  await changedBy('chief', insertCode('written', soon))
  const seen = (login: string) =>
    database.transaction(
      arranged.reader(login).staffId,
      async db => (await sql`select 1 from platform.rules_history limit 1`.execute(db)).rows.length,
    )
  expect([await seen('desk'), await seen('chief')]).toEqual([0, 1])
})

test('what has begun keeps its meaning even against an administrator with SQL in hand, and is not deleted', async () => {
  expect(await changedBy('chief', `update platform.code set label_ja = 'x' where list = 'topic' and code = 'debt'`)).toBe('42501')
  expect(await changedBy('chief', `update platform.legal_basis set title = 'x' where code = 'consent'`)).toBe('42501')
  expect(await changedBy('chief', `update platform.form_template set title = 'x' where form = 'assessment'`)).toBe('42501')
  expect(await changedBy('chief', `delete from platform.code where list = 'topic' and code = 'debt'`)).toBe(0)
  expect(await changedBy('chief', `update platform.code set code = 'other' where list = 'topic' and code = 'debt'`)).toBe('42501')
  expect(await changedBy('chief', insertCode('spelt_wrong', soon))).toBe(1)
  expect(await changedBy('chief', `update platform.code set label_ja = '直した' where code = 'spelt_wrong'`)).toBe(1)
  expect(await changedBy('chief', `delete from platform.code where code = 'spelt_wrong'`)).toBe(1)
  await expect(owner(`update platform.code set label_ja = 'x' where list = 'topic' and code = 'debt'`)).rejects.toThrow('meaning')
})

test('two rows of one code, basis or form never hold on the same day, whoever writes them', async () => {
  expect(await changedBy('chief', insertCode('debt', soon))).toBe('23P01')
  await expect(owner(insertCode('debt', soon))).rejects.toThrow('same day')
  expect(
    await changedBy(
      'chief',
      `insert into platform.form_template select form, 2, title, '${soon}', null, fields from platform.form_template`,
    ),
  ).toBe('23P01')
  await expect(
    owner(`insert into platform.legal_basis select code, law, article, title, summary, '${soon}', null, null, source_note, verified, false
             from platform.legal_basis where code = 'consent'`),
  ).rejects.toThrow('same day')
})

test('every change is kept with what stood before and after and who made it, and nobody rewrites that', async () => {
  await changedBy('chief', insertCode('kept', soon))
  await changedBy('chief', `update platform.code set label_ja = '後' where code = 'kept'`)
  await changedBy('chief', `delete from platform.code where code = 'kept'`)
  const rows = await owner(
    `select was ->> 'label_ja' as was, became ->> 'label_ja' as became, changed_by from platform.rules_history where code = 'kept' order by no`,
  )
  const by = arranged.reader('chief').staffId
  expect(rows).toEqual([
    { was: null, became: '見本', changed_by: by },
    { was: '見本', became: '後', changed_by: by },
    { was: '後', became: null, changed_by: by },
  ])
  expect(await changedBy('chief', 'delete from platform.rules_history')).toBe('42501')
  await expect(owner('delete from platform.rules_history')).rejects.toThrow('append-only')
})

test('every code list has a Japanese name, and every place where its codes are kept is there', async () => {
  expect(
    await owner('select distinct list from platform.code c where not exists (select from platform.code_list l where l.list = c.list)'),
  ).toEqual([])
  const lost = await owner(`
    select u.* from platform.code_use u
     where not exists (select from information_schema.columns c
                        where (c.table_schema, c.table_name, c.column_name) = (u.schema_name, u.table_name, u.column_name))
        or not exists (select from platform.code_list l where l.list = u.list)
        or (u.day_column is not null and not exists (select from information_schema.columns c
              where (c.table_schema, c.table_name, c.column_name) = (u.schema_name, u.table_name, u.day_column)))`)
  expect(lost).toEqual([])
})
