import { newId } from '../../../src/kernel/id.ts'
import type { RunningApp } from '../../app.ts'
import { staffOf } from '../../builders/stand-case.ts'
import { agencyOf } from '../../sight/enlarged-city.ts'
import type { Places } from './stage.ts'

/** What those hold who keep the house: lists, holds, notices, accounts. Written as the owner, because most of it takes two and days. */
export async function arrangeKeepers(app: RunningApp, caseId: string): Promise<readonly (readonly [string, Places])[]> {
  const admin = await staffOf(app, 'admin')
  const watched = await staffOf(app, 'nofu')
  const colleague = await staffOf(app, 'desk7')
  const desk = await agencyOf(app, 'desk')
  const ids = { list: newId(), hold: newId(), alert: newId(), recovery: newId() }
  await app.ask(
    `insert into platform.destruction (id, record_type, as_of, proposed_at, proposed_by, state, records) values ($1, 'case', '2026-11-01', now(), $2, 'proposed', 0)`,
    [ids.list, admin],
  )
  await app.ask(
    `insert into platform.legal_hold (id, case_id, case_no, reason, placed_at, placed_by) select $1, id, no, '訴えのため', now(), $3 from coordination.support_case where id = $2`,
    [ids.hold, caseId, admin],
  )
  await app.ask(
    `insert into staff.alert (id, rule, staff_id, mark, event_ids, first_at, last_at, made_at) values ($1, 'outside_hours', $2, 'x', '{}', now(), now(), now())`,
    [ids.alert, watched],
  )
  await app.ask(`insert into staff.recovery (id, staff_id, reason, asked_by) values ($1, $2, '電話をなくした', $3)`, [
    ids.recovery,
    colleague,
    admin,
  ])
  const [place] = await app.ask<{ id: string }>('select id from directory.place limit 1')
  return [
    ['廃棄の一覧', { id: ids.list }],
    ['保全', { id: ids.hold }],
    ['見守りの知らせ', { id: ids.alert }],
    ['入り直し', { id: ids.recovery }],
    ['アカウント', { id: await staffOf(app, 'pantry') }],
    ['居場所', { id: place?.id ?? '', placeid: place?.id ?? '' }],
    ['機関', { id: desk }],
    ['機関の手入れ', { id: desk }],
    ['鍵', { id: newId() }],
    ['便り', { id: newId() }],
  ]
}
