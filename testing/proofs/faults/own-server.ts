import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddedServer } from '../../../src/platform/embedded/index.ts'
import { ensureRoles, readSecrets, startEmbedded, urlAsLogin, urlOnDatabase } from '../../../src/platform/embedded/index.ts'
import { migrate } from '../../../src/platform/migrate.ts'
import { freshHome } from '../../database/fresh-home.ts'

/** A PostgreSQL of one proof's own, durable as in a city, which may be stopped, frozen and started again. */
export type OwnServer = {
  readonly appUrl: string
  readonly publicUrl: string
  /** Of the superuser, for arranging and reckoning only; where the server is now. */
  ownerUrl(): string
  readonly port: number
  readonly home: string
  /** The postmaster and everything it started. */
  processes(): readonly number[]
  /** What `pg_ctl stop -m immediate` does: no checkpoint, no good-bye. */
  stopAtOnce(): Promise<void>
  /** What the service manager of a city does when PostgreSQL is gone; one that runs is joined. */
  start(): Promise<void>
  /** Lets go of it in good order; it ends when nobody else uses it. */
  leave(): Promise<void>
  /** Ends it, with every trace. */
  end(): Promise<void>
}

const DATABASE = 'tsunagi'

/** Makes the server with a migrated, empty database. @param home an empty folder the server's account can enter */
export async function openOwnServer(home?: string, settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
  const folder = home ?? (await freshHome())
  await mkdir(folder, { recursive: true })
  const first = await startEmbedded({ home: folder, settings })
  const { port, dataDir } = first
  let running: EmbeddedServer = first
  const secrets = await readSecrets(folder)
  const ownerUrl = urlOnDatabase(first.superuserUrl, DATABASE)
  await ensureRoles(first.superuserUrl, DATABASE, secrets)
  await migrate(ownerUrl)
  return {
    appUrl: urlAsLogin(ownerUrl, 'tsunagi_app', secrets.app),
    publicUrl: urlAsLogin(ownerUrl, 'tsunagi_public', secrets.public),
    ownerUrl: () => onPort(ownerUrl, portOf(dataDir)),
    port,
    home: folder,
    processes: () => familyOf(postmasterOf(dataDir)),
    stopAtOnce: async () => {
      const postmaster = postmasterOf(dataDir)
      process.kill(postmaster, 'SIGQUIT')
      while (isAlive(postmaster)) await pause(10)
      await running.stop()
    },
    start: async () => {
      running = await startEmbedded({ home: folder, settings: { ...settings, port: String(port) } })
    },
    leave: () => running.stop(),
    end: async () => {
      await running.stop()
      if (home === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
}

function portOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[3])
}

function onPort(url: string, port: number): string {
  const same = new URL(url)
  same.port = String(port)
  return same.toString()
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A process and its children, from /proc. */
function familyOf(parent: number): readonly number[] {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  return [parent, ...pids.filter(pid => parentOf(pid) === parent).map(Number)]
}

function parentOf(pid: string): number {
  try {
    // The name of a program may hold gaps and brackets, so what follows the last bracket is read.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
  } catch {
    return 0
  }
}
