import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { freshHome } from '../../database/fresh-home.ts'

/** A place for data that can run out of room. */
export type SmallDisk = {
  readonly home: string
  /** False where no file system may be mounted (only root may): then nothing can be filled, and whoever wants to must say so. */
  readonly canBeFull: boolean
  /** From now on there is no room left. */
  fill(): void
  /** Room again. */
  clear(): void
  remove(): void
}

const MEGABYTE = Buffer.alloc(1_048_576, 1)

/**
 * Mounts a small tmpfs; where that is not allowed, gives an ordinary folder. A limit on the size of files is no stand-in for a full disk:
 * PostgreSQL is told EFBIG and not ENOSPC, names no shortage of room, and its journal ends the server at once.
 */
export async function openSmallDisk(megabytes: number): Promise<SmallDisk> {
  const place = await freshHome()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', place])
  return mounted.status === 0 ? small(place) : ordinary(place)
}

function small(place: string): SmallDisk {
  const ballast = join(place, 'ballast')
  return {
    home: homeIn(place),
    canBeFull: true,
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

function ordinary(place: string): SmallDisk {
  const never = () => {
    throw new Error('a folder of an ordinary disk is never filled')
  }
  return {
    home: homeIn(place),
    canBeFull: false,
    fill: never,
    clear: () => {},
    remove: () => rmSync(place, { recursive: true, force: true }),
  }
}

function homeIn(place: string): string {
  const home = join(place, 'home')
  mkdirSync(home)
  chmodSync(home, 0o711)
  return home
}
