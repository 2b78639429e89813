import type { Locator, Page } from 'playwright-core'

/** The words somebody can see in the main part of a page. */
export function wordsOn(page: Page): Promise<string> {
  return visibleWords(page.getByRole('main'))
}

/** The heading of a page. */
export function headingOf(page: Page): Promise<string> {
  return visibleWords(page.getByRole('heading', { level: 1 }))
}

/** The words somebody can see in one place. */
function visibleWords(place: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: words that are folded away or hidden are not seen
  return place.innerText()
}
