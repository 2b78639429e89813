import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Way } from './chromium.ts'
import { newPage, openChromium } from './chromium.ts'
import type { OpenTown } from './open-town.ts'
import { openTown } from './open-town.ts'

/** The town and the browser of one file of journeys. */
export type Stage = {
  /** A page of a new visitor, with a cookie jar of their own. */
  visit(way: Way, differs?: BrowserContextOptions): Promise<Page>
  /** Rows of one statement as the superuser, for verifying and for breaking things on purpose. */
  ask: OpenTown['ask']
}

/** Opens a town and a browser before the first journey of the file that calls this, and closes both after the last. */
export function setStage(): Stage {
  let town: OpenTown | undefined
  let browser: Browser | undefined
  const elsewhere: string[] = []
  beforeAll(async () => {
    town = await openTown()
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await town?.close()
    // No font, map, script or picture of ours comes from another machine.
    if (elsewhere.length > 0) throw new Error(`pages asked other machines: ${elsewhere.join(' ')}`)
  })
  return {
    visit: async (way, differs) => {
      if (browser === undefined || town === undefined) throw new Error('a journey began before its stage stood')
      const { origin } = town
      const page = await newPage(browser, origin, way, differs)
      page.context().on('request', request => {
        const asked = new URL(request.url())
        if (/^(https?|wss?):$/.test(asked.protocol) && asked.origin !== origin) elsewhere.push(asked.href)
      })
      return page
    },
    ask: (statement, values) => {
      if (town === undefined) throw new Error('a journey began before its stage stood')
      return town.ask(statement, values)
    },
  }
}
