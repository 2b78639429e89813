import { expect, test } from 'vitest'
import { fieldsOf } from '../../platform/http/fields.ts'
import type { Visit } from '../../platform/http/route.ts'
import { lookCookie, lookOf, showsRuby } from './look.ts'
import { lookRoutes } from './look-routes.ts'

const PLAIN = { ruby: 'auto', size: 'normal', contrast: 'normal' } as const

test('what was chosen comes back from the cookie, whatever else the browser keeps', () => {
  const look = { ruby: 'on', size: 'largest', contrast: 'strong' } as const
  const cookie = lookCookie(look).split(';')[0] ?? ''
  expect(lookOf(cookie)).toEqual(look)
  expect(lookOf(`a=b; ${cookie}; c=d`)).toEqual(look)
})

test('a cookie that cannot be read is no cookie', () => {
  for (const cookies of [
    undefined,
    '',
    '__Host-tn-look=',
    '__Host-tn-look=on',
    '__Host-tn-look=<b>.x.y',
    'x__Host-tn-look=on.large.strong',
    `__Host-tn-look=${'a'.repeat(400)}`,
  ])
    expect({ ...lookOf(cookies), ruby: 'auto' }).toEqual(PLAIN)
})

test('the cookie tells how somebody reads, and nothing by which to know them again', () => {
  expect(lookCookie(PLAIN)).toBe('__Host-tn-look=auto.normal.normal; Path=/; Max-Age=31536000; Secure; SameSite=Lax; HttpOnly')
})

test('easy Japanese has readings until they are switched off, ordinary Japanese when they are switched on, others never', () => {
  expect(showsRuby(PLAIN, 'ja-easy')).toBe(true)
  expect(showsRuby({ ...PLAIN, ruby: 'off' }, 'ja-easy')).toBe(false)
  expect(showsRuby(PLAIN, 'ja')).toBe(false)
  expect(showsRuby({ ...PLAIN, ruby: 'on' }, 'ja')).toBe(true)
  expect(showsRuby({ ...PLAIN, ruby: 'on' }, 'zh')).toBe(false)
})

/** What comes back when the menu is sent. */
async function send(method: 'GET' | 'POST', said: Readonly<Record<string, string>>) {
  const row = lookRoutes.find(one => one.method === method)
  if (row?.duty !== 'anyone') throw new Error('the menu is open to anyone')
  const fields = fieldsOf(Object.entries(said))
  const visit = { query: fields, form: fields, header: () => '__Host-tn-look=on.large.normal' } as Partial<Visit> as Visit
  const { status, headers } = await row.handler(visit)
  return { status, to: headers['location'], cookie: headers['set-cookie']?.split(';')[0] }
}

test('the menu leads back to the page and changes only what was chosen', async () => {
  expect(await send('GET', { _path: '/p/pt/ask', _size: 'largest' })).toEqual({
    status: 303,
    to: '/p/pt/ask',
    cookie: '__Host-tn-look=on.largest.normal',
  })
})

test('in the middle of a form the same request is made again, so that its fields travel back', async () => {
  expect(await send('POST', { _path: '/p/es/ask', _contrast: 'strong' })).toMatchObject({ status: 307, to: '/p/es/ask' })
})

test('easy Japanese is chosen in the same menu, from Japanese pages only', async () => {
  expect((await send('GET', { _path: '/p/ja/find', _easy: 'on' })).to).toBe('/p/ja-easy/find')
  expect((await send('GET', { _path: '/p/ja-easy/find', _easy: 'off' })).to).toBe('/p/ja/find')
  expect((await send('GET', { _path: '/p/vi/find', _easy: 'on' })).to).toBe('/p/vi/find')
})

test.each(['https://example.com/', '//example.com', '/consultations', '/p/xx/ask', '/p/ja/../../sign-out', '/p/ja/ask?x=1', ''])(
  'the way back never leads away from the public pages: %s',
  async path => {
    expect((await send('GET', { _path: path })).to).toBe('/p/ja')
  },
)
