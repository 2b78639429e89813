import { existsSync } from 'node:fs'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

/** How a page is looked at: with or without script, on a desk or on a phone. */
export type Way = { readonly script: 'on' | 'off'; readonly width: number; readonly height: number }

export const DESK: Way = { script: 'on', width: 1280, height: 900 }
const PHONE: Way = { script: 'on', width: 390, height: 844 }

/** Both screens, each with and without script. */
export const WAYS: readonly Way[] = [DESK, { ...DESK, script: 'off' }, PHONE, { ...PHONE, script: 'off' }]

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser of the machine: CHROMIUM_PATH, or one of the usual places. */
export function openChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? PLACES.find(path => existsSync(path))
  if (executablePath === undefined) throw new Error('no Chromium: name one in CHROMIUM_PATH')
  return chromium.launch({ executablePath, args: FLAGS })
}

/** A page of a new visitor; gives up waiting after twenty seconds. */
export async function newPage(browser: Browser, origin: string, way: Way, differs?: BrowserContextOptions): Promise<Page> {
  const context = await visitorOn(browser, origin, way, differs)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** One visitor with a cookie jar of their own, in Japan. `differs` overrules, for dark screens and paper. */
function visitorOn(browser: Browser, origin: string, way: Way, differs: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: origin,
    viewport: { width: way.width, height: way.height },
    javaScriptEnabled: way.script === 'on',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    ...differs,
  })
}
