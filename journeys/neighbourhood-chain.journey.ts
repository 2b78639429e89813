import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Day } from '../src/kernel/day.ts'
import { addDays, dayOfInstant } from '../src/kernel/day.ts'
import { formatEra } from '../src/kernel/era.ts'
import { newId } from '../src/kernel/id.ts'
import type { Way } from '../testing/browser/chromium.ts'
import { DESK, WAYS } from '../testing/browser/chromium.ts'
import { fillIn, formTo, sendIn } from '../testing/browser/fill-in.ts'
import { lookInto } from '../testing/browser/look.ts'
import { follow, press } from '../testing/browser/press.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'
import { seatResidents } from '../testing/community/seat-residents.ts'

const stage = setStage()
const today = dayOfInstant(new Date())
const era = (days: number) => formatEra(addDays(today, days) as Day)
const PHONE_WITHOUT_SCRIPT = WAYS.at(-1) ?? DESK
let isSeated = false

/** Council 1 with twenty-five seats, and a chair of council 8. */
async function seated(): Promise<void> {
  if (isSeated) return
  isSeated = true
  const { bodies } = await seatResidents(stage)
  for (let nth = 1; nth <= 23; nth++) {
    const participant = newId()
    await stage.ask(`insert into councils.participant (id, council_no, name, kana) values ($1, 1, $2, 'ミホンノ タロウ')`, [
      participant,
      `見本野 太郎${nth}`,
    ])
    await stage.ask(
      `insert into councils.seat (id, body_id, participant_id, office, sort_order, from_on) values ($1, $2, $3, '運営委員', 9, '2024-04-01')`,
      [newId(), bodies.get(1), participant],
    )
  }
}

async function chooseBody(page: Page): Promise<string> {
  const choice = page.locator('main select[name=bodyId]')
  return (await choice.locator('option', { hasText: '地域' }).first().getAttribute('value')) ?? ''
}

const placeOf = (page: Page) => new URL(page.url()).pathname

/** The address of the record a page links to by its words. */
async function linkTo(page: Page, words: string, start: string): Promise<string> {
  const href = await page.locator(`main a[href^="${start}"]`, { hasText: words }).first().getAttribute('href')
  return href ?? `no link to ${words} on ${page.url()}`
}

async function asPerson(way: Way, login: string): Promise<Page> {
  const page = await stage.visit(way)
  await enterAs(page, login)
  return page
}

for (const way of [DESK, PHONE_WITHOUT_SCRIPT]) {
  test(`a note of a workshop becomes an issue and a treasure, a decision, an activity, a review, and is told to the other councils: ${way.width} px, script ${way.script}`, async () => {
    await seated()
    const mark = way.script === 'on' ? '店が遠くて買い物に困る' : '坂がきつくて買い物に困る'
    const { look, complaints } = lookInto(`chain-${way.width}-${way.script}`, way)

    // The chair writes down what the workshop said, and promotes it in one press.
    const chair = await asPerson(way, 'chair')
    await chair.goto('/sheets/new')
    await sendIn(chair, '/sheets/new', { bodyId: await chooseBody(chair), theme: `買い物（${mark}）` })
    await fillIn(chair.locator('main form').filter({ has: chair.locator('[name=weakness]') }), {
      strength: `朝市のおばあちゃんたち（${mark}）`,
      weakness: mark,
      ideal: '歩いて買い物に行ける',
    })
    await press(
      chair,
      chair
        .locator('main form')
        .filter({ has: chair.locator('[name=weakness]') })
        .locator('.tn-button--primary'),
    )
    const sheet = placeOf(chair)
    await chair.goto(`${sheet}/promote`)
    await press(chair, chair.locator('main form .tn-button--primary'))
    await look(chair, 'promoted')
    const issue = await linkTo(chair, '困りごと', '/community-issues/')
    const treasure = await linkTo(chair, '宝物', '/treasures/')

    // A resident adds their own voice.
    const resident = await asPerson(way, 'resident')
    await resident.goto(issue)
    await sendIn(resident, '/tell', { words: '一人では重くて運べない', on: era(0) })
    await look(resident, 'voice')

    // The meeting of twenty-five decides; the chair closes it on one screen.
    await chair.goto('/meetings/new')
    await sendIn(chair, '/meetings/new', {
      bodyId: await chooseBody(chair),
      title: `月例の会議（${mark}）`,
      on: era(-1),
      from: '19:30',
      until: '21:00',
      place: '夢が里公民館',
    })
    const meeting = placeOf(chair)
    const aboutIssue = issue.split('/').at(-1)?.replace(/\?.*$/, '') ?? ''
    await sendIn(chair, '/add-item', { title: mark, kind: 'decide', aboutIssue })
    await chair.goto(`${meeting}/close`)
    expect(
      await chair.locator('main select[name$=".status"][name^="attendance."], main input[name$=".seatId"]').count(),
    ).toBeGreaterThanOrEqual(25)
    const closing = await formTo(chair, '/close')
    const decision = `月に二回、夕市をひらく（${mark}）`
    await press(chair, closing.locator('.tn-button--primary'))
    expect(await chair.textContent('main')).toContain('決まったことを書くか')
    await look(chair, 'close-refused')
    const again = await formTo(chair, '/close')
    for (const open of await again.locator('details:not([open]) > summary').all()) await open.click()
    await fillIn(again, {
      'items.0.outcome': 'done',
      'items.0.statement': decision,
      'items.0.reviewOn': era(60),
      'items.0.remarks': '市の空き地は使えるか',
      nextOn: era(27),
    })
    await press(chair, again.locator('.tn-button--primary'))
    await look(chair, 'closed')
    expect(await stage.ask('select 1 from meetings.attendance where meeting_id = $1', [meeting.split('/').at(-1)])).toHaveLength(25)
    await chair.goto(meeting)
    const decided = await linkTo(chair, decision, '/decisions/')

    // The coordinator begins an activity out of the decision; a resident comes.
    const csw = await asPerson(way, 'csw')
    await csw.goto(decided)
    await look(csw, 'decision')
    await follow(csw, '活動を始める')
    await sendIn(csw, '/activities/new', {
      councilNo: '1',
      name: `夕市（${mark}）`,
      kind: 'market',
      place: '夢が里集会所',
      startsOn: era(1),
      fromTime: '15:00',
      untilTime: '17:00',
      repeat: 'once',
    })
    await look(csw, 'activity')
    const activity = placeOf(csw)
    await csw.goto(activity)
    const date = await linkTo(csw, '', `${activity}/dates/`)
    await resident.goto(date)
    await press(resident, (await formTo(resident, '/join')).locator('button').last())
    await look(resident, 'joined')
    // Two days go by.
    await stage.ask(
      `update activities.occurrence set starts_at = starts_at - interval '2 days', ends_at = ends_at - interval '2 days' where id = $1`,
      [date.split('/').at(-1)],
    )
    await csw.goto(date)
    await look(csw, 'date')
    await sendIn(csw, '/tell', { attendance: '23', newcomers: '4', helpers: '6', words: '雨でも来てくれた' })
    await look(csw, 'feedback')

    // What became of it: better for people, worse for the bins, and both are said.
    await csw.goto(activity)
    await follow(csw, '見直しを始める')
    await look(csw, 'series')
    await press(csw, (await formTo(csw, '/reviews/begin')).locator('button').last())
    const round = placeOf(csw)
    const review = await formTo(csw, '/write')
    await fillIn(review, {
      phase: 'after',
      on: era(0),
      'outcomes.0.statement': '買い物に出る人がふえる',
      'outcomes.0.direction': 'better',
      'outcomes.0.confidence': 'seen',
      'outcomes.1.statement': 'ごみがへる',
      'outcomes.1.direction': 'worse',
      'outcomes.1.confidence': 'counted',
      'outcomes.1.area': 'environmental',
      socialWords: '立ち話がふえた',
      environmentalWords: 'ごみがふえた',
      sideEffects: '車の出入りで道がこむ',
      change: 'improve',
    })
    await press(csw, review.locator('button[name=close]'))
    await look(csw, 'review')
    expect(await csw.textContent('main')).toContain('わるくなった')

    // The chair tells the other councils; the coordinator checks the words; another council wishes to see it.
    await chair.goto('/liaison/entries/new?side=offer')
    await sendIn(chair, '/liaison/entries/new', { title: `夕市のはじめ方（${mark}）`, words: '道具も貸せます', stage: 'going' })
    const offer = placeOf(chair)
    const joined = await formTo(chair, '/join')
    await joined.locator('select[name=to]').selectOption({ label: `夕市（${mark}）` })
    await press(chair, joined.locator('button').last())
    await look(chair, 'offer')
    await csw.goto(offer)
    await press(csw, (await formTo(csw, '/check')).locator('button').last())
    const chair8 = await asPerson(way, 'chair8')
    await chair8.goto('/liaison')
    await look(chair8, 'board')
    expect(await chair8.textContent('main')).toContain(`夕市のはじめ方（${mark}）`)
    await chair8.goto('/liaison/visits/new?host=1')
    await sendIn(chair8, '/liaison/visits/new', { about: '夕市を見てみたい' })
    await look(chair8, 'visit')

    // Backwards, link by link, from the board to the note that began it.
    const reader = await asPerson(way, 'resident')
    await reader.goto(offer)
    for (const [words, start] of [
      [`夕市（${mark}）`, '/activities/'],
      [decision, '/decisions/'],
      ['', '/meetings/'],
      [mark, '/community-issues/'],
      [mark, '/sheets/'],
    ] as const) {
      const next = await linkTo(reader, words, start)
      expect(next, `from ${placeOf(reader)}`).toMatch(start)
      await reader.goto(next)
    }
    expect(await reader.textContent('main')).toContain(mark)
    await reader.goto(treasure)
    expect(await reader.textContent('main')).toContain('朝市のおばあちゃんたち')
    await reader.goto(round)
    expect(await reader.textContent('main')).toContain('ごみがふえた')

    // The city reads what the councils tell one another.
    const city = await asPerson(way, 'plan')
    await city.goto(offer)
    expect(await city.textContent('main')).toContain('道具も貸せます')
    expect(complaints).toEqual([])
  })
}
