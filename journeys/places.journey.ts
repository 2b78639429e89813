import { expect, test } from 'vitest'
import { DESK, WAYS } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { drawnPlaces, watch } from '../testing/browser/map-watch.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const { visit, ask } = setStage()

for (const way of WAYS) {
  test(`the register can be read, searched and mended on ${way.width} pixels, script ${way.script}, without a complaint of axe`, async () => {
    const seeing = lookInto(`places-${way.width}-${way.script}`, { script: way.script })
    const page = await visit(way)
    await enterAs(page, 'admin')
    const [place] = await ask<{ id: string }>(`select id from directory.place where name = '多文化共生センター'`)
    const [agency] = await ask<{ id: string }>(`select id from directory.agency where takes_requests`)
    const paths = ['/places', '/places?q=%E5%A4%9A%E6%96%87%E5%8C%96', '/places/map', '/places/new']
    for (const path of [
      ...paths,
      `/places/${place?.id}`,
      `/places/${place?.id}/edit`,
      `/agencies/${agency?.id}`,
      `/agencies/${agency?.id}/edit`,
    ]) {
      await page.goto(path)
      await seeing.look(page, path.replace(/[^a-z]+/g, '-'))
    }
    expect(seeing.complaints).toEqual([])
    await page.context().close()
  })
}

test('the map draws every place with no other host asked and no policy broken, and the keyboard can go past it', async () => {
  const page = await visit(DESK)
  await enterAs(page, 'desk')
  const seen = watch(page, new URL(page.url()).origin)
  const [truth] = await ask<{ n: number }>('select count(*)::int as n from directory.place where is_active and lat is not null')
  await page.goto('/places/map')
  expect(await drawnPlaces(page)).toBe(truth?.n)
  await page.locator('.tn-map__skip').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(`document.activeElement.closest('tn-map') === null`)).toBe(true)
  expect(seen).toEqual({ complaints: [], outside: [] })
  await page.context().close()
})

test('a point that is pressed tells what stands there, and leads to its page', async () => {
  const page = await visit(DESK)
  await enterAs(page, 'desk')
  const [place] = await ask<{ id: string }>(`select id from directory.place where name = '夢が原福祉会館'`)
  await page.goto(`/places/${place?.id}`)
  await drawnPlaces(page)
  const box = await page.locator('tn-map canvas').boundingBox()
  if (box === null) throw new Error('no map')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => page.locator('.tn-map__found a').first().getAttribute('href')).toBe(`/places/${place?.id}`)
  await page.context().close()
})

test('the list answers while somebody types', async () => {
  const page = await visit(DESK)
  await enterAs(page, 'desk')
  await page.goto('/places')
  await page.locator('#f-q').pressSequentially('ぷうる', { delay: 20 })
  await page.getByText('当てはまる場所がありません').waitFor()
  await page.locator('#f-q').fill('こども家庭')
  await page.locator('main table').getByText('こども家庭センター').waitFor()
  expect(await page.locator('main table tbody tr').count()).toBe(1)
  await page.context().close()
})
