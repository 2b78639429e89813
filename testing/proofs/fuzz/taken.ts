import { expect } from 'vitest'
import type { Caller } from '../../app.ts'

/** What the API gave back. */
type Json = Readonly<Record<string, unknown>>

/** A lawful request that the state of a record refuses. */
export type Doomed = { readonly as: string; readonly path: string; readonly body: unknown }

/** Sends a request that must be taken, and gives what came back. */
export async function done(caller: Caller, path: string, body: object = {}, method: 'POST' | 'PATCH' = 'POST'): Promise<Json> {
  const answer = await caller.send(method, `/api/v1${path}`, body)
  expect(answer.status, `${method} ${path}: ${answer.html.slice(0, 400)}`).toBeLessThan(300)
  return answer.json() as Json
}

/** Requests of one login about one record, by the last part of their address. */
export function doomedAt(as: string, at: string, requests: Readonly<Record<string, unknown>>): readonly Doomed[] {
  return Object.entries(requests).map(([verb, body]) => ({ as, path: `/api/v1${at}/${verb}`, body }))
}
