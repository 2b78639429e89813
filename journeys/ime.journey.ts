import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK } from '../testing/browser/chromium.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const { visit } = setStage()

/** Long enough for any search that was going to be asked. */
const LONGER_THAN_A_PAUSE = 700

for (const place of [
  { name: 'the words of the caller', path: '/consultations/new', field: '[name=statement]' },
  { name: 'the name of a person', path: '/people/new', field: '[name=family]' },
  { name: 'the search box', path: '/people', field: '[name=q]' },
]) {
  test(`Enter that confirms Japanese words sends nothing and leads nowhere, in ${place.name}`, async () => {
    const { page, keys, sent } = await writerAt(place.path)
    await page.locator(place.field).focus()
    await compose(keys, 'みほん')
    await confirmWithEnter(keys)
    await page.waitForTimeout(LONGER_THAN_A_PAUSE)
    expect(sent).toEqual([])
    expect(new URL(page.url()).pathname).toBe(place.path)
    await page.context().close()
  })
}

test('the same Enter outside of a composition does send the form', async () => {
  const { page, keys, sent } = await writerAt('/people/new')
  await page.locator('[name=family]').focus()
  await Promise.all([page.waitForEvent('load'), pressEnter(keys, 13)])
  expect(sent).toEqual(['/people/new'])
  await page.context().close()
})

test('a search is asked once the words stand, not while they are composed', async () => {
  const { page, keys, sent } = await writerAt('/people')
  await page.locator('[name=q]').focus()
  for (const words of ['み', 'みほ', 'みほん']) {
    await compose(keys, words)
    await page.waitForTimeout(LONGER_THAN_A_PAUSE / 2)
  }
  expect(sent).toEqual([])
  await keys.send('Input.insertText', { text: '見本' })
  await page.locator('[data-announce]').waitFor()
  expect(sent).toEqual(['/people/search'])
  expect(await page.locator('[name=q]').inputValue()).toBe('見本')
  await page.context().close()
})

type Writer = { readonly page: Page; readonly keys: CDPSession; readonly sent: readonly string[] }

/** Somebody at the desk in front of a page, with a list of everything that is sent or opened from now on; drafts are not counted. */
async function writerAt(path: string): Promise<Writer> {
  const page = await visit(DESK)
  await enterAs(page, 'desk')
  await page.goto(path)
  const sent: string[] = []
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    const counts = request.isNavigationRequest() || request.method() === 'POST'
    const isFollowed = request.redirectedFrom() !== null
    if (counts && !isFollowed && pathname !== '/drafts') sent.push(pathname)
  })
  return { page, keys: await page.context().newCDPSession(page), sent }
}

async function compose(keys: CDPSession, words: string): Promise<void> {
  await keys.send('Input.imeSetComposition', { text: words, selectionStart: words.length, selectionEnd: words.length })
}

/** As browsers report it while an input method is at work: key code 229, whatever the key. */
function confirmWithEnter(keys: CDPSession): Promise<void> {
  return pressEnter(keys, 229)
}

async function pressEnter(keys: CDPSession, windowsVirtualKeyCode: number): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode }
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await keys.send('Input.dispatchKeyEvent', { type: 'char', ...key, text: '\r' })
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}
