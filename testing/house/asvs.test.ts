import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { ASVS_LEVELS } from './asvs-ids.ts'
import { namesOfTests } from './plan-map.ts'

type Row = {
  readonly id: string
  readonly level: string
  readonly applies: string
  readonly answer: string
  readonly where: string
  readonly test: string
}

const rows = parse(readFileSync(join(projectRoot, 'docs', 'asvs.csv'), 'utf8'), { columns: true }) as readonly Row[]
const applicable = rows.filter(row => row.applies === 'yes')
const linked = applicable.filter(row => row.test !== '')

/** Requirements that apply, of which at least so many are shown by a test. */
const SHARE = 0.95

test('every requirement of ASVS 5.0 of level 1 and 2 has exactly one row, with its level', () => {
  expect(ASVS_LEVELS.size).toBe(253)
  expect(rows.map(row => `${row.id} ${row.level}`).sort()).toEqual([...ASVS_LEVELS].map(([id, level]) => `${id} ${level}`).sort())
})

test('every row says in our own words what is done, or why the requirement is none of ours', () => {
  for (const row of rows) {
    expect(['yes', 'no'], row.id).toContain(row.applies)
    expect(row.answer, row.id).toMatch(/[ぁ-んァ-ヶ一-龠]{2}/)
    expect(row.answer.length, row.id).toBeLessThan(120)
    if (row.applies === 'no') expect([row.where, row.test], row.id).toEqual(['', ''])
  }
})

test('every requirement that applies names a file that is there', () => {
  expect(
    applicable.filter(row => row.where === '' || !existsSync(join(projectRoot, row.where))).map(row => `${row.id} ${row.where}`),
  ).toEqual([])
})

test('every test that is named for a requirement is written, to the letter', () => {
  const sources = ['src', 'testing', 'journeys'].flatMap(folder =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /[.](?:test[.]tsx?|journey[.]ts|proof[.]ts)$/.test(name))
      .map(name => readFileSync(join(projectRoot, folder, name), 'utf8')),
  )
  const written = new Set(sources.flatMap(namesOfTests))
  expect(written.size).toBeGreaterThan(1000)
  expect(linked.filter(row => !written.has(row.test)).map(row => `${row.id} ${row.test}`)).toEqual([])
})

test('of the requirements that apply at least nineteen of twenty are shown by a test, and the rest say that they are not met', () => {
  expect(applicable.length).toBeGreaterThan(180)
  expect(linked.length / applicable.length).toBeGreaterThanOrEqual(SHARE)
  const unshown = applicable.filter(row => row.test === '')
  expect(unshown.filter(row => !row.answer.startsWith('未達：')).map(row => row.id)).toEqual([])
  expect(linked.filter(row => row.answer.startsWith('未達：')).map(row => row.id)).toEqual([])
})

test('every requirement that is not met is told on the page on security', () => {
  const page = readFileSync(join(projectRoot, 'docs', 'security.md'), 'utf8')
  expect(applicable.filter(row => row.test === '' && !page.includes(row.id)).map(row => row.id)).toEqual([])
})
