import type { Figures } from './figures.ts'
import type { Outcome } from './outcome.ts'
import { LISTS } from './visits.ts'

/** One promise held against what was measured. */
export type Verdict = { readonly promise: string; readonly measured: string; readonly ok: boolean }

const NAMED = ['queue', 'people-search', 'text-ask', 'text-found', 'consultation'] as const
const CALLS = ['api-consultations', 'api-people-search', 'api-cases', 'api-case'] as const
/** @source issue "coordination": lists, the page of a case, a person of 5,000 entries and the day, at 300,000 cases and 5,000,000 entries */
const AROUND_CASES = ['cases', 'case', 'long-person', 'day'] as const
const PAGE_LIMIT = 60_000
const MEMORY_LIMIT = 250_000_000

/** The promises of the standard bench. The load is promised at city size, where it means something. */
export function judge(outcome: Outcome, figures: Figures): readonly Verdict[] {
  const number = (name: string) => figures[name] ?? Number.NaN
  const failed = Object.entries(figures).filter(([name]) => name.endsWith('/failed'))
  const verdicts: Verdict[] = [
    ...NAMED.map(kind => atMost(`${kind}: p95 at 20/s <= 100 ms`, number(`20/${kind}/p95`), 100, ms)),
    ...CALLS.map(kind => atMost(`${kind}: p95 at 20/s <= 150 ms`, number(`20/${kind}/p95`), 150, ms)),
    ...AROUND_CASES.map(kind => atMost(`${kind}: p95 at 20/s <= 150 ms`, number(`20/${kind}/p95`), 150, ms)),
    atMost('queue page <= 60 KB', number('20/queue/bytes'), PAGE_LIMIT, kilobytes),
    atMost('first start, seeding: first page <= 5 s', outcome.firstPage.first, 5000, seconds),
    atMost('second start: first page <= 5 s', outcome.firstPage.second, 5000, seconds),
    ...memoryVerdicts(number('memory/highest')),
    atMost(
      'requests that failed = 0',
      failed.reduce((sum, [, count]) => sum + count, 0),
      0,
      String,
    ),
    ...outcome.pages.map(({ kind, growth }) => ({
      promise: `${kind}: statements do not grow with rows`,
      measured: `${growth.fewStatements} at ${growth.fewRows} rows, ${growth.manyStatements} at ${growth.manyRows}`,
      ok: growth.manyStatements <= growth.fewStatements,
    })),
    ...outcome.pages.map(page => {
      const limit = 2 * page.bare.milliseconds + 3
      return atMost(`${page.kind}: page <= 2 x bare SQL + 3 ms (${ms(limit)})`, page.milliseconds, limit, ms)
    }),
  ]
  for (const { kind, milliseconds } of outcome.hundredth.filter(page => LISTS.includes(page.kind))) {
    const limit = Math.max(1.5 * milliseconds, milliseconds + 2)
    const whole = outcome.pages.find(page => page.kind === kind)?.milliseconds ?? Number.NaN
    verdicts.push(atMost(`${kind}: growth from 1/100 <= 1.5 x or + 2 ms (${ms(limit)})`, whole, limit, ms))
  }
  if (outcome.plan.scale === 'city' && outcome.loadMilliseconds !== undefined)
    verdicts.push(atMost('city loaded <= 10 min', outcome.loadMilliseconds, 600_000, seconds))
  return verdicts
}

/** Where the kernel does not tell, nothing is claimed. */
function memoryVerdicts(highest: number): readonly Verdict[] {
  return highest > 0 ? [atMost('resident memory <= 250 MB', highest, MEMORY_LIMIT, value => `${(value / 1e6).toFixed(0)} MB`)] : []
}

function atMost(promise: string, value: number, limit: number, said: (value: number) => string): Verdict {
  return { promise, measured: said(value), ok: value <= limit }
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}

function seconds(value: number): string {
  return `${(value / 1000).toFixed(1)} s`
}

function kilobytes(value: number): string {
  return `${(value / 1000).toFixed(1)} KB`
}
