import type { DestinationStream, Logger } from 'pino'
import pino from 'pino'

export type Log = Logger

/**
 * JSON log without personal content: routes as patterns, never paths; no bodies, no queries, no names. What belongs to a request
 * carries its number. An error is logged by its kind and place, not by its message, because a database message may quote a row.
 *
 * @param to where lines go; standard output unless given
 */
export function openLog(level: string, to?: DestinationStream): Log {
  const options = { level, base: { program: 'tsunagi' }, timestamp: pino.stdTimeFunctions.isoTime }
  return to === undefined ? pino(options) : pino(options, to)
}

/** What may be said of an error in a log: nothing that somebody may have typed. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  return { kind: plainWord(error.name) ?? 'Error', ...word(error, 'code'), ...word(error, 'constraint'), place: placeOf(error) }
}

const MOST_PLACES = 6

/** Where it happened. The message stands at the head of a stack and may run over several lines, so it is cut off first. */
function placeOf({ message, stack = '' }: Error): readonly string[] {
  const frames = message !== '' && stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack
  return frames
    .split('\n')
    .filter(line => /^ {4}at /.test(line))
    .slice(0, MOST_PLACES)
    .map(line => line.trim())
}

function word(error: Error, field: 'code' | 'constraint'): Record<string, string> {
  const said = plainWord((error as unknown as Record<string, unknown>)[field])
  return said === undefined ? {} : { [field]: said }
}

/** Codes and names of constraints are words of programs; whatever else stands there may be somebody's. */
function plainWord(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,63}$/.test(value) ? value : undefined
}
