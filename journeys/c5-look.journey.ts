import { expect, test } from 'vitest'
import { DESK, WAYS } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'
import { seatResidents } from '../testing/community/seat-residents.ts'

const stage = setStage()
test('look', async () => {
  await seatResidents(stage)
  const all: string[] = []
  for (const [nth, way] of [WAYS[3] ?? DESK, DESK, WAYS[2] ?? DESK].entries()) {
    const { look, complaints } = lookInto(`c5-${nth}`, way)
    const page = await stage.visit(way)
    await enterAs(page, 'resident')
    await page.goto('/treasures/new')
    if (nth === 0) await look(page, 'new')
    await page.getByLabel('宝物の名まえ').fill(`三丁目の朝市 ${nth}`)
    await page.locator('select[name=type]').selectOption('place')
    await page.locator('input[name=themes][value=shopping]').check()
    await page.getByLabel('教えてくれた方の名まえ').fill('語野　部')
    await page.locator('summary', { hasText: '行き方' }).click()
    await page.getByLabel('緯度').fill('34.7661')
    await page.getByLabel('経度').fill(`136.1${nth}02`)
    await page.getByRole('button', { name: '書きとめる' }).click()
    await page.waitForURL(/done=found/)
    const at = new URL(page.url()).pathname
    await look(page, 'found')
    const keeper = await stage.visit(way)
    await enterAs(keeper, 'chair')
    await keeper.goto(at)
    await look(keeper, 'keeper')
    await keeper.locator('summary', { hasText: '同意を書きとめる' }).click()
    await keeper.getByRole('button', { name: '同意を書きとめる' }).click()
    await keeper.waitForLoadState()
    await look(keeper, 'refused')
    await keeper.getByLabel('書いたもので').check()
    await keeper.locator('input[name=givenOn]').fill('令和8年11月3日')
    await keeper.getByRole('button', { name: '同意を書きとめる' }).click()
    await keeper.waitForURL(/done=consented/)
    await keeper.locator('summary', { hasText: /^確かめる$/ }).click()
    await keeper.locator('form[action$="/move"] textarea').fill('見てきた')
    await keeper.locator('form[action$="/move"] button').click()
    await keeper.waitForURL(/done=moved/)
    for (const sum of await keeper.locator('main summary').all()) await sum.click()
    await look(keeper, 'keeper-all')
    await keeper.goto('/treasures')
    await keeper.waitForTimeout(way.script === 'on' ? 2500 : 0)
    await look(keeper, 'list')
    if (nth === 1) {
      await keeper.emulateMedia({ media: 'print' })
      await keeper.goto(at)
      await look(keeper, 'paper')
    }
    all.push(...complaints)
    await page.context().close()
    await keeper.context().close()
  }
  console.log(all.join('\n'))
  expect(all).toEqual([])
})
