import { expect } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import type { Hand } from '../browser/hand.ts'
import type { Cast } from './cast.ts'
import { askedIn, TOLD } from './play-desk.ts'
import type { Script } from './scripts.ts'

/** Opens the case of this story from somebody's list of cases. */
export async function openCase(cast: Cast, login: string, script: Script, tab?: string): Promise<Hand> {
  const hand = await cast.as(login)
  await hand.go('/cases?view=team')
  await hand.row(caseIn(script))
  if (tab !== undefined) await hand.link(tab)
  return hand
}

/** What the team calls the case. */
export function caseIn(script: Script): string {
  return `${script.people[0]?.family ?? ''} さんの世帯`
}

/** Coordination reads the request and accepts it; the case is open. */
export async function acceptRequest(cast: Cast, script: Script): Promise<void> {
  const hand = await cast.as('coordinator')
  await hand.go('/coordination')
  await cast.see(hand, 'requests')
  await hand.row(askedIn(script))
  await cast.see(hand, 'request-received')
  await hand.write('label', caseIn(script), '/accept')
  await hand.button('受け入れる', '/accept')
  expect(await hand.words()).toContain('受け入れて、事例を開きました')
  await hand.link('事例の画面へ')
  await cast.see(hand, 'case')
}

/** Coordination asks every agency of the script into the team, on the basis there is. */
export async function gatherTeam(cast: Cast, script: Script): Promise<void> {
  const hand = await openCase(cast, 'coordinator', script, '支援チーム')
  const there = new Set([(await cast.agency('coordinator')).id, (await cast.agency(script.desk)).id])
  for (const login of [...script.team, 'head']) {
    const { id } = await cast.agency(login)
    if (there.has(id)) continue
    there.add(id)
    await hand.choose('agencyId', id, '/team')
    await hand.tick('basis', [script.consent === null ? 'appi-69-2-2' : 'consent'], '/team')
    await hand.tick('categories', script.consent === null ? ['contact', 'household', 'housing'] : TOLD, '/team')
    if (script.consent === null) await hand.write('reason', '支援会議の構成機関として、分担して関わるため。', '/team')
    await hand.button('チームに加える', '/team')
    expect(await hand.words()).toContain('チームに加わってもらいました')
  }
  await cast.see(hand, 'team')
}

/** Somebody of the team writes what happened, in whose words. */
export async function writeEntry(cast: Cast, script: Script): Promise<void> {
  const hand = await openCase(cast, script.entry.by, script)
  await hand.write('fact', script.entry.fact)
  await hand.write('personWords', script.entry.words)
  await hand.choose('method', 'visit')
  await hand.button('経過に残す')
  expect(await hand.words()).toContain(script.entry.words)
  await cast.see(hand, 'entry')
}

/** Coordination writes what is strong and wished for, and the troubles one by one. */
export async function assess(cast: Cast, script: Script): Promise<void> {
  const hand = await openCase(cast, 'coordinator', script, '世帯とアセスメント')
  await cast.see(hand, 'assessment-empty')
  await hand.link('アセスメントを書く')
  await hand.choose('wishSpeaker', 'person')
  await hand.write('wishWords', script.wish)
  await hand.write('strengths', script.strength)
  await cast.see(hand, 'assessment-sheet')
  await hand.button('新しい版として保存する')
  for (const code of script.issues) await writeIssue(hand, code)
  if (script.gap !== undefined) await writeIssue(hand, 'gap_need', script.gap)
  await cast.see(hand, 'assessment')
}

/** Coordination ends; whoever accompanies stays, with the next day to meet. */
export async function endCoordination(cast: Cast, script: Script): Promise<void> {
  const hand = await openCase(cast, 'coordinator', script, '支援チーム')
  await hand.write('nextContactOn', addDays(cast.today, 30), '/end-coordination')
  await hand.write('words', '分担が定まり、主担当が伴走を続ける。', '/end-coordination')
  await hand.button('調整を終える', '/end-coordination')
  const words = await hand.words()
  expect(words).toContain('多機関協働の調整を終えました')
  expect(words).toContain('伴走：つながっている')
  await cast.see(hand, 'ended')
}

async function writeIssue(hand: Hand, code: string, missing?: string): Promise<void> {
  await hand.link('課題を書き加える')
  await hand.choose('code', code)
  await hand.tick('severity', ['2'])
  if (missing !== undefined) await hand.write('missing', missing)
  await hand.button('書き加える')
  expect(await hand.words()).toContain('課題を書き加えました')
}
