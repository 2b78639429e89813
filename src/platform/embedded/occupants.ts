import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processLives } from './postmaster.ts'

let entered = 0

/**
 * Notes that this process uses the home's server, so that nobody else stops it meanwhile.
 * Gives the way out: it removes the note and tells how many living users are left.
 */
export async function enter(home: string): Promise<() => Promise<number>> {
  const folder = join(home, 'in-use')
  const note = `${process.pid}-${++entered}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, note), '', { mode: 0o600 })
  return async () => {
    await rm(join(folder, note), { force: true })
    return countLiving(folder)
  }
}

async function countLiving(folder: string): Promise<number> {
  let living = 0
  for (const note of await readdir(folder)) {
    if (processLives(Number(note.split('-')[0]))) living++
    else await rm(join(folder, note), { force: true })
  }
  return living
}
