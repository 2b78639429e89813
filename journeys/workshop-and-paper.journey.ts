import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { lengthOf } from '../src/community/meetings/domain/paper/length.ts'
import { newId } from '../src/kernel/id.ts'
import { DESK, WAYS } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { press } from '../testing/browser/press.ts'
import { enterAs, leave } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'
import { seatResidents } from '../testing/community/seat-residents.ts'
import { heavy, photograph } from '../testing/fixtures/pictures.ts'

const stage = setStage()

/** How many pages of paper the browser makes of what it shows. */
async function pagesOf(page: Page): Promise<number> {
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...paper.matchAll(/\/Type\s*\/Page\b/g)].length
}

let isSeated = false

async function seated(): Promise<void> {
  if (isSeated) return
  isSeated = true
  const { bodies } = await seatResidents(stage)
  await stage.ask(
    `insert into councils.profile (council_no, phone, office_hours) values (1, '0595-00-0101', '平日 9時から17時')
         on conflict (council_no) do update set phone = excluded.phone, office_hours = excluded.office_hours`,
  )
  for (let nth = 0; nth < 21; nth++) {
    const participant = newId()
    await stage.ask(`insert into councils.participant (id, council_no, name, kana) values ($1, 1, $2, 'ミホンノ タロウ')`, [
      participant,
      `見本野 太郎${nth}`,
    ])
    await stage.ask(
      `insert into councils.seat (id, body_id, participant_id, office, sort_order, from_on) values ($1, $2, $3, '運営委員', 9, '2026-04-01')`,
      [newId(), bodies.get(1), participant],
    )
  }
}

/** The bodies of council 1 that a form offers; chosen by name. */
async function chooseBody(page: Page): Promise<void> {
  const choice = page.locator('select[name=bodyId]')
  const value = await choice.locator('option', { hasText: '地域' }).first().getAttribute('value')
  await choice.selectOption(value ?? '')
}

const PHOTO_FORM = 'form[enctype="multipart/form-data"]'

async function choosePhoto(page: Page, name: string, buffer: Buffer): Promise<void> {
  const form = page.locator(PHOTO_FORM)
  if (!(await form.isVisible())) await page.getByText('写真を貼る', { exact: true }).click()
  await form.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
}

/** A photo that is too heavy to be sent is made smaller by the browser itself, and goes. */
async function pasteHeavyPhoto(page: Page): Promise<void> {
  const form = page.locator(PHOTO_FORM)
  await choosePhoto(page, 'IMG_0002.png', heavy(3_200, 1_000))
  await expect.poll(() => form.locator('[role=status]').textContent()).toMatch(/^送りやすい大きさにしました（9\.\d MB → [0-5]\.\d MB）。$/)
  await press(page, form.locator('button'))
  const picture = page.locator('img[alt="ワークシートの写真 2枚目"]')
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate(shown => Object(shown).naturalWidth)).toBe(2_600)
}

/** The paper as a telephone took it, lying on its side; it is shown upright, and a file that is none keeps what was typed. */
async function pastePhoto(page: Page): Promise<void> {
  const form = page.locator(PHOTO_FORM)
  const send = async (name: string, buffer: Buffer) => {
    await choosePhoto(page, name, buffer)
    await form.locator('input[name=words]').fill('強みの付箋を並べた模造紙')
    await press(page, form.locator('button'))
  }
  await send('words.jpg', Buffer.from('これは写真ではありません'))
  expect(await form.locator('input[name=words]').inputValue()).toBe('強みの付箋を並べた模造紙')
  expect(await page.textContent('main')).toContain('JPEG か PNG の写真ではないようです。')
  await send('IMG_0001.jpg', photograph())
  const picture = page.locator('img[alt="強みの付箋を並べた模造紙"]')
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate(shown => Object(shown).naturalWidth)).toBe(8)
}

for (const way of WAYS) {
  test(`a workshop’s notes are written, promoted in one press and lead to what they became: ${way.width} px, script ${way.script}`, async () => {
    await seated()
    const page = await stage.visit(way)
    const { look, complaints } = lookInto(`workshop-${way.width}-${way.script}`, way)
    await enterAs(page, 'chair')
    await page.goto('/sheets/new')
    await look(page, 'new')
    await chooseBody(page)
    await page.fill('input[name=theme]', '十年後の夢が里')
    await press(page, page.locator('main form .tn-button--primary'))
    await look(page, 'empty')
    await page.fill('textarea[name=strength]', '桜並木が、毎年きれい\n声をかけ合う\n朝市のおばあちゃんたち')
    await page.fill('textarea[name=weakness]', '夜道が暗い\n買いものの店が遠い')
    await page.fill('textarea[name=ideal]', '子どもも高齢者も、いつでも集まれる場所がある')
    await press(page, page.locator('main form .tn-button--primary'))
    await look(page, 'notes')
    await pastePhoto(page)
    if (way.script === 'on') await pasteHeavyPhoto(page)
    await look(page, 'photo')
    await page.goto(`${new URL(page.url()).pathname}/promote`)
    await look(page, 'promote')
    await press(page, page.locator('main form .tn-button--primary'))
    await look(page, 'promoted')
    await press(page, page.locator('.tn-note a', { hasText: '宝物になりました' }).first())
    expect(await page.textContent('main')).toContain('桜並木が、毎年きれい')
    await page.goto('/councils/1')
    await look(page, 'council')
    await page.goto('/sheets')
    await look(page, 'list')
    expect(complaints).toEqual([])
  })
}

const CIRCULAR = {
  phone: '0595-00-0101',
  contact: '平日 9時から17時',
  title: '冬の ｜集《あつ》まり',
  words:
    '12月10日の 夜7時から、｜公民館《こうみんかん》で ｜話《はな》し｜合《あ》いをします。\nだれでも 来てください。お茶があります。\n来られない人は、下の ｜質問《しつもん》に 答えてください。',
  questions:
    'バスは ｜足《た》りていますか。\n夜の ｜道《みち》は 明るいですか。\n雪の日に、だれかの 手つだいが ほしいですか。\n手つだいが できますか。',
}

test('the 回覧板 goes from the draft by the check to one sheet of A4, comes back, is keyed in, and answers come from behind its code', async () => {
  await seated()
  const page = await stage.visit(DESK)
  const { look, complaints } = lookInto('circular', DESK)
  await enterAs(page, 'chair')
  await page.goto('/circulars')
  await look(page, 'none')
  await page.goto('/circulars/new')
  await chooseBody(page)
  for (const [name, value] of Object.entries(CIRCULAR)) await page.fill(`[name=${name}]`, value)
  await press(page, page.locator('main form .tn-button--primary'))
  await look(page, 'draft')
  const at = new URL(page.url()).pathname
  await leave(page)
  await enterAs(page, 'csw')
  await page.goto(at)
  await press(page, page.locator(`form[action="${at}/check"] button`))
  await look(page, 'checked')
  await page.goto(`${at}/paper`)
  await look(page, 'paper')
  expect(await pagesOf(page)).toBe(1)
  await page.pdf({ path: 'screenshots/journeys/circular/paper.pdf', preferCSSPageSize: true })
  await page.goto(at)
  const sheets = ['1230', '1102 3:雪のときだけ もっと大きい字で', '2211', ...Array.from({ length: 12 }, () => '1122')]
  await page.fill('textarea[name=sheets]', sheets.join('\n'))
  await press(page, page.locator(`form[action="${at}/key-in"] button`))
  await look(page, 'keyed-in')
  await leave(page)
  const [edition] = await stage.ask<{ code: string }>('select code from meetings.edition where id = $1', [at.split('/')[2]])
  const phone = await stage.visit({ script: 'off', width: 390, height: 844 })
  const behind = lookInto('circular-answer', { script: 'off' })
  await phone.goto(`/p/ja-easy/circulars/${edition?.code}`)
  await behind.look(phone, 'form')
  await phone.check('input[name=a1][value=no]')
  await phone.fill('textarea[name=w0]', 'ありがとう')
  await press(phone, phone.locator('#answers .tn-button--primary'))
  await behind.look(phone, 'thanks')
  expect([...complaints, ...behind.complaints]).toEqual([])
})

test('the papers of a meeting of 23: the notice on one page, the roll on two at most, the worksheet on one lying page', async () => {
  await seated()
  const page = await stage.visit(DESK)
  const { look, complaints } = lookInto('meeting-papers', DESK)
  await enterAs(page, 'chair')
  await page.goto('/meetings/new')
  await chooseBody(page)
  const plan = {
    title: '十二月の会議',
    on: '令和8年12月9日',
    from: '19:30',
    until: '21:00',
    place: '夢が里公民館 二階',
    hosts: '共催 夢が原市社会福祉協議会',
  }
  for (const [name, value] of Object.entries(plan)) await page.fill(`[name=${name}]`, value)
  await press(page, page.locator('main form .tn-button--primary'))
  await look(page, 'meeting')
  const at = new URL(page.url()).pathname
  const [meeting] = [at.split('/')[2]]
  for (const [order, title] of ['前回の振り返り', '冬の見守り当番を決める', 'ワーク「十年後の夢が里」', 'その他'].entries())
    await stage.ask(
      `insert into meetings.agenda_item (id, meeting_id, sort_order, kind, title, minutes) values ($1, $2, $3, 'discuss', $4, 20)`,
      [newId(), meeting, order, title],
    )
  await stage.ask(
    `insert into meetings.minutes (meeting_id, no, words, made_by) select $1, 1, $2, id from staff.staff where login = 'chair'`,
    [
      meeting,
      `出席（3名）\n　会長 見本、委員 見本\n\n1 前回の振り返り\n➡ 街灯が二つ付いた\n【決定】冬の見守り当番を、週に一度置く（見直し 令和9年3月1日（2027年））\n\n${'➡ 長く話した。\n'.repeat(20)}`,
    ],
  )
  const most = { notice: 1, 'sign-in': 2, worksheet: 1, minutes: 2 }
  for (const [paper, pages] of Object.entries(most)) {
    await page.goto(`${at}/paper/${paper}`)
    await look(page, paper)
    expect(await pagesOf(page), paper).toBeLessThanOrEqual(pages)
    await page.pdf({ path: `screenshots/journeys/meeting-papers/${paper}.pdf`, preferCSSPageSize: true })
  }
  expect(complaints).toEqual([])
})

test('an edition as full as the screen allows, with a reading over every word, is still one page of A4', async () => {
  await seated()
  const page = await stage.visit(DESK)
  await enterAs(page, 'csw')
  const line = '｜学校《がっこう》の｜前《まえ》の｜道《みち》で、｜朝《あさ》と｜夕方《ゆうがた》に｜声《こえ》をかけます。'
  const fullest = (questions: readonly string[]) => {
    let words = line
    while (!lengthOf({ title: '｜見守《みまも》り', words: `${words}\n${line}`, questions }).isTooLong) words += `\n${line}`
    return words
  }
  const drafts: string[] = []
  for (const count of [0, 3, 6]) {
    const questions = Array.from({ length: count }, () => '｜朝《あさ》の｜見守《みまも》りに、｜来《き》てくれますか。')
    await page.goto('/circulars/new')
    await page.locator('select[name=bodyId]').selectOption({ index: 2 })
    const filled = {
      phone: '0595-00-0101',
      title: '｜見守《みまも》り',
      words: fullest(questions),
      questions: questions.join('\n'),
      answerBy: '令和18年12月10日',
    }
    for (const [name, value] of Object.entries(filled)) await page.fill(`[name=${name}]`, value)
    await press(page, page.locator('main form .tn-button--primary'))
    drafts.push(new URL(page.url()).pathname)
  }
  // The check itself is told above; here only what it lets onto paper is looked at.
  await stage.ask(`select set_config('app.staff_id', (select id::text from staff.staff where login = 'csw2'), false)`)
  await stage.ask(`update meetings.edition set checked_at = now() where id = any ($1)`, [drafts.map(at => at.split('/')[2])])
  for (const [nth, at] of drafts.entries()) {
    await page.goto(`${at}/paper`)
    expect(await page.textContent('main')).not.toContain('一枚に収まりません')
    expect(await pagesOf(page), at).toBe(1)
    await page.pdf({ path: `screenshots/journeys/circular/full-${nth}.pdf`, preferCSSPageSize: true })
  }
})
