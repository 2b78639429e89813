import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../src/platform/project-root.ts'
import { isFull } from '../size.ts'

const BIN = '/usr/lib/postgresql/15/bin'
const HEADING = '**7.5 時刻に戻す**'

/** A durable PostgreSQL 15 of a proof's own, on which the recipe of docs/operations.md is run as it is written. */
export type ArchivedServer = {
  readonly superuserUrl: string
  readonly cluster: string
  readonly kept: string
  /** Runs the recipe's piece of that number, counted from 0. @throws Error with what was said */
  runRecipe(nth: number, more?: Readonly<Record<string, string>>): void
  remove(): void
}

/** The pieces of the recipe, in order: to keep the WAL, to make a base, to go back. */
export function recipe(): readonly string[] {
  const text = readFileSync(join(projectRoot, 'docs', 'operations.md'), 'utf8')
  const section = text.slice(text.indexOf(HEADING))
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, inside]) => inside ?? '').filter(piece => piece.includes('$BIN'))
}

/** Whether Debian's programs are there. */
export function hasPostgres15(): boolean {
  return existsSync(join(BIN, 'pg_basebackup'))
}

/** Makes and starts one, as another account when this is root. */
export async function startArchivedServer(): Promise<ArchivedServer> {
  const account = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
  const home = mkdtempSync(join(account ? '/var/lib' : tmpdir(), 'tsunagi-archived-'))
  chmodSync(home, 0o700)
  if (account) chownSync(home, account.uid, account.gid)
  const cluster = join(home, 'cluster')
  const kept = join(home, 'kept')
  const port = await freePort()
  const env = {
    PATH: process.env['PATH'],
    LC_ALL: 'C.UTF-8',
    BIN,
    CLUSTER: cluster,
    KEPT: kept,
    PGHOST: '127.0.0.1',
    PGPORT: String(port),
    PGUSER: 'postgres',
  }
  // What is proven does not need a disk; how long it takes does.
  const haste = isFull ? '' : 'fsync = off\\n'
  const run = (script: string, more: Readonly<Record<string, string>> = {}) => {
    // A server started by the script would hold a pipe open, so what is said goes to a file.
    const said = join(home, 'said')
    const { status } = spawnSync('bash', ['-euc', `exec > '${said}' 2>&1\n${script}`], {
      ...account,
      cwd: home,
      stdio: 'ignore',
      env: { ...env, ...more },
    })
    if (status !== 0) throw new Error(`${script}\n${existsSync(said) ? readFileSync(said, 'utf8') : ''}`)
  }
  run(`"$BIN/initdb" -D "$CLUSTER" --encoding=UTF8 --locale=C.UTF-8 --username=postgres --auth=trust --no-sync
    printf "port = ${port}\\nlisten_addresses = '127.0.0.1'\\nunix_socket_directories = ''\\ntimezone = 'UTC'\\n${haste}" >> "$CLUSTER/postgresql.auto.conf"
    "$BIN/pg_ctl" start -w -s -D "$CLUSTER" -l "$CLUSTER.log"`)
  const pieces = recipe()
  return {
    superuserUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    cluster,
    kept,
    runRecipe: (nth, more) => run(pieces[nth] ?? 'exit 9', more),
    remove: () => {
      spawnSync(join(BIN, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'immediate', '-s'], { ...account, cwd: '/', stdio: 'ignore' })
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function idOf(flag: string): number {
  return Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
