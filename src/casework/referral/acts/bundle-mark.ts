import { createHash } from 'node:crypto'
import type { Bundle } from '../domain/bundle.ts'

/** A short mark of exactly this content: another content, another mark. Tells nothing about the content. */
export function bundleMark(bundle: Bundle): string {
  return createHash('sha256').update(JSON.stringify(bundle)).digest('hex').slice(0, 32)
}
