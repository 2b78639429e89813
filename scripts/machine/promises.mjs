import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { root } from '../prepare.mjs'

/** The tests that docs/plan-map.md and docs/asvs.csv name but that did not run and pass: one Japanese sentence each. */
export function promisesNotRun(passed) {
  return [...planned(), ...required()]
    .filter(({ name }) => !passed.has(name))
    .map(({ id, name }) => `${id} の約束を守る試験「${name}」が通っていません`)
}

function planned() {
  const rows = readFileSync(join(root, 'docs', 'plan-map.md'), 'utf8').matchAll(/^\|\s*([A-Z]\d+)\s*\|.*\|([^|]*)\|\s*$/gm)
  return [...rows].flatMap(([, id, tests]) => [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ id, name })))
}

function required() {
  const rows = parse(readFileSync(join(root, 'docs', 'asvs.csv'), 'utf8'), { columns: true })
  return rows.filter(({ test }) => test !== '').map(({ id, test }) => ({ id: `ASVS ${id}`, name: test }))
}
