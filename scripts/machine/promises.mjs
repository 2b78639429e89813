import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../prepare.mjs'

/** The tests that docs/plan-map.md names but that did not run and pass: one Japanese sentence each. */
export function promisesNotRun(passed) {
  const rows = readFileSync(join(root, 'docs', 'plan-map.md'), 'utf8').matchAll(/^\|\s*([A-Z]\d+)\s*\|.*\|([^|]*)\|\s*$/gm)
  return [...rows].flatMap(([, id, tests]) =>
    [...tests.matchAll(/`([^`]+)`/g)]
      .filter(([, name]) => !passed.has(name))
      .map(([, name]) => `${id} の約束を守る試験「${name}」が通っていません`),
  )
}
