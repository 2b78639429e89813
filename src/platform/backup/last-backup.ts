import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is remembered of the last backup that was made to its end. */
export type LastBackup = { readonly at: string; readonly path: string; readonly bytes: number; readonly auditHead: number }

/** Remembers it in the home; the file is whole or not there. */
export function rememberBackup(home: string, last: LastBackup): void {
  const path = stateFile(home)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}.new`
  writeFileSync(draft, `${JSON.stringify(last)}\n`, { mode: 0o600 })
  renameSync(draft, path)
}

/** The last backup, if one was ever made here and what was remembered can be read. */
export function readLastBackup(home: string): LastBackup | undefined {
  const path = stateFile(home)
  if (!existsSync(path)) return undefined
  try {
    const { at, path: file, bytes, auditHead } = JSON.parse(readFileSync(path, 'utf8')) as LastBackup
    return Number.isFinite(Date.parse(at)) ? { at, path: file, bytes, auditHead } : undefined
  } catch {
    return undefined
  }
}

function stateFile(home: string): string {
  return join(home, 'last-backup.json')
}
