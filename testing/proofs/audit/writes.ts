import { routes } from '../../../src/app.ts'
import { formTokenOf, readSessionCookie } from '../../../src/platform/http/token.ts'
import type { RunningApp } from '../../app.ts'
import { asFields, lawfulBody } from '../../sight/lawful-bodies.ts'
import type { Caller } from './crawl.ts'
import { addressesOf, ask } from './crawl.ts'
import type { ReadingProxy } from './proxy.ts'

/** Sends a lawful body to every writing route that is written down, pages and API alike, as somebody, about records in their sight. */
export async function writes(app: RunningApp, proxy: ReadingProxy, caller: Caller): Promise<void> {
  const ids = { agency: caller.ids.get('agencies')?.[0] ?? '', person: caller.ids.get('people')?.[0] ?? '' }
  const written = routes.filter(one => one.method !== 'GET' && one.duty !== 'anyone' && typeof one.audit === 'string')
  for (const row of written)
    for (const address of (await addressesOf(app, row, caller)).slice(0, 1)) {
      const body = lawfulBody(row.path, ids)
      if (row.path.startsWith('/api/')) await ask(proxy, caller, address, { method: row.method, body })
      else await fill(proxy, caller, address, body)
    }
}

/** Sends a form as the page would, with its token. */
async function fill(proxy: ReadingProxy, caller: Caller, path: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const form = new URLSearchParams({ _token: formTokenOf(readSessionCookie(caller.cookie) ?? '') })
  for (const [name, value] of Object.entries(asFields(fields))) for (const one of [value].flat()) form.append(name, one)
  const headers = { cookie: caller.cookie, origin: proxy.origin, 'x-who': caller.login }
  const answer = await fetch(`${proxy.origin}${path}`, { method: 'POST', redirect: 'manual', headers, body: form })
  await answer.arrayBuffer()
}

/** What every table of people's records holds, in one word each. */
export async function statesOf(app: RunningApp): Promise<Readonly<Record<string, string>>> {
  const tables = await app.ask<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
      where schemaname in ('people', 'desk', 'referral', 'coordination', 'audit') or schemaname || '.' || tablename = 'platform.task' order by 1`,
  )
  const states: Record<string, string> = {}
  for (const { name } of tables)
    states[name] =
      (
        await app.ask<{ state: string }>(
          `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as state from ${name} t`,
        )
      )[0]?.state ?? ''
  return states
}
