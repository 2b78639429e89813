import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeRequestsIn } from '../../src/casework/desk/index.ts'
import { LANGUAGES } from '../../src/kernel/language.ts'
import { wordsIn } from '../../src/portal/texts/all.ts'
import type { Browser, RunningApp, Seen } from '../app.ts'
import { startApp } from '../app.ts'

let app: RunningApp
let desk: Browser
const visitor = () => app.visitor()

beforeAll(async () => {
  app = await startApp()
  desk = await app.signIn('desk')
})
afterAll(() => app.close())

type Sent = Readonly<Record<string, string | readonly string[]>>

/** The fields of the form on a page: what is hidden and what was typed, as a browser without script would send them. */
function hiddenOf(seen: Seen): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const [, name = '', value = ''] of seen.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"\/?>/g)) {
    if (name === '_path') continue
    const plain = value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&lt;', '<')
    const before = fields[name]
    fields[name] = before === undefined ? plain : [before, plain].flat()
  }
  return fields
}

async function walk(
  language: string,
  answers: { readonly trouble: Sent; readonly reach: Sent; readonly contact?: Sent; readonly talk?: Sent },
): Promise<Seen> {
  const at = `/p/${language}/ask`
  let seen = await visitor().get(at)
  const pages = [answers.trouble, answers.reach, ...(answers.contact ? [answers.contact] : []), answers.talk ?? { language: 'ja' }]
  for (const fields of pages) {
    seen = await visitor().post(at, { ...hiddenOf(seen), ...fields, _go: 'next' })
    expect(seen.status, seen.html.slice(-3000)).toBe(200)
  }
  return seen
}

const send = (language: string, check: Seen) => visitor().post(`/p/${language}/ask`, { ...hiddenOf(check), _go: 'next' })
const numberOn = (seen: Seen) => /id="receipt-number"[^>]*>([^<]+)</.exec(seen.html)?.[1] ?? ''
const takeIn = () =>
  takeRequestsIn(app.database, app.inboxKey, error => {
    throw error
  })

test('somebody asks in Portuguese without a name, and the desk sees language, interpreter and when to call in its ordinary queue', async () => {
  const check = await walk('pt', {
    trouble: { words: 'Não consigo pagar o aluguel. canário-do-reino', topics: ['rent_loan'] },
    reach: { reach: 'phone' },
    contact: { phone: '0595-00-1234', days: ['2'], times: ['afternoon'], quiet: 'yes', safe: 'Meu marido não pode saber' },
    talk: { language: 'pt', interpreter: 'yes', called: 'Maria (fictícia)' },
  })
  for (const words of ['canário-do-reino', '0595-00-1234', 'Meu marido', 'Maria (fictícia)']) expect(check.html).toContain(words)
  const sent = await send('pt', check)
  expect(sent.status).toBe(200)
  expect(sent.html).toContain(wordsIn('pt').receipt.title)
  expect(numberOn(sent)).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  expect(await takeIn()).toBe(1)
  const queue = await desk.get('/consultations?queue=agency')
  for (const words of ['ネットから', 'ポルトガル語・通訳希望', '電話希望', '火', '午後']) expect(queue.html).toContain(words)
  const link = /href="(\/consultations\/[0-9a-f-]{36})"/.exec(queue.html.slice(queue.html.indexOf('ネットから') - 1500))?.[1] ?? ''
  const page = await desk.get(link)
  for (const words of [
    'href="tel:0595001234"',
    'Meu marido',
    '留守番電話に何も残さないでください',
    'ポルトガル語・通訳希望',
    'canário-do-reino',
  ])
    expect(page.html).toContain(words)
  const linking = await desk.get(`${link}/people`)
  expect(linking.html).toMatch(/<option value="pt" selected/)
  expect(linking.html).toContain('Maria (fictícia)')
  expect(linking.html).toMatch(/name="interpreter"[^>]*checked/)
})

test('the second press gives the same number and no second request; changed words are a request of their own', async () => {
  const check = await walk('ja', { trouble: { words: '二度押しの例' }, reach: { reach: 'none' } })
  const [first, second] = [await send('ja', check), await send('ja', check)]
  expect(numberOn(first)).not.toBe('')
  expect(numberOn(second)).toBe(numberOn(first))
  const other = await visitor().post('/p/ja/ask', { ...hiddenOf(check), words: '直した言葉', _go: 'next' })
  expect(numberOn(other)).not.toBe(numberOn(first))
  const reread = await visitor().post('/p/en/ask', { ...hiddenOf(first), _show: '1' })
  expect(reread.html).toContain(wordsIn('en').receipt.title)
  expect(numberOn(reread)).toBe(numberOn(first))
  expect(await takeIn()).toBe(2)
})

test('a change on the way keeps every other answer, and so does changing the language', async () => {
  const check = await walk('ja', {
    trouble: { words: '消えてはいけない言葉', topics: ['housing', 'debt'] },
    reach: { reach: 'email' },
    contact: { email: 'name@example.jp' },
    talk: { language: 'ja', called: '見本さん' },
  })
  const change = await visitor().post('/p/ja/ask', { ...hiddenOf(check), _go: 'to:reach' })
  const asked = await visitor().post('/p/ja/ask', { ...hiddenOf(change), reach: 'phone', _go: 'next' })
  expect(asked.status).toBe(200)
  expect(asked.html).toContain(wordsIn('ja').ask.contact.phoneTitle)
  const again = await visitor().post('/p/ja/ask', { ...hiddenOf(asked), phone: '0595-00-0001', _go: 'next' })
  for (const words of ['消えてはいけない言葉', '見本さん', '0595-00-0001', wordsIn('ja').topics.housing, wordsIn('ja').topics.debt])
    expect(again.html).toContain(words)
  const english = await visitor().post('/p/en/ask', { ...hiddenOf(again), _show: '1' })
  expect(english.html).toContain(wordsIn('en').ask.check.title)
  for (const words of ['消えてはいけない言葉', '見本さん', '0595-00-0001']) expect(english.html).toContain(words)
})

test('what is missing or must not be stored is told beside the field, and nothing typed is lost', async () => {
  const begun = await visitor().get('/p/ja/ask')
  const empty = await visitor().post('/p/ja/ask', { ...hiddenOf(begun), words: '  ', _go: 'next' })
  expect(empty.status).toBe(422)
  expect(empty.html).toContain(wordsIn('ja').refused.words)
  const number = await visitor().post('/p/ja/ask', { ...hiddenOf(begun), words: '私の番号は 1234 5678 9018 です', _go: 'next' })
  expect(number.status).toBe(422)
  expect(number.html).toContain(wordsIn('ja').refused.myNumber)
  expect(number.html).toContain('1234 5678 9018')
  const danger = await visitor().post('/p/ja/ask', { ...hiddenOf(begun), words: '死にたい。夫に殴られる。', _go: 'next' })
  expect(danger.status).toBe(200)
  const reach = await visitor().post('/p/ja/ask', { ...hiddenOf(danger), reach: 'phone', _go: 'next' })
  const wrong = await visitor().post('/p/ja/ask', { ...hiddenOf(reach), phone: '123', _go: 'next' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain(wordsIn('ja').refused.phone)
  expect(wrong.html).toContain('value="123"')
  expect(wrong.html).toContain('死にたい')
})

test('a holder of the number learns four coarse states and the reply; asking again opens what had ended, and the answer reaches the desk', async () => {
  const { state } = wordsIn('ja')
  const sent = await send('ja', await walk('ja', { trouble: { words: '受付番号の一生' }, reach: { reach: 'none' } }))
  const code = numberOn(sent)
  const asked = async () => (await visitor().post('/p/ja/receipt', { code: code.toLowerCase().replaceAll('-', ' ') })).html
  expect(await asked()).toContain(state.arrived)
  await takeIn()
  expect(await asked()).toContain(state.arrived)
  const link = await latest('受付番号の一生')
  const staff = (await app.ask<{ id: string }>(`select id from staff.staff where login = 'desk'`))[0]?.id ?? ''
  await act(link, 'assign', { staffId: staff })
  expect(await asked()).toContain(state.assigned)
  await act(link, 'reply', { words: 'あす10時に、窓口1番へお越しください。' })
  const told = await asked()
  expect(told).toContain(state.moving)
  expect(told).toContain('あす10時に、窓口1番へお越しください。')
  expect(told).not.toContain('受付番号の一生')
  await act(link, 'close', { outcome: 'answered', words: 'お伝えした' })
  expect(await asked()).toContain(state.ended)

  const page = await visitor().post('/p/ja/receipt', { code })
  const key = { code, _key: 'a'.repeat(32) }
  expect((await visitor().post('/p/ja/receipt/add', { ...key, add: '' })).status).toBe(422)
  const added = await visitor().post('/p/ja/receipt/add', { ...key, add: 'まだ困っています' })
  expect(added.html).toContain(state.added)
  const answered = await visitor().post('/p/ja/receipt/help', { ...key, helped: 'little', helpWords: '少し楽になりました' })
  expect(answered.html).toContain(state.helped)
  expect(page.status).toBe(200)
  expect(await takeIn()).toBe(2)
  const shown = (await desk.get(link)).html
  for (const words of ['まだ困っています', '少し楽になりました', '助けになったか', '聞き取り中']) expect(shown).toContain(words)
  expect((await desk.get('/consultations?queue=overdue')).html).toContain(link)
  expect(await asked()).toContain(state.moving)
})

test('“no, it did not help” is not left lying: the consultation comes back today', async () => {
  const sent = await send('ja', await walk('ja', { trouble: { words: '届かなかった助けの例' }, reach: { reach: 'none' } }))
  await takeIn()
  const link = await latest('届かなかった助けの例')
  await act(link, 'close', { outcome: 'answered', words: 'お伝えした' })
  await visitor().post('/p/ja/receipt/help', { code: numberOn(sent), helped: 'no', helpWords: '', _key: 'b'.repeat(32) })
  await takeIn()
  expect((await desk.get('/consultations?queue=overdue')).html).toContain(link)
})

test('a wrong sign in the number is told as a typo, and an unknown number gets no more than kind words', async () => {
  const { state } = wordsIn('ja')
  expect((await visitor().post('/p/ja/receipt', { code: '2222-2222-2223' })).html).toContain(state.typo)
  expect((await visitor().post('/p/ja/receipt', { code: '' })).html).toContain(state.missing)
  const unknown = await visitor().post('/p/ja/receipt', { code: '2222-2222-2222'.replace(/2222$/, checked('22222222222').slice(-4)) })
  expect(unknown.status).toBe(200)
  expect(unknown.html).toContain(state.unknownTitle)
})

test('the register answers a trouble with who helps, telephone, hours and languages, and can be taken along as text', async () => {
  for (const language of LANGUAGES) {
    const found = await visitor().post(`/p/${language}/find`, { topic: 'housing' })
    expect(found.status).toBe(200)
    expect(found.html).toContain('href="tel:')
    const text = await visitor().post(`/p/${language}/find/text`, { topic: 'housing' })
    expect(text.headers.get('content-type')).toContain('text/plain')
    expect(text.html).not.toMatch(/[｜《》]/)
    const none = await visitor().post(`/p/${language}/find`, { q: 'zzzzzz' })
    expect(none.html).toContain('tn-portal__phone')
    expect(none.html).toContain(`href="/p/${language}/ask"`)
    const place = /href="(\/p\/[a-z-]+\/places\/[0-9a-f-]{36})"/.exec(found.html)?.[1] ?? ''
    const shown = await visitor().get(place)
    expect(shown.status, place).toBe(200)
    expect(shown.html).toContain('tn-map__sketch')
  }
})

test('who serves staff only is in the register of staff and not on the public side', async () => {
  const inner = '庁内専門職のつどい'
  expect((await visitor().post('/p/ja/find', { q: inner })).html).toContain(wordsIn('ja').find.noneTitle)
  expect((await visitor().post('/p/ja/find', { topic: 'care' })).html).not.toContain(inner)
  const services = await app.fetch(new Request(`http://localhost:3000/api/v1/public/services?q=${encodeURIComponent(inner)}`))
  expect(await services.json()).toMatchObject({ services: [] })
  expect((await desk.get('/agencies?topic=care')).html).toContain(`>${inner}<`)
})

test('too many requests from one address are held back with kind words, the telephone, and everything typed', async () => {
  await app.ask(`delete from platform.attempt`)
  const check = await walk('ja', { trouble: { words: '止められても消えない言葉' }, reach: { reach: 'none' } })
  for (let sent = 0; sent < 20; sent++) expect((await send('ja', check)).status).toBe(200)
  const held = await send('ja', check)
  expect(held.status).toBe(429)
  expect(held.html).toContain(wordsIn('ja').early.limit)
  expect(held.html).toContain('止められても消えない言葉')
  expect(held.html).toMatch(/href="tel:[\d]+"/)
  await app.ask(`delete from platform.attempt`)
})

test('the API takes a request like the form, once for a key, and tells what is wrong in words', async () => {
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    app.fetch(
      new Request('http://localhost:3000/public/requests', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    )
  const first = await post({ words: 'API からの例', interpreter: true, language: 'vi' }, { 'idempotency-key': 'k1' })
  expect(first.status).toBe(201)
  const second = await post({ words: 'API からの例', interpreter: true, language: 'vi' }, { 'idempotency-key': 'k1' })
  expect(await second.json()).toEqual(await first.json())
  expect((await post({ words: '' })).status).toBe(422)
  expect((await post({ words: '1234 5678 9018' })).status).toBe(422)
  expect((await post({ words: 'x', reach: 'phone' })).status).toBe(422)
  const services = await app.fetch(new Request('http://localhost:3000/api/v1/public/services?topic=housing'))
  expect(services.status).toBe(200)
  const { services: found } = (await services.json()) as { services: readonly unknown[] }
  expect(found.length).toBeGreaterThan(0)
})

test('an address that is not there answers in the visitor’s language, and a form from elsewhere keeps what was typed', async () => {
  for (const language of LANGUAGES) {
    const absent = await visitor().get(`/p/${language}/nothing`)
    expect(absent.status).toBe(404)
    expect(absent.html).toContain(`data-language="${language}"`)
  }
  expect((await visitor().get('/p/xx/ask')).status).toBe(404)
  const foreign = await visitor().post('/p/en/ask', { words: 'kept words' }, { origin: 'https://elsewhere.example' })
  expect(foreign.status).toBe(403)
  expect(foreign.html).toContain('kept words')
})

test('a card sheet holds eight cards with a code and the telephone, and staff find all languages in one place', async () => {
  const card = await visitor().get('/p/vi/card')
  expect(card.html.match(/class="tn-card"/g)).toHaveLength(8)
  expect(card.html).toContain('<svg')
  expect((await desk.get('/cards')).html.match(/href="\/p\/[a-z-]+\/card"/g)).toHaveLength(LANGUAGES.length)
})

async function latest(words: string): Promise<string> {
  const [row] = await app.ask<{ id: string }>('select id from desk.consultation where statement = $1', [words])
  return `/consultations/${row?.id}`
}

async function act(link: string, step: string, fields: Sent): Promise<void> {
  const version = /name="_version" value="(\d+)"/.exec((await desk.get(`${link}/${step}`)).html)?.[1] ?? ''
  const done = await desk.post(`${link}/${step}`, { ...fields, _version: version })
  expect(done.status, done.html.slice(0, 3000)).toBe(303)
}

/** A number of our shape that nobody was given. */
function checked(signs: string): string {
  const alphabet = '23456789ACDEFGHJKMNPQRTUVWXYZ'
  const sum = [...signs].reduce((total, sign, at) => total + alphabet.indexOf(sign) * (at + 1), 0)
  return signs + (alphabet[sum % alphabet.length] ?? '')
}
