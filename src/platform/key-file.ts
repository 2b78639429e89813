import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a secret file of mode 0600 unless there is one already. Whoever finds the file finds all of it: of two processes
 * starting at once one wins, and the other never reads half a key.
 */
export function makeKeyFile(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}.new`
  writeFileSync(draft, content, { mode: 0o600 })
  try {
    // A link fails where a file is; a rename would replace the key somebody else has begun to use.
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
