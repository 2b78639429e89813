import type { Outcome } from './outcome.ts'
import { quantile } from './quantile.ts'
import type { Stage } from './stage.ts'
import { KINDS } from './visits.ts'

/** Names and numbers, flat, so that two runs can be laid side by side: `20/queue/p95`, `idle/queue/ratio`. */
export type Figures = Readonly<Record<string, number>>

/** The numbers of one run. Times in milliseconds, sizes in bytes. */
export function figuresOf(outcome: Outcome): Figures {
  const figures: Record<string, number> = {
    'start/first': outcome.firstPage.first,
    'start/second': outcome.firstPage.second,
    'memory/highest': Math.max(0, ...outcome.stages.map(stage => stage.highestResident ?? 0)),
  }
  if (outcome.loadMilliseconds !== undefined) figures['load/city'] = outcome.loadMilliseconds
  for (const stage of outcome.stages) Object.assign(figures, stageFigures(stage))
  for (const { kind, milliseconds, bare, growth } of outcome.pages) {
    figures[`idle/${kind}/page`] = milliseconds
    figures[`idle/${kind}/bare`] = bare.milliseconds
    figures[`idle/${kind}/ratio`] = milliseconds / bare.milliseconds
    figures[`idle/${kind}/statements`] = growth.manyStatements
  }
  for (const { kind, milliseconds, bare } of outcome.hundredth) {
    figures[`hundredth/${kind}/page`] = milliseconds
    figures[`hundredth/${kind}/bare`] = bare.milliseconds
  }
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]))
}

function stageFigures(stage: Stage): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const kind of KINDS) {
    const answers = stage.measured.filter(one => one.kind === kind)
    const times = answers.map(one => one.milliseconds)
    const name = `${stage.perSecond}/${kind}`
    figures[`${name}/count`] = answers.length
    figures[`${name}/p50`] = quantile(times, 0.5)
    figures[`${name}/p95`] = quantile(times, 0.95)
    figures[`${name}/p99`] = quantile(times, 0.99)
    figures[`${name}/bytes`] = Math.max(0, ...answers.map(one => one.bytes))
    figures[`${name}/rows`] = quantile(
      answers.map(one => one.rows),
      0.5,
    )
    figures[`${name}/failed`] = answers.filter(one => !one.isExpected).length
  }
  return figures
}
