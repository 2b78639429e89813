import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'
import { CHANNELS } from '../domain/consultation.ts'

let app: RunningApp
let desk: Browser

beforeAll(async () => {
  app = await startApp()
  desk = await app.signIn('desk')
})
afterAll(() => app.close())

async function receive(fields: Readonly<Record<string, string | readonly string[]>>): Promise<string> {
  const sent = await desk.post('/consultations/new', { channel: 'phone', statement: '相談したいことがあります', ...fields })
  expect(sent.status).toBe(303)
  return sent.location.split('?')[0] ?? ''
}

test('a consultation from any of the eight channels is received with two answers and no name', async () => {
  expect(CHANNELS).toHaveLength(8)
  for (const channel of CHANNELS) {
    const at = await receive({ channel, statement: `${channel} で伺ったこと` })
    const page = await desk.get(at)
    expect(page.html).toContain(`${channel} で伺ったこと`)
    expect(page.html).toContain('（お名前不明）')
  }
})

test('what the person says, what the family says and what the worker judges stay apart, word for word', async () => {
  const at = await receive({
    statement: '家を出たいとは言っていません。\n静かに暮らしたいだけです。',
    familyStatement: '施設に入れてほしい',
    workerView: 'ご本人と家族の思いが違う',
  })
  const { html } = await desk.get(at)
  const own = html.indexOf('ご本人の言葉')
  const family = html.indexOf('ご家族の言葉')
  const view = html.indexOf('相談員の見立て')
  expect(own).toBeGreaterThan(0)
  expect(html.indexOf('家を出たいとは言っていません。\n静かに暮らしたいだけです。')).toBeGreaterThan(own)
  expect(html.indexOf('施設に入れてほしい')).toBeGreaterThan(family)
  expect(html.indexOf('ご本人と家族の思いが違う')).toBeGreaterThan(view)
  expect(family).toBeGreaterThan(own)
})

test('that no programme fits is kept in words and shown, whatever the screening says', async () => {
  const at = await receive({})
  const screened = await desk.post(`${at}/screen`, { disposition: 'own_agency', gapNeed: '夜間に来てくれる人がいない', _version: '1' })
  expect(screened.status).toBe(303)
  expect((await desk.get(at)).html).toContain('夜間に来てくれる人がいない')
})

test('a consultation waits in the queue without outcome, oldest first, until it has one', async () => {
  const at = await receive({ statement: '行き先のない相談の例' })
  expect((await desk.get('/consultations?queue=mine')).html).toContain('行き先のない相談の例')
  const closed = await desk.post(`${at}/close`, { outcome: 'not_ours', words: 'よその仕事です', _version: '1' })
  expect(closed.status).toBe(422)
  expect(closed.html).toContain('「よその仕事」という終わり方はありません')
  expect(closed.html).toContain('よその仕事です')
  const done = await desk.post(`${at}/close`, { outcome: 'answered', words: '窓口の場所をお伝えした', _version: '1' })
  expect(done.status).toBe(303)
  expect((await desk.get('/consultations?queue=mine')).html).not.toContain('行き先のない相談の例')
})

test('the words of a search are never in an address, and the search is its author’s alone', async () => {
  await receive({ statement: '月面基地という珍しい言葉を含む相談' })
  const begun = await desk.post('/consultations/search', { q: '月面基地' })
  expect(begun.status).toBe(303)
  expect(begun.location).toMatch(/^\/search\/[0-9a-f-]{36}$/)
  expect((await desk.get(begun.location)).html).toContain('月面基地という珍しい言葉')
  const head = await app.signIn('head')
  expect((await head.get(begun.location)).status).toBe(404)
})

test('the directory tells who does what, what it does not and who takes that, in which languages, and since when it is assured', async () => {
  const list = await desk.get('/agencies?language=pt')
  expect(list.status).toBe(200)
  const link = /href="(\/agencies\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? ''
  const { html } = await desk.get(link)
  for (const label of ['引き受けること', 'ここではしないこと（だれが代わるか）', '言葉', '守秘の区分', '確かめた日'])
    expect(html).toContain(label)
  expect(html).toContain('ポルトガル語')
})

test('a draft is kept for its writer alone, comes back in the form, and is gone once it was sent', async () => {
  const saved = await desk.post('/drafts', { _draft: '/consultations/new', statement: '書きかけの相談', channel: 'visit' })
  expect(saved.status).toBe(200)
  expect((await desk.get('/consultations/new')).html).toContain('書きかけの相談')
  const head = await app.signIn('head')
  expect((await head.get('/consultations/new')).html).not.toContain('書きかけの相談')
  const [row] = await app.ask<{ body: Buffer }>('select body from platform.draft')
  expect(row?.body.toString('utf8')).not.toContain('書きかけ')
  const sent = await desk.post('/consultations/new', { channel: 'visit', statement: '書きかけの相談', _draft: '/consultations/new' })
  expect(sent.status).toBe(303)
  expect((await desk.get('/consultations/new')).html).not.toContain('書きかけの相談')
})

test('somebody else’s faster change is shown beside the typed words, and the typed words can be saved as the next version', async () => {
  const at = await receive({ statement: '元の言葉' })
  expect((await desk.post(`${at}/edit`, { channel: 'phone', statement: '先に保存した言葉', _version: '1' })).status).toBe(303)
  const stale = await desk.post(`${at}/edit`, { channel: 'phone', statement: 'あとから書いた言葉', _version: '1' })
  expect(stale.status).toBe(409)
  expect(stale.html).toContain('先に保存した言葉')
  expect(stale.html).toContain('あとから書いた言葉')
  const version = /name="_version" value="(\d+)"/.exec(stale.html)?.[1] ?? ''
  expect((await desk.post(`${at}/edit`, { channel: 'phone', statement: 'あとから書いた言葉', _version: version })).status).toBe(303)
})
