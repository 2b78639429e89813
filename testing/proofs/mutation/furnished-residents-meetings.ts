/** What came of an item of a meeting: for whom it is told is the meeting's, or the council alone. */
const outcome = (table: string, columns: string, values: string) =>
  `insert into meetings.${table} (id, meeting_id, item_id, body_id, council_no, audience, ${columns})
   select gen_random_uuid(), m.id, md5('item' || m.id)::uuid, m.body_id, m.council_no, a, ${values}
     from meetings.meeting m join unnest(array['council', 'liaison', 'staff']) a on m.title <> '見本の会議 ' || length(a)`

/** Meetings of every body, for every audience and in every state, with those who were there, what was said and what came of it. */
export const RESIDENTS_MEETINGS: readonly string[] = [
  `insert into meetings.meeting (id, body_id, council_no, title, starts_at, ends_at, audience, state, cancelled_why, closed_at, approved_at, made_by)
   select md5('meeting' || b.id || a)::uuid, b.id, b.council_no, '見本の会議 ' || length(a), now(), now() + interval '2 hours', a, x.state,
          case x.state when 'cancelled' then '雪' else '' end, case when x.state like 'minutes%' then now() end, case x.state when 'minutes_approved' then now() end,
          (select s.id from staff.staff s order by md5(s.login || b.id) limit 1)
     from councils.body b cross join unnest(array['public', 'council', 'liaison', 'staff']) a
     join lateral (select (array['planned', 'called', 'held', 'minutes_draft', 'minutes_check', 'minutes_approved', 'cancelled'])[1 + abs(hashtext(b.id || a)) % 7] as state) x on true`,
  `insert into meetings.agenda_item (id, meeting_id, sort_order, kind, title) select md5('item' || m.id)::uuid, m.id, 1, 'discuss', '見本の議題' from meetings.meeting m`,
  `insert into meetings.attendance (id, meeting_id, seat_id, person_name, status)
   select gen_random_uuid(), m.id, s.id, '見本', (array['present', 'absent', 'observer'])[1 + abs(hashtext(m.id::text || s.id)) % 3]
     from meetings.meeting m join councils.seat s on s.body_id = m.body_id`,
  `insert into meetings.attendance (id, meeting_id, person_name, status) select gen_random_uuid(), m.id, '見本', 'present' from meetings.meeting m`,
  `insert into meetings.remark (id, meeting_id, item_id, sort_order, words, audience, made_by)
   select gen_random_uuid(), m.id, md5('item' || m.id)::uuid, 1, '見本の発言', a, m.made_by from meetings.meeting m cross join unnest(array['council', 'staff']) a`,
  outcome('decision', 'statement, how, decided_on', `'見本の決定', 'consensus', date '2026-11-01'`),
  outcome('action', 'what, owner_kind, owner_name', `'見本のすること', 'organisation', '見本の会'`),
  // Some of what is to be done was taken on by a seat, of the body or of another.
  `update meetings.action a set owner_kind = 'seat', owner_name = '見本', owner_seat = s.id
     from (select id, row_number() over (order by id) as n, count(*) over () as many from councils.seat) s
    where s.n = 1 + abs(hashtext(a.id::text)) % s.many and abs(hashtext(a.id::text)) % 3 > 0`,
  outcome('question', 'words, due_on, asked_on', `'見本の質問', date '2026-12-01', date '2026-11-01'`),
  `insert into meetings.minutes (meeting_id, no, words, made_by) select m.id, 1, '見本の議事録', m.made_by from meetings.meeting m`,
  `insert into meetings.note_on_minutes (id, meeting_id, kind, words, on_behalf_of, made_by)
   select gen_random_uuid(), m.id, 'comment', '見本の一言', b, m.made_by from meetings.meeting m cross join unnest(array['', '見本の人']) b`,
]
