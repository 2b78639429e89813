import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { WAYS } from '../testing/browser/chromium.ts'
import { hearCaller } from '../testing/browser/hear.ts'
import type { Looking } from '../testing/browser/look.ts'
import { lookInto } from '../testing/browser/look.ts'
import { follow, press, pressButton } from '../testing/browser/press.ts'
import { wordsOn } from '../testing/browser/read.ts'
import { writeSheet } from '../testing/browser/refer.ts'
import { enterAs, leave } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const { visit } = setStage()

for (const way of WAYS) {
  test(`a caller is heard, passed on, given back, passed on again and arrives, script ${way.script} at ${way.width} pixels`, async () => {
    const folder = `${way.width}-script-${way.script}`
    const seeing = lookInto(folder, way)
    const page = await visit(way)
    await passOnUntilArrived({ page, seeing, mark: `${way.width}${way.script}` })
    await page.context().close()
    expect(seeing.complaints).toEqual([])
    expect(seeing.asked()).toBe(way.script === 'on' ? PAGES : 0)
  })
}

/** Distinct pages and states on the way, each of them asked about. */
const PAGES = 26

type Journey = { readonly page: Page; readonly seeing: Looking; readonly mark: string }

async function passOnUntilArrived(journey: Journey): Promise<void> {
  const { page, seeing, mark } = journey
  await page.goto('/')
  await seeing.look(page, 'sign-in')
  await enterAs(page, 'desk')
  await seeing.look(page, 'queue')
  const consultation = await hear(journey)
  await linkWithHousehold(journey, consultation)
  const asked = `買い物と食事の見守りをお願いします（${mark}）`
  await send(journey, consultation, '地域包括支援センター', asked, 'first')
  await leave(page)
  await giveBack(journey, asked)
  await leave(page)
  await readGivenBack(journey, consultation)
  await send(journey, consultation, '障がい者相談支援センター', asked, 'second')
  await leave(page)
  await accept(journey, asked)
  await leave(page)
  await readAsFormerOwner(journey, consultation)
}

async function hear({ page, seeing, mark }: Journey): Promise<string> {
  await page.goto('/consultations/new')
  await seeing.look(page, 'hear')
  const consultation = await hearCaller(page, `足が痛くて買い物に行けない。食べるものが少ない。（${mark}）`)
  await expectWords(page, '相談を受け止めました')
  await seeing.look(page, 'consultation-heard')
  return consultation
}

async function linkWithHousehold({ page, seeing, mark }: Journey, consultation: string): Promise<void> {
  await follow(page, '人を結びつける')
  await page.locator('summary', { hasText: '新しく登録して結びつける' }).click()
  await seeing.look(page, 'link-person')
  await page.locator('input[name=family]').fill('見本沢')
  await page.locator('input[name=given]').fill(`通い${mark}`)
  await page.locator('input[name=birthDate]').fill('S20.4.1')
  await pressButton(page, '新しく登録して結びつける')
  await expectWords(page, '人を結びつけました')
  await seeing.look(page, 'consultation-linked')
  await follow(page, /見本沢/)
  await seeing.look(page, 'person')
  await follow(page, '世帯をつくる')
  await seeing.look(page, 'make-household')
  await pressButton(page, '世帯をつくる')
  await follow(page, '新しい方を加える')
  await seeing.look(page, 'new-member')
  await page.locator('input[name=family]').fill('見本沢')
  await page.locator('input[name=given]').fill('つれあい')
  await page.locator('select[name=relationship]').selectOption({ label: '配偶者' })
  await pressButton(page, '世帯に加える')
  await expectWords(page, '世帯の方を加えました')
  await expectWords(page, '2人')
  await seeing.look(page, 'household')
  await page.goto(consultation)
}

async function send({ page, seeing }: Journey, consultation: string, to: string, asked: string, round: string): Promise<void> {
  await page.goto(consultation)
  await follow(page, 'ほかの機関につなぐ')
  if (round === 'first') await seeing.look(page, 'refer')
  await writeSheet(page, to, asked)
  await expectWords(page, 'まだ送っていません')
  if (round === 'first') await seeing.look(page, 'check')
  await pressButton(page, '送る')
  await expectWords(page, '返事待ち（未開封）')
  if (round === 'first') await seeing.look(page, 'sent')
  await page.goto('/referrals?box=waiting')
  await expectWords(page, asked)
  if (round === 'first') await seeing.look(page, 'box-waiting')
}

async function giveBack({ page, seeing }: Journey, asked: string): Promise<void> {
  await enterAs(page, 'houkatsu')
  await openEnvelope({ page, seeing }, asked, true)
  await page.locator('summary', { hasText: '理由を添えてお返しする' }).click()
  const answer = page.getByRole('form', { name: '理由を添えてお返しする' })
  await answer.getByLabel('理由の区分').selectOption('no_capacity')
  await answer.getByLabel('理由を言葉で').fill('今月は訪問できる者がおりません。')
  await seeing.look(page, 'return-form')
  await press(page, answer.getByRole('button'))
  await expectWords(page, 'お返し')
  await expectWords(page, '渡された内容はもう見られません')
  await seeing.look(page, 'returned')
}

async function openEnvelope({ page, seeing }: Pick<Journey, 'page' | 'seeing'>, asked: string, isFirst: boolean): Promise<void> {
  await page.goto('/referrals')
  await expectWords(page, '返事をする')
  if (isFirst) await seeing.look(page, 'box-to-answer')
  await press(page, page.locator('tr', { hasText: asked }).locator('.tn-table__link'))
  expect(await wordsOn(page)).not.toContain('見本沢')
  if (isFirst) await seeing.look(page, 'envelope')
  await pressButton(page, '開いて読む')
  await expectWords(page, '返事待ち（開封済み）')
  await expectWords(page, '足が痛くて買い物に行けない')
  if (isFirst) await seeing.look(page, 'opened')
}

async function readGivenBack({ page, seeing }: Journey, consultation: string): Promise<void> {
  await enterAs(page, 'desk')
  await page.goto(consultation)
  await expectWords(page, 'お返し')
  await seeing.look(page, 'consultation-given-back')
  await follow(page, /地域包括支援センター/)
  await expectWords(page, '次に誰が受け止めるか、決めてください')
  await expectWords(page, '今月は訪問できる者がおりません')
  await seeing.look(page, 'sheet-given-back')
}

async function accept({ page, seeing }: Journey, asked: string): Promise<void> {
  await enterAs(page, 'shogai')
  await openEnvelope({ page, seeing }, asked, false)
  await page.getByRole('form', { name: '受け入れる' }).getByLabel('最初に連絡する日').fill('令和8年12月1日')
  await pressButton(page, '受け入れる')
  await expectWords(page, '受け入れました')
  await seeing.look(page, 'accepted')
  await page.locator('summary', { hasText: '支援を始めたと記録する' }).click()
  await pressButton(page, '支援の開始を記録する')
  await expectWords(page, '支援開始')
  await seeing.look(page, 'started')
  await page.locator('summary', { hasText: '届いたと確認する' }).click()
  await pressButton(page, '届いたと確認する')
  await expectWords(page, '届いたと確認')
  await seeing.look(page, 'confirmed')
  await follow(page, 'もとの相談')
  await seeing.look(page, 'consultation-as-new-owner')
}

async function readAsFormerOwner({ page, seeing }: Journey, consultation: string): Promise<void> {
  await enterAs(page, 'desk')
  await page.goto(consultation)
  await expectWords(page, 'いまは 障がい者相談支援センター が受け止めています')
  await expectWords(page, '届いたと確認')
  await seeing.look(page, 'consultation-as-former-owner')
}

async function expectWords(page: Page, words: string): Promise<void> {
  expect(await wordsOn(page)).toContain(words)
}
