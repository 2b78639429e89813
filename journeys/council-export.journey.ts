import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../src/platform/project-root.ts'
import { DESK, openChromium } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'
import { seatResidents } from '../testing/community/seat-residents.ts'

const { visit, ask } = setStage()
let alone: Browser

beforeAll(async () => {
  alone = await openChromium()
})
afterAll(() => alone.close())

/** Unpacks a ZIP as a resident would; the address of its first page. */
function unpack(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagi-council-'))
  for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(readFileSync(file))))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const [only = ''] = readdirSync(folder)
  return pathToFileURL(join(folder, only, 'index.html')).href
}

test('a keeper takes the council away, and the file reads without the program and without a net: every link leads somewhere', async () => {
  await seatResidents({ ask })
  const page = await visit(DESK)
  await enterAs(page, 'chair')
  await page.goto('/community-issues/new')
  const main = page.getByRole('main')
  await main.locator('input[name=title]').fill('雪の日に道まで出られない')
  await main.locator('textarea[name=words]').fill('坂の途中の五軒で、年に二日ほど。')
  await main.getByRole('button', { name: '書きとめる' }).click()
  await ask(
    `update platform.session set strong_at = now() + interval '1 day' where staff_id = (select id from staff.staff where login = 'chair')`,
  )
  await page.goto('/councils/1/export')
  const [download] = await Promise.all([page.waitForEvent('download'), main.getByRole('button', { name: '書き出す' }).click()])
  expect(download.suggestedFilename()).toMatch(/^council-1-.*\.zip$/)
  const first = unpack(await download.path())
  for (const width of [1280, 390]) {
    const seeing = lookInto(`council-export-${width}`, { script: 'on' })
    const context = await alone.newContext({ viewport: { width, height: 844 }, offline: true, locale: 'ja-JP' })
    const reader = await context.newPage()
    const refused: string[] = []
    reader.on('requestfailed', request => void refused.push(request.url()))
    const waiting = [first]
    const been = new Set<string>()
    const kinds = new Set<string>()
    for (const address of waiting) {
      if (been.has(address)) continue
      been.add(address)
      await reader.goto(address)
      if (!address.endsWith('.html')) continue
      const kind = address
        .split('/')
        .slice(-2)
        .join('-')
        .replace(/[0-9a-f-]{36}/, 'one')
      // One page of each kind is looked at; axe takes its time.
      if (!kinds.has(kind)) await seeing.look(reader, kind.replace(/[^a-z]+/g, '-'))
      kinds.add(kind)
      waiting.push(
        ...(await reader.evaluate<string[]>(`[...document.links].map(link => link.href).filter(href => href.startsWith('file:'))`)),
      )
    }
    expect(refused).toEqual([])
    expect(seeing.complaints).toEqual([])
    expect(kinds.size).toBeGreaterThan(8)
    expect([...been].some(address => address.includes('/issues/'))).toBe(true)
    await context.close()
  }
  const paper = await (await alone.newContext({ offline: true })).newPage()
  await paper.goto(first)
  await paper.pdf({ path: join(projectRoot, 'screenshots', 'journeys', 'council-export-1280', 'paper.pdf'), format: 'A4' })
  await page.context().close()
})
