import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clusterHome, embeddedHome } from './home.ts'

const checkout = realpathSync(mkdtempSync(join(tmpdir(), 'tsunagi-home-')))
const link = `${checkout}-link`

afterAll(() => {
  for (const path of [link, checkout]) rmSync(path, { recursive: true, force: true })
})

test('the same checkout always gets the same home, another checkout another one', () => {
  expect(embeddedHome(checkout, undefined)).toBe(embeddedHome(checkout, undefined))
  expect(embeddedHome(checkout, undefined)).not.toBe(embeddedHome(tmpdir(), undefined))
})

test('root keeps its home outside the checkout, everybody else inside', () => {
  if (process.getuid?.() === 0) expect(embeddedHome(checkout, undefined)).toMatch(/^\/var\/lib\/tsunagi\/[0-9a-f]{16}$/)
  else expect(embeddedHome(checkout, undefined)).toBe(join(checkout, '.tsunagi'))
})

test('a checkout reached through a link has the home of the checkout itself', () => {
  symlinkSync(checkout, link)
  expect(realpathSync(checkout)).toBe(realpathSync(link))
  if (process.getuid?.() === 0) expect(embeddedHome(link, undefined)).toBe(embeddedHome(checkout, undefined))
  else expect(embeddedHome(link, undefined)).toBe(join(link, '.tsunagi'))
})

test('DATA_DIR wins, relative to the checkout or absolute', () => {
  expect(embeddedHome(checkout, 'kept')).toBe(join(checkout, 'kept'))
  expect(embeddedHome(checkout, '/srv/tsunagi')).toBe('/srv/tsunagi')
})

test('below a folder that only root may enter, the cluster goes to a place of its own, the same every time', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'tsunagi-closed-'))
  const home = join(closed, 'data')
  if (process.getuid?.() !== 0) return expect(await clusterHome(home)).toBe(home)
  expect(await clusterHome(home)).toMatch(/^\/var\/lib\/tsunagi\/[0-9a-f]{16}$/)
  expect(await clusterHome(home)).toBe(await clusterHome(home))
  await chmod(closed, 0o755)
  expect(await clusterHome(home)).toBe(home)
})
