import { expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { newId } from '../../src/kernel/id.ts'
import type { ApiRoute } from '../../src/platform/http/api.ts'
import { lawfulBodyOf } from './lawful-bodies.ts'

test('every write of the API has a lawful body, so that no wall hides behind a complaint about its shape', () => {
  const ids = { agency: newId(), person: newId() }
  const writes = routes.filter((row): row is ApiRoute => 'description' in row && row.method !== 'GET')
  const refused = writes.flatMap(row => {
    const read = row.description.body?.safeParse(lawfulBodyOf(row, ids))
    return read === undefined || read.success
      ? []
      : [`${row.method} ${row.path}: ${read.error.issues.map(one => `${one.path.join('.')} ${one.message}`).join('; ')}`]
  })
  expect(writes.length).toBeGreaterThan(100)
  expect(refused).toEqual([])
})
