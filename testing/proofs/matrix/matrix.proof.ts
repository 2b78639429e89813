import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { chanceOf } from '../../builders/chance.ts'
import { isFull, sayFigure, sized } from '../size.ts'
import { cellsOf } from './cells.ts'
import { complaintsAbout, rowComplaints, sampled } from './check.ts'
import type { MatrixStage } from './stage.ts'
import { openMatrixStage } from './stage.ts'
import { DUTY_WORDS, readSightTable } from './table.ts'

const SEED = 20261123
const table = readSightTable()
const { cells, unruled } = cellsOf(table, routes)
let stage: MatrixStage

beforeAll(async () => {
  stage = await openMatrixStage(table.identities)
})
afterAll(() => stage.app.close())

test('every route has a row in docs/who-may-see.md, and the table has not shrunk', () => {
  expect(unruled).toEqual([])
  const least = (name: string) => table.least.get(name) ?? Number.POSITIVE_INFINITY
  expect(cells.length).toBeGreaterThanOrEqual(least('セル'))
  expect(routes.length).toBeGreaterThanOrEqual(least('宛先'))
  expect(table.identities.length).toBeGreaterThanOrEqual(least('立場'))
  expect(stage.records.size).toBeGreaterThanOrEqual(least('記録'))
})

test('no row of the table is for nobody', () => {
  const used = new Set(cells.flatMap(cell => (cell.relation ? [cell.relation] : [])))
  expect(table.relations.filter(row => !used.has(row)).map(row => `${row.record} ${row.relation}`)).toEqual([])
  const known = new Set(table.identities.map(one => one.name))
  const named = [...table.relations, ...table.exceptions, ...table.marks].flatMap(row => row.identities)
  expect([...new Set(named)].filter(name => !known.has(name) && !['ほか', 'みな', '関わる人', '–'].includes(name))).toEqual([])
  const prefixes = new Set(cells.map(cell => cell.address.prefix))
  expect(table.addresses.filter(row => !prefixes.has(row.prefix)).map(row => row.prefix)).toEqual([])
})

test('the duties in the table are the duties of the day', async () => {
  const rows = await stage.app.ask<{ login: string; duties: (keyof typeof DUTY_WORDS)[] | null }>(
    'select s.login, r.duties from staff.staff s left join lateral staff.reader_of(s.id) r on true',
  )
  const held = new Map(rows.map(row => [row.login, (row.duties ?? []).map(duty => DUTY_WORDS[duty]).sort()]))
  for (const { name, login, duties } of table.identities) if (login) expect(held.get(login), name).toEqual([...duties].sort())
})

test('every address answers every identity about every record as the table says', async () => {
  const asked = isFull ? cells : sampled(table, cells, chanceOf(SEED), sized(600, cells.length))
  const complaints = await complaintsAbout(stage, asked)
  sayFigure({
    proof: '権限の表',
    figure: `${asked.length.toLocaleString('ja-JP')} セル（宛先 ${routes.length}、立場 ${table.identities.length}、記録 ${stage.records.size}）のうち、表と違う答え`,
    measured: String(complaints.length),
    promised: '5,000 セル以上で 0',
  })
  expect(complaints).toEqual([])
})

test('the database gives every identity exactly the rows the table says', async () => {
  const { asked, complaints } = await rowComplaints(stage, table)
  expect(asked).toBeGreaterThanOrEqual(400)
  expect(complaints).toEqual([])
})
