import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A running PostgreSQL as its own file `postmaster.pid` describes it. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  /** True once it accepts connections; false while it starts or stops. */
  readonly ready: boolean
}

/** Tells whether a process with this number exists, whoever owns it. */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Finds the PostgreSQL running on this data directory; undefined when there is none. */
export async function findPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const text = await readIfThere(join(dataDir, 'postmaster.pid'))
  const lines = text?.split('\n') ?? []
  const pid = Number(lines[0])
  if (!(pid > 0) || !(await servesFrom(pid, dataDir))) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Removes a `postmaster.pid` whose process is gone or is something else by now.
 * PostgreSQL does the first itself, but refuses to start when the number was given to another living process.
 */
export async function clearStalePid(dataDir: string): Promise<void> {
  const path = join(dataDir, 'postmaster.pid')
  const pid = Number((await readIfThere(path))?.split('\n')[0])
  if (process.platform === 'linux' && pid > 0 && processLives(pid) && !(await servesFrom(pid, dataDir))) await rm(path, { force: true })
}

async function servesFrom(pid: number, dataDir: string): Promise<boolean> {
  if (!processLives(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(dataDir))
  } catch {
    // Not ours to look at means not started by us.
    return false
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
