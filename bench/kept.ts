import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../src/platform/project-root.ts'
import type { Figures } from './figures.ts'
import type { Machine } from './machine.ts'
import type { Scale } from './plan.ts'

/** The figures last accepted, for each scale, with the machine they come from and what has to be known about them. */
export type Accepted = { readonly at: string; readonly machine: Machine; readonly note: string; readonly figures: Figures }

const LAST = join(projectRoot, 'bench', 'last.json')

/** The figures last accepted at this scale, if there are any. */
export function readLast(scale: Scale): Accepted | undefined {
  return readAll()[scale]
}

/** Makes the figures of a run the accepted ones of their scale. */
export function writeLast(scale: Scale, accepted: Accepted): void {
  writeJson(LAST, { ...readAll(), [scale]: accepted })
}

/** Writes one JSON file, with its folder. */
export function writeJson(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`)
}

/** Where results go when nothing else is said; git does not keep them. */
export function resultsPath(at: string): string {
  return join(projectRoot, 'bench', 'results', `${at.replaceAll(':', '-').slice(0, 19).toLowerCase()}.json`)
}

function readAll(): Partial<Record<Scale, Accepted>> {
  return existsSync(LAST) ? (JSON.parse(readFileSync(LAST, 'utf8')) as Partial<Record<Scale, Accepted>>) : {}
}
