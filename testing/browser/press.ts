import type { Locator, Page } from 'playwright-core'

/** Presses what leads to another page, and waits until that page stands. */
export async function press(page: Page, target: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), target.click()])
}

/** Presses a button by its words. */
export function pressButton(page: Page, name: string | RegExp): Promise<void> {
  return press(
    page,
    page
      .getByRole('main')
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first(),
  )
}

/** Follows a link by its words. */
export function follow(page: Page, name: string | RegExp): Promise<void> {
  return press(
    page,
    page
      .getByRole('main')
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first(),
  )
}
