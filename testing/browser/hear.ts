import type { Page } from 'playwright-core'
import { press, pressButton } from './press.ts'

/** Hears a caller with the two answers that suffice, and stands on the page of the new consultation. Returns its address. */
export async function hearCaller(page: Page, statement: string): Promise<string> {
  await page.goto('/consultations')
  await press(page, page.locator('[data-shortcut=new]'))
  await page.getByRole('radio', { name: '電話' }).check()
  await page.getByLabel('ご本人が話されたこと').fill(statement)
  await pressButton(page, '受け止めて保存する')
  return new URL(page.url()).pathname
}
