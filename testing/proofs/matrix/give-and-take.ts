import type { RunningApp } from '../../app.ts'
import { markOf } from './script.ts'
import type { Places, Sending } from './stage.ts'

type Named = readonly (readonly [string, Places])[]

/** Who goes to council 1 and what they wrote down; what the council says that nobody has checked yet; whom it wants to see, what it asks and whom it asks for help. */
export async function giveAndTake(app: RunningApp, send: Sending): Promise<Named> {
  const idOf = async (statement: string, values: readonly unknown[]): Promise<string> =>
    (await app.ask<{ id: string }>(`${statement} returning id`, values))[0]?.id ?? ''
  const assigned = await idOf(
    `insert into coordinators.assignment (id, council_no, staff_id, from_on, made_by)
     select gen_random_uuid(), 1, s.id, '2026-04-01', s.id from staff.staff s where s.login = $1`,
    ['csw'],
  )
  const did = markOf('町の日誌')
  const log = await send('csw', '/field-logs', {
    on: '2026-11-03',
    minutes: 30,
    councils: [1],
    functions: ['people'],
    did,
    noticed: did,
    nextStep: did,
  })
  const title = markOf('町の掲示板')
  const entry = await send('chair', '/liaison', { councilNo: 1, side: 'offer', title, words: title, stage: 'going', themes: ['place'] })
  const visit = await send('chair', '/liaison/visits', { guestNo: 1, hostNo: 39, about: '見本の見学' })
  const exchange = await send('chair', '/liaison/exchanges', { councilNo: 1, kind: 'teach', title: '見本の問い' })
  const offer = await idOf(
    `insert into liaison.support_offer (id, agency_id, kinds, title, made_by) select gen_random_uuid(), s.agency_id, '{lecture}', '見本', s.id from staff.staff s where s.login = $1`,
    ['csw'],
  )
  const request = await idOf(
    `insert into liaison.support_request (id, council_no, kind, words, made_by) select gen_random_uuid(), 1, 'advice', $2, s.id from staff.staff s where s.login = $1`,
    ['chair', markOf('町の頼み')],
  )
  return [
    ['担当', { id: assigned }],
    ['活動日誌', { id: log.id }],
    ['掲示板のこと', { id: entry.id }],
    ['行き来', { id: visit.id }],
    ['連絡会の問い', { id: exchange.id }],
    ['手伝いの申し出', { id: offer }],
    ['手伝いの頼み', { id: request }],
  ]
}
