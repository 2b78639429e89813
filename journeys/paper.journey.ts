import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK } from '../testing/browser/chromium.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const stage = setStage()

/** How many pages of paper the browser makes of what it shows. */
async function pagesOf(page: Page): Promise<number> {
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...paper.matchAll(/\/Type\s*\/Page\b/g)].length
}

async function consultationOf(words: string): Promise<string> {
  const [found] = await stage.ask<{ id: string }>(
    `select s.consultation_id as id from desk.standing s join staff.staff m on m.agency_id = s.agency_id and m.login = 'desk'
      where s.kind = 'owner' order by s.since desc limit 1`,
  )
  await stage.ask('update desk.consultation set statement = $2 where id = $1', [found?.id, words])
  return `/consultations/${found?.id}`
}

test('the forms of the desk are one A4 page each, and a long story takes as many as it needs without a line falling off', async () => {
  const page = await stage.visit(DESK)
  await enterAs(page, 'desk')
  const at = await consultationOf('家のことで困っています。')
  for (const path of ['print?only=application', 'receipt']) {
    await page.goto(`${at}/${path}`)
    expect(await pagesOf(page), path).toBe(1)
  }
  const story = '雨漏りと家賃のことで、夜も眠れません。'.repeat(100)
  await page.goto(`${await consultationOf(story)}/print?only=application`)
  expect(await pagesOf(page)).toBe(2)
  expect(await page.locator('.tn-sheet').textContent()).toContain(story)
})

test('the head with the demo mark, who printed and the request number stands on every page of paper, not only on the first', async () => {
  const page = await stage.visit(DESK)
  await enterAs(page, 'desk')
  await page.goto(`${await consultationOf('短い相談')}/print`)
  await page.emulateMedia({ media: 'print' })
  // A browser repeats a table's head, and only if it may not be broken: so this is what keeps the promise on page two.
  const style = await page.evaluate<unknown>(
    `(({ display, breakInside }) => ({ display, breakInside }))(getComputedStyle(document.querySelector('.tn-paper__head')))`,
  )
  expect(style).toEqual({ display: 'table-header-group', breakInside: 'avoid' })
  const head = await page.locator('.tn-paper__head').textContent()
  for (const words of ['デモ用・架空データ', '印刷 令和', '画面番号', '福祉総合相談窓口']) expect(head).toContain(words)
  expect(await page.locator('.tn-print-head').isVisible()).toBe(false)
})

test('nothing on paper is wider than the paper', async () => {
  const page = await stage.visit({ ...DESK, width: 688, height: 1000 })
  await enterAs(page, 'desk')
  const at = await consultationOf(`${'長'.repeat(400)} ${'x'.repeat(400)}`)
  await page.emulateMedia({ media: 'print' })
  for (const path of ['print', 'receipt']) {
    await page.goto(`${at}/${path}`)
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(over, path).toBe(0)
  }
})
