import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { seatResidents } from '../../../testing/community/seat-residents.ts'
import { newId } from '../../kernel/id.ts'
import { unreadKanji } from '../../ui/languages/readings.ts'
import { circularPaper } from './pages/paper/texts.ts'

let app: RunningApp
let bodies: ReadonlyMap<number, string>
let chair: Browser
let resident: Browser
let elsewhere: Browser
let csw: Browser
let city: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  ;({ bodies } = await seatResidents(app))
  const signIn = (login: string) => app.signIn(login)
  ;[chair, resident, elsewhere, csw, city] = (await Promise.all(['chair', 'resident', 'chair8', 'csw', 'plan'].map(signIn))) as [
    Browser,
    Browser,
    Browser,
    Browser,
    Browser,
  ]
})
afterAll(() => app.close())

const idIn = (location: string) => /[0-9a-f-]{36}/.exec(location)?.[0] ?? ''
const WORDS = {
  title: '秋の集まり',
  words: '12月に、公園で集まります。\nだれでも来てください。',
  phone: '0595-00-0101',
  contact: '平日 9時から17時',
  questions: 'バスは足りていますか。\n夜の道は明るいですか。\n手つだってくれますか。',
}

async function draft(by: Browser, more: Record<string, string> = {}): Promise<string> {
  const made = await by.post('/circulars/new', { _key: newId(), bodyId: bodies.get(1) ?? '', ...WORDS, ...more })
  expect(made.status, made.html.slice(0, 2000)).toBe(303)
  return idIn(made.location)
}

async function checked(more: Record<string, string> = {}): Promise<string> {
  const id = await draft(chair, more)
  expect((await csw.post(`/circulars/${id}/check`, { _key: newId() })).status).toBe(303)
  return id
}

const keyIn = (id: string, sheets: string, by = chair) => by.post(`/circulars/${id}/key-in`, { _key: newId(), sheets })
const codeOf = async (id: string) =>
  (await app.ask<{ code: string }>('select code from meetings.edition where id = $1', [id]))[0]?.code ?? ''
const linesOf = (id: string) =>
  app.ask<{ no: number; question: number; answer: string | null; words: string; way: string }>(
    `select r.no, r.way, l.question, l.answer, l.words from meetings.returned r join meetings.returned_line l on l.returned_id = r.id
      where r.edition_id = $1 order by r.no, l.question`,
    [id],
  )

test('a 回覧板 is printed only after somebody else has read it, and what was read is not worded anew', async () => {
  const id = await draft(chair)
  const before = await chair.get(`/circulars/${id}/paper`)
  expect(before.html).toContain('まだ')
  expect(before.html).not.toContain('/p/ja-easy/circulars/')
  const own = await chair.post(`/circulars/${id}/check`, { _key: newId() })
  expect(own.status).toBe(409)
  expect((await resident.post(`/circulars/${id}/check`, { _key: newId() })).status).toBe(403)
  expect((await csw.post(`/circulars/${id}/check`, { _key: newId() })).status).toBe(303)
  const paper = (await resident.get(`/circulars/${id}/paper`)).html
  for (const words of ['0595-00-0101', '<rt>', '□ はい', '□ わからない', 'class="tn-qr"', await codeOf(id)]) expect(paper).toContain(words)
  expect(paper.indexOf('0595-00-0101')).toBeLessThan(paper.indexOf('tn-circular__title'))
  expect((await chair.post(`/circulars/${id}/edit`, { _key: newId(), ...WORDS, title: '別の題' })).status).toBe(409)
  await expect(app.ask(`update meetings.edition set words = 'x' where id = $1`, [id])).rejects.toThrow('a checked edition stands')
  await expect(app.ask('update meetings.edition set checked_at = null, checked_by = null where id = $1', [id])).rejects.toThrow(
    'a check stands',
  )
})

test('everything printed around the words of a 回覧板 can be read by a child: every kanji has its reading', () => {
  for (const words of Object.values(circularPaper).filter(text => text !== circularPaper.qrLabel))
    expect(unreadKanji(words), words).toEqual([])
})

test('hard sentences, names of people and too many words are said before anything is printed', async () => {
  const id = await draft(chair, {
    words: '御多忙中誠に恐縮ではございますが、当該事業の趣旨を御理解の上、御参加賜りますよう御願い申し上げます。',
  })
  const page = (await chair.get(`/circulars/${id}`)).html
  for (const words of ['文が長いです', '敬語がむずかしいです', '読みがわかりません', '一枚に収まります']) expect(page).toContain(words)
  const long = await chair.post(`/circulars/${id}/edit`, { _key: newId(), ...WORDS, words: 'みんなで集まります。'.repeat(120) })
  expect(long.status).toBe(303)
  for (const path of ['', '/paper']) expect((await chair.get(`/circulars/${id}${path}`)).html).toContain('一枚に収まりません')
})

test('returned sheets are keyed in, one a line, by digits or by row number, and a line that cannot be read names itself and keeps everything typed', async () => {
  const id = await checked()
  const wrong = await keyIn(id, '123\n12\n321 3:雪のときだけ')
  expect(wrong.status).toBe(422)
  for (const words of ['2行目', '321 3:雪のときだけ']) expect(wrong.html).toContain(words)
  const sent = { _key: newId(), sheets: '123\n１２０\n321 3:雪のときだけ もっと大きい字で\n1 はい 2 いいえ 街灯が少ない' }
  const [one, two] = await Promise.all([chair.post(`/circulars/${id}/key-in`, sent), chair.post(`/circulars/${id}/key-in`, sent)])
  expect([one.status, two.status], one.html.slice(0, 1500)).toEqual([303, 303])
  const lines = await linesOf(id)
  expect(new Set(lines.map(({ no }) => no))).toEqual(new Set([1, 2, 3, 4]))
  expect(lines.filter(({ words }) => words !== '').map(({ question, words }) => [question, words])).toEqual([
    [3, '雪のときだけ もっと大きい字で'],
    [2, '街灯が少ない'],
  ])
  expect((await keyIn(id, '111', resident)).status).toBe(403)
  expect((await keyIn(id, '111', elsewhere)).status).toBe(404)
})

test('who did not key the sheets in is told no small number and no single sheet', async () => {
  const id = await checked()
  await keyIn(id, [...Array.from({ length: 12 }, () => '111'), ...Array.from({ length: 3 }, () => '211 ひみつの一行')].join('\n'))
  const keeper = (await chair.get(`/circulars/${id}`)).html
  expect(keeper).toContain('ひみつの一行')
  expect(keeper).toContain('戻った紙 15枚')
  const member = (await resident.get(`/circulars/${id}`)).html
  expect(member).not.toContain('ひみつの一行')
  expect(member).toContain('10未満')
  const row = /1　バスは足りていますか。.*?<\/tr>/s.exec(member)?.[0] ?? ''
  expect(row).not.toContain('>3<')
  expect(row).not.toContain('>12<')
  for (const by of [elsewhere, city]) expect((await by.get(`/circulars/${id}`)).status).toBe(404)
  const told = (await (await app.api('resident')).get(`/api/v1/circulars/${id}`)).json() as { questions: { yes: unknown; no: unknown }[] }
  expect(told.questions[0]).toMatchObject({ yes: 'few', no: 'few' })
})

test('a written line becomes an issue or a treasure once, and a sheet keyed in wrongly is taken back with a reason and counted no more', async () => {
  const id = await checked()
  await keyIn(id, '110 2:夜道の街灯が切れている\n222')
  const [sheet] = await app.ask<{ id: string }>('select id from meetings.returned where edition_id = $1 and no = 1', [id])
  const wish = { returnedId: sheet?.id ?? '', question: '2', becomes: 'issue' }
  const [first, second] = await Promise.all([
    chair.post(`/circulars/${id}/promote-line`, { _key: newId(), ...wish }),
    csw.post(`/circulars/${id}/promote-line`, { _key: newId(), ...wish }),
  ])
  expect([first.status, second.status].sort()).toEqual([303, 409])
  const issues = await app.ask<{ id: string }>(`select id from issues.issue where title = '夜道の街灯が切れている'`)
  expect(issues).toHaveLength(1)
  expect((await chair.get(`/circulars/${id}`)).html).toContain(`/community-issues/${issues[0]?.id}`)
  const [other] = await app.ask<{ id: string }>('select id from meetings.returned where edition_id = $1 and no = 2', [id])
  const back = await chair.post(`/circulars/${id}/take-back`, { _key: newId(), returnedId: other?.id ?? '', why: '別の地区の紙でした' })
  expect(back.status).toBe(303)
  const page = (await chair.get(`/circulars/${id}`)).html
  for (const words of ['戻った紙 1枚', '別の地区の紙でした']) expect(page).toContain(words)
})

test('behind the code a form without a name takes answers, once however often it is pressed, and nothing can be read back', async () => {
  const id = await checked({ answerBy: '令和18年12月10日' })
  const at = `/p/ja-easy/circulars/${await codeOf(id)}`
  const visitor = app.visitor()
  const form = await visitor.get(at)
  expect(form.status).toBe(200)
  for (const words of ['name="a1"', 'name="w0"', '0595-00-0101', '<rt>']) expect(form.html).toContain(words)
  const empty = await visitor.post(at, { _key: 'k'.repeat(43) })
  expect(empty.status).toBe(422)
  const sent = { _key: newId(), a1: 'yes', a3: 'unknown', w2: 'くらい', w0: 'ありがとう' }
  for (let times = 0; times < 2; times++) expect((await visitor.post(at, sent)).status).toBe(200)
  expect((await linesOf(id)).map(({ way, question, answer, words }) => [way, question, answer, words])).toEqual([
    ['form', 0, null, 'ありがとう'],
    ['form', 1, 'yes', ''],
    ['form', 2, null, 'くらい'],
    ['form', 3, 'unknown', ''],
  ])
  expect((await visitor.get(at)).html).not.toContain('くらい')
  for (const table of ['returned', 'returned_line', 'edition', 'note', 'sheet'])
    await expect(
      app.door.transaction(null, async db =>
        db
          .selectFrom(`meetings.${table}` as never)
          .selectAll()
          .execute(),
      ),
    ).rejects.toThrow('permission denied')
  expect((await visitor.get('/p/ja-easy/circulars/ABCDEFGHJK')).status).toBe(404)
  const draftId = await draft(chair)
  expect((await visitor.get(`/p/ja/circulars/${await codeOf(draftId)}`)).status).toBe(404)
  expect((await chair.post(`/circulars/${id}/end`, { _key: newId(), why: '集め終えた' })).status).toBe(303)
  const after = await visitor.post(at, { _key: newId(), a1: 'no' })
  expect([after.status, (await linesOf(id)).length]).toEqual([200, 4])
  expect((await keyIn(id, '111')).status).toBe(303)
})

test('from one place no more than twenty answers an hour are taken, and what was typed comes back', async () => {
  const id = await checked()
  const at = `/p/ja-easy/circulars/${await codeOf(id)}`
  let last = 200
  for (let times = 0; times < 22 && last === 200; times++) {
    const answer = await app.visitor().post(at, { _key: newId(), w0: `ことば${times}` })
    last = answer.status
    if (last === 429) expect(answer.html).toContain(`ことば${times}`)
  }
  expect(last).toBe(429)
  expect((await linesOf(id)).length).toBeLessThanOrEqual(20)
})

test('an edition costs the same number of statements for one returned sheet and for forty', async () => {
  const id = await checked()
  await keyIn(id, '111')
  const cost = async (path: string) => {
    await chair.get(path)
    const before = app.database.statements()
    await chair.get(path)
    return app.database.statements() - before
  }
  const few = [await cost(`/circulars/${id}`), await cost(`/circulars/${id}/paper`), await cost('/circulars')]
  await keyIn(id, Array.from({ length: 40 }, () => '123 2:言葉').join('\n'))
  expect([await cost(`/circulars/${id}`), await cost(`/circulars/${id}/paper`), await cost('/circulars')]).toEqual(few)
})
