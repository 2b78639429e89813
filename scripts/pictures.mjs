// Takes the pictures of docs/pictures from a running demo with a fresh pretend city; it only reads. `node scripts/pictures.mjs [address]`
import { existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const address = process.argv[2] ?? 'http://localhost:3000'
const out = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const desk = { width: 1280, height: 640 }
const phone = { width: 390, height: 844 }
const AT_MOST = 200_000

const pictures = [
  { name: 'sign-in', view: desk, show: page => page.goto('/sign-in') },
  { name: 'desk', login: 'desk', view: desk, show: page => page.goto('/consultations') },
  { name: 'desk-phone', login: 'desk', view: phone, show: page => page.goto('/consultations') },
  { name: 'hear-phone', login: 'desk', view: phone, show: page => page.goto('/consultations/new') },
  { name: 'consultation', login: 'desk', view: desk, show: page => openFirst(page, '/consultations') },
  { name: 'residents-phone', view: phone, show: page => page.goto('/p/ja-easy') },
  { name: 'ask-pt-phone', view: phone, show: page => page.goto('/p/pt/ask') },
  { name: 'council', login: 'chair', view: desk, show: page => page.goto('/councils/1') },
  { name: 'town-phone', view: phone, show: page => page.goto('/p/ja/councils/1') },
  { name: 'map', login: 'desk', view: desk, show: page => openMap(page) },
  { name: 'referral', login: 'houkatsu', view: desk, show: page => openFirst(page, '/referrals?box=received') },
]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? places.find(path => existsSync(path)),
  args: flags,
})
await mkdir(out, { recursive: true })
let tooLarge = 0
for (const picture of pictures) tooLarge += (await take(picture)) > AT_MOST ? 1 : 0
await browser.close()
process.exitCode = tooLarge === 0 ? 0 : 1

/** Takes one picture as a visitor of its own; its size in bytes. */
async function take({ name, login, view, show }) {
  const context = await browser.newContext({ baseURL: address, viewport: view, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  if (login) await enterAs(page, login)
  await show(page)
  const path = join(out, `${name}-${view.width}.png`)
  await page.screenshot({ path })
  await context.close()
  const { size } = statSync(path)
  console.log(`${path} ${size} bytes`)
  return size
}

async function enterAs(page, login) {
  await page.goto('/')
  await page.locator(`button[name=demo][value=${login}]`).click()
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
}

/** Opens the first record of a list. */
async function openFirst(page, list) {
  await page.goto(list)
  const path = new URL(list, address).pathname
  await page.locator(`main table a[href^="${path}/"]`).first().click()
  await page.waitForURL(url => url.pathname.startsWith(`${path}/`))
}

async function openMap(page) {
  await page.goto('/places/map')
  await page.waitForTimeout(1500)
}
