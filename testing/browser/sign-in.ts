import type { Page } from 'playwright-core'
import { press } from './press.ts'

/** Enters the pretend town as one of its roles, by the role switcher. */
export async function enterAs(page: Page, login: string): Promise<void> {
  await page.goto('/')
  await press(page, page.locator(`button[name=demo][value=${login}]`))
}

/** Leaves by the button at the top of the page. */
export function leave(page: Page): Promise<void> {
  return press(page, page.getByRole('banner').getByRole('button', { name: 'サインアウト' }))
}
