import type { UndertakingSaid } from '../../domain/undertakings-said.ts'
import { MARKET_LINES, MARKET_MODELS, MARKET_ROUNDS, UNDERTAKINGS } from '../../domain/undertakings-said.ts'
import type { Teller } from '../teller.ts'

const KEEPER = 'chair'

/**
 * Who carries things on in 夢が里: groups with and without worries about successors, a platform formed from an issue with members of many
 * kinds and one it learned from, a project, money with its days, two rounds of reviews (one of them worse) and a model in two editions.
 * Where there are no councils, or groups already, nothing is told.
 */
export async function tellUndertakings(teller: Teller): Promise<void> {
  const council = await teller.get('csw', '/councils/1')
  const there = (await teller.get('csw', '/groups'))['items']
  if (!Array.isArray(council['bodies']) || council['bodies'].length === 0 || (Array.isArray(there) && there.length > 0)) return
  const ids = new Map<string, string>()
  for (const said of UNDERTAKINGS) ids.set(said.key, await tellOne(teller, said, ids))
  await tellSupport(teller, ids.get('flowers') ?? '')
  await tellRounds(teller, ids.get('market') ?? '')
}

async function tellOne(teller: Teller, said: UndertakingSaid, ids: ReadonlyMap<string, string>): Promise<string> {
  teller.at(Math.max(1, ...said.did.map(([daysAgo]) => daysAgo)) + 1, '19:40')
  const issue = said.outOf ? await issueLike(teller, said.outOf) : ''
  const id = await teller.press(KEEPER, `/${said.place}/new`, {
    councilNo: '1',
    ...said.begins,
    ...(said.of ? { ofId: ids.get(said.of) ?? '' } : {}),
    ...(said.from ? { fromId: ids.get(said.from) ?? '' } : {}),
    ...(issue ? { from: `issue:${issue}` } : {}),
  })
  for (const [daysAgo, verb, fields] of said.did) {
    teller.at(daysAgo, '20:10')
    await teller.press(KEEPER, `/${said.place}/${id}/${verb}`, dated(teller, fields))
  }
  return id
}

function dated(teller: Teller, fields: Readonly<Record<string, string>>): Record<string, string> {
  const day = (value: string) => (/^@-?\d+$/.test(value) ? teller.day(-Number(value.slice(1))) : value)
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, day(value)]))
}

async function issueLike(teller: Teller, words: string): Promise<string> {
  const found = (await teller.get(KEEPER, '/community-issues?council=1&state=any'))['items'] as readonly { id: string; title: string }[]
  return found.find(({ title }) => title.includes(words))?.id ?? ''
}

async function tellSupport(teller: Teller, group: string): Promise<void> {
  teller.at(36, '15:20')
  await teller.press('csw', `/groups/${group}/plan`, {
    goal: '水やりと会計を、一人で抱えなくてすむようにする',
    steps: '会計を二人にする\n小学校の委員会に声をかける\n朝だけの当番表をつくる',
    lookOn: teller.day(-30),
    audience: 'council',
  })
}

async function tellRounds(teller: Teller, market: string): Promise<void> {
  const place = `/reviews/model/platform/${market}`
  teller.at(131, '20:00')
  await teller.press(KEEPER, place, { ...MARKET_MODELS[0] })
  for (const { daysAgo, phase, words, answers } of MARKET_ROUNDS) {
    teller.at(daysAgo, '20:30')
    const begun = await teller.post(KEEPER, '/reviews', { kind: 'platform', id: market, phase })
    const lines = begun['outcomes'] as readonly { readonly lineId: string; readonly statement: string }[]
    await teller.post(KEEPER, `/reviews/${begun.id}/write`, {
      ...words,
      phase,
      on: teller.day(daysAgo),
      nextOn: teller.day(phase === 'before' ? 40 : -10),
      close: true,
      outcomes: MARKET_LINES.map((line, at) => {
        const [direction, confidence, seenIn, actual] = answers[at] ?? ['unknown', 'told', '']
        const known = lines.find(({ statement }) => statement === line.statement)
        return {
          ...line,
          ...(known ? { lineId: known.lineId } : {}),
          direction,
          confidence,
          seenIn,
          ...(actual === undefined ? {} : { actual }),
        }
      }),
    })
  }
  teller.at(24, '20:00')
  await teller.press(KEEPER, place, { ...MARKET_MODELS[1] })
}
