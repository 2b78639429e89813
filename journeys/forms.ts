import type { Page } from 'playwright-core'
import { hearCaller } from '../testing/browser/hear.ts'
import { press } from '../testing/browser/press.ts'

/** One form of the desk, as a journey fills and spoils it. `mark` is a text that finds the record again. */
export type FormToFill = {
  readonly name: string
  /** Goes to the form, with every kind of field filled in. */
  fill(page: Page, mark: string): Promise<void>
  /** Makes one answer impossible. */
  spoil(page: Page): Promise<void>
  readonly button: string
  /** The table without which the form cannot be kept. */
  readonly table: string
  /** Counts the records that carry the mark. */
  readonly counted: string
}

export const FORMS: readonly FormToFill[] = [
  {
    name: '相談を受ける',
    fill: fillHear,
    spoil: page => page.locator('[name=statement]').fill(''),
    button: '受け止めて保存する',
    table: 'desk.consultation',
    counted: `select 1 from desk.consultation where called = $1`,
  },
  {
    name: '人を登録する',
    fill: fillPerson,
    spoil: page => page.locator('[name=birthDate]').fill('S64.1.8'),
    button: '保存する',
    table: 'people.person',
    counted: 'select 1 from people.person where called = $1',
  },
  {
    name: 'つなぐシート',
    fill: fillSheet,
    spoil: page => page.locator('[name=replyBy]').fill('令和8年2月30日'),
    button: '保存して、送る前に確かめる',
    table: 'referral.referral',
    counted: 'select 1 from referral.referral where asked = $1',
  },
]

async function fillHear(page: Page, mark: string): Promise<void> {
  await page.goto('/consultations/new')
  await unfold(page)
  await page.getByRole('radio', { name: '電話' }).check()
  await page.locator('[name=statement]').fill('一行目「だれにも言えなかった」\n二行目 <b>& 100% + ＋\n\n四行目')
  await page.locator('[name=familyStatement]').fill('家族は心配している。')
  await page.locator('[name=topics]').first().check()
  await page.locator('[name=topics]').nth(2).check()
  await page.locator('[name=called]').fill(mark)
  await page.locator('[name=visitorPhone]').fill('0595-00-0101')
  await page.locator('[name=interpreter]').check()
  await page.locator('[name=gapNeed]').fill('夜に話せる場所')
}

async function fillPerson(page: Page, mark: string): Promise<void> {
  await page.goto('/people/new')
  await unfold(page)
  await page.locator('[name=family]').fill('髙﨑')
  await page.locator('[name=familyKana]').fill('たかさき')
  await page.locator('[name=called]').fill(mark)
  await page.locator('[name=birthDate]').fill('昭和30年5月6日')
  await page.locator('[name=phone]').fill('0595-00-0102')
  await page.locator('[name=interpreter]').check()
  await page.locator('[name=note]').fill('一行目\n二行目')
}

async function fillSheet(page: Page, mark: string): Promise<void> {
  const consultation = await hearCaller(page, `灯油が買えない。${mark}`)
  await page.goto(`${consultation}/refer`)
  await press(page, page.getByRole('link', { name: 'すべての機関' }))
  await page.getByRole('radio', { name: '地域包括支援センター', exact: true }).check()
  await page.getByRole('radio', { name: '引き継ぐ', exact: true }).check()
  await page.locator('[name=reason]').fill('ひとり暮らしで、足もとが冷えるため。\n急ぎます。')
  await page.locator('[name=asked]').fill(mark)
  await page.locator('[name=replyBy]').fill('令和8年12月25日')
  await page.getByRole('radio', { name: 'ご本人の同意', exact: true }).check()
  await page.getByRole('radio', { name: '口頭', exact: true }).check()
  await page.locator('[name=accompanied]').check()
}

/** Opens what is folded, as a hand would, one after the other. */
async function unfold(page: Page): Promise<void> {
  const folded = page.locator('main form details:not([open]) > summary')
  while ((await folded.count()) > 0) await folded.first().click()
}
