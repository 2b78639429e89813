import type { Logger } from 'pino'
import pino from 'pino'

export type Log = Logger

/**
 * JSON log without personal content: routes as patterns, never paths; no bodies, no queries, no names.
 * An error is logged by its kind and place, not by its message, because a database message may quote a row.
 */
export function openLog(level: string): Log {
  return pino({ level, base: { program: 'tsunagi' }, timestamp: pino.stdTimeFunctions.isoTime })
}

/** What may be said of an error in a log. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error ? { code: String(error.code) } : {}
  const constraint = 'constraint' in error ? { constraint: String(error.constraint) } : {}
  const place = error.stack
    ?.split('\n')
    .filter(line => line.startsWith('    at '))
    .slice(0, 6)
    .map(line => line.trim())
  return { kind: error.name, ...code, ...constraint, place }
}
