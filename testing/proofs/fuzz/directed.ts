import fc from 'fast-check'
import { newId } from '../../../src/kernel/id.ts'
import type { Attempt } from './attempt.ts'
import { attemptOf, bodyOf, filled, LOGINS, lawfulAttempts } from './attempts.ts'
import type { City } from './city.ts'
import type { Explorer } from './explorer.ts'
import type { Operation } from './operations.ts'

/** A key under which another wish was done already. */
const SPENT_KEY = 'fuzz-spent-key'

/** Attempts made for one status each: no token, no JSON, too large, no duty, no record, no lawful field, an old version, a spent key. */
export function directedAttempts(city: City, operation: Operation, seed: number): readonly Attempt[] {
  const heard = city.heard.get(operation.name)?.at(-1)
  const sample = (n: number) => (operation.body ? fc.sample(bodyOf(city, operation), { numRuns: n, seed }) : [undefined])
  const body = heard?.body ?? sample(1)[0]
  const nowhere = filled(operation.path, { list: 'no_such_list' })
  const there = heard?.path ?? filled(operation.path, city.places(operation.path)[0] ?? {})
  const as = heard?.as ?? chargedWith(operation.duties)
  const stranger = operation.duties?.includes('audit') ? 'desk' : 'privacy'
  const at = (path: string, sent: unknown, what: string, more: Partial<Attempt> = {}): Attempt => ({
    ...attemptOf(operation, as, path, sent, what),
    ...more,
  })
  const reads = [
    at(there, body, 'as it is'),
    at(there, body, 'nobody', { as: null }),
    at(there, body, 'a token of nobody', { as: null, headers: { authorization: `Bearer ${'x'.repeat(43)}` } }),
    at(there, body, 'without the duty', { as: stranger }),
    at(nowhere, body, 'no such record'),
    at(
      `${there}?limit=-1&cursor=x&view=x&box=x&on=x&case=x&agency=x&scope=x&after=x&state=x&open=x&subject=x&from=x&month=x`,
      body,
      'an impossible question',
    ),
  ]
  if (operation.method === 'GET') return reads
  return [
    ...reads,
    ...sample(4).map(one => at(nowhere, one, 'no such record')),
    at(there, undefined, 'no JSON', { body: '{' }),
    at(there, body, 'too large', { headers: { 'content-length': '9000000' } }),
    at(there, {}, 'nothing'),
    at(there, [], 'a list'),
    at(there, body, 'an old version', { headers: { 'if-match': '"999999"' } }),
    at(there, body, 'a spent key', { headers: { 'idempotency-key': SPENT_KEY } }),
    at(there, body, 'once more'),
    ...(operation.declared.includes(429) ? Array.from({ length: 40 }, () => at(there, body, 'again and again')) : []),
  ]
}

/** A login that has one of the duties. */
function chargedWith(duties: readonly string[] = ['consult']): string {
  if (duties.includes('consult')) return 'desk'
  if (duties.includes('chair')) return 'chair'
  if (duties.includes('outreach')) return 'csw'
  return duties.includes('audit') ? 'privacy' : duties.includes('head') ? 'head' : 'admin'
}

/** Spends the key for every login that may register a person. */
export async function spendKeys(explorer: Explorer, operations: readonly Operation[]): Promise<void> {
  const register = operations.find(({ name }) => name === 'POST /api/v1/people')
  if (register === undefined) throw new Error('nobody can be registered')
  for (const as of LOGINS)
    await explorer.send(
      {
        ...attemptOf(register, as, register.path, { called: `鍵 ${newId()}` }, 'spends the key'),
        headers: { 'idempotency-key': SPENT_KEY },
      },
      undefined,
    )
}

/** Goes on with lawful requests, by all and to all, until every declared status was met or the budget is spent. */
export async function searchForRest(city: City, explorer: Explorer, operation: Operation, budget: number, seed: number): Promise<void> {
  const missing = () => operation.declared.some(status => !explorer.found.reached(operation.name).has(status))
  for (const lawful of fc.sample(lawfulAttempts(city, operation), { numRuns: budget, seed })) {
    if (!missing()) return
    await explorer.send(lawful, operation)
    const old = { ...lawful, headers: { 'if-match': '"999999"' }, what: 'an old version' }
    if (missing() && operation.method !== 'GET') await explorer.send(old, operation)
  }
}
