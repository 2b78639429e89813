import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../src/platform/project-root.ts'

/** The bytes of a list we wrote ourselves, with the faults of real ones and places that do not exist. */
export function municipalFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(projectRoot, 'testing', 'fixtures', 'municipal', name)))
}
