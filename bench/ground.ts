import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT_SHELF } from '../src/platform/embedded/home.ts'
import type { EmbeddedServer } from '../src/platform/embedded/index.ts'
import { ensureRoles, readSecrets, startEmbedded, urlAsLogin, urlOnDatabase } from '../src/platform/embedded/index.ts'
import { installationKind } from '../src/platform/installation.ts'
import { migrate } from '../src/platform/migrate.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { loadByCommand } from './city-load.ts'
import type { Plan } from './plan.ts'

/** A loaded city on a server of its own, fsync on and every other setting as in production. */
export type Ground = {
  readonly home: string
  readonly appUrl: string
  /** The superuser on the same database: for filling and counting, never for what is measured. */
  readonly ownerUrl: string
  /** Milliseconds of the load; undefined when the city of an earlier run was kept. */
  readonly loadMilliseconds: number | undefined
  stop(): Promise<void>
}

/** Starts the server, brings the schema forward and loads the city unless the home already holds one. */
export async function openGround(plan: Plan): Promise<Ground> {
  const home = plan.home ? resolve(plan.home) : freshHome(plan.scale)
  const server = await startEmbedded({ home })
  const stop = async () => {
    await server.stop()
    if (plan.home === undefined) rmSync(home, { recursive: true, force: true })
  }
  try {
    return { home, stop, ...(await fill(plan, home, server)) }
  } catch (error) {
    await stop()
    throw error
  }
}

/** An empty folder for a server that only this run knows; root's must be reachable for the server's account. */
export function freshHome(name: string): string {
  const shelf = process.getuid?.() === 0 ? ROOT_SHELF : join(projectRoot, '.tsunagi')
  const home = join(shelf, `bench-${name}-${process.pid}`)
  mkdirSync(shelf, { recursive: true })
  rmSync(home, { recursive: true, force: true })
  return home
}

async function fill(plan: Plan, home: string, server: EmbeddedServer): Promise<Omit<Ground, 'home' | 'stop'>> {
  const secrets = await readSecrets(home)
  await ensureRoles(server.superuserUrl, 'tsunagi', secrets)
  const ownerUrl = urlOnDatabase(server.superuserUrl, 'tsunagi')
  const appUrl = urlAsLogin(ownerUrl, 'tsunagi_app', secrets.app)
  await migrate(ownerUrl)
  const isLoaded = (await installationKind(ownerUrl, undefined)) !== undefined
  return { appUrl, ownerUrl, loadMilliseconds: isLoaded ? undefined : await loadByCommand(plan, home, { appUrl, ownerUrl }) }
}
