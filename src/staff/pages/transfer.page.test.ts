import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'

let app: RunningApp
let admin: Browser
const names = new Map<string, string>()

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 10 })
  admin = await app.signIn('admin')
  for (const { login, name } of await agencies()) names.set(login, name)
})
afterAll(() => app.close())

const agencies = () =>
  app.ask<{ login: string; name: string }>(
    'select s.login, a.name from staff.staff s join directory.agency a on a.id = staff.agency_today(s.id)',
  )
const of = (login: string) => names.get(login) ?? ''
const today = async (shift = 0) =>
  (await app.ask<{ day: string }>('select (staff.today() + $1::integer)::text as day', [shift]))[0]?.day ?? ''
const post = (list: string, step: 'preview' | 'apply', usual: string) => admin.post('/staff-accounts/transfer', { list, step, usual })
const places = async () => (await agencies()).map(row => `${row.login} ${row.name}`).sort()
const dutiesOf = async (login: string) =>
  (
    await app.ask<{ duty: string }>('select t.duty from staff.staff s, staff.duties_today(s.id) t where s.login = $1 order by 1', [login])
  ).map(row => row.duty)

test('a pasted list is shown before anything changes: who, from where to where, with which duties, and open sessions', async () => {
  await app.signIn('houkatsu')
  const before = await places()
  const seen = await post(`ログイン名\t新しい所属\t担当\nhoukatsu\t${of('shogai')}\t相談・長\n`, 'preview', await today())
  expect(seen.status).toBe(200)
  for (const words of [of('houkatsu'), of('shogai'), '相談を受ける、窓口の長', '1か所', '1人の異動を入れる'])
    expect(seen.html).toContain(words)
  expect(await places()).toEqual(before)
})

test('with one line that does not fit nothing is changed, and each line is complained about with its number', async () => {
  const before = await places()
  const list = [
    `houkatsu,${of('shogai')},相談`,
    `nobody,${of('shogai')},相談`,
    `kodomo,どこにもない課,相談`,
    `admin,${of('desk')},相談`,
    `door,退職,`,
  ].join('\n')
  for (const step of ['preview', 'apply'] as const) {
    const refused = await post(list, step, await today())
    expect(refused.status).toBe(422)
    for (const words of ['2行目', 'nobody', '3行目', 'どこにもない課', '4行目', '自分の所属や担当は']) expect(refused.html).toContain(words)
    expect(refused.html).toContain(`houkatsu,${of('shogai')},相談`)
  }
  expect(await places()).toEqual(before)
  const [event] = await app.ask<{ outcome: string }>(
    `select outcome from audit.event where action = 'staff.transfer' order by at desc limit 1`,
  )
  expect(event?.outcome).toBe('refused')
})

test('on the day everybody works for the new agency with the new duties, in sessions that were open all along', async () => {
  const [houkatsu, kodomo] = [await app.signIn('houkatsu'), await app.signIn('kodomo')]
  const list = `houkatsu,${of('shogai')},相談・長\nkodomo,${of('jiritsu')},評価,,${await today(30)}\njiritsu,退職,,${await today()}\n`
  const done = await post(list, 'apply', await today())
  expect([done.status, done.html.includes('3人の異動を入れました')]).toEqual([200, true])
  expect((await houkatsu.get('/agencies')).html).toContain(`tn-header__agency">${of('shogai')}`)
  expect(await dutiesOf('houkatsu')).toEqual(['consult', 'head'])
  expect((await kodomo.get('/consultations')).status).toBe(403)
  expect(await dutiesOf('kodomo')).toEqual(['evaluate'])
  expect(await dutiesOf('jiritsu')).toEqual([])
  expect(await app.ask(`select ends_on from staff.staff where login = 'kodomo'`)).not.toEqual([{ ends_on: null }])
  const events = await app.ask(`select 1 from audit.event where action = 'staff.transfer' and outcome = 'done'`)
  expect(events).toHaveLength(3)
})

test('a list for a later day changes nothing today and everything on that day', async () => {
  const before = [await places(), await dutiesOf('shogai')]
  expect((await post(`shogai,${of('houkatsu')},調整`, 'apply', await today(20))).status).toBe(200)
  expect([await places(), await dutiesOf('shogai')]).toEqual(before)
  await app.ask(`update staff.assignment set valid_to = valid_to - 20, valid_from = valid_from - case when valid_to is null then 20 else 0 end
                  where staff_id = (select id from staff.staff where login = 'shogai')`)
  await app.ask(`update staff.staff_duty set valid_to = valid_to - 20, valid_from = valid_from - case when valid_to is null then 20 else 0 end
                  where staff_id = (select id from staff.staff where login = 'shogai')`)
  expect((await places()).includes(`shogai ${of('houkatsu')}`)).toBe(true)
  expect(await dutiesOf('shogai')).toEqual(['coordinate'])
})

test('a day too far off, an empty list and a broken quotation mark are refused with what to do', async () => {
  expect((await post(`csw,${of('desk')},相談`, 'apply', await today(-40))).html).toContain('31日前から1年先まで')
  expect((await post('', 'preview', await today())).html).toContain('異動の一覧を貼り付けてください')
  expect((await post('csw,"a', 'preview', await today())).html).toContain('引用符')
  expect((await post(' , ,', 'preview', await today())).html).toContain('一行もありません')
})
