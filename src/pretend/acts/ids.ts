import { createHash } from 'node:crypto'
import type { Id } from '../../kernel/id.ts'

/** A lasting id for a key of the pretend city: the same seed gives the same ids, sorted by the moment they belong to. */
export function idFor<Kind extends string>(seed: number, kind: Kind, key: string, milliseconds = 1_600_000_000_000): Id<Kind> {
  const hash = createHash('sha256').update(`${seed}\n${kind}\n${key}`).digest('hex')
  const time = milliseconds.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}` as Id<Kind>
}
