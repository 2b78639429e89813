import { expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { DUTIES } from '../../src/kernel/reader.ts'
import { routeTable } from '../../src/platform/http/route.ts'

test('every route declares who may enter and what is written down, or why nothing is', () => {
  const known = new Set<string>([...DUTIES, 'signed-in', 'anyone'])
  expect(routes.length).toBeGreaterThan(90)
  for (const row of routes) {
    const name = `${row.method} ${row.path}`
    for (const duty of typeof row.duty === 'string' ? [row.duty] : row.duty) expect(known.has(duty), name).toBe(true)
    if (typeof row.audit === 'string') expect(row.audit, name).toMatch(/^[a-z]+\.[a-z_-]+$/)
    else expect(row.audit.none, name).toMatch(/[ぁ-んァ-ヶ一-龠]{4}/)
  }
  expect(routeTable(routes).split('\n').length).toBe(routes.length)
})

test('no two routes answer the same question, and an address about a record always writes the look down', () => {
  const names = routes.map(row => `${row.method} ${row.path.replace(/:\w+/g, ':')}`)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  const silent = routes.filter(row => /:(\w*)id\b/.test(row.path) && !PUBLIC_REGISTER.test(row.path) && typeof row.audit !== 'string')
  expect(silent.map(row => row.path)).toEqual([])
})

/** Facts about agencies and places are published, and what neighbours worded for everybody; nobody's record is among them. */
const PUBLIC_REGISTER = /\/(agencies|places)\/|^\/p\/:lang\/(treasures|activities|meetings)\//

/** The way in, and the way back in, before anybody is known; wherever people sign in. */
const SIGNING_IN = [
  'GET /',
  'GET /account/second-factor',
  'GET /help',
  'GET /join',
  'GET /join/:token',
  'GET /setup/:token',
  'GET /sign-in',
  'GET /sign-in/second-factor',
  'POST /account/passkeys',
  'POST /account/passkeys/question',
  'POST /account/second-factor/totp',
  'POST /join',
  'POST /join/:token',
  'POST /setup/:token',
  'POST /sign-in',
  'POST /sign-in/passkey',
  'POST /sign-in/passkey/question',
  'POST /sign-in/second-factor',
]

test('only signing in and what shows nobody is open to anyone where people sign in', () => {
  const open = routes.filter(row => row.duty === 'anyone')
  const names = (face: string) =>
    open
      .filter(row => (row.face ?? 'staff') === face)
      .map(row => `${row.method} ${row.path}`)
      .sort()
  expect(names('signed')).toEqual(SIGNING_IN)
  // The provider of the city hall knows no residents.
  expect(names('staff')).toEqual(['GET /sign-in/sso', 'GET /sign-in/sso/callback'])
  expect(names('both')).toEqual(['GET /api/v1/openapi.json'])
})

test('whatever hangs on the open side is open to anyone, and stands under its own addresses', () => {
  const outside = routes.filter(row => row.face === 'public')
  expect(outside.length).toBeGreaterThan(15)
  for (const row of outside) {
    expect(row.duty, row.path).toBe('anyone')
    expect(row.path).toMatch(/^\/(p|public|api\/v1\/public)(\/|$)/)
  }
})
