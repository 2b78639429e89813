import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../src/platform/project-root.ts'
import { freshHome } from './ground.ts'

/** Milliseconds from `npm start` on a built tree to the first page: the first start seeds the city, the second finds it. */
export type FirstPage = { readonly first: number; readonly second: number }

const PATIENCE = 120_000

/** Starts the product twice in a new home of its own and stops it in good order. */
export async function timeFirstPage(): Promise<FirstPage> {
  const home = freshHome('start')
  try {
    return { first: await startOnce(home), second: await startOnce(home) }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function startOnce(home: string): Promise<number> {
  const port = await freePort()
  const startedAt = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_DIR: home, PORT: String(port), HOST: '127.0.0.1' },
    stdio: 'ignore',
    // A group of its own: npm, its shell and the product are ended together, as Ctrl-C in a terminal does.
    detached: true,
  })
  const gone = once(child, 'exit')
  try {
    while (!(await isServed(port))) {
      if (child.exitCode !== null || performance.now() - startedAt > PATIENCE) throw new Error('npm start で画面が開きませんでした。')
      await pause(10)
    }
    return performance.now() - startedAt
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await gone
    await databaseStopped(home)
  }
}

/** npm may be gone before the product has stopped its database; a start on a server still running would be no second start. */
async function databaseStopped(home: string): Promise<void> {
  const isRunning = () => existsSync(join(home, 'cluster', 'postmaster.pid'))
  for (const deadline = performance.now() + PATIENCE; isRunning() && performance.now() < deadline; ) await pause(20)
}

function isServed(port: number): Promise<boolean> {
  return new Promise(done => {
    get({ port, host: '127.0.0.1', path: '/sign-in', agent: false }, answer => {
      answer.resume()
      answer.on('end', () => done(answer.statusCode === 200))
      answer.on('error', () => done(false))
    }).on('error', () => done(false))
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
