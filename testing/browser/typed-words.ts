import type { Page } from 'playwright-core'

/** What stands in the form that writes, by name and in order, as it would be sent; the page's own hidden machinery left out: a name with an underscore, and the version a draft was begun on. */
export function typedIn(page: Page): Promise<readonly (readonly [name: string, value: string])[]> {
  return page.evaluate(`(() => {
    const form = document.querySelector('main form:has([name=_key]):has([name=_draft])')
    return [...new FormData(form)].filter(([name, value]) => !name.startsWith('_') && name !== 'basedOn' && value !== '').sort()
  })()`)
}

/** Puts another value into a hidden field of the form that writes; for what no hand can do, such as sending a foreign form. */
export async function setHidden(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`main form:has([name=_key]):has([name=_draft]) input[name=${name}]`).evaluate((input, text) => {
    Object.assign(input, { value: text })
  }, value)
}
