import { routes } from '../../../src/app.ts'
import type { ApiRoute } from '../../../src/platform/http/api.ts'
import type { OpenApi } from '../../sight/promised.ts'
import type { Schema } from './sample.ts'

/** One operation of openapi.json, beside the row of the route table that answers it. */
export type Operation = {
  /** As people write it: POST /api/v1/cases/{id}/team */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly query: readonly { readonly name: string; readonly schema: Schema }[]
  readonly body: Schema | undefined
  /** Every status that it promises to answer with. */
  readonly declared: readonly number[]
  readonly isPublic: boolean
  /** Staff without this duty stand outside; undefined when any staff may. */
  readonly duties: readonly string[] | undefined
  /** Whether what it does is written to the audit trail. */
  readonly isAudited: boolean
}

/** Every API route of the product. */
const apiRoutes: readonly ApiRoute[] = routes.filter((row): row is ApiRoute => 'description' in row)

/** The operations of a document, in its order. @throws Error when the document speaks of a route that is not there */
export function operationsOf(document: OpenApi, rows: readonly ApiRoute[] = apiRoutes): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]): Operation => {
      const method = verb.toUpperCase() as Operation['method']
      const row = rows.find(one => one.method === method && one.path.replace(/:(\w+)/g, '{$1}') === path)
      if (row === undefined) throw new Error(`no route answers ${method} ${path}`)
      return {
        name: `${method} ${path}`,
        method,
        path,
        query: operation.parameters.filter(isQuery),
        body: Object.values(operation.requestBody?.content ?? {})[0]?.schema,
        declared: Object.keys(operation.responses).map(Number),
        isPublic: row.duty === 'anyone',
        duties: row.duty === 'anyone' || row.duty === 'signed-in' ? undefined : [row.duty].flat(),
        isAudited: typeof row.audit === 'string',
      }
    }),
  )
}

const isQuery = (parameter: { readonly in?: string }) => parameter.in === 'query'
