import { loadavg } from 'node:os'
import { chanceOf } from '../src/pretend/domain/chance.ts'
import type { Measured } from './drive.ts'
import { drive, mixOf } from './drive.ts'
import type { Program } from './program.ts'
import type { BenchReader } from './readers.ts'
import type { AskedSearches } from './visits.ts'
import type { Wire } from './wire.ts'

/** One measured stage. CPU in percent of one core; memory is the highest seen, in bytes. */
export type Stage = {
  readonly perSecond: number
  readonly seconds: number
  readonly measured: readonly Measured[]
  readonly clientCpu: number
  readonly programCpu: number | undefined
  readonly highestResident: number | undefined
  /** Load average of the machine over the last minute, before and after. */
  readonly loadBefore: number
  readonly loadAfter: number
}

/** What a stage is measured on. */
export type Scene = {
  readonly wire: Wire
  readonly program: Program
  readonly readers: readonly BenchReader[]
  readonly asked: AskedSearches
}

/** Drives the mix at a rate for some seconds, watching memory and CPU meanwhile. */
export async function runStage(scene: Scene, perSecond: number, seconds: number): Promise<Stage> {
  const chance = chanceOf(perSecond, `stage of ${seconds} s`)
  const [loadBefore = 0] = loadavg()
  let highestResident = scene.program.residentBytes()
  const watching = setInterval(() => {
    const now = scene.program.residentBytes()
    if (now !== undefined) highestResident = Math.max(highestResident ?? 0, now)
  }, 200)
  const client = process.cpuUsage()
  const program = scene.program.cpuSeconds()
  const startedAt = performance.now()
  const measured = await drive(scene.wire, { perSecond, seconds }, mixOf(scene.readers, scene.asked, chance), chance)
  const elapsed = (performance.now() - startedAt) / 1000
  clearInterval(watching)
  const used = process.cpuUsage(client)
  const after = scene.program.cpuSeconds()
  const [loadAfter = 0] = loadavg()
  return {
    perSecond,
    seconds,
    measured,
    clientCpu: ((used.user + used.system) / 1e6 / elapsed) * 100,
    programCpu: program === undefined || after === undefined ? undefined : ((after - program) / elapsed) * 100,
    highestResident,
    loadBefore,
    loadAfter,
  }
}
