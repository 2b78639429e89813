import { once } from 'node:events'
import { open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'
import { clearStalePid, findPostmaster } from './postmaster.ts'
import type { Engine } from './run.ts'
import { startProgram } from './run.ts'

/** A server found or started, ready for connections. */
export type Launched = { readonly postmaster: Postmaster; readonly joined: boolean }

/** Settings for a small machine; durability stays on, and what is logged holds no written values. */
const SMALL_MACHINE: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  random_page_cost: '1.1',
  password_encryption: 'scram-sha-256',
  logging_collector: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}
const LARGEST_LOG = 20_000_000
const ATTEMPTS = 6
/** Recovery after a power cut may take minutes; a server that is still alive is waited for this long (ms). */
const PATIENCE = 300_000

/**
 * Joins the server running on the cluster, or starts it on a free port of 127.0.0.1 and waits until it is ready.
 * Of several starters at once PostgreSQL's own lock lets one win; the others join it.
 * @throws Error (Japanese) when the server does not come up
 */
export async function findOrLaunch(engine: Engine, settings: Readonly<Record<string, string>>): Promise<Launched> {
  let said = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const running = await settled(engine)
    if (running) return { postmaster: running, joined: true }
    await clearStalePid(engine.dataDir)
    const outcome = await launch(engine, settings)
    if (typeof outcome !== 'string') return { postmaster: outcome, joined: false }
    said = outcome
    if (!/could not bind|could not create any TCP|lock file|pre-existing shared memory/.test(said)) break
    await pause(200)
  }
  throw new Error(
    `データベースを起動できませんでした。${reason(said)}詳しくは ${logPath(engine)} をご覧ください。\n${said.trim().split('\n').slice(-8).join('\n')}`,
  )
}

/** Waits while a server is starting or stopping; undefined once there is none. */
async function settled(engine: Engine): Promise<Postmaster | undefined> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await pause(25)) {
    const found = await findPostmaster(engine.dataDir)
    if (!found || found.ready) return found
  }
  throw new Error(
    `データベースの起動か終了がまだ終わっていません。数分待ってから、もう一度起動してください。詳しくは ${logPath(engine)} をご覧ください。`,
  )
}

/** Starts the server once; gives it when ready, or the end of its log when it gave up. */
async function launch(engine: Engine, settings: Readonly<Record<string, string>>): Promise<Postmaster | string> {
  const chosen = { ...SMALL_MACHINE, port: String(await freePort()), ...settings }
  const args = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  await putAwayLargeLog(engine)
  const log = await open(logPath(engine), 'a', 0o600)
  try {
    const start = (await log.stat()).size
    const child = await startProgram(engine, 'postgres', ['-D', engine.dataDir, ...args], ['ignore', log.fd, log.fd])
    let gone = false
    child.once('exit', () => {
      gone = true
    })
    for (const deadline = Date.now() + PATIENCE; !gone && Date.now() < deadline; await pause(15)) {
      const found = await findPostmaster(engine.dataDir)
      if (found?.ready && found.pid === child.pid) {
        child.unref()
        return found
      }
    }
    return gone ? await logSince(engine, start) : 'the server did not become ready in time'
  } finally {
    await log.close()
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

function logPath(engine: Engine): string {
  return join(engine.home, 'postgres.log')
}

async function putAwayLargeLog(engine: Engine): Promise<void> {
  const path = logPath(engine)
  const size = await stat(path).then(
    found => found.size,
    () => 0,
  )
  if (size > LARGEST_LOG) await rename(path, `${path}.1`)
}

async function logSince(engine: Engine, start: number): Promise<string> {
  const log = await open(logPath(engine), 'r')
  try {
    const { buffer, bytesRead } = await log.read(Buffer.alloc(8192), 0, 8192, start)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await log.close()
  }
}

function reason(said: string): string {
  if (/No space left/.test(said)) return 'ディスクの空きがありません。不要なファイルを消してから、起動し直してください。'
  if (/could not bind|could not create any TCP/.test(said)) {
    return '127.0.0.1 の空いているポートを使えませんでした。しばらく待ってから、起動し直してください。'
  }
  if (/Permission denied/.test(said)) return 'データのフォルダーを読み書きできません。持ち主と権限を確かめてください。'
  if (/lock file/.test(said)) return '同じデータを別のプログラムが使っています。そのプログラムを終えてから、起動し直してください。'
  return ''
}
