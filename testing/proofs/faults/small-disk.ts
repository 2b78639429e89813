import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { freshHome } from '../../database/fresh-home.ts'

/** A place for data that can run out of room. */
export type SmallDisk = {
  readonly home: string
  /** How the room runs out here: a full file system, or (where none may be mounted) files that may not grow. */
  readonly kind: 'tmpfs' | 'limit'
  /** From now on there is no room left. @param processes those of the server, for where only they can be limited */
  fill(processes: readonly number[]): void
  /** Room again. */
  clear(processes: readonly number[]): void
  remove(): void
}

const MEGABYTE = Buffer.alloc(1_048_576, 1)

/** Mounts a small tmpfs; where that is not allowed, takes an ordinary folder whose server will be limited. */
export async function openSmallDisk(megabytes: number): Promise<SmallDisk> {
  const place = await freshHome()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', place])
  return mounted.status === 0 ? full(place) : limited(place)
}

function full(place: string): SmallDisk {
  const ballast = join(place, 'ballast')
  return {
    home: homeIn(place),
    kind: 'tmpfs',
    fill: () => {
      const file = openSync(ballast, 'a')
      try {
        // Smaller and smaller pieces, until not one byte goes in.
        for (let size = MEGABYTE.length; size >= 1; )
          try {
            if (writeSync(file, MEGABYTE, 0, size) < size) size = Math.floor(size / 2)
          } catch {
            size = Math.floor(size / 2)
          }
      } finally {
        closeSync(file)
      }
    },
    clear: () => rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', place])
      rmSync(place, { recursive: true, force: true })
    },
  }
}

function limited(place: string): SmallDisk {
  const limit = (processes: readonly number[], soft: string) => {
    for (const pid of processes) spawnSync('prlimit', ['--pid', String(pid), `--fsize=${soft}:`])
  }
  return {
    home: homeIn(place),
    kind: 'limit',
    fill: processes => limit(processes, '8192'),
    clear: processes => limit(processes, 'unlimited'),
    remove: () => rmSync(place, { recursive: true, force: true }),
  }
}

function homeIn(place: string): string {
  const home = join(place, 'home')
  mkdirSync(home)
  chmodSync(home, 0o711)
  return home
}
