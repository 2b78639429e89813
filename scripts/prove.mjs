// `npm run prove`: runs every proof at full size and prints the table. `npm run prove -- audit faults` runs those folders only.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensurePackages, refuse, requireNode, root } from './prepare.mjs'

requireNode()
await ensurePackages()
const { provideTools } = await import('./machine/tools.mjs')
const { runTests } = await import('./machine/vitest.mjs')
const { chromium, complaints } = provideTools()
if (complaints.length > 0) refuse(['証明を始められません。', ...complaints.map(sentence => `・${sentence}`)].join('\n'))
await ensureBuilt()

const scratch = mkdtempSync(join(tmpdir(), 'tsunagi-prove-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
const table = join(scratch, 'figures.jsonl')

const run = await runTests({
  title: '証明（全部の大きさ）',
  projects: ['proofs'],
  report: join(scratch, 'prove.json'),
  env: { TSUNAGI_PROVE: 'full', TSUNAGI_PROVE_TABLE: table, CHROMIUM_PATH: chromium },
  // One after the other: what is measured must not share the machine with another measurement.
  args: ['--no-file-parallelism', ...process.argv.slice(2).map(name => `testing/proofs/${name}`)],
})
const named = process.argv.slice(2)
const stories =
  named.length === 0 || named.includes('stories')
    ? await runTests({
        title: '十二の物語（画面で）',
        projects: ['journeys'],
        report: join(scratch, 'stories.json'),
        env: { TSUNAGI_ALL_STORIES: '1', CHROMIUM_PATH: chromium },
        args: ['journeys/stories.journey.ts'],
      })
    : undefined
const figures = existsSync(table)
  ? readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
  : []
console.log('\n| 証明 | 数 | 測った値 | 約束 |\n|---|---|---|---|')
for (const { proof, figure, measured, promised } of figures) console.log(`| ${proof} | ${figure} | ${measured} | ${promised} |`)
const results = join(root, 'bench', 'results')
mkdirSync(results, { recursive: true })
writeFileSync(join(results, `prove-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`), JSON.stringify(figures, null, 2))
const runs = [run, stories].filter(one => one !== undefined)
for (const reason of runs.flatMap(one => one.reasons)) console.log(`× ${reason}`)
const sum = key => runs.reduce((total, one) => total + one[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
