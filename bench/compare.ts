import type { Figures } from './figures.ts'

/** What is followed from run to run: times and their ratio to bare SQL, memory, statements. */
const FOLLOWED = /^(start|load|memory|idle)[/]|[/]p(50|95)$/
/** Below this nothing is said: two runs on the same machine differ by that much. */
const NOISE = 10

/** Lines for every followed figure that moved by more than a tenth, worst first. */
export function compare(before: Figures, now: Figures): readonly string[] {
  return Object.entries(now)
    .filter(([name]) => FOLLOWED.test(name))
    .flatMap(([name, value]) => {
      const was = before[name]
      return was === undefined || was === 0 ? [] : [{ name, was, value, percent: (value / was - 1) * 100 }]
    })
    .filter(({ percent }) => Math.abs(percent) >= NOISE)
    .sort((a, b) => b.percent - a.percent)
    .map(({ name, was, value, percent }) => `${percent > 0 ? '+' : ''}${percent.toFixed(0)} %  ${name}: ${was} -> ${value}`)
}
