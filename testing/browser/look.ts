import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { projectRoot } from '../../src/platform/project-root.ts'
import type { Way } from './chromium.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a journey saw: how many pages were asked about, and every complaint with the page it stands on. */
export type Looking = {
  look(page: Page, name: string): Promise<void>
  readonly complaints: readonly string[]
  readonly asked: () => number
}

/** Takes a picture of each page into screenshots/journeys/<folder>, and asks axe about it where scripts may run. */
export function lookInto(folder: string, way: Pick<Way, 'script'>): Looking {
  const place = join(projectRoot, 'screenshots', 'journeys', folder)
  mkdirSync(place, { recursive: true })
  const complaints: string[] = []
  let shown = 0
  let asked = 0
  const look = async (page: Page, name: string) => {
    shown++
    await takePicture(page, join(place, `${String(shown).padStart(2, '0')}-${name}.png`))
    complaints.push(...(await tooWide(page, name)))
    if (way.script === 'off') return
    asked++
    complaints.push(...(await violationsOf(page)).map(words => `${name}: ${words}`))
  }
  return { look, complaints, asked: () => asked }
}

/** A picture for people to look at. The browser now and then fails to take one on a busy machine; the page itself is not at fault. */
async function takePicture(page: Page, path: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await page.screenshot({ path, fullPage: true })
      return
    } catch (error) {
      if (tries === 3 || !String(error).includes('Unable to capture screenshot')) throw error
      await page.waitForTimeout(500)
    }
  }
}

/** Every violation of WCAG 2.2 AA and of best practice, in words. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  // Our pages hold no frames; the legacy mode spares a second page for each question.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .setLegacyMode()
    .analyze()
  return violations.flatMap(found => found.nodes.map(node => `${found.id} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`))
}

/** A page that must be pushed sideways to be read. */
async function tooWide(page: Page, name: string): Promise<readonly string[]> {
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  return over > 0 ? [`${name}: ${over} px too wide`] : []
}
