import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../src/platform/project-root.ts'
import type { Plan } from './plan.ts'

const BETWEEN_LINES = 10_000

/**
 * Loads the city by the product's own `seed-demo`, in a process of its own so that its memory is gone before anything is measured.
 * @returns milliseconds, the start of the command included
 * @throws Error in Japanese when the command refused
 */
export async function loadByCommand(
  plan: Plan,
  home: string,
  urls: { readonly appUrl: string; readonly ownerUrl: string },
): Promise<number> {
  const startedAt = performance.now()
  const size = ['--residents', String(plan.residents), '--consultations', String(plan.consultations), '--seed', String(plan.seed)]
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'cli.js'), 'seed-demo', ...size], {
    env: { ...process.env, DATABASE_URL: urls.appUrl, DATABASE_OWNER_URL: urls.ownerUrl, DATA_DIR: home },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const said = sparseLines(startedAt)
  child.stderr?.on('data', said.hear)
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`架空のまちを入れられませんでした。理由を確かめてください: ${said.last()}`)
  return performance.now() - startedAt
}

/** Passes a line on now and then: the loader reports every thousand. */
function sparseLines(startedAt: number) {
  let last = ''
  let shownAt = startedAt
  const hear = (chunk: Buffer) => {
    last = chunk.toString('utf8').trim().split('\n').at(-1) ?? last
    if (performance.now() - shownAt < BETWEEN_LINES) return
    shownAt = performance.now()
    process.stderr.write(`  ${last}\n`)
  }
  return { hear, last: () => last }
}
