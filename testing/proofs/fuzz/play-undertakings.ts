import { newId } from '../../../src/kernel/id.ts'
import type { Caller } from '../../app.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

/** A group that was counted, a platform that moved and took somebody in, and a round of looking back that was closed and corrected. */
export async function playUndertakings(chair: Caller): Promise<readonly Doomed[]> {
  const group = await done(chair, '/groups', { councilNo: 1, name: '見本の会' })
  const platform = await done(chair, '/platforms', { councilNo: 1, name: '見本の場' })
  const [ofGroup, ofPlatform] = [`/groups/${group['id']}`, `/platforms/${platform['id']}`]
  const count = { on: '2026-10-01', total: 12 }
  const partner = { kind: 'business', name: '見本商店', since: '2026-10-01' }
  const move = { to: 'running', words: '始まった' }
  await done(chair, `${ofGroup}/counts`, count)
  await done(chair, `${ofPlatform}/partners`, partner)
  await done(chair, `${ofPlatform}/move`, move)
  const begin = { kind: 'group', id: group['id'], phase: 'midway' }
  const round = `/reviews/${(await done(chair, '/reviews', begin))['id']}`
  await done(chair, `${round}/write`, SAID)
  await done(chair, `${round}/errata`, { words: '人数は12人でした' })
  const open = `/reviews/${(await done(chair, '/reviews', { kind: 'platform', id: platform['id'], phase: 'before' }))['id']}`
  return [
    ...doomedAt('resident', ofGroup, { counts: count }),
    ...doomedAt('chair', ofGroup, { counts: { ...count, from60: 13 } }),
    ...doomedAt('resident', ofPlatform, { move: { ...move, to: 'ended' }, partners: partner }),
    ...doomedAt('chair', ofPlatform, { move, partners: { kind: 'person', refId: newId(), since: '2026-10-01' } }),
    ...doomedAt('chair', round, { write: SAID }),
    ...doomedAt('chair', open, { errata: { words: 'まだ閉じていない' } }),
    ...doomedAt('resident', round, { errata: { words: '住民から' } }),
    { as: 'resident', path: '/api/v1/reviews', body: begin },
  ]
}

const SAID = {
  phase: 'midway',
  on: '2026-10-01',
  outcomes: [{ statement: '話し相手がふえる', direction: 'worse', confidence: 'told' }],
  socialWords: 'わからない',
  environmentalWords: 'わからない',
  sideEffects: 'なかった',
  change: 'continue',
  close: true,
}
