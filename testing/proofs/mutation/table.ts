import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../src/platform/project-root.ts'
import { isFull } from '../size.ts'

/** Prints a list, one mutant a line, and leaves it as a file beside the figures of `npm run prove` (bench/results). */
export function writeTable(name: string, lines: readonly string[]): void {
  const folder = isFull ? join(projectRoot, 'bench', 'results') : join(tmpdir(), 'tsunagi-proofs')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `mutants-${name}.tsv`)
  writeFileSync(file, `${lines.join('\n')}\n`)
  console.log(`${lines.join('\n')}\n→ ${file}`)
}
