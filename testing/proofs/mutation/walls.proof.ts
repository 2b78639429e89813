import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf } from '../../builders/chance.ts'
import { isFull, sayFigure, sized } from '../size.ts'
import { functionMutants } from './function-mutants.ts'
import type { Noticing, Question } from './noticing.ts'
import { noticing, QUESTIONS } from './noticing.ts'
import { policyMutants } from './policy-mutants.ts'
import { under } from './probe.ts'
import { writeTable } from './table.ts'
import type { Town } from './town.ts'
import { walledTown } from './town.ts'

const SEED = Number(process.env['MUTATION_SEED'] ?? Date.now() % 1_000_000_000)
let town: Town
let checks: Noticing

beforeAll(async () => {
  town = await walledTown()
  checks = noticing(town)
})

afterAll(() => town.close())

/** All of them, or some that the seed chooses. */
function some<One>(ones: readonly One[], count: number): readonly One[] {
  if (isFull) return ones
  const chance = chanceOf(SEED)
  return Array.from({ length: count }, () => chance.pick(ones))
}

/** What finds a change of the database, and by which question; undefined when nothing does. */
function foundBy(change: string, tables: readonly string[], questions: readonly Question[]): Promise<string | undefined> {
  return under(town, change, async () => {
    for (const question of questions)
      for (const table of tables.filter(name => checks.walls[name] !== undefined)) {
        const found = await checks.notice(table, question).catch(error => `stops with ${String(error).slice(0, 120)}`)
        if (found !== undefined) return `${table} ${question}: ${found}`
      }
    return undefined
  })
}

/** Tables with a policy and without rules beside them, as the catalogue says now. */
async function unruled(): Promise<readonly string[]> {
  const { rows } = await town.hand.query<{ name: string }>(
    `select distinct schemaname || '.' || tablename as name from pg_policies order by 1`,
  )
  return rows.map(one => one.name).filter(name => checks.walls[name] === undefined)
}

test('every table with a row policy has its rules written down beside it, and rows to ask about', async () => {
  expect(await unruled()).toEqual([])
  expect([...town.tables.values()].filter(table => table.rows.length === 0).map(table => table.name)).toEqual([])
})

test('a policy on a new table, and a mutant that is not asked about, are told', async () => {
  const scratch =
    'create table desk.scratch (id uuid); alter table desk.scratch enable row level security; create policy anybody on desk.scratch using (true)'
  expect(await under(town, scratch, unruled)).toEqual(['desk.scratch'])
  const opened = 'alter policy person_is_seen_by_those_who_work_with_them on people.person using (true)'
  expect(await foundBy(opened, ['people.person'], ['removes'])).toBeUndefined()
  expect(await foundBy(opened, ['people.person'], ['reads'])).toBeDefined()
})

test('with the walls as they are nothing is found', async () => {
  const asked = some([...town.tables.keys()], 4)
  for (const table of asked) expect(await foundBy('', [table], QUESTIONS), table).toBeUndefined()
  sayFigure({ proof: '変異: 壁', figure: '規則との違い（壁はそのまま）', measured: `0 / ${asked.length} 表`, promised: '0' })
})

test('every row policy that is dropped or opened is found out', async () => {
  const { mutants, policies, open } = await policyMutants(town)
  const chosen = some(mutants, sized(24, mutants.length))
  const lines: string[] = []
  const survivors: string[] = []
  for (const { name, table, change, questions } of chosen) {
    const found = await foundBy(change, [table], questions)
    lines.push(`${found === undefined ? 'SURVIVED' : 'killed'}\t${name}\t${found ?? ''}`)
    if (found === undefined) survivors.push(name)
  }
  writeTable('policies', lines)
  const measured = `${chosen.length - survivors.length} / ${chosen.length} 変異（方針 ${policies}、はじめから開いているもの ${open.length}、種 ${SEED}）`
  sayFigure({ proof: '変異: 行の方針', figure: '見つけた変異', measured, promised: '100 %' })
  expect(survivors).toEqual([])
})

test('every rule of sight in SQL that answers yes or no to everybody is found out', async () => {
  const { mutants, functions, unspoilt } = await functionMutants(town)
  const chosen = some(mutants, sized(3, mutants.length))
  const lines: string[] = []
  const survivors: string[] = []
  for (const { name, change, tables } of chosen) {
    // Who is a resident, and until which day, only the side of residents asks.
    const found = await foundBy(change, tables, /_a_resident|staff\.today/.test(name) ? ['residents'] : QUESTIONS)
    lines.push(`${found === undefined ? 'SURVIVED' : 'killed'}\t${name}\t${found ?? ''}`)
    if (found === undefined) survivors.push(name)
  }
  writeTable('functions', lines)
  const measured = `${chosen.length - survivors.length} / ${chosen.length} 変異（関数 ${functions}、種 ${SEED}）`
  sayFigure({ proof: '変異: SQL の規則', figure: '見つけた変異', measured, promised: '100 %' })
  expect(unspoilt).toEqual([])
  expect(survivors).toEqual([])
})
