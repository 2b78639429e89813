import { expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { openRoute, route } from '../../src/platform/http/route.ts'

const handler = () => ({ status: 200, headers: {}, body: null })

/** Each line below must fail to compile; were one of them to pass, the compiler would complain about the expectation itself. */
function refusedByTheCompiler(): readonly Route[] {
  return [
    // @ts-expect-error a route without duty
    route({ method: 'GET', path: '/x', audit: 'x.read', handler }),
    // @ts-expect-error a route without audit
    route({ method: 'GET', path: '/x', duty: 'consult', handler }),
    // @ts-expect-error a duty that nobody has
    route({ method: 'GET', path: '/x', duty: 'everything', audit: 'x.read', handler }),
    // @ts-expect-error open to anyone, and nothing said about the audit
    openRoute({ method: 'GET', path: '/x', duty: 'anyone', handler }),
    // @ts-expect-error no audit, and no reason why
    route({ method: 'GET', path: '/x', duty: 'consult', audit: {}, handler }),
  ]
}

test('a route without duty or without audit does not compile, and every route of the product has both', () => {
  expect(refusedByTheCompiler()).toHaveLength(5)
  expect(routes.length).toBeGreaterThan(100)
  for (const row of routes) {
    expect(row.duty).toBeTruthy()
    expect(typeof row.audit === 'string' ? row.audit : row.audit.none).toMatch(/.{3,}/)
  }
})
