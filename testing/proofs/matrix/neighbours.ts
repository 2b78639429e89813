import { newId } from '../../../src/kernel/id.ts'
import type { RunningApp } from '../../app.ts'
import { seatResidents } from '../../community/seat-residents.ts'
import { JPEG } from '../../fixtures/pictures.ts'
import { gathering } from './gathering.ts'
import { giveAndTake } from './give-and-take.ts'
import { markOf } from './script.ts'
import type { Places, Sending } from './stage.ts'
import { undertakings } from './undertakings.ts'

type Named = readonly (readonly [string, Places])[]

/** Those who live there, and what they wrote: every record belongs to council 1, whose secretariat is `chair` and whose member is `resident`. */
export async function arrangeNeighbours(app: RunningApp, send: Sending): Promise<Named> {
  await app.ask(MORE_RESIDENTS)
  const { bodies, participants } = await seatResidents(app)
  const body = bodies.get(1) ?? ''
  await app.ask(PLAIN_SEATS, [body, newId()])
  const participant = newId()
  await app.ask(`insert into councils.participant (id, council_no, name, kana) values ($1, 1, $2, 'メジルシ')`, [
    participant,
    markOf('町の名簿'),
  ])
  await app.ask(`insert into councils.participant_contact (participant_id, phone) values ($1, '0595-00-7734')`, [participant])
  return [
    ['協議会', { no: '1' }],
    ['会', { id: body, relationid: newId(), seatid: await idOf(app, SEAT_OF, [participants.get('resident')]) }],
    ['参加者', { no: '1', id: participant, participantid: participant }],
    ...(await troubles(app, send)),
    ...(await treasure(send)),
    ...(await meeting(app, send, body)),
    ...(await giveAndTake(app, send)),
    ...(await gathering(send)),
    ...(await undertakings(app, send)),
    ...(await paper(app, send, body)),
  ]
}

/** What troubles them, with a voice for coordinators alone; others were told of it in words that a second keeper checked. */
async function troubles(app: RunningApp, send: Sending): Promise<Named> {
  const words = markOf('町の困りごと')
  const raised = await send('chair', '/community-issues', { councilNo: 1, title: words, words })
  const evidence = { kind: 'voice', words: markOf('町の内緒'), on: '2026-11-03', audience: 'staff' }
  await send('csw', `/community-issues/${raised.id}/voices`, evidence)
  await app.ask(
    `insert into issues.shared (issue_id, council_no, wanted, title, words, level, themes, state, moved_at, proposed_by, checked_by, checked_at)
     select i.id, 1, 'liaison', $2, $2, i.level, '{}', i.state, now(), i.made_by, (select id from staff.staff where login = 'csw'), now() from issues.issue i where i.id = $1`,
    [raised.id, markOf('町から知らせた')],
  )
  return [
    ['地域の困りごと', { id: raised.id, voiceid: await idOf(app, 'select id from issues.evidence where issue_id = $1', [raised.id]) }],
  ]
}

/** What is good there, told by somebody who said yes to be named in the council. */
async function treasure(send: Sending): Promise<Named> {
  const name = markOf('町の宝物')
  const kept = await send('chair', '/treasures', { councilNo: 1, name, type: 'place', story: name, tellerName: markOf('町の語り手') })
  const yes = { whose: 'teller', personName: markOf('町の語り手'), how: 'oral', scope: 'council', givenOn: '2026-11-03' }
  const said = await send('chair', `/treasures/${kept.id}/consents`, yes)
  const [consent] = said['consents'] as readonly { readonly id: string }[]
  return [['宝物', { id: kept.id, consentid: consent?.id ?? '' }]]
}

/** A meeting for the council alone, and what came of it; written as the database would, because a closing asks for a whole evening. */
async function meeting(app: RunningApp, send: Sending, body: string): Promise<Named> {
  const title = markOf('町の会議')
  const evening = { bodyId: body, title, from: '19:00', until: '20:30', place: title }
  const planned = await send('chair', '/meetings', { ...evening, on: '2026-12-10' })
  const closed = await send('chair', '/meetings', { ...evening, on: '2026-11-10' })
  await send('chair', `/meetings/${closed.id}/close`, { others: [{ name: '見本の人', status: 'present' }], chairName: '見本の人' })
  const ids = { item: newId(), remark: newId(), decision: newId(), action: newId(), question: newId() }
  await app.ask(`insert into meetings.agenda_item (id, meeting_id, sort_order, kind, title) values ($1, $2, 1, 'discuss', $3)`, [
    ids.item,
    planned.id,
    markOf('町の会議'),
  ])
  await app.ask(
    `insert into meetings.remark (id, meeting_id, item_id, sort_order, words, made_by) select $1, $2, $3, 1, $4, id from staff.staff where login = 'chair'`,
    [ids.remark, planned.id, ids.item, markOf('町の発言')],
  )
  const outcome = (table: string, columns: string, values: string, id: string, mark: string) =>
    app.ask(
      `insert into meetings.${table} (id, meeting_id, item_id, body_id, council_no, audience, ${columns}) values ($1, $2, $3, $4, 1, 'council', $5, ${values})`,
      [id, planned.id, ids.item, body, markOf(mark)],
    )
  await outcome('decision', 'statement, how, decided_on', `'consensus', '2026-11-01'`, ids.decision, '町の決めごと')
  await outcome('action', 'what, owner_kind, owner_name', `'organisation', '見本の会'`, ids.action, '町のすること')
  await outcome('question', 'words, due_on, asked_on', `'2026-12-01', '2026-11-01'`, ids.question, '町の質問')
  return [
    ['住民の会議', { id: planned.id }],
    ['みんなに見せる言葉', { kind: 'meeting', key: planned.id }],
    ['終えた住民の会議', { id: closed.id }],
    ['決めごと', { id: ids.decision }],
    ['住民のすること', { id: ids.action }],
    ['市への質問', { id: ids.question }],
  ]
}

/** A sheet with a note and a photo, and a 回覧板 that is still a draft; one sheet came back, as it would after the check. */
async function paper(app: RunningApp, send: Sending, body: string): Promise<Named> {
  const sheet = await send('chair', '/sheets', { bodyId: body, theme: markOf('町の付箋') })
  await send('chair', `/sheets/${sheet.id}/notes`, { notes: [{ side: 'strength', words: markOf('町の付箋') }] })
  const photo = newId()
  await app.ask(
    `insert into meetings.photo (id, sheet_id, no, taken, media_type, words, made_by)
     select $1, $2, 1, $3, 'image/jpeg', $4, id from staff.staff where login = 'chair'`,
    [photo, sheet.id, JPEG, markOf('町の付箋')],
  )
  const words = markOf('町の回覧板')
  const edition = await send('chair', '/circulars', { bodyId: body, title: words, words, phone: '0595-00-0000', questions: words })
  await app.ask(
    `with back as (insert into meetings.returned (id, edition_id, no, way, made_by) select $1, $2, 1, 'paper', written_by from meetings.edition where id = $2 returning id)
     insert into meetings.returned_line (returned_id, question, words) select id, 0, $3 from back`,
    [newId(), edition.id, markOf('町の戻った紙')],
  )
  return [
    ['ワークシート', { id: sheet.id, photoid: photo }],
    ['回覧板', { id: edition.id }],
  ]
}

async function idOf(app: RunningApp, statement: string, values: readonly unknown[]): Promise<string> {
  const [row] = await app.ask<{ id: string }>(statement, values)
  if (row === undefined) throw new Error(`the stage has nothing for: ${statement}`)
  return row.id
}

const SEAT_OF = 'select id from councils.seat where participant_id = $1'
/** One who takes no part, and one who sits in the liaison of all councils alone. */
const MORE_RESIDENTS = `
  with made as (
    insert into staff.staff (id, login, name, kana, agency_id, is_demo)
    select gen_random_uuid(), x.login, x.name, 'ミホンノ', s.agency_id, true
      from staff.staff s cross join (values ('resident2', '見本野 二郎'), ('resident3', '見本野 三郎')) x (login, name) where s.login = 'resident'
    returning id)
  insert into staff.staff_duty (staff_id, duty, valid_from) select id, 'resident', '2026-04-01' from made`
/** The seat of `chair39` in council 1 is over; `resident3` sits in a body of no council. */
const PLAIN_SEATS = `
  with liaison as (insert into councils.body (id, kind, name, started_on) values ($2, 'liaison', '見本の連絡会', '2024-04-01') returning id),
       made as (
         insert into councils.participant (id, council_no, name, reach, account_id)
         select gen_random_uuid(), case s.login when 'chair39' then 1 end, s.name, 'account', s.id from staff.staff s where s.login in ('chair39', 'resident3')
         returning id, council_no)
  insert into councils.seat (id, body_id, participant_id, office, is_secretariat, from_on, to_on)
  select gen_random_uuid(), case when m.council_no = 1 then $1::uuid else $2::uuid end, m.id, '委員', coalesce(m.council_no = 1, false), '2024-04-01',
         case when m.council_no = 1 then date '2026-03-31' end from made m`
