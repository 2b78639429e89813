import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { namesOfTests, readPlanMap } from './plan-map.ts'

const PROMISED = [
  'F01',
  'F02',
  'F03',
  'F04',
  'F06',
  'F07',
  'F08',
  'F09',
  'F16',
  'F17',
  'F18',
  'F20',
  'F21',
  'F22',
  'F23',
  'F24',
  'F25',
  'F26',
  'F28',
  'F43',
  'F44',
  'F51',
  'F90',
  'F91',
  'F96',
  'X01',
  'X02',
  'X03',
  'X04',
  'X05',
  'X06',
  'X08',
  'X09',
  'X12',
  'X13',
  'X14',
]

const rows = readPlanMap(readFileSync(join(projectRoot, 'docs', 'plan-map.md'), 'utf8'))

function writtenTests(): ReadonlySet<string> {
  const paths = ['src', 'testing', 'journeys'].flatMap(folder =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(name => join(projectRoot, folder, name)),
  )
  const sources = paths.filter(path => /[.](test[.]tsx?|journey[.]ts|proof[.]ts)$/.test(path))
  return new Set(sources.flatMap(path => namesOfTests(readFileSync(path, 'utf8'))))
}

test('every feature promised so far has exactly one row in the plan map', () => {
  const ids = rows.map(row => row.id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  expect(PROMISED.filter(id => !ids.includes(id))).toEqual([])
})

test('a feature of the plan is told in the words of the plan', () => {
  const told = rows.filter(row => row.id.startsWith('F'))
  expect(told.length).toBeGreaterThan(0)
  expect(told.filter(row => !/^「[^」]+」$/.test(row.promise)).map(row => row.id)).toEqual([])
})

test('every module the plan map names is a folder of the program', () => {
  const missing = rows.flatMap(row =>
    row.modules.filter(module => !existsSync(join(projectRoot, 'src', module))).map(module => `${row.id} ${module}`),
  )
  expect(missing).toEqual([])
})

test('every row of the plan map names a test that keeps its promise', () => {
  expect(rows.filter(row => row.tests.length === 0).map(row => row.id)).toEqual([])
})

test('every test the plan map names is written, to the letter', () => {
  const written = writtenTests()
  expect(written.size).toBeGreaterThan(50)
  expect(rows.flatMap(row => row.tests.filter(name => !written.has(name)).map(name => `${row.id} ${name}`))).toEqual([])
})

test('a test is found by its name whatever its quotation marks, and a skipped or postponed one is not', () => {
  const source = [
    `test('it\\'s kept', () => {`,
    `  test("a second, inside", async () => {`,
    `test.skip('skipped', () => {`,
    `test.todo('later')`,
  ].join('\n')
  expect(namesOfTests(source)).toEqual([`it's kept`, 'a second, inside'])
})

test('a row with a cell too few or too many is refused with its line', () => {
  expect(() => readPlanMap('| F01 | 「約束」 | staff | 画面 |')).toThrow('F01')
  expect(() => readPlanMap('| F01 | 「約束」 | staff | 画面 | `a` | b |')).toThrow('F01')
  expect(() => readPlanMap('| F01 | 「約束」 | staff | | `a` |')).toThrow('F01')
})
