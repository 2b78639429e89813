import type { Page } from 'playwright-core'
import { press } from './press.ts'

/**
 * Enters the pretend town as one of its people. The role switcher offers a handful; the others enter through the same form, with their own
 * name in its button.
 */
export async function enterAs(page: Page, login: string): Promise<void> {
  await page.goto('/')
  if ((await page.locator(`button[name=demo][value=${login}]`).count()) === 0) {
    await page
      .locator('button[name=demo]')
      .first()
      .evaluate((button, value) => Object.assign(button, { value }), login)
  }
  await press(page, page.locator(`button[name=demo][value=${login}]`))
}

/** Leaves by the button at the top of the page. */
export function leave(page: Page): Promise<void> {
  return press(page, page.getByRole('banner').getByRole('button', { name: 'サインアウト' }))
}
