import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Db } from '../database.ts'

/**
 * One look or one deed, as the act reports it. Who and when are taken from the transaction, not from here.
 * `detail` (terms, reasons, changed fields) is kept apart and may be erased; the event keeps its hash only.
 */
export type AuditEvent = {
  readonly action: string
  readonly subjectType: string
  readonly subjectIds: readonly string[]
  readonly outcome?: 'done' | 'refused' | 'absent'
  readonly refusal?: string | undefined
  readonly purpose?: string | undefined
  readonly detail?: Readonly<Record<string, unknown>> | undefined
}

/**
 * Appends one event through the definer function; there is no other way in.
 * @throws whatever the database says; `isUnwritten` knows it again, and nobody is shown or told anything
 */
export async function recordEvent(
  db: Db,
  id: Id<'event'>,
  event: AuditEvent,
  request: { readonly route: string; readonly requestNo: string },
): Promise<void> {
  const detail = event.detail === undefined ? null : JSON.stringify(event.detail)
  try {
    await sql`select audit.record(${id}, ${event.action}, ${event.subjectType}, ${[...event.subjectIds]}::uuid[], ${event.outcome ?? 'done'},
                                ${event.refusal ?? null}, ${event.purpose ?? null}, ${request.route}, ${request.requestNo}, ${detail}::jsonb)`.execute(
      db,
    )
  } catch (error) {
    if (error instanceof Error) UNWRITTEN.add(error)
    throw error
  }
}

/** Errors are marked and not wrapped: whoever tries a transaction again reads their code. */
const UNWRITTEN = new WeakSet<Error>()

/** Whether an error came of an event that could not be written down: the request may be right, and is answered with 503. */
export function isUnwritten(error: unknown): boolean {
  return error instanceof Error && UNWRITTEN.has(error)
}

/** What to audit when an act ends in a result: done, or refused with its code (absent counts apart). */
export function outcomeOf(result: {
  readonly ok: boolean
  readonly refusal?: { readonly code: string }
}): Pick<AuditEvent, 'outcome' | 'refusal'> {
  if (result.ok) return { outcome: 'done' }
  const code = result.refusal?.code ?? 'unknown'
  return { outcome: code === 'absent' ? 'absent' : 'refused', refusal: code }
}
