import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../src/platform/project-root.ts'
import type { Ground } from './ground.ts'

/** The built product as a process of its own, connected with the app's login only. */
export type Program = {
  readonly port: number
  readonly pid: number
  /** Resident bytes now, as the kernel counts them; undefined where there is no /proc. */
  residentBytes(): number | undefined
  /** Seconds of CPU used so far. */
  cpuSeconds(): number | undefined
  stop(): Promise<void>
}

const PATIENCE = 30_000
/** Linux counts process times in hundredths of a second on every machine it runs on. */
const TICKS = 100

/** Starts dist/main.js and waits until it says where it listens. Its log is written to a file, as a service's would be. */
export async function startProgram(ground: Ground): Promise<Program> {
  const path = join(ground.home, 'app.log')
  const log = openSync(path, 'w')
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'main.js')], {
    env: { ...process.env, DATABASE_URL: ground.appUrl, DATA_DIR: ground.home, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', log, log],
  })
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline && child.exitCode === null; await pause(20)) {
    const port = Number(/http:\/\/localhost:(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0)
    if (port === 0 || child.pid === undefined) continue
    const stop = async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    return { port, pid: child.pid, stop, ...watch(child.pid) }
  }
  child.kill('SIGKILL')
  throw new Error(`製品を起動できませんでした。${path} を確かめてください。`)
}

function watch(pid: number): Pick<Program, 'residentBytes' | 'cpuSeconds'> {
  const read = (name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'utf8')
    } catch {
      return undefined
    }
  }
  return {
    residentBytes: () => {
      const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read('status') ?? '')?.[1]
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
    },
    cpuSeconds: () => {
      const fields = read('stat')?.split(') ')[1]?.split(' ')
      return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) / TICKS
    },
  }
}
