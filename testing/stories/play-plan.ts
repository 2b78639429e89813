import { expect } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import type { Hand } from '../browser/hand.ts'
import type { Cast } from './cast.ts'
import { openCase } from './play-team.ts'
import type { Script } from './scripts.ts'

/** Coordination writes the plan; the person, every agency and the head have their say; it starts. */
export async function makePlan(cast: Cast, script: Script): Promise<void> {
  const hand = await openCase(cast, 'coordinator', script, 'プラン')
  await cast.see(hand, 'plan-empty')
  await hand.button('プランを作り始める')
  await writePlan(cast, hand, script)
  await hand.tick('how', ['words'], '/person-agree')
  await hand.write('words', script.wish, '/person-agree')
  await hand.button('ご本人の同意を記録する', '/person-agree')
  for (const login of new Set(script.lines.map(line => line.login))) await agree(cast, script, login)
  await discuss(cast, hand, script)
  await decide(cast, script)
  await openCase(cast, 'coordinator', script, 'プラン')
  await hand.button('支援を始める')
  expect(await hand.words()).toContain('支援を始めました')
  await cast.see(hand, 'plan-running')
}

/** Everybody looks at what they answer for, and says how far it is. */
export async function monitor(cast: Cast, script: Script): Promise<void> {
  for (const line of script.lines) {
    const hand = await openCase(cast, line.login, script, 'プラン')
    await hand.row(line.words)
    await hand.tick('result', ['done'], '/monitor')
    await hand.write('words', '続いている。', '/monitor')
    await hand.button('記録する', '/monitor')
    expect(await hand.words()).toContain('モニタリングを記録しました')
    await hand.tick('mark', ['done'], '/mark')
    await hand.write('words', '続ける見通しが立った。', '/mark')
    await hand.button('記録する', '/mark')
    expect(await hand.words()).toContain('行動を記録しました')
    await cast.see(hand, `monitored-${line.login}`)
  }
}

/** Coordination evaluates with the person's words, and the plan closes. */
export async function evaluate(cast: Cast, script: Script): Promise<void> {
  const hand = await openCase(cast, 'coordinator', script, 'プラン')
  await hand.link('評価する')
  await hand.tick('goals.0.result', ['reached'])
  await hand.write('goals.0.words', '届いた。')
  await hand.tick('changes.person', [script.change])
  await hand.write('personWords', script.thanks)
  await hand.tick('planResult', ['closed'])
  await hand.choose('closureReason', 'resolved')
  await hand.write('words', '見通しが立ち、役割も定まった。')
  await hand.write('staysInTouch', '窓口の担当が月に一度連絡する。')
  await cast.see(hand, 'review')
  await hand.button('評価を記録する')
  const words = await hand.words()
  expect(words).toContain('評価を記録しました')
  expect(words).toContain(script.thanks)
  await cast.see(hand, 'plan-closed')
}

async function writePlan(cast: Cast, hand: Hand, script: Script): Promise<void> {
  await hand.write('wish', script.wish)
  await hand.write('direction', script.direction)
  await hand.write('goals.0.words', script.goal)
  await tickIssues(cast, hand)
  for (const [n, line] of script.lines.entries()) {
    if (n > 0) await hand.button('行動を一つ増やす')
    await hand.write(`actions.${n}.words`, line.words)
    await hand.choose(`actions.${n}.goal`, '0')
    await hand.chooseNth(`actions.${n}.issueId`, script.issues.indexOf(line.issue) + 1)
    await hand.choose(`actions.${n}.kind`, line.kind ?? 'statutory_service')
    await hand.choose(`actions.${n}.ownerAgency`, (await cast.agency(line.login)).id)
    await hand.write(`actions.${n}.dueOn`, addDays(cast.today, line.days))
  }
  await hand.write('periodFrom', cast.today)
  await hand.write('periodTo', addDays(cast.today, 180))
  await cast.see(hand, 'plan-form')
  await hand.button('保存する')
  expect(await hand.words()).toContain(script.wish)
  await cast.see(hand, 'plan')
}

async function tickIssues(cast: Cast, hand: Hand): Promise<void> {
  const boxes = hand.page.locator('main [name="goals.0.issueIds"]')
  for (let n = 0; n < (await boxes.count()); n++) {
    cast.tally.clicks++
    await boxes.nth(n).check()
  }
}

async function agree(cast: Cast, script: Script, login: string): Promise<void> {
  const hand = await openCase(cast, login, script, 'プラン')
  await hand.tick('answer', ['agrees'], '/agree')
  await hand.button('うちの機関の考えを記録する', '/agree')
  expect(await hand.words()).toContain('機関の考えを記録しました')
}

async function discuss(cast: Cast, hand: Hand, script: Script): Promise<void> {
  await openCase(cast, 'coordinator', script, 'プラン')
  await hand.link('適切性を協議する')
  await hand.tick('adequacy', ['adequate'])
  await hand.write('words', '適切と認めた。')
  await hand.write('members', '支援チーム')
  await cast.see(hand, 'discuss')
  await hand.button('記録する')
  expect(await hand.words()).toContain('協議の結果を記録しました')
}

async function decide(cast: Cast, script: Script): Promise<void> {
  const hand = await openCase(cast, 'head', script, 'プラン')
  await hand.link('支援を決定する')
  await hand.write('no', `福総第${script.key}号`)
  await cast.see(hand, 'decide')
  await hand.button('支援を決定する')
  expect(await hand.words()).toContain('支援を決定し、各機関の仕事に加えました')
  await cast.see(hand, 'decided')
}
