import type { ValidateFunction } from 'ajv/dist/2020.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import type { Caller, RunningApp, Seen } from '../app.ts'

type Schema = Readonly<Record<string, unknown>>
type Operation = {
  readonly parameters: readonly { readonly name: string; readonly in?: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>>
}
export type OpenApi = {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** What openapi.json promises, ready to hold answers against it. */
export type Promised = {
  readonly document: OpenApi
  /** How many schemas were compiled. */
  readonly schemas: number
  /** Fails unless the answer has a promised status and the promised shape. */
  hold(method: string, path: string, answer: Seen): void
}

/** Reads openapi.json from the running application and compiles every schema in it; strictly, so that a slip of the pen is an error. */
export async function promisedBy(app: Pick<RunningApp, 'fetch'>): Promise<Promised> {
  const document = (await (await app.fetch(new Request('http://localhost:3000/api/v1/openapi.json'))).json()) as OpenApi
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, formats: FORMATS })
  for (const [name, schema] of Object.entries(document.components.schemas)) ajv.addSchema({ ...schema, $id: name })
  const answers = new Map<string, ValidateFunction>()
  let schemas = Object.keys(document.components.schemas).length
  const compile = (schema: Schema) => {
    schemas++
    return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"')) as Schema)
  }
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      for (const { schema } of operation.parameters) compile(schema)
      for (const { schema } of Object.values(operation.requestBody?.content ?? {})) compile(schema)
      for (const [status, { content }] of Object.entries(operation.responses))
        for (const [type, { schema }] of Object.entries(content)) answers.set(`${method} ${path} ${status} ${type}`, compile(schema))
    }
  return { document, schemas, hold: (method, path, answer) => hold(document, answers, method, path, answer) }
}

/** A caller every one of whose answers is held against the promise. */
export function heldCaller(promised: Promised, caller: Caller): Caller {
  return {
    get: async path => {
      const answer = await caller.get(path)
      promised.hold('get', path, answer)
      return answer
    },
    send: async (method, path, body, headers) => {
      const answer = await caller.send(method, path, body, headers)
      promised.hold(method.toLowerCase(), path, answer)
      return answer
    },
  }
}

const FORMATS = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
}

function hold(document: OpenApi, answers: ReadonlyMap<string, ValidateFunction>, method: string, asked: string, answer: Seen): void {
  const parts = (asked.split('?')[0] ?? '').split('/')
  const path = Object.keys(document.paths).find(one => {
    const pattern = one.split('/')
    return pattern.length === parts.length && pattern.every((part, at) => part === parts[at] || (part.startsWith('{') && isId(parts[at])))
  })
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  const validate = answers.get(`${method} ${path} ${answer.status} ${type}`)
  expect(validate, `${method} ${path ?? asked} promises ${answer.status} ${type}: ${answer.html.slice(0, 200)}`).toBeDefined()
  expect(validate?.(answer.json()) ? [] : validate?.errors, `${method} ${path} ${answer.status}`).toEqual([])
}

const isId = (part: string | undefined) => part !== undefined && /^[0-9a-f-]{36}$/.test(part)
