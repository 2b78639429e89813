import { writeFileSync } from 'node:fs'
import { compare } from './compare.ts'
import { figuresOf } from './figures.ts'
import { readLast, resultsPath, writeJson, writeLast } from './kept.ts'
import type { Outcome } from './outcome.ts'
import { pictureOf } from './picture.ts'
import type { Plan } from './plan.ts'
import { readPlan } from './plan.ts'
import { reportOf } from './report.ts'
import { run } from './run.ts'
import type { Verdict } from './targets.ts'
import { judge } from './targets.ts'

const plan = planOrEnd(process.argv.slice(2))
const outcome = await run(plan)
const figures = figuresOf(outcome)
const verdicts = judge(outcome, figures)
const last = readLast(plan.scale)
console.log(reportOf(outcome, figures, verdicts))
printPlans(plan, outcome, verdicts)
console.log('')
if (last === undefined) console.log(`bench/last.json に ${plan.scale} の前回の値はありません。`)
else {
  console.log(`前回（${last.at}、${last.machine.cpu}）から 10 % 以上変わったもの:`)
  for (const line of compare(last.figures, figures)) console.log(line)
}
const path = plan.json ?? resultsPath(outcome.at)
writeJson(path, {
  at: outcome.at,
  plan,
  machine: outcome.machine,
  rows: outcome.rows,
  readers: outcome.readers,
  figures,
  verdicts,
  pages: outcome.pages,
  hundredth: outcome.hundredth,
})
const picture = path.replace(/([.]json)?$/, '.svg')
writeFileSync(picture, pictureOf(outcome, figures))
console.log(`結果: ${path}、図: ${picture}`)
if (plan.accept) writeLast(plan.scale, { at: outcome.at, machine: outcome.machine, note: last?.note ?? '', figures })
process.exitCode = verdicts.every(verdict => verdict.ok) ? 0 : 1

function planOrEnd(args: readonly string[]): Plan {
  try {
    return readPlan(args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : '使い方が違います。')
    process.exit(2)
  }
}

/** The plan of the dearest statement, where a page missed a promise of time, or of every page when asked for. */
function printPlans(of: Plan, { pages }: Outcome, judged: readonly Verdict[]): void {
  const missed = (kind: string) => judged.some(one => !one.ok && one.promise.startsWith(`${kind}:`))
  for (const page of pages.filter(({ kind }) => of.explain || missed(kind)))
    console.log(`\n${page.kind}: ${page.bare.dearestMilliseconds.toFixed(1)} ms in\n${page.bare.dearest.text}\n${page.plan}`)
}
