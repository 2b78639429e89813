// `npm test`: the whole suite from a fresh clone. Nothing is skipped in silence; green means that every test ran.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensurePackages, refuse, requireNode, root } from './prepare.mjs'

requireNode()
await ensurePackages()
const { provideTools } = await import('./machine/tools.mjs')
const { postgres15Bin, startPostgres15 } = await import('./machine/postgres15.mjs')
const { runTests } = await import('./machine/vitest.mjs')
const { promisesNotRun } = await import('./machine/promises.mjs')

const { chromium, complaints } = provideTools()
if (complaints.length > 0)
  refuse(['試験を始められません。次のものを用意してください。', ...complaints.map(sentence => `・${sentence}`)].join('\n'))
process.env.CHROMIUM_PATH = chromium
await ensureBuilt()

const reports = mkdtempSync(join(tmpdir(), 'tsunagi-reports-'))
process.once('exit', () => rmSync(reports, { recursive: true, force: true }))
// The exit handlers, which stop servers and remove folders, run only on an orderly end.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))

const runs = [
  await runTests({ title: '純粋な部分', projects: ['pure'], report: join(reports, 'pure.json') }),
  await runTests({ title: '同梱の PostgreSQL', projects: ['database'], report: join(reports, 'database.json') }),
  await runTests({ title: '証明（小さく）', projects: ['proofs'], report: join(reports, 'proofs.json') }),
  await runTests({ title: 'ブラウザー', projects: ['journeys'], report: join(reports, 'journeys.json') }),
]
const onRealFiles = await runOnRealFiles()
const on15 = await runOnPostgres15()
conclude(
  [...runs, onRealFiles.run, on15.run].filter(run => run !== undefined),
  [onRealFiles.line, on15.line],
)

async function runOnRealFiles() {
  if (!existsSync(join(root, '..', 'shared', 'data'))) return { line: '実際のファイルを読む試験: 0 件（../shared/data がないため）' }
  const files = ['src', 'testing']
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true }))
    .filter(name => /[.]data[.]test[.]tsx?$/.test(name))
  if (files.length === 0) return { line: '実際のファイルを読む試験: 0 件（そのような試験がまだないため）' }
  const run = await runTests({ title: '実際のファイル', projects: ['data'], report: join(reports, 'data.json') })
  return { run, line: `実際のファイルを読む試験: ${run.passed + run.failed} 件` }
}

async function runOnPostgres15() {
  if (!postgres15Bin()) return { line: 'PostgreSQL 15 での試験: していません（/usr/lib/postgresql/15/bin にプログラムがないため）' }
  const server = await startPostgres15()
  try {
    const run = await runTests({
      title: 'PostgreSQL 15',
      projects: ['database'],
      report: join(reports, 'postgres15.json'),
      env: { TEST_DATABASE_URL: server.url },
      // They start servers of their own, from the packaged programs, and have just done so.
      args: ['--exclude', 'src/platform/embedded/**'],
    })
    return { run, line: `PostgreSQL 15 での試験: ${run.passed + run.failed} 件` }
  } finally {
    server.stop()
  }
}

function conclude(finished, lines) {
  const reasons = finished.flatMap(run => run.reasons)
  const broken = promisesNotRun(new Set(finished.flatMap(run => run.names)))
  const sum = key => finished.reduce((total, run) => total + run[key], 0)
  const failed = sum('failed') + broken.length
  console.log('')
  for (const reason of [...reasons, ...broken]) console.log(`× ${reason}`)
  for (const line of lines) console.log(line)
  console.log(`${sum('passed')} passed, ${failed} failed`)
  process.exitCode = failed === 0 && sum('passed') > 0 ? 0 : 1
}
