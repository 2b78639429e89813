/** One row of docs/plan-map.md: a promise of the plan, and what keeps it. */
export type PlanRow = {
  readonly id: string
  /** Quote of the plan; for the ground under everything (X…) a sentence of our own. */
  readonly promise: string
  readonly modules: readonly string[]
  readonly screen: string
  /** Names of tests, exactly as they are written in the sources. */
  readonly tests: readonly string[]
}

/**
 * Reads the table of docs/plan-map.md.
 * @throws Error naming the line that begins like a row but is not `| id | promise | module | screen | test |`
 */
export function readPlanMap(text: string): readonly PlanRow[] {
  return text
    .split('\n')
    .filter(line => /^\|\s*[A-Z]\d/.test(line))
    .map(readRow)
}

/** Names of the tests written in one source text, as `test('…')`, `test("…")` or `test.runIf(…)('…')`. */
export function namesOfTests(source: string): readonly string[] {
  const calls = source.matchAll(/^\s*test(?:\.runIf\([^)\n]*\))?\(\s*(?:'((?:[^'\\\n]|\\.)+)'|"((?:[^"\\\n]|\\.)+)")\s*,/gm)
  return [...calls].map(([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, '$1'))
}

function readRow(line: string): PlanRow {
  const cells = line.split('|').map(cell => cell.trim())
  const [before, id, promise, module, screen, tests, after] = cells
  if (cells.length !== 7 || before !== '' || after !== '' || !id || !promise || !module || !screen || !tests) {
    throw new Error(`docs/plan-map.md: ${line}`)
  }
  return { id, promise, modules: module.split(/,\s*/), screen, tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '') }
}
