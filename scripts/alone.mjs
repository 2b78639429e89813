import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Does the work while no other process prepares the same checkout; waits for it, and takes over from one that died. */
export async function alone(checkout, work) {
  const lock = join(tmpdir(), `tsunagi-prepare-${createHash('sha256').update(checkout).digest('hex').slice(0, 12)}`)
  for (let told = false; !take(lock); told = true) {
    if (!told) console.error('別の「つなぎ」が準備をしています。終わるまで待っています…')
    await pause(200)
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', release)
  try {
    await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take(lock) {
  try {
    mkdirSync(lock)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (holderLives(lock)) return false
    // Renamed first: of two who find it dead, one succeeds.
    const dead = `${lock}-${process.pid}`
    try {
      renameSync(lock, dead)
    } catch {
      return false
    }
    rmSync(dead, { recursive: true, force: true })
    return take(lock)
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  return true
}

function holderLives(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return true
  } catch (error) {
    // No pid yet: it is being written at this moment, or its writer died in between; a second look tells.
    if (error.code === 'ENOENT') return youngerThan(lock, 2000)
    return error.code === 'EPERM'
  }
}

function youngerThan(path, milliseconds) {
  try {
    return Date.now() - statSync(path).mtimeMs < milliseconds
  } catch {
    return true
  }
}
