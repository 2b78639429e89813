import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { addDays, dayOfInstant } from '../../kernel/day.ts'

let app: RunningApp
let chair: Caller
let csw: Caller
let visitor: Browser

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 3 })
  await seatResidents(app)
  ;[chair, csw] = await Promise.all([app.api('chair'), app.api('csw')])
  visitor = app.visitor()
})
afterAll(() => app.close())

async function sent(by: Caller, path: string, body: object) {
  const answer = await by.send('POST', `/api/v1/${path}`, body)
  expect(answer.status, answer.html.slice(0, 500)).toBeLessThan(300)
  return answer.json() as { readonly id: string; readonly textVersion: number; readonly besideAt: string }
}

test('what changes beside checked words is told to nobody outside before another keeper has checked it', async () => {
  const startsOn = addDays(dayOfInstant(new Date()), 7)
  const salon = {
    councilNo: 1,
    kind: 'salon',
    name: '見本のサロン',
    place: '夢が里集会所',
    startsOn,
    fromTime: '10:00',
    untilTime: '11:30',
    rule: '',
  }
  const { id } = await sent(chair, 'activities', salon)
  const [at, said] = [`wordings/activity/${id}`, { wanted: 'public', title: '見本のサロン', words: 'お茶を飲みます。' }]
  const first = await sent(chair, `${at}/propose`, said)
  await sent(csw, `${at}/check`, { textVersion: first.textVersion, besideAt: first.besideAt })
  const outside = async () => (await visitor.get(`/p/ja/activities/${id}`)).html
  expect(await outside()).toContain('夢が里集会所')

  await sent(chair, `activities/${id}/change`, { name: '見本のサロン', kind: 'salon', place: '架空田さん宅', bring: 'うわばき' })
  const after = await outside()
  expect(after).toContain('お茶を飲みます。')
  for (const words of ['架空田', 'うわばき', '夢が里集会所']) expect(after).not.toContain(words)
  expect((await visitor.get('/p/ja/calendar')).html).not.toContain('架空田')
  const page = (await (await app.signIn('chair')).get(`/${at}`)).html
  for (const words of ['場所や持ち物などが変わりました', '架空田さん宅', 'うわばき']) expect(page).toContain(words)

  const again = await sent(chair, `${at}/propose`, said)
  const stale = await csw.send('POST', `/api/v1/${at}/check`, { textVersion: again.textVersion, besideAt: first.besideAt })
  expect(stale.status).toBe(409)
  await sent(csw, `${at}/check`, { textVersion: again.textVersion, besideAt: again.besideAt })
  expect(await outside()).toContain('うわばき')
})

test('a meeting for everybody whose place tells a person asks once more before it is planned', async () => {
  const [body] = await app.ask<{ id: string }>(`select id from councils.body where council_no = 1 and kind = 'network_meeting'`)
  const keeper = await app.signIn('chair')
  const notice = { bodyId: body?.id ?? '', title: 'まちの話し合い', on: 'R20.1.5', from: '10:00', until: '11:00', mode: 'in_person' }
  const planned = await keeper.post('/meetings/new', { ...notice, place: '架空田さん宅', audience: 'public' })
  expect([planned.status, planned.html.includes('架空田さん宅')]).toEqual([422, true])
  const mark = /name="heard" value="([^"]+)"|value="([^"]+)"[^>]*name="heard"/.exec(planned.html)
  const heard = mark?.[1] ?? mark?.[2] ?? ''
  expect((await keeper.post('/meetings/new', { ...notice, place: '架空田さん宅', audience: 'public', heard })).status).toBe(303)
  expect((await keeper.post('/meetings/new', { ...notice, place: '架空田さん宅', audience: 'council' })).status).toBe(303)
})
