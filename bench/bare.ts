import pg from 'pg'
import { newId } from '../src/kernel/id.ts'
import { quantile } from './quantile.ts'
import type { Sent } from './recorded.ts'
import { READ_AS } from './recorded.ts'

/** What a page's statements cost by themselves: medians in milliseconds, and the dearest statement among them. */
export type Bare = {
  readonly milliseconds: number
  readonly statements: number
  readonly dearest: Sent
  readonly dearestMilliseconds: number
}

const RUNS = 50
const NOTHING: Sent = { text: 'select 1', values: [] }

/**
 * Sends the statements of a page again on one connection, one after the other, transaction brackets, session, audit and commit included.
 * Ids that the page made are made anew in every run, so that each run writes rows of its own.
 *
 * @param since the moment before the page was recorded, in milliseconds
 */
export async function replay(client: pg.Client, page: readonly Sent[], since: number): Promise<Bare> {
  const totals: number[] = []
  const each = page.map((): number[] => [])
  for (let run = 0; run < RUNS; run++) {
    const statements = withFreshIds(page, since)
    const startedAt = performance.now()
    for (const [nth, { text, values }] of statements.entries()) {
      const sentAt = performance.now()
      await client.query(text, [...values])
      each[nth]?.push(performance.now() - sentAt)
    }
    totals.push(performance.now() - startedAt)
  }
  const medians = each.map(times => quantile(times, 0.5))
  // Brackets and commits have no plan.
  const planned = medians.map((milliseconds, nth) =>
    /^\s*(select|insert|update|delete|with)\b/i.test(page[nth]?.text ?? '') ? milliseconds : 0,
  )
  const dearestMilliseconds = Math.max(0, ...planned)
  const dearest = page[planned.indexOf(dearestMilliseconds)] ?? NOTHING
  return { milliseconds: quantile(totals, 0.5), statements: page.length, dearest, dearestMilliseconds }
}

/** A connection as the app's login, reading values as the app does. */
export async function connectAsApp(appUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: appUrl, types: READ_AS })
  await client.connect()
  return client
}

/** The plan of one statement in its place: what the page sends before it is sent, and nothing of its transaction is kept. */
export async function planOf(client: pg.Client, page: readonly Sent[], wanted: Sent, since: number): Promise<string> {
  const statements = withFreshIds(page, since)
  const nth = page.indexOf(wanted)
  try {
    for (const { text, values } of statements.slice(0, nth)) await client.query(text, [...values])
    const { text, values } = statements[nth] ?? NOTHING
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, [...values])
    return rows.map(row => row['QUERY PLAN']).join('\n')
  } finally {
    await client.query('rollback')
  }
}

const MADE_ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

function withFreshIds(page: readonly Sent[], since: number): readonly Sent[] {
  const fresh = new Map<string, string>()
  const renew = (id: string) => {
    if (Number.parseInt(id.replace('-', '').slice(0, 12), 16) < since) return id
    const made = fresh.get(id) ?? newId()
    fresh.set(id, made)
    return made
  }
  const renewed = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(MADE_ID, renew)
    return Array.isArray(value) ? value.map(renewed) : value
  }
  return page.map(({ text, values }) => ({ text, values: values.map(renewed) }))
}
