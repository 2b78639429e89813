import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK } from '../testing/browser/chromium.ts'
import { hearCaller } from '../testing/browser/hear.ts'
import { press, pressButton } from '../testing/browser/press.ts'
import { headingOf, wordsOn } from '../testing/browser/read.ts'
import { writeSheet } from '../testing/browser/refer.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'
import { setHidden, typedIn } from '../testing/browser/typed-words.ts'
import type { FormToFill } from './forms.ts'
import { FORMS } from './forms.ts'

const { visit, ask } = setStage()

for (const script of ['off', 'on'] as const) {
  for (const form of FORMS) {
    test(`「${form.name}」 keeps every word through a refused answer, a foreign form, a failure and an ended session, script ${script}`, async () => {
      const page = await visit({ ...DESK, script })
      await enterAs(page, 'desk')
      await refusedAnswer(page, form)
      await foreignForm(page, form)
      await failure(page, form)
      await endedSession(page, form)
      await page.context().close()
    })
  }
}

test('a draft is back when the tab was closed', async () => {
  const page = await visit(DESK)
  await enterAs(page, 'desk')
  await page.goto('/consultations/new')
  await page.locator('[name=statement]').fill('書きかけの言葉')
  await page.getByText('下書きを保存しました').waitFor()
  await page.close()
  const again = await page.context().newPage()
  await again.goto('/consultations/new')
  expect(await again.locator('[name=statement]').inputValue()).toBe('書きかけの言葉')
  expect(await wordsOn(again)).toContain('書きかけの内容を戻しました')
  await again.context().close()
})

test('an answer to a referral is back after the session ended, and an envelope waits where it was', async () => {
  const page = await visit({ ...DESK, script: 'off' })
  await enterAs(page, 'desk')
  await page.goto(`${await hearCaller(page, '灯油が買えない。')}/refer`)
  await writeSheet(page, '地域包括支援センター', '訪問をお願いします')
  await pressButton(page, '送る')
  const sheet = new URL(page.url()).pathname
  await page.context().clearCookies()
  await enterAs(page, 'houkatsu')
  await page.goto(sheet)
  await page.context().clearCookies()
  await pressButton(page, '開いて読む')
  await press(page, page.locator('button[name=demo][value=houkatsu]'))
  expect(new URL(page.url()).pathname).toBe(sheet)
  await pressButton(page, '開いて読む')
  await page.locator('summary', { hasText: '理由を添えてお返しする' }).click()
  const answer = page.getByRole('form', { name: '理由を添えてお返しする' })
  await answer.getByLabel('理由の区分').selectOption('no_capacity')
  await answer.getByLabel('理由を言葉で').fill('今月は訪問できる者がおりません。')
  await page.context().clearCookies()
  await press(page, answer.getByRole('button'))
  await press(page, page.locator('button[name=demo][value=houkatsu]'))
  expect(await answer.getByLabel('理由の区分').inputValue()).toBe('no_capacity')
  expect(await answer.getByLabel('理由を言葉で').inputValue()).toBe('今月は訪問できる者がおりません。')
  await press(page, answer.getByRole('button'))
  expect(await wordsOn(page)).toContain('理由を添えてお返ししました')
  await page.goto(sheet)
  expect(await wordsOn(page)).not.toContain('書きかけの内容を戻しました')
  await page.context().close()
})

for (const script of ['off', 'on'] as const) {
  test(`of two who change one consultation, the later one sees both texts and can save, script ${script}`, async () => {
    const first = await visit({ ...DESK, script })
    const second = await visit({ ...DESK, script })
    await enterAs(first, 'desk')
    await enterAs(second, 'head')
    const consultation = await hearCaller(first, `はじめの言葉 ${script}`)
    for (const page of [first, second]) await page.goto(`${consultation}/edit`)
    await first.locator('[name=statement]').fill(`先に書いた言葉 ${script}`)
    await second.locator('[name=statement]').fill(`後から書いた言葉 ${script}`)
    await pressButton(first, '保存する')
    const typed = await typedIn(second)
    await pressButton(second, '保存する')
    expect(await wordsOn(second)).toContain(`先に書いた言葉 ${script}`)
    expect(await typedIn(second)).toEqual(typed)
    await pressButton(second, '保存する')
    expect(new URL(second.url()).pathname).toBe(consultation)
    expect(await wordsOn(second)).toContain(`後から書いた言葉 ${script}`)
    await first.context().close()
    await second.context().close()
  })
}

async function refusedAnswer(page: Page, form: FormToFill): Promise<void> {
  await form.fill(page, markOf(form))
  await form.spoil(page)
  const typed = await typedIn(page)
  await pressButton(page, form.button)
  expect(await page.title()).toMatch(/^エラー：/)
  expect(await typedIn(page)).toEqual(typed)
}

async function foreignForm(page: Page, form: FormToFill): Promise<void> {
  const mark = markOf(form)
  await form.fill(page, mark)
  const typed = await typedIn(page)
  await setHidden(page, '_token', 'from-elsewhere')
  await pressButton(page, form.button)
  expect(await headingOf(page)).toBe('もう一度送ってください')
  expect(await typedIn(page)).toEqual(typed)
  await pressButton(page, 'もう一度送る')
  expect(await recordsOf(form, mark)).toBe(1)
}

async function failure(page: Page, form: FormToFill): Promise<void> {
  const mark = markOf(form)
  const [schema, table] = form.table.split('.')
  await form.fill(page, mark)
  const typed = await typedIn(page)
  await ask(`alter table ${form.table} rename to gone_for_a_while`)
  await pressButton(page, form.button).finally(() => ask(`alter table ${schema}.gone_for_a_while rename to ${table}`))
  expect(await headingOf(page)).toBe('処理中に問題が起きました')
  expect(await typedIn(page)).toEqual(typed)
  const address = page.url()
  await pressButton(page, 'もう一度送る')
  expect(page.url()).not.toBe(address)
  expect(await recordsOf(form, mark)).toBe(1)
}

async function endedSession(page: Page, form: FormToFill): Promise<void> {
  const mark = markOf(form)
  await form.fill(page, mark)
  const typed = await typedIn(page)
  await page.context().clearCookies()
  await pressButton(page, form.button)
  expect(await headingOf(page)).toBe('もう一度サインインしてください')
  await press(page, page.locator('button[name=demo][value=desk]'))
  expect(await typedIn(page)).toEqual(typed)
  await pressButton(page, form.button)
  expect(await recordsOf(form, mark)).toBe(1)
}

let marks = 0

function markOf(form: FormToFill): string {
  marks++
  return `${form.name}の見本${marks}`
}

async function recordsOf(form: FormToFill, mark: string): Promise<number> {
  return (await ask(form.counted, [mark])).length
}
