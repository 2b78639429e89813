import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BIN = '/usr/lib/postgresql/15/bin'

/** Folder of Debian's PostgreSQL 15 programs, or undefined. */
export function postgres15Bin() {
  return existsSync(join(BIN, 'postgres')) && existsSync(join(BIN, 'initdb')) ? BIN : undefined
}

/**
 * Starts a throwaway PostgreSQL 15 on a free port of 127.0.0.1, durable in nothing.
 * Returns { url, stop }: the superuser's URL, and the way to remove every trace. It also goes when this process ends.
 */
export async function startPostgres15() {
  const account = process.getuid?.() === 0 ? postgresAccount() : undefined
  const home = makeHome(account)
  const stop = stopper(home, account)
  try {
    const password = randomBytes(18).toString('base64url')
    const port = await freePort()
    makeCluster(home, account, password)
    const settings = { port, listen_addresses: '127.0.0.1', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', jit: 'off' }
    const options = Object.entries({ ...settings, unix_socket_directories: "''", timezone: 'UTC', max_connections: 60 })
    const spelled = options.map(([name, value]) => `-c ${name}=${value}`).join(' ')
    run('pg_ctl', ['start', '-w', '-s', '-D', join(home, 'cluster'), '-l', join(home, 'log'), '-o', spelled], home, account)
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    stop()
    throw error
  }
}

function makeHome(account) {
  const home = mkdtempSync(join(account ? '/var/lib' : tmpdir(), 'tsunagi-postgres15-'))
  chmodSync(home, 0o700)
  if (account) chownSync(home, account.uid, account.gid)
  return home
}

function makeCluster(home, account, password) {
  const secret = join(home, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  if (account) chownSync(secret, account.uid, account.gid)
  const options = ['--encoding=UTF8', '--locale=C.UTF-8', '--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`, '--no-sync']
  run('initdb', ['-D', join(home, 'cluster'), ...options], home, account)
}

function stopper(home, account) {
  let stopped = false
  const stop = () => {
    if (stopped) return
    stopped = true
    spawnSync(join(BIN, 'pg_ctl'), ['stop', '-D', join(home, 'cluster'), '-m', 'immediate', '-s'], {
      ...account,
      cwd: '/',
      stdio: 'ignore',
    })
    rmSync(home, { recursive: true, force: true })
  }
  process.once('exit', stop)
  return stop
}

function run(program, args, cwd, account) {
  // pg_ctl's server would hold a pipe open, so nothing is piped; the log tells when it fails.
  const { status } = spawnSync(join(BIN, program), args, {
    ...account,
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
  })
  if (status !== 0) throw new Error(`PostgreSQL 15 の ${program} が失敗しました（${status}）。`)
}

function postgresAccount() {
  const number = flag => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: number('-u'), gid: number('-g') }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
