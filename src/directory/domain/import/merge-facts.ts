import type { PlaceFacts } from '../place.ts'

/** New facts of a known place; `changed` fields took the file's word, and among them `overwritten` were written by hand meanwhile. */
export type MergedFacts = {
  readonly facts: PlaceFacts
  readonly changed: readonly (keyof PlaceFacts)[]
  readonly overwritten: readonly (keyof PlaceFacts)[]
}

/**
 * What stands after a new edition: a field changes only where the file says something else than the last time. So what people
 * corrected by hand stays until the publisher changes that very field, and an edition that changes nothing changes nothing here.
 *
 * @param said what the last file said; null when the place never came from a file
 */
export function mergeFacts(stands: PlaceFacts, said: PlaceFacts | null, file: PlaceFacts): MergedFacts {
  const before = said ?? stands
  const fields = Object.keys(file) as (keyof PlaceFacts)[]
  const changed = fields.filter(field => !isSame(file[field], before[field]) && !isSame(file[field], stands[field]))
  return {
    facts: { ...stands, ...Object.fromEntries(changed.map(field => [field, file[field]])) },
    changed,
    overwritten: changed.filter(field => !isSame(stands[field], before[field])),
  }
}

/** Whether two facts say the same, whatever the order of their keys; a feature that is not stated is the same as none. */
export function isSame(a: unknown, b: unknown): boolean {
  return plainForm(a) === plainForm(b)
}

function plainForm(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? Object.fromEntries(stated(part)) : part)) ?? ''
}

function stated(part: Record<string, unknown>): [string, unknown][] {
  return Object.entries(part)
    .filter(([, value]) => value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
