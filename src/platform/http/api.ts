import { z } from 'zod'
import type { Duty } from '../../kernel/reader.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Answer } from './answer.ts'
import { readBody } from './body.ts'
import { problem } from './problem.ts'
import type { AuditRule, Route, SignedVisit, Visit } from './route.ts'

type ApiPath = `/api/v1/${string}` | `/public/${string}`

/** What openapi.json tells about one route. */
export type ApiDescription = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: ApiPath
  readonly summary: string
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  readonly answerStatus: number
  /** Every status with which this route refuses. */
  readonly refusals: readonly number[]
  /** Asked without a token, by anyone. */
  readonly isPublic?: boolean
  /** With `Prefer: return=minimal` the answer is only the place of what was made. */
  readonly canAnswerMinimally?: boolean
}

export type ApiRoute = Route & { readonly description: ApiDescription }

/** Parts of a route of /api/v1. The body is read before any record is asked for, so that 422 tells nothing about records. */
export type ApiParts<Body> = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: `/api/v1/${string}`
  readonly duty: Duty | readonly Duty[] | 'signed-in'
  readonly audit: AuditRule
  readonly summary: string
  readonly query?: z.ZodObject
  readonly body?: z.ZodType<Body>
  readonly answer: z.ZodType
  readonly answerStatus?: number
  readonly canAnswerMinimally?: boolean
  /** Statuses with which the handler itself refuses; what the way in refuses (token, duty, record, shape) adds itself. */
  readonly refusals?: readonly number[]
  handler(visit: SignedVisit, body: Body): Promise<Answer>
}

/** Builds an API route whose body and query have been checked before the handler runs. */
export function apiRoute<Body = undefined>(parts: ApiParts<Body>): ApiRoute {
  return {
    method: parts.method,
    path: parts.path,
    duty: parts.duty,
    audit: parts.audit,
    description: described(parts),
    handler: visit => checked(parts, visit),
  }
}

/** A route of the API that anyone may ask, on the public face: what is open to all, and the way in for requests. */
export function publicApiRoute<Body = undefined>(
  parts: Omit<ApiParts<Body>, 'duty' | 'path' | 'audit' | 'handler'> & {
    readonly path: ApiPath
    readonly audit: { readonly none: string }
    handler(visit: Visit, body: Body): Promise<Answer>
  },
): ApiRoute {
  return {
    method: parts.method,
    path: parts.path,
    duty: 'anyone',
    face: 'public',
    audit: parts.audit,
    description: { ...described(parts), isPublic: true },
    handler: visit => checked(parts, visit),
  }
}

type Checked<Seen, Body> = {
  readonly query?: z.ZodObject
  readonly body?: z.ZodType<Body>
  handler(visit: Seen, body: Body): Promise<Answer>
}

async function checked<Seen extends Visit, Body>(parts: Checked<Seen, Body>, visit: Seen): Promise<Answer> {
  if (parts.query) {
    // Of a name that is there twice the first is meant, here as in every handler.
    const asked = readBody(parts.query, Object.fromEntries([...visit.query.entries].reverse()))
    if (!asked.ok) return problem(refusal('fields', { fields: asked.refusal }))
  }
  if (!parts.body) return parts.handler(visit, undefined as Body)
  const read = readBody(parts.body, visit.json)
  return read.ok ? parts.handler(visit, read.value) : problem(refusal('fields', { fields: read.refusal }))
}

type Described = Omit<ApiParts<never>, 'duty' | 'path' | 'audit' | 'handler' | 'body'> & {
  readonly path: ApiPath
  readonly duty?: ApiParts<never>['duty']
  readonly body?: z.ZodType
}

function described(parts: Described): ApiDescription {
  return {
    method: parts.method,
    path: parts.path,
    summary: parts.summary,
    ...(parts.query ? { query: parts.query } : {}),
    ...(parts.body ? { body: parts.body } : {}),
    answer: parts.answer,
    answerStatus: parts.answerStatus ?? 200,
    ...(parts.canAnswerMinimally ? { canAnswerMinimally: true } : {}),
    refusals: refusalsOf(parts),
  }
}

/** What the way into a route can refuse by itself, beside what its own handler refuses. */
function refusalsOf({ method, path, query, body, duty, refusals = [] }: Described): readonly number[] {
  const isAboutRecord = /:\w*id\b/i.test(path)
  const isClosedToSome = duty !== undefined && duty !== 'signed-in'
  return [
    ...(method === 'GET' ? [] : [400, 413]),
    ...(duty === undefined ? [] : [401]),
    ...(isClosedToSome && !isAboutRecord ? [403] : []),
    ...(isAboutRecord ? [404] : []),
    ...(query || body ? [422] : []),
    ...refusals,
  ]
}

const LIMIT = 'limit は 1 から 100 までの整数にしてください。'

/** Query of every list. */
export const LIST_QUERY = z.object({
  limit: z.coerce.number({ error: LIMIT }).int({ error: LIMIT }).min(1, { error: LIMIT }).max(100, { error: LIMIT }).optional(),
  cursor: z.uuid({ error: 'cursor には、前の答えの nextCursor をそのまま入れてください。' }).optional(),
})

/** A list as the API gives it: no totals. */
export function listOf(entry: z.ZodType) {
  return z.object({ items: z.array(entry), nextCursor: z.string().nullable() })
}

/** The version an edit is based on, from If-Match; nothing when the header is missing. */
export function versionAsked(visit: SignedVisit): number | undefined {
  const given = /^"?(\d{1,9})"?$/.exec(visit.header('if-match') ?? '')?.[1]
  return given === undefined ? undefined : Number(given)
}

/**
 * The answer to somebody who asked for no more than the place of what was made; nothing for everybody else.
 * Reading the record back costs as much as writing it, and a system that hands in many does not look.
 * @source RFC 7240 section 4.2
 */
export function minimalAnswer(visit: SignedVisit, place: `/api/v1/${string}`): Answer | undefined {
  if (!/(^|,)\s*return=minimal\s*(,|;|$)/i.test(visit.header('prefer') ?? '')) return undefined
  return { status: 201, headers: { location: place, 'preference-applied': 'return=minimal' }, body: null }
}

/** The client's key for doing a write once. */
export function idempotencyKey(visit: SignedVisit): string | undefined {
  return visit.header('idempotency-key')?.slice(0, 200)
}
