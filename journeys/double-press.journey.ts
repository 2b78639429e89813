import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK } from '../testing/browser/chromium.ts'
import { pressButton } from '../testing/browser/press.ts'
import { wordsOn } from '../testing/browser/read.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'
import { setHidden } from '../testing/browser/typed-words.ts'

const { visit, ask } = setStage()

const BUTTON = '受け止めて保存する'

test('the save button pressed twice in a hurry makes one consultation', async () => {
  const page = await visit(DESK)
  await enterAs(page, 'desk')
  await fill(page, '二度押した')
  await Promise.all([page.waitForURL('**/consultations/*?done=received'), page.getByRole('button', { name: BUTTON }).dblclick()])
  expect(await recordsOf('二度押した')).toBe(1)
  await page.context().close()
})

test('the same form sent twice at once, without script, makes one consultation and both lead to it', async () => {
  const first = await visit({ ...DESK, script: 'off' })
  await enterAs(first, 'desk')
  const second = await first.context().newPage()
  for (const page of [first, second]) await fill(page, '同時に届いた')
  const key = await first.locator('main input[name=_key]').first().inputValue()
  await setHidden(second, '_key', key)
  await Promise.all([pressButton(first, BUTTON), pressButton(second, BUTTON)])
  expect(await recordsOf('同時に届いた')).toBe(1)
  expect(new URL(second.url()).pathname).toBe(new URL(first.url()).pathname)
  expect(await wordsOn(second)).toContain('同時に届いた')
  await first.context().close()
})

async function fill(page: Page, statement: string): Promise<void> {
  await page.goto('/consultations/new')
  await page.getByRole('radio', { name: '電話' }).check()
  await page.locator('[name=statement]').fill(statement)
}

async function recordsOf(statement: string): Promise<number> {
  return (await ask('select 1 from desk.consultation where statement = $1', [statement])).length
}
