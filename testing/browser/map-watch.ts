import type { Page } from 'playwright-core'

/** What a page complained of and whom it asked, from the moment of watching on. */
export type MapWatch = { readonly complaints: readonly string[]; readonly outside: readonly string[] }

/** Notes every broken policy, error and request to another host than the page's own. Call it before the page is opened. */
export function watch(page: Page, origin: string): MapWatch {
  const complaints: string[] = []
  const outside: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || /content security policy|trusted/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) outside.push(request.url())
  })
  return { complaints, outside }
}

/** Waits until the map of a page is drawn and tells how many different places it drew. */
export async function drawnPlaces(page: Page): Promise<number> {
  const map = page.locator('tn-map[data-state]')
  await map.waitFor({ state: 'attached' })
  if ((await map.getAttribute('data-state')) !== 'ready') throw new Error('the map failed and left the sketch')
  return Number(await map.getAttribute('data-drawn'))
}
