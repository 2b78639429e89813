import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, newPage, openChromium } from '../../../testing/browser/chromium.ts'
import { drawnPlaces, watch } from '../../../testing/browser/map-watch.ts'
import type { OpenTown } from '../../../testing/browser/open-town.ts'
import { openTown } from '../../../testing/browser/open-town.ts'
import { enterAs } from '../../../testing/browser/sign-in.ts'
import { hasRealFiles, realFile, sayHowMany } from '../../../testing/real-files.ts'
import { dayOfInstant } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { openDatabase } from '../../platform/database.ts'
import { importPlaces } from '../acts/import-places.ts'
import { saveBoundary } from '../store/boundaries.ts'

const YAIZU = [
  ...['aed', 'baby_station', 'child_rearing_support_center', 'community_center', 'evacuation_space', 'facilities_welfare'],
  ...['hinannjo', 'hokago_dayservices', 'public_toilet'],
].map(name => `jp-municipal/yaizu-222127_${name}.csv`)
const IGA = ['iga/shelter-emergency-242161.geojson', 'iga/shelter-evacuation-242161.geojson']
const BOUNDARY = 'iga/boundary-24216.geojson'
const OF_IGA = { attribution: '国土地理院「指定緊急避難場所・指定避難所データ」を加工して作成', licence: '国土地理院コンテンツ利用規約' }
const OF_YAIZU = { attribution: '焼津市オープンデータ（CC BY 4.0）を加工して作成', licence: 'CC BY 4.0' }
const OF_BOUNDARY = '「国土数値情報（行政区域データ）」（国土交通省）を加工して作成'

let town: OpenTown
let browser: Browser

beforeAll(async () => {
  if (!hasRealFiles) return
  ;[town, browser] = [await openTown(), await openChromium()]
  const owner = openDatabase(town.ownerUrl, 1)
  await owner.transaction(null, async db => {
    for (const path of [...IGA, ...YAIZU]) {
      const said = path.startsWith('iga/') ? OF_IGA : OF_YAIZU
      const file = {
        name: path.split('/')[1] ?? '',
        bytes: realFile(path),
        today: dayOfInstant(new Date()),
        isDryRun: false,
        isPartial: false,
      }
      const done = await importPlaces(db, { ...file, ...said, dataset: undefined })
      if (!done.ok) throw new Error(`${path}: ${done.refusal}`)
    }
    const geojson = new TextDecoder().decode(realFile(BOUNDARY))
    await saveBoundary(db, { id: newId(), name: '伊賀市', attribution: OF_BOUNDARY, isSchematic: false, geojson })
  })
  await owner.close()
})
afterAll(async () => {
  sayHowMany([...IGA, ...YAIZU, BOUNDARY])
  if (!hasRealFiles) return
  await browser.close()
  await town.close()
})

for (const { city, places, attributions } of [
  { city: '伊賀市', places: 310, attributions: [OF_IGA.attribution, OF_BOUNDARY] },
  { city: '焼津市', places: 387, attributions: [OF_YAIZU.attribution] },
]) {
  test.runIf(hasRealFiles)(
    `every published place of ${city} is a point of the map, with its source named and no other host asked`,
    async () => {
      const page = await newPage(browser, town.origin, DESK)
      const seen = watch(page, town.origin)
      await enterAs(page, 'desk')
      await page.goto(`/places/map?q=${encodeURIComponent(city)}`)
      expect(await drawnPlaces(page)).toBe(places)
      for (const line of attributions) expect(await page.locator('main').textContent()).toContain(line)
      expect(seen).toEqual({ complaints: [], outside: [] })
      await page.context().close()
    },
  )
}

test.runIf(hasRealFiles)('without script the same places are a drawn sketch and a table, and the sketch holds a dot for each', async () => {
  const page = await newPage(browser, town.origin, { ...DESK, script: 'off' })
  await enterAs(page, 'desk')
  await page.goto(`/places/map?q=${encodeURIComponent('伊賀市')}`)
  const dots = await page
    .locator('.tn-map__dots[data-group]')
    .evaluateAll(paths => paths.map(path => (path.getAttribute('d') ?? '').split('M').length - 1))
  expect(dots.reduce((sum, n) => sum + n, 0)).toBe(310)
  expect(await page.locator('main table tbody tr').count()).toBe(50)
  await page.context().close()
})

test.runIf(hasRealFiles)('welfare shelters are found by whom they welcome', async () => {
  const page = await newPage(browser, town.origin, { ...DESK, script: 'off' })
  await enterAs(page, 'desk')
  await page.goto(`/places?q=${encodeURIComponent('要配慮者 伊賀市')}`)
  expect(await page.locator('main table tbody tr').count()).toBe(7)
  await page.context().close()
})
