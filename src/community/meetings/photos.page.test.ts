import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { drawn, HIDDEN, JPEG, PNG, photograph, turned, turnedPng } from '../../../testing/fixtures/pictures.ts'
import { newId } from '../../kernel/id.ts'

let app: RunningApp
let bodies: ReadonlyMap<number, string>
let chair: Browser
let resident: Browser
let elsewhere: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  ;({ bodies } = await seatResidents(app))
  ;[chair, resident, elsewhere] = await Promise.all([app.signIn('chair'), app.signIn('resident'), app.signIn('chair8')])
})
afterAll(() => app.close())

const HOST = 'http://localhost:3000'

async function sheet(theme: string): Promise<string> {
  const made = await chair.post('/sheets/new', { _key: newId(), bodyId: bodies.get(1) ?? '', theme, board: 'strength_weakness_ideal' })
  return /[0-9a-f-]{36}/.exec(made.location)?.[0] ?? ''
}

type Brought = { readonly file?: Uint8Array; readonly name?: string; readonly type?: string; readonly words?: string }

/** A form with a file, as a browser without script sends it. */
async function send(by: Browser, path: string, { file, name = '', type = '', words = '' }: Brought, more: Record<string, string> = {}) {
  const token = /name="_token" value="([^"]+)"/.exec((await by.get('/account')).html)?.[1] ?? ''
  const body = new FormData()
  for (const [field, value] of Object.entries({ _token: token, _key: newId(), words, ...more })) body.append(field, value)
  body.append('photo', new File(file ? [new Uint8Array(file)] : [], name, { type }))
  const answer = await app.fetch(
    new Request(`${HOST}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: by.cookie, host: 'localhost:3000', origin: HOST },
      body,
    }),
  )
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' }
}

const paste = (by: Browser, id: string, brought: Brought, more: Record<string, string> = {}) =>
  send(by, `/sheets/${id}/photos`, { name: 'IMG_0001.jpg', type: 'image/jpeg', ...brought }, more)

const photosOf = (id: string) =>
  app.ask<{ id: string; no: number; taken: Buffer | null }>('select id, no, taken from meetings.photo where sheet_id = $1 order by no', [
    id,
  ])

async function taken(by: Browser, address: string) {
  const answer = await app.fetch(new Request(`${HOST}${address}`, { headers: { cookie: by.cookie, host: 'localhost:3000' } }))
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('a member pastes a photo and everybody of the council sees it, as the picture it is and nothing else', async () => {
  const id = await sheet('写真の会')
  const done = await paste(resident, id, { file: photograph(6), words: '強みの付箋を並べた模造紙' })
  expect([done.status, done.location], done.html.slice(0, 3000)).toEqual([303, `/sheets/${id}?done=photos`])
  expect((await paste(chair, id, { file: drawn(), name: '名まえ.png', type: 'image/png' })).status).toBe(303)
  const [first, second] = await photosOf(id)
  const { html } = await chair.get(`/sheets/${id}`)
  expect(html).toContain('alt="強みの付箋を並べた模造紙"')
  expect(html).toContain('alt="ワークシートの写真 2枚目"')
  expect(html).toContain('enctype="multipart/form-data"')
  const seen = await taken(chair, `/sheets/${id}/photos/${first?.id}`)
  expect([seen.status, seen.bytes.equals(turned(6))]).toEqual([200, true])
  expect(Object.fromEntries(seen.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-disposition': 'inline; filename="photo-1.jpg"',
  })
  const drawing = await taken(resident, `/sheets/${id}/photos/${second?.id}`)
  expect([drawing.headers.get('content-type'), drawing.bytes.equals(turnedPng(3))]).toEqual(['image/png', true])
  const events = await app.ask<{ action: string }>(
    `select action from audit.event where action in ('sheet.paste-photo', 'sheet.read-photo') and outcome = 'done' order by at, id`,
  )
  expect(events.map(({ action }) => action)).toEqual(['sheet.paste-photo', 'sheet.paste-photo', 'sheet.read-photo', 'sheet.read-photo'])
})

test('nothing a camera wrote into a picture is anywhere in the database', async () => {
  const id = await sheet('場所のない会')
  expect((await paste(resident, id, { file: photograph() })).status).toBe(303)
  const found = await app.ask(
    `select from meetings.photo p where ${Object.values(HIDDEN)
      .map((_, nth) => `position($${nth + 1}::bytea in p.taken) > 0`)
      .join(' or ')} or p::text like '%IMG_0001%'`,
    Object.values(HIDDEN).map(words => Buffer.from(words)),
  )
  expect(found).toEqual([])
  expect((await photosOf(id))[0]?.taken?.equals(turned(6))).toBe(true)
})

test('another council is told the same of a photo as of one that never was, and so is whoever asks on the wrong sheet', async () => {
  const [id, other] = [await sheet('内々の写真'), await sheet('べつの紙')]
  await paste(resident, id, { file: JPEG })
  const [photo] = await photosOf(id)
  const bare = (html: string) => html.replaceAll(/[0-9a-f-]{36}/g, '').replaceAll(/\d{3}-\d{3}-\d{3}/g, '')
  const never = await elsewhere.get(`/sheets/${id}/photos/${newId()}`)
  const theirs = await elsewhere.get(`/sheets/${id}/photos/${photo?.id}`)
  expect([theirs.status, never.status]).toEqual([404, 404])
  expect(bare(theirs.html)).toBe(bare(never.html))
  expect((await resident.get(`/sheets/${other}/photos/${photo?.id}`)).status).toBe(404)
  expect((await paste(elsewhere, id, { file: JPEG })).status).toBe(404)
  expect((await elsewhere.post(`/sheets/${id}/take-photo-off`, { _key: newId(), photoId: photo?.id ?? '', why: 'よそ' })).status).toBe(404)
  expect(await photosOf(id)).toHaveLength(1)
})

test('a photo that was taken off is gone from its address and from the table; that it was there and why it went stays', async () => {
  const id = await sheet('はがす写真')
  await paste(resident, id, { file: JPEG, words: '顔の写った一枚' })
  await paste(chair, id, { file: PNG })
  const [mine, theirs] = await photosOf(id)
  const off = (by: Browser, photoId: string, why: string) => by.post(`/sheets/${id}/take-photo-off`, { _key: newId(), photoId, why })
  const without = await off(resident, mine?.id ?? '', '')
  expect([without.status, without.html.includes('はがす訳を、ひとこと書いてください。')]).toEqual([422, true])
  expect((await off(resident, theirs?.id ?? '', 'きらい')).status).toBe(403)
  expect((await off(resident, mine?.id ?? '', '顔が写っていました')).status).toBe(303)
  expect((await off(chair, mine?.id ?? '', 'もう一度')).status).toBe(409)
  expect((await taken(resident, `/sheets/${id}/photos/${mine?.id}`)).status).toBe(404)
  const { html } = await resident.get(`/sheets/${id}`)
  expect([html.includes(`/photos/${mine?.id}`), html.includes('顔の写った一枚'), html.includes('顔が写っていました')]).toEqual([
    false,
    false,
    true,
  ])
  expect((await photosOf(id)).map(photo => photo.taken === null)).toEqual([true, false])
  await expect(app.ask('delete from meetings.photo where sheet_id = $1', [id])).rejects.toThrow('withdrawn, not deleted')
  await expect(app.ask(`update meetings.photo set words = 'x' where id = $1`, [theirs?.id])).rejects.toThrow('stays as it was pasted')
})

test('what is no photo is refused with a sentence at its field, and the typed words stay', async () => {
  const id = await sheet('写真でないもの')
  const strange = 'JPEG か PNG の写真ではないようです。'
  const cases: readonly (readonly [Brought, string])[] = [
    [{ file: Buffer.from('GIF89a') }, strange],
    [{ file: Buffer.from('<svg onload="alert(1)"/>'), type: 'image/png' }, strange],
    [{ file: JPEG.subarray(0, 300) }, '途中で切れているか、こわれています。'],
    [{ file: Buffer.concat([JPEG, Buffer.alloc(6_000_000)]) }, 'ひとつ6MBまでです。'],
    [{ name: '', type: 'application/octet-stream' }, '写真を選んでください。'],
  ]
  for (const [brought, sentence] of cases) {
    const refused = await paste(resident, id, { ...brought, words: '打ちかけの言葉' })
    expect([refused.status, refused.html.includes(sentence), refused.html.includes('value="打ちかけの言葉"')], sentence).toEqual([
      422,
      true,
      true,
    ])
  }
  const long = await paste(resident, id, { file: JPEG, words: 'あ'.repeat(201) })
  expect([long.status, long.html.includes('200 文字まで')]).toEqual([422, true])
  expect(await photosOf(id)).toEqual([])
})

test('the thirteenth photo is refused in words, also of two that come at once', async () => {
  const id = await sheet('たくさんの写真')
  for (let nth = 0; nth < 11; nth++) expect((await paste(resident, id, { file: JPEG })).status).toBe(303)
  const both = await Promise.all([paste(resident, id, { file: JPEG }), paste(chair, id, { file: PNG })])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(both.find(({ status }) => status === 422)?.html).toContain('写真は、一枚のワークシートに12枚までです。')
  const photos = await photosOf(id)
  expect(photos.map(({ no }) => no)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1))
  await chair.post(`/sheets/${id}/take-photo-off`, { _key: newId(), photoId: photos[0]?.id ?? '', why: '入れ替え' })
  expect((await paste(resident, id, { file: JPEG })).status).toBe(303)
  expect((await photosOf(id)).at(-1)?.no).toBe(13)
})

test('a form with a file is a form like every other: once, with its token, and no larger than any', async () => {
  const id = await sheet('二度押しの写真')
  const key = newId()
  const twice = await Promise.all([paste(resident, id, { file: JPEG }, { _key: key }), paste(resident, id, { file: JPEG }, { _key: key })])
  expect(twice.map(({ status }) => status)).toEqual([303, 303])
  expect(await photosOf(id)).toHaveLength(1)
  expect((await paste(resident, id, { file: PNG }, { _key: key })).html).toContain('同じ受付の鍵で')
  const foreign = await paste(resident, id, { file: JPEG, words: '鍵のない言葉' }, { _token: 'x' })
  expect([foreign.status === 303, foreign.html.includes('鍵のない言葉')]).toEqual([false, true])
  const large = await paste(resident, id, { file: Buffer.alloc(8_000_001) })
  expect([large.status, large.html.includes('送られた内容が大きすぎます')]).toEqual([413, true])
  const elsewhereSent = await send(resident, `/sheets/${id}/write-notes`, { file: JPEG }, { strength: '別の入口' })
  expect(elsewhereSent.status).not.toBe(303)
  expect(await photosOf(id)).toHaveLength(1)
})
