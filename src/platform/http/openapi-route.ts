import { json } from './answer.ts'
import type { ApiDescription } from './api.ts'
import { openApi } from './openapi.ts'
import type { Route } from './route.ts'
import { openRoute } from './route.ts'

/** GET /api/v1/openapi.json: what the API promises, generated from the schemas that check it. */
export function openApiRoute(descriptions: readonly ApiDescription[]): Route {
  let document: Record<string, unknown> | undefined
  return openRoute({
    method: 'GET',
    path: '/api/v1/openapi.json',
    face: 'both',
    duty: 'anyone',
    audit: { none: '約束の書で、だれの記録でもない' },
    handler: () => {
      document ??= openApi(descriptions)
      return json(document)
    },
  })
}
