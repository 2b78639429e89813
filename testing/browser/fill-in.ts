import type { Locator, Page } from 'playwright-core'
import { press } from './press.ts'

/** Fills fields of one form by their names: what is typed, chosen or ticked, whatever kind of field it is. */
export async function fillIn(form: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`)
    const kind = await field.first().evaluate(node => (node.tagName === 'SELECT' ? 'select' : (node.getAttribute('type') ?? 'text')))
    if (kind === 'radio' || kind === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check()
    else if (kind === 'select') await field.selectOption(value)
    else await field.fill(value)
  }
}

/** The form of a page that is sent to an address ending so, unfolded where it was folded up. */
export async function formTo(page: Page, ending: string): Promise<Locator> {
  const form = page.locator(`main form[action$="${ending}"]`).first()
  const folded = page.locator('main details:not([open])', { has: page.locator(`form[action$="${ending}"]`) })
  if ((await folded.count()) > 0) await folded.first().locator('summary').first().click()
  return form
}

/** Fills a form of the page and sends it by its first button. */
export async function sendIn(page: Page, ending: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const form = await formTo(page, ending)
  await fillIn(form, fields)
  await press(page, form.locator('button[type=submit], button:not([type])').first())
}
