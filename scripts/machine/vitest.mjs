import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../prepare.mjs'

/**
 * Runs some of the test projects and counts them from vitest's own JSON.
 * A skipped or postponed test, a file that could not be loaded and a run without tests all count as failures.
 * @param run.title what is run, for people
 * @param run.projects names in vitest.config.ts
 * @param run.report file to write the JSON to
 * @returns { passed, failed, names, reasons }: names of the tests passed, and why others count as failed
 */
export async function runTests({ title, projects, report, env = {}, args = [] }) {
  console.log(`\n== ${title}`)
  const chosen = projects.flatMap(name => ['--project', name])
  const command = ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args]
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, ...command], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  const kill = () => child.kill()
  process.once('exit', kill)
  const [code] = await once(child, 'exit')
  process.off('exit', kill)
  const counted = count(report)
  if (code !== 0 && counted.failed === 0) counted.fail(`vitest が ${code} で終わりました`)
  if (counted.passed + counted.failed === 0) counted.fail('試験が一つも走りませんでした')
  return { ...counted, reasons: counted.reasons.map(reason => `${title}: ${reason}`) }
}

function count(report) {
  const counted = {
    passed: 0,
    failed: 0,
    names: [],
    reasons: [],
    fail(reason) {
      this.failed += 1
      this.reasons.push(reason)
    },
  }
  const { testResults = [] } = readReport(report) ?? {}
  for (const file of testResults) countFile(counted, file)
  return counted
}

function countFile(counted, { name, status, assertionResults }) {
  const place = relative(root, name)
  for (const { status: outcome, title } of assertionResults) {
    if (outcome === 'passed') {
      counted.passed += 1
      counted.names.push(title)
    } else counted.fail(`${place}「${title}」は ${outcome} です`)
  }
  const excused = assertionResults.some(({ status: outcome }) => outcome === 'failed')
  if (status === 'failed' && !excused) counted.fail(`${place} を最後まで走らせられませんでした`)
  else if (assertionResults.length === 0) counted.fail(`${place} に試験がありません`)
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
