import { z } from 'zod'
import type { ApiDescription } from './api.ts'

const PROBLEM = { $ref: '#/components/schemas/Problem' }
const REFUSED: Readonly<Record<number, string>> = {
  400: 'JSON として読めない',
  401: 'トークンがない、または切れている',
  403: '担当していない',
  404: 'ない、または見られない（区別しない）',
  409: '状態または版が合わない',
  413: '大きすぎる',
  422: '入力に直すところがある',
  429: '多すぎる',
}

/** The whole of /api/v1 as OpenAPI 3.1, from the same zod schemas that check the requests. */
export function openApi(routes: readonly ApiDescription[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const row of routes) {
    const path = row.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(row) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'つなぎ API', version: '1', description: 'トークンは職員として働き、その職員が見られるものだけを見せます。' },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'status', 'code', 'title'],
          properties: {
            type: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            title: { type: 'string' },
            fields: { type: 'object', additionalProperties: { type: 'string' } },
            currentVersion: { type: 'integer' },
            requestNo: { type: 'string' },
          },
        },
      },
    },
  }
}

function operation(row: ApiDescription): Record<string, unknown> {
  const refusals = [...new Set(row.refusals)].sort((a, b) => a - b)
  return {
    summary: row.summary,
    parameters: [...pathParameters(row.path), ...queryParameters(row.query), ...headerParameters(row.method), ...preferences(row)],
    ...(row.body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(row.body, 'input') } } } } : {}),
    responses: {
      [String(row.answerStatus)]: { description: '行われた', content: { 'application/json': { schema: schemaOf(row.answer, 'output') } } },
      ...Object.fromEntries(
        refusals.map(status => [
          String(status),
          { description: REFUSED[status] ?? '', content: { 'application/problem+json': { schema: PROBLEM } } },
        ]),
      ),
    },
  }
}

function preferences({ canAnswerMinimally }: ApiDescription): Record<string, unknown>[] {
  if (!canAnswerMinimally) return []
  const description = 'return=minimal のときは、本文のない 201 と Location だけを返す（RFC 7240）'
  return [{ name: 'Prefer', in: 'header', required: false, description, schema: { type: 'string' } }]
}

function pathParameters(path: string): Record<string, unknown>[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }))
}

function queryParameters(query: z.ZodObject | undefined): Record<string, unknown>[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }))
}

function headerParameters(method: string): Record<string, unknown>[] {
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }
  const match = { name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }
  return method === 'GET' ? [] : [key, match]
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}
