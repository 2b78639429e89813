import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { serverAccount } from './account.ts'
import { provideBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { prepareHome } from './home.ts'
import type { Launched } from './launch.ts'
import { findOrLaunch } from './launch.ts'
import { enter } from './occupants.ts'
import { findPostmaster } from './postmaster.ts'
import type { Engine } from './run.ts'
import { runProgram } from './run.ts'
import { ensureSecrets } from './secrets.ts'

export { clusterHome, embeddedHome } from './home.ts'
export type { LoginPasswords } from './roles.ts'
export { closeDatabase, ensureRoles } from './roles.ts'
export { ensureSecrets, readSecrets } from './secrets.ts'
export { urlAsLogin, urlOnDatabase } from './urls.ts'

/** A running embedded PostgreSQL, listening on 127.0.0.1 only. */
export type EmbeddedServer = {
  /** Where the cluster lives. */
  readonly dataDir: string
  readonly host: '127.0.0.1'
  readonly port: number
  /** Login of the superuser to the database `postgres`; for migrate, backup and restore only. */
  readonly superuserUrl: string
  /** True when a server already running on the same cluster was reused. */
  readonly joined: boolean
  /** Shuts down in good order and waits; leaves the server running while another living process uses it. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL of this home, making the cluster at first, or joins the one already running there.
 * @param options.home absolute folder from embeddedHome
 * @param options.settings PostgreSQL settings laid over the defaults, e.g. { fsync: 'off' } in tests
 * @throws Error (Japanese) saying what to do: package missing, folder, disk, port, version
 */
export async function startEmbedded(options: { home: string; settings?: Record<string, string> }): Promise<EmbeddedServer> {
  const home = resolve(options.home)
  const account = serverAccount()
  await prepareHome(home, account)
  const leave = await enter(home)
  try {
    const { superuser } = await ensureSecrets(home)
    const engine: Engine = { home, dataDir: join(home, 'cluster'), binaries: await provideBinaries(home, account), account }
    await ensureCluster(engine, superuser)
    const launched = await findOrLaunch(engine, options.settings ?? {})
    return await openServer(engine, launched, superuser, leave)
  } catch (error) {
    await leave()
    throw error
  }
}

async function openServer(engine: Engine, launched: Launched, superuser: string, leave: () => Promise<number>): Promise<EmbeddedServer> {
  const { postmaster, joined } = launched
  const superuserUrl = `postgres://postgres:${superuser}@127.0.0.1:${postmaster.port}/postgres`
  const stop = once(async () => {
    const others = await leave()
    // Whoever leaves last turns the light out, also when the one who started the server was killed.
    if (others === 0) await shutDown(engine)
  })
  try {
    await proveAnswer(superuserUrl, engine)
  } catch (error) {
    await stop()
    throw error
  }
  return { dataDir: engine.dataDir, host: '127.0.0.1', port: postmaster.port, superuserUrl, joined, stop }
}

async function proveAnswer(superuserUrl: string, engine: Engine): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (cause) {
    throw new Error(
      `起動しているデータベース（${engine.dataDir}）に接続できませんでした。secrets.json が別のデータのものになっていないか確かめてください。`,
      { cause },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function shutDown(engine: Engine): Promise<void> {
  if (!(await findPostmaster(engine.dataDir))) return
  const { code, said } = await runProgram(engine, 'pg_ctl', ['stop', '-D', engine.dataDir, '-m', 'fast', '-w', '-t', '120'])
  for (let wait = 0; code !== 0 && wait < 40 && (await findPostmaster(engine.dataDir)); wait++) await pause(50)
  if (code !== 0 && (await findPostmaster(engine.dataDir))) {
    throw new Error(`データベースを終了できませんでした。${join(engine.home, 'postgres.log')} を確かめてください。\n${said.trim()}`)
  }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= act()
    return done
  }
}
