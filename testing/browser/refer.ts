import type { Page } from 'playwright-core'
import { press, pressButton } from './press.ts'

/** Writes a sheet that hands the consultation over with the person's oral consent, from the form at hand; stands on the look before sending. */
export async function writeSheet(page: Page, to: string, asked: string): Promise<void> {
  await press(page, page.getByRole('link', { name: 'すべての機関' }))
  await page.getByRole('radio', { name: to, exact: true }).check()
  await page.getByRole('radio', { name: '引き継ぐ', exact: true }).check()
  await page.getByLabel('つなぐ理由').fill('お体の様子を、家に伺って確かめられる方が要るため。')
  await page.getByLabel('お願いすること').fill(asked)
  await page.getByRole('radio', { name: 'ご本人の同意', exact: true }).check()
  await page.getByRole('radio', { name: '口頭', exact: true }).check()
  await pressButton(page, '保存して、送る前に確かめる')
}
