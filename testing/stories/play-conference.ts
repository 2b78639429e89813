import { expect } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import type { Hand } from '../browser/hand.ts'
import type { Cast } from './cast.ts'
import { caseIn, openCase } from './play-team.ts'
import type { Line, Script } from './scripts.ts'

/** From the invitation to everybody's tasks: what it took at the screens. */
export type Held = { readonly clicks: number; readonly characters: number; readonly seconds: number }

/** A press with looking for the place, and a character of Japanese with its conversion, in seconds of an unhurried hand. */
const PRESS = 3
const CHARACTER = 0.6

/** Minutes that an unhurried person would take for what was done. */
export function minutesOf({ clicks, characters }: Held): number {
  return (clicks * PRESS + characters * CHARACTER) / 60
}

/** A conference is prepared, called, held and fixed; everybody's part stands among their tasks. */
export async function confer(cast: Cast, script: Script): Promise<Held> {
  const before = { ...cast.tally }
  const began = Date.now()
  const guests = [...new Set([script.desk, ...script.team])]
  const conference = await prepare(cast, script, guests)
  for (const login of guests) await readAndPrepare(cast, script, login)
  const hand = await cast.as('coordinator')
  await hand.go(`${conference}/prep`)
  await hand.button('守秘義務を確認して開く')
  await hand.link('概要・議題')
  await hand.button('資料を開く')
  await readMaterial(cast, script)
  await hand.button('会議を始める')
  await hand.link('進行の画面へ')
  await cast.see(hand, 'table')
  await fillTable(cast, hand, script)
  await hand.button('議事録を確定する')
  expect(await hand.words()).toContain('議事録を確定しました')
  await cast.see(hand, 'minutes')
  for (const line of script.lines) await findTask(cast, line)
  return {
    clicks: cast.tally.clicks - before.clicks,
    characters: cast.tally.characters - before.characters,
    seconds: (Date.now() - began) / 1000,
  }
}

function titleIn(script: Script): string {
  return `支援の会議（${script.key}）`
}

async function prepare(cast: Cast, script: Script, guests: readonly string[]): Promise<string> {
  const hand = await openCase(cast, 'coordinator', script, '会議')
  await cast.see(hand, 'conferences-empty')
  await hand.link('会議を準備する')
  await hand.write('title', titleIn(script))
  await hand.write('on', addDays(cast.today, 3))
  await hand.write('time', '13:30')
  await hand.write('place', '第2会議室')
  await hand.write('chair', '福祉総合相談課長')
  await hand.write('question', '誰が、どの順で関わるか。')
  await hand.tickFirst('kind', `${script.consent === null ? 'support_conference' : 'multilayered_support_conference'}:`)
  if (script.consent === null) await hand.write('basisReason', script.noConsentWords ?? '')
  await cast.see(hand, 'conference-new')
  await hand.button('準備を始める')
  const own = (await cast.agency('coordinator')).id
  for (const login of guests) {
    const { id, name } = await cast.agency(login)
    if (id === own) continue
    await hand.choose('agencyId', id)
    await hand.button('招く')
    expect(await hand.words()).toContain(name)
  }
  await cast.see(hand, 'invited')
  await hand.link('概要・議題')
  await cast.see(hand, 'conference')
  await hand.button('招集する')
  return new URL(hand.page.url()).pathname
}

async function readAndPrepare(cast: Cast, script: Script, login: string): Promise<void> {
  const hand = await cast.as(login)
  await hand.go('/conferences')
  await hand.row(titleIn(script))
  await hand.link('準備')
  if (login === script.team[0]) await cast.see(hand, 'secrecy')
  await hand.button('守秘義務を確認して開く')
  await hand.write('picture', '暮らしは保たれている。')
  await hand.write('doing', script.entry.fact)
  await hand.write('wanted', '主担当')
  await hand.write('asked', '訪問の日を重ねないでほしい。')
  await hand.button('準備シートを保存する')
  expect(await hand.words()).toContain('準備シートを保存しました')
  if (login === script.team[0]) await cast.see(hand, 'prep')
}

async function readMaterial(cast: Cast, script: Script): Promise<void> {
  const hand = await cast.as(script.team[0] ?? script.desk)
  await hand.go('/conferences')
  await hand.row(titleIn(script))
  await hand.link('準備')
  const words = await hand.words()
  expect(words).toContain('記録から作った資料')
  expect(words).toContain('現在の記録です')
  await cast.see(hand, 'briefing')
}

async function fillTable(cast: Cast, hand: Hand, script: Script): Promise<void> {
  for (const [row, line] of script.lines.entries()) {
    const { id } = await cast.agency(line.login)
    await hand.choose(`roles.${row}.agencyId`, id)
    await hand.write(`roles.${row}.action`, line.words)
    await hand.write(`roles.${row}.dueOn`, addDays(cast.today, line.days))
  }
  await hand.write('direction', script.direction)
  await hand.write('decisions', '役割表のとおり分担する。')
  await hand.write('facts', script.entry.fact)
  const seats = hand.page.locator('main .tn-seats__line')
  for (let seat = 0; seat < (await seats.count()); seat++) {
    const name = await hand.page.locator(`main [name="attendance.${seat}.name"]`).inputValue()
    if (name !== '') await hand.tick(`attendance.${seat}.isPresent`, ['yes'])
  }
}

async function findTask(cast: Cast, line: Line): Promise<void> {
  const hand = await cast.as(line.login)
  await hand.go('/day')
  expect(await hand.words(), `${line.login} finds the task`).toContain(line.words)
  await cast.see(hand, `day-${line.login}`)
}

/** Kept for the log of a run: which case it was. */
export function heldWords(script: Script, held: Held): string {
  const minutes = minutesOf(held).toFixed(1)
  return `${caseIn(script)}: from invitation to tasks ${held.clicks} presses, ${held.characters} characters; ${held.seconds.toFixed(1)} s here, about ${minutes} minutes by hand`
}
