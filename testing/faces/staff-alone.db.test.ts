import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../scripts/build.mjs'
import { routes } from '../../src/app.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { freshHome } from '../database/fresh-home.ts'

let home = ''

beforeAll(async () => {
  await build()
  home = await freshHome()
})
afterAll(() => rm(home, { recursive: true, force: true }))

/** Screens of the staff side that need nothing but a signed-in reader. */
const paths = [
  ...new Set(routes.filter(row => row.method === 'GET' && row.face !== 'public' && !row.path.includes(':')).map(row => row.path)),
].filter(path => path !== '/sso/start')

test.runIf(process.platform === 'linux')(
  'the staff side, started and used in a network of its own, never tries to reach another machine',
  () => {
    const wish = JSON.stringify({ env: { FACE: 'staff', DATA_DIR: home, PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: '' }, paths })
    const inside = `ip link set lo up && exec ${process.execPath} ${join('testing', 'faces', 'drive-inside.mjs')} "$0"`
    const asRoot = process.getuid?.() === 0
    const ran = spawnSync('unshare', [asRoot ? '-n' : '-rn', 'sh', '-c', inside, wish], { cwd: projectRoot, encoding: 'utf8' })
    expect(ran.status, ran.stderr || String(ran.error)).toBe(0)
    const seen = JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '') as {
      readonly statuses: Record<string, number>
      readonly heard: number
      readonly during: number
      readonly afterOne: number
      readonly code: number
    }
    const opened = Object.values(seen.statuses).filter(status => status === 200 || status === 303)
    expect(opened.length, JSON.stringify(seen.statuses)).toBeGreaterThan(10)
    expect(Object.entries(seen.statuses).filter(([, status]) => status >= 500)).toEqual([])
    expect([seen.heard, seen.code]).toEqual([303, 0])
    expect(seen.during).toBe(0)
    // The gauge works: the one try made on purpose is seen.
    expect(seen.afterOne).toBeGreaterThan(0)
  },
  120_000,
)
