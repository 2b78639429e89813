import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import type { ApiRoute } from '../../../src/platform/http/api.ts'
import { openApi } from '../../../src/platform/http/openapi.ts'
import type { OpenApi } from '../../sight/promised.ts'
import { sampleOf } from './sample.ts'

const document = openApi(routes.filter((row): row is ApiRoute => 'description' in row).map(row => row.description)) as unknown as OpenApi
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, validateFormats: false })

test('a sample of every schema of the API is lawful by that schema', () => {
  let schemas = 0
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, { requestBody, parameters }] of Object.entries(operations)) {
      const asked = [...Object.values(requestBody?.content ?? {}), ...parameters.filter(({ name }) => name !== 'Idempotency-Key')]
      for (const { schema } of asked) {
        const validate = ajv.compile(schema)
        schemas++
        for (const sample of fc.sample(sampleOf(schema), { numRuns: 10, seed: 5 }))
          expect(validate(sample) ? [] : validate.errors, `${method} ${path} ${JSON.stringify(sample)}`).toEqual([])
      }
    }
  expect(schemas).toBeGreaterThan(150)
})

test('a word that a city would say is taken where the schema allows it, and only there', () => {
  const hint = (name: string) => (name === 'on' ? fc.constant('2026-12-01') : undefined)
  const free = sampleOf({ type: 'object', properties: { on: { type: 'string' } }, required: ['on'] }, hint)
  const bound = sampleOf({ type: 'object', properties: { on: { type: 'string', pattern: '^[a-z]{3}$' } }, required: ['on'] }, hint)
  for (const said of fc.sample(free, 10)) expect(said).toEqual({ on: '2026-12-01' })
  for (const said of fc.sample(bound, 10)) expect((said as { on: string }).on).toMatch(/^[a-z]{3}$/)
})
