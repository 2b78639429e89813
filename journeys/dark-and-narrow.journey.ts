import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const { visit } = setStage()

/** 320 pixels is a 1280 pixel screen at 400 %. @source WCAG 2.2, 1.4.10 */
for (const { name, width, height, colorScheme } of [
  { name: 'on a screen of 320 pixels', width: 320, height: 640, colorScheme: 'light' },
  { name: 'in the dark on a screen of 320 pixels', width: 320, height: 640, colorScheme: 'dark' },
  { name: 'in the dark on a desk', width: 1280, height: 900, colorScheme: 'dark' },
] as const) {
  test(`list, record, form and sheet can be read without pushing sideways, and without a complaint of axe, ${name}`, async () => {
    const seeing = lookInto(`${width}-${colorScheme}`, { script: 'on' })
    const page = await visit({ ...DESK, width, height }, { colorScheme })
    await enterAs(page, 'desk')
    for (const [place, path] of await placesToRead(page)) {
      await page.goto(path)
      await seeing.look(page, place)
    }
    expect(seeing.complaints).toEqual([])
    expect(seeing.asked()).toBe(7)
    await page.context().close()
  })
}

async function placesToRead(page: Page): Promise<readonly (readonly [name: string, path: string])[]> {
  const consultation = await firstIn(page, '/consultations?queue=agency')
  const sheet = await firstIn(page, '/referrals?box=sent')
  await page.goto(consultation)
  const person = (await page.locator('aside a[href^="/people/"]').first().getAttribute('href')) ?? ''
  return [
    ['list', '/consultations?queue=agency'],
    ['record', consultation],
    ['person', person],
    ['form', '/consultations/new'],
    ['refer', `${consultation}/refer`],
    ['sheet', sheet],
    ['agencies', '/agencies'],
  ]
}

async function firstIn(page: Page, list: string): Promise<string> {
  await page.goto(list)
  return (await page.locator('.tn-table__link').first().getAttribute('href')) ?? ''
}
