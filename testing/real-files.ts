import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../src/platform/project-root.ts'

/** Where published files lie beside the project, and never inside it: their licences stay with them. */
const FOLDER = join(projectRoot, '..', 'shared', 'data')

/** Whether the published files are here. A stranger's clone has none, and its tests pass without them. */
export const hasRealFiles = existsSync(FOLDER)

/** The bytes of a published file, by its path under the folder of real data. */
export function realFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, path)))
}

/** Says in one line how many published files a test file read, or why it read none. */
export function sayHowMany(files: readonly string[]): void {
  const line = hasRealFiles
    ? `real files: ${files.length} read`
    : `real files: none read, ${files.length} asked for (${FOLDER} is not here)`
  process.stdout.write(`${line}\n`)
}
