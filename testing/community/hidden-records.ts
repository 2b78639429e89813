import { newId } from '../../src/kernel/id.ts'
import type { RunningApp } from '../app.ts'
import { seatResidents } from './seat-residents.ts'

/** Records of council 1, by the first part of their address: there, and for nobody without a seat. */
export async function hiddenInCouncil(app: RunningApp): Promise<Readonly<Record<string, readonly string[]>>> {
  const { bodies, participants } = await seatResidents(app)
  const [body, chair] = [bodies.get(1) ?? '', await app.api('chair')]
  const made = async (path: string, sent: object): Promise<string> => {
    const answer = await chair.send('POST', `/api/v1/${path}`, sent)
    if (answer.status !== 201) throw new Error(`not made: ${path} ${answer.status} ${answer.html.slice(0, 300)}`)
    return (answer.json() as { readonly id: string }).id
  }
  const meeting = await made('meetings', { bodyId: body, title: '見本の会議', on: '2026-12-10', from: '19:00', until: '20:30' })
  const item = newId()
  await app.ask(`insert into meetings.agenda_item (id, meeting_id, sort_order, kind, title) values ($1, $2, 1, 'discuss', '見本')`, [
    item,
    meeting,
  ])
  const outcome = async (table: string, columns: string, values: string): Promise<string> => {
    const id = newId()
    await app.ask(
      `insert into meetings.${table} (id, meeting_id, item_id, body_id, council_no, audience, ${columns}) values ($1, $2, $3, $4, 1, 'council', ${values})`,
      [id, meeting, item, body],
    )
    return id
  }
  return {
    'community-issues': [await made('community-issues', { councilNo: 1, title: '見本の困りごと' })],
    treasures: [await made('treasures', { councilNo: 1, name: '見本の宝物', type: 'place' })],
    meetings: [meeting],
    activities: [
      await made('activities', {
        councilNo: 1,
        name: '見本の活動',
        kind: 'salon',
        startsOn: '2030-01-07',
        fromTime: '10:00',
        untilTime: '11:00',
      }),
    ],
    sheets: [await made('sheets', { bodyId: body, theme: '見本の紙' })],
    circulars: [
      await made('circulars', {
        bodyId: body,
        title: '見本の回覧板',
        words: '見本です。',
        phone: '0595-00-0000',
        questions: '見本ですか。',
      }),
    ],
    decisions: [await outcome('decision', 'statement, how, decided_on', `'見本', 'consensus', '2026-11-01'`)],
    actions: [await outcome('action', 'what, owner_kind, owner_name', `'見本', 'organisation', '見本の会'`)],
    questions: [await outcome('question', 'words, due_on, asked_on', `'見本', '2026-12-01', '2026-11-01'`)],
    liaison: [await made('liaison', { councilNo: 1, side: 'trouble', title: '見本の困りごと', stage: 'not_yet' })],
    'field-logs': [await fieldLog(app)],
    coordinators: [await assignment(app)],
    participants: [participants.get('resident') ?? ''],
  }
}

/** A line of a coordinator's diary. */
async function fieldLog(app: RunningApp): Promise<string> {
  const id = newId()
  await app.ask(
    `insert into coordinators.field_log (id, staff_id, offline_id, on_day, minutes, councils, functions, did)
     select $1::uuid, s.id, ($1::uuid)::text, '2026-11-01', 30, '{1}', '{people}', '見本' from staff.staff s where s.login = 'csw'`,
    [id],
  )
  return id
}

/** That a coordinator goes to council 1. */
async function assignment(app: RunningApp): Promise<string> {
  const id = newId()
  await app.ask(
    `insert into coordinators.assignment (id, council_no, staff_id, from_on, made_by) select $1, 1, s.id, '2026-04-01', s.id from staff.staff s where s.login = 'csw'`,
    [id],
  )
  return id
}
