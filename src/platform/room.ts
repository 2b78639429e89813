import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Bytes below which somebody should make room. */
export const LITTLE_ROOM = 1_000_000_000
/** Bytes below which PostgreSQL cannot begin the next file of its journal, and ends. */
export const NO_ROOM = 16_777_216

/** Bytes free where a folder lies, or will lie; undefined where the system does not tell. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  const disk = await statfs(nearestExisting(folder)).catch(() => undefined)
  return disk && disk.bavail * disk.bsize
}

/** The folder itself, or the one above it that is there. */
export function nearestExisting(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestExisting(dirname(folder))
}
