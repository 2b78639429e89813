import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { wordsOn } from '../testing/browser/read.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const { visit } = setStage()

test('a caller is heard without a mouse, and one can always see where one is', async () => {
  const page = await visit(DESK)
  await page.goto('/')
  await tabTo(page, 'button[name=demo][value=desk]')
  await pressKey(page, 'Enter')
  await Promise.all([page.waitForURL('**/consultations/new'), page.keyboard.press('n')])
  await tabTo(page, '[name=channel]')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, '[name=statement]')
  await page.keyboard.type('keyboard only: j k n / ?')
  await tabTo(page, 'main form button[type=submit].tn-button--primary')
  await pressKey(page, 'Enter')
  expect(await wordsOn(page)).toContain('相談を受け止めました')
  expect(await wordsOn(page)).toContain('keyboard only: j k n / ?')
  await page.context().close()
})

test('j and k walk the list, Enter opens the row, and / goes to the search', async () => {
  const page = await visit(DESK)
  await enterAs(page, 'desk')
  await page.goto('/consultations?queue=agency')
  const links = await page.locator('.tn-table__link').evaluateAll(rows => rows.map(row => row.getAttribute('href')))
  expect(links.length).toBeGreaterThan(3)
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
  await expectFocusToBeSeen(page)
  await pressKey(page, 'Enter')
  expect(new URL(page.url()).pathname).toBe(links[1])
  await page.goto('/consultations')
  await page.keyboard.press('/')
  expect(await page.evaluate('document.activeElement.name')).toBe('q')
  await page.keyboard.type('njk')
  expect(await page.locator('[name=q]').first().inputValue()).toBe('njk')
  await page.context().close()
})

test('on paper a consultation and a sheet keep their words and lose everything that can be pressed', async () => {
  const seeing = lookInto('paper', { script: 'off' })
  // A4 less the margins of the print style, at 96 dots per inch.
  const page = await visit({ ...DESK, width: 688, height: 980 })
  await enterAs(page, 'desk')
  await page.emulateMedia({ media: 'print' })
  await page.goto('/consultations?queue=agency')
  const consultation = await page.locator('.tn-table__link').first().getAttribute('href')
  await page.goto('/referrals?box=sent')
  const sheet = await page.locator('.tn-table__link').first().getAttribute('href')
  for (const [name, path] of [
    ['consultation', consultation],
    ['sheet', `${sheet}/print`],
  ] as const) {
    await page.goto(path ?? '')
    await seeing.look(page, name)
    expect(await page.getByRole('heading').first().isVisible()).toBe(true)
    for (const pressed of await page.getByRole('button').all()) expect(await pressed.isVisible()).toBe(false)
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
  }
  expect(seeing.complaints).toEqual([])
  await page.context().close()
})

async function pressKey(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)])
}

/** Presses Tab until the focus is there; at every step it must be visible where it is. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    await expectFocusToBeSeen(page)
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`Tab never reached ${selector}`)
}

async function expectFocusToBeSeen(page: Page): Promise<void> {
  const seen = await page.evaluate<{ place: string; width: number; isInView: boolean }>(`(() => {
    const element = document.activeElement
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    return {
      place: element.outerHTML.slice(0, 120),
      width: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
      isInView: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    }
  })()`)
  expect(seen, seen.place).toMatchObject({ isInView: true })
  expect(seen.width, seen.place).toBeGreaterThanOrEqual(2)
}
