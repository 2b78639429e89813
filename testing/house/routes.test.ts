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
  const silent = routes.filter(row => /:(\w*)id\b/.test(row.path) && !/agencies/.test(row.path) && typeof row.audit !== 'string')
  expect(silent.map(row => row.path)).toEqual([])
})

test('only what shows nobody is open to anyone', () => {
  const open = routes.filter(row => row.duty === 'anyone').map(row => `${row.method} ${row.path}`)
  expect(open.sort()).toEqual(['GET /', 'GET /api/v1/openapi.json', 'GET /help', 'GET /sign-in', 'POST /sign-in'])
})
