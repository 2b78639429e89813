import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeRequestsIn } from '../src/casework/desk/index.ts'
import { LANGUAGES } from '../src/kernel/language.ts'
import { wordsIn } from '../src/portal/texts/all.ts'
import { plainText } from '../src/ui/languages/readings.ts'
import type { Way } from '../testing/browser/chromium.ts'
import { newPage, openChromium } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import type { OpenTown } from '../testing/browser/open-town.ts'
import { openTown } from '../testing/browser/open-town.ts'
import { pressButton } from '../testing/browser/press.ts'
import { headingOf, wordsOn } from '../testing/browser/read.ts'
import { enterAs } from '../testing/browser/sign-in.ts'

const PHONE: Way = { script: 'on', width: 390, height: 844 }
const WIDE: Way = { script: 'on', width: 1280, height: 900 }

let town: OpenTown
let browser: Browser

beforeAll(async () => {
  town = await openTown()
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  await town.close()
})

const takeIn = () =>
  takeRequestsIn(town.database, town.inboxKey, error => {
    throw error
  })
/** The button that goes on, whatever it is called in the language of the page. */
const goOn = (page: Page) => page.locator('main form button[name=_go][value=next]').click()
const numberOn = async (page: Page) => (await page.locator('#receipt-number').textContent()) ?? ''

for (const script of ['on', 'off'] as const) {
  test(`a Portuguese-speaking mother on a phone asks, is understood at the desk, and later answers that help arrived, script ${script}`, async () => {
    const pt = wordsIn('pt')
    const page = await newPage(browser, town.origin, { ...PHONE, script }, { locale: 'pt-BR' })
    await page.goto('/p')
    expect(new URL(page.url()).pathname).toBe('/p/pt')
    await page.getByRole('link', { name: pt.home.askTitle }).click()
    await page.locator('textarea[name=words]').fill(`Meu filho não vai à escola e eu trabalho à noite. (${script})`)
    await page.locator('input[name=topics][value=parenting]').check()
    await goOn(page)
    await page.locator('input[name=reach][value=phone]').check()
    await goOn(page)
    await page.locator('input[name=phone]').fill('0595-00-4321')
    await page.locator('input[name=days][value="2"]').check()
    await page.locator('input[name=times][value=afternoon]').check()
    await goOn(page)
    await page.locator('input[name=interpreter][value=yes]').check()
    await goOn(page)
    expect(await wordsOn(page)).toContain('Meu filho não vai à escola')
    await goOn(page)
    const number = await numberOn(page)
    expect(number).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/)
    expect(await takeIn()).toBe(1)

    const worker = await newPage(browser, town.origin, { ...WIDE, script })
    await worker.goto('/')
    await enterAs(worker, 'desk')
    await worker.goto('/consultations?queue=agency')
    const row = worker.locator('tr', { hasText: `(${script})` })
    for (const words of ['ポルトガル語・通訳希望', '電話希望 火 午後']) expect(await row.textContent()).toContain(words)
    await row.locator('.tn-table__link').click()
    const shown = await wordsOn(worker)
    for (const words of ['連絡のしかた', 'ポルトガル語・通訳希望', '0595-00-4321', '火曜日　午後']) expect(shown).toContain(words)
    await worker.getByRole('link', { name: '返事を書く' }).click()
    await worker.locator('textarea[name=words]').fill('Terça-feira às 14h, com intérprete, no balcão 1.')
    await pressButton(worker, '返事を書く')
    await worker.getByRole('link', { name: '行き先を決める' }).click()
    await worker.locator('input[name=outcome][value=answered]').check()
    await worker.locator('textarea[name=words]').fill('通訳と一緒に学校へつないだ')
    await pressButton(worker, '保存する')
    const consultation = worker.url().split('?')[0] ?? ''

    await page.goto('/p/pt/receipt')
    await page.locator('input[name=code]').fill(number.toLowerCase())
    await page.getByRole('button', { name: pt.state.look }).click()
    expect(await wordsOn(page)).toContain('Terça-feira às 14h, com intérprete')
    expect(page.url()).not.toContain(number)
    await page.locator('input[name=helped][value=yes]').check()
    await page.locator('textarea[name=helpWords]').fill('Obrigada!')
    await page.getByRole('button', { name: pt.state.helpSend }).click()
    expect(await wordsOn(page)).toContain(pt.state.helped)
    expect(await takeIn()).toBe(1)
    await worker.goto(consultation)
    const end = await wordsOn(worker)
    for (const words of ['助けになったか', 'はい', 'Obrigada!']) expect(end).toContain(words)
    await page.context().close()
    await worker.context().close()
  })
}

test('the keyboard alone is enough to ask and to read the number', async () => {
  const page = await newPage(browser, town.origin, WIDE)
  await page.goto('/p/ja')
  await tabTo(page, 'a[href="/p/ja/ask"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/p/ja/ask')
  await tabTo(page, 'textarea[name=words]')
  await page.keyboard.type('キーボードだけで書いた相談')
  await tabTo(page, 'main button[name=_go]')
  await entering(page)
  await tabTo(page, 'input[name=reach]')
  await page.keyboard.press('Space')
  await entering(page)
  await tabTo(page, 'input[name=language]')
  await entering(page)
  expect(await wordsOn(page)).toContain('キーボードだけで書いた相談')
  await tabTo(page, 'main .tn-portal__go button[name=_go][value=next]')
  await entering(page)
  expect(await numberOn(page)).toMatch(/^[2-9A-Z]{4}-/)
  await page.context().close()
})

test('with nothing but roles and names, as a screen reader tells them, a request is made and the number found', async () => {
  const { home, ask, words, receipt } = wordsIn('ja')
  const page = await newPage(browser, town.origin, WIDE)
  const heading = async (name: string) => expect(await headingOf(page)).toBe(name)
  const press = async (name: string) => {
    await Promise.all([page.waitForLoadState('load'), page.getByRole('main').getByRole('button', { name, exact: true }).click()])
  }
  await page.goto('/p/ja')
  await page.getByRole('link', { name: home.askTitle }).click()
  await heading(ask.trouble.title)
  await press(words.next)
  expect(await page.getByRole('alert').textContent()).toContain(wordsIn('ja').refused.words)
  await page.getByRole('textbox', { name: ask.trouble.words }).fill('目を使わずに書いた相談')
  await press(words.next)
  await heading(ask.reach.title)
  await page.getByRole('group', { name: ask.reach.title }).getByRole('radio', { name: ask.reach.none }).check()
  await press(words.next)
  await heading(ask.talk.title)
  await press(words.next)
  await heading(ask.check.title)
  await page.getByRole('button', { name: ask.check.changeOf(ask.trouble.words) }).click()
  await heading(ask.trouble.title)
  await press(words.next)
  await heading(ask.check.title)
  await press(ask.check.send)
  await heading(receipt.title)
  expect(await page.getByRole('region', { name: receipt.numberTitle }).textContent()).toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
  await page.context().close()
})

for (const language of LANGUAGES) {
  test(`every page of the public side is in order for everybody, in ${language}`, async () => {
    await town.ask('delete from platform.attempt')
    const complaints = [
      ...(await lookAtAll(language, PHONE)),
      ...(language === 'ja' || language === 'en' ? await lookAtAll(language, WIDE) : []),
    ]
    expect(complaints).toEqual([])
  })
}

async function lookAtAll(language: (typeof LANGUAGES)[number], way: Way): Promise<readonly string[]> {
  const words = wordsIn(language)
  const seeing = lookInto(`public-${language}-${way.width}`, way)
  const page = await newPage(browser, town.origin, way)
  const broken: string[] = []
  page.on('response', answer => {
    if (answer.status() >= 500) broken.push(`${answer.status()} ${answer.url()}`)
  })
  const at = (below: string) => page.goto(`/p/${language}${below}`)
  await at('')
  await seeing.look(page, 'home')
  await at('/ask')
  await seeing.look(page, 'ask-trouble')
  await goOn(page)
  await seeing.look(page, 'ask-error')
  expect(await page.title()).toContain(plainText(words.frame.errorTitlePrefix).trim())
  await page.locator('textarea[name=words]').fill('長い文章の例。'.repeat(12))
  await goOn(page)
  await seeing.look(page, 'ask-reach')
  await page.locator('input[name=reach][value=phone]').check()
  await goOn(page)
  await seeing.look(page, 'ask-phone')
  await page.locator('input[name=phone]').fill('0595-00-1111')
  await page.locator('input[name=days][value="1"]').check()
  await page.locator('input[name=quiet]').check()
  await goOn(page)
  await seeing.look(page, 'ask-talk')
  await goOn(page)
  await seeing.look(page, 'ask-check')
  await goOn(page)
  await seeing.look(page, 'receipt')
  const number = await numberOn(page)
  await at('/receipt')
  await seeing.look(page, 'ask-after')
  await page.locator('input[name=code]').fill('2222-2222-2223')
  await page.locator('#receipt button').click()
  await seeing.look(page, 'typo')
  await page.locator('input[name=code]').fill(number)
  await page.locator('#receipt button').click()
  await seeing.look(page, 'news')
  await at('/find')
  await seeing.look(page, 'find')
  await page.locator('button[name=topic][value=parenting]').click()
  await seeing.look(page, 'found')
  const place = page.locator('a[href*="/places/"]').first()
  if ((await place.count()) > 0) {
    await place.click()
    await seeing.look(page, 'place')
  }
  await at('/card')
  await seeing.look(page, 'card')
  await at('/nothing')
  await seeing.look(page, 'absent')
  await page.context().close()
  return [...seeing.complaints, ...broken]
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${selector} cannot be reached by keyboard on ${page.url()}`)
}

/** Enter, and the next page has come. */
async function entering(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}
