import { newId } from '../../../src/kernel/id.ts'
import type { RunningApp } from '../../app.ts'
import { markOf } from './script.ts'
import type { Places, Sending } from './stage.ts'

/** A group, a project and a platform of council 1, with money that stays there and a round that was looked back on. */
export async function undertakings(app: RunningApp, send: Sending): Promise<readonly (readonly [string, Places])[]> {
  const name = markOf('町の団体')
  const group = await send('chair', '/groups', { councilNo: 1, name, words: name })
  const platform = await send('chair', '/platforms', { councilNo: 1, name, words: name })
  const project = newId()
  await app.ask(
    `insert into activities.undertaking (id, kind, council_no, name, words, stage, made_by)
     select $1, 'project', 1, $2, $2, 'running', id from staff.staff where login = 'chair'`,
    [project, name],
  )
  await app.ask(
    `insert into activities.funding (id, undertaking_id, kind, name, made_by) select $1, $2, 'grant', $3, id from staff.staff where login = 'chair'`,
    [newId(), group.id, markOf('町の財源')],
  )
  const words = markOf('町の見直し')
  const round = await send('chair', '/reviews', { kind: 'group', id: group.id, phase: 'midway' })
  await send('chair', `/reviews/${round.id}/write`, {
    phase: 'midway',
    on: '2026-11-03',
    outcomes: [{ statement: words, direction: 'worse', confidence: 'told' }],
    socialWords: words,
    environmentalWords: words,
    sideEffects: words,
    change: 'continue',
    close: true,
  })
  return [
    ['団体', { id: group.id }],
    ['地域の事業', { id: project }],
    ['プラットフォーム', { id: platform.id }],
    ['成果の見直し', { id: round.id }],
    ['見直しの並び', { kind: 'group', id: group.id }],
  ]
}
