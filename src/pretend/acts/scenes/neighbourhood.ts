import type { IssueSaid } from '../../domain/neighbourhood-said.ts'
import { GATHERING_ENDS, ISSUES } from '../../domain/neighbourhood-said.ts'
import type { ConsentSaid, TreasureSaid } from '../../domain/neighbourhood-treasures.ts'
import { TREASURES } from '../../domain/neighbourhood-treasures.ts'
import type { Teller } from '../teller.ts'
import { tellMeetings } from './neighbourhood-meetings.ts'

/**
 * The residents' half of three councils: what troubles them, in every state, with voices; what is good there, with the yes of those named,
 * one of them taken back; wordings for others that somebody else checked; and meetings, from the agenda to approved minutes.
 * A city without councils, or one in which this was told already, is left as it is.
 */
export async function tellNeighbourhood(teller: Teller): Promise<void> {
  const council = await teller.get('csw', '/councils/1')
  const there = (await teller.get('csw', '/community-issues?council=1&state=any'))['items']
  if (!Array.isArray(council['bodies']) || council['bodies'].length === 0 || (Array.isArray(there) && there.length > 0)) return
  const issues = new Map<string, string>()
  for (const said of ISSUES) issues.set(said.key, await tellIssue(teller, said))
  for (const said of TREASURES) await tellTreasure(teller, said, issues)
  teller.at(8, '20:00')
  await teller.press('chair', `/community-issues/${issues.get('gathering')}/move`, GATHERING_ENDS)
  teller.at(7, '10:00')
  await check(teller, `/community-issues/${issues.get('gathering')}`, '2')
  await tellMeetings(teller)
}

/** Who keeps the records of the councils told of. */
const KEEPERS: Readonly<Record<number, string>> = { 1: 'chair', 8: 'chair8', 39: 'chair39' }
const keeperOf = (councilNo: number) => KEEPERS[councilNo] ?? 'csw'

async function tellIssue(teller: Teller, said: IssueSaid): Promise<string> {
  const { councilNo, title, words, themes } = said
  teller.at(90, '19:00')
  const { id } = await teller.post(said.by, '/community-issues', { councilNo, title, words, themes })
  for (const { by, daysAgo, words: heard, howMany } of said.voices) {
    teller.at(daysAgo, '12:00')
    const voice = { kind: howMany === undefined ? 'voice' : 'number', words: heard, on: teller.day(daysAgo), howMany: howMany ?? null }
    await teller.post(by, `/community-issues/${id}/voices`, voice)
  }
  for (const [nth, move] of said.moves.entries()) {
    teller.at(60 - nth * 15, '20:30')
    await teller.post(keeperOf(councilNo), `/community-issues/${id}/move`, move)
  }
  if (said.shared) {
    teller.at(20, '18:00')
    await teller.press(keeperOf(councilNo), `/community-issues/${id}/share`, said.shared)
    await check(teller, `/community-issues/${id}`, '1')
  }
  return id
}

async function tellTreasure(teller: Teller, said: TreasureSaid, issues: ReadonlyMap<string, string>): Promise<void> {
  const { told, joins } = said
  const keeper = keeperOf(told.councilNo)
  teller.at(75, '14:00')
  const { id } = await teller.post(said.by, '/treasures', told)
  for (const consent of said.consents ?? []) await giveConsent(teller, keeper, id, consent)
  teller.at(40, '15:00')
  if (said.confirmed) await teller.post(keeper, `/treasures/${id}/confirm`, { words: said.confirmed })
  if (said.shared) {
    await teller.press(keeper, `/treasures/${id}/share`, said.shared)
    await check(teller, `/treasures/${id}`, '1')
  }
  if (joins) await teller.press(keeper, `/treasures/${id}/join`, { issue: issues.get(joins[0]) ?? '', note: joins[1] })
  if (said.use) await teller.press(keeper, `/treasures/${id}/use`, { ...said.use, since: teller.day(35) })
  for (const { back, whose } of said.consents ?? []) {
    if (back === undefined) continue
    teller.at(back, '11:00')
    const found = (await teller.get(keeper, `/treasures/${id}`))['consents'] as readonly { readonly id: string; readonly whose: string }[]
    const consent = found.find(one => one.whose === whose)?.id ?? ''
    await teller.press(keeper, `/treasures/${id}/withdraw-consent`, { consent, words: '電話で、名まえは出さないでほしいと聞いた。' })
  }
}

async function giveConsent(teller: Teller, keeper: string, id: string, { daysAgo, back: _, ...consent }: ConsentSaid): Promise<void> {
  teller.at(daysAgo, '16:00')
  await teller.post(keeper, `/treasures/${id}/consents`, { ...consent, givenOn: teller.day(daysAgo) })
}

/** The coordinator checks a wording that somebody else proposed. */
async function check(teller: Teller, path: string, textVersion: string): Promise<void> {
  await teller.press('csw', `${path}/check`, { textVersion })
}
