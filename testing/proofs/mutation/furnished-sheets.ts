/** Somebody of the council with an account, drawn by a word; the first of the staff where there is none. */
const ofCouncil = (council: string, drawn: string) =>
  `coalesce((select p.account_id from councils.participant p where p.council_no is not distinct from ${council} and p.account_id is not null and p.ended_on is null order by md5(p.id::text || ${drawn}) limit 1),
            (select s.id from staff.staff s order by s.login limit 1))`

/** Sheets of every meeting and of every body between meetings, with notes that wait and that became something; editions in every state, and what came back. */
export const SHEETS: readonly string[] = [
  `insert into meetings.sheet (id, body_id, meeting_id, council_no, theme, board, sides, made_by)
   select md5('sheet' || b.id || coalesce(m.id::text, ''))::uuid, b.id, m.id, b.council_no, '見本の紙', 'custom', '[{}]', ${ofCouncil('b.council_no', 'b.id')}
     from councils.body b join lateral (select id from meetings.meeting x where x.body_id = b.id union all select null) m on true`,
  `insert into meetings.note (id, sheet_id, side, sort_order, words, became_kind, became_at, became_by, made_by)
   select gen_random_uuid(), s.id, 'own1', n, '見本の付箋', case when n > 2 then 'vision' end, case when n > 2 then now() end, case when n > 2 then s.made_by end, ${ofCouncil('s.council_no', 'n::text || s.id')}
     from meetings.sheet s cross join generate_series(1, 4) n`,
  `insert into meetings.photo (id, sheet_id, no, taken, media_type, words, made_by)
   select gen_random_uuid(), s.id, n, '\\xffd8', 'image/jpeg', '見本の写真', ${ofCouncil('s.council_no', "n::text || s.id || 'photo'")}
     from meetings.sheet s cross join generate_series(1, 2) n`,
  `insert into meetings.edition (id, body_id, meeting_id, council_no, title, words, phone, code, written_by, checked_by, checked_at, ended_at, ended_why)
   select md5('edition' || b.id || n)::uuid, b.id, case when n = 1 then (select m.id from meetings.meeting m where m.body_id = b.id order by m.id limit 1) end, b.council_no,
          '見本', '見本', '0595-00-0000', translate(upper(substr(md5(b.id::text || n), 1, 10)), '01', 'XY'), ${ofCouncil('b.council_no', 'n::text')},
          case when n > 1 then gen_random_uuid() end, case when n > 1 then now() end, case when n = 3 then now() end, case when n = 3 then '済み' else '' end
     from councils.body b cross join generate_series(1, 3) n`,
  `insert into meetings.returned (id, edition_id, no, way, made_by)
   select gen_random_uuid(), e.id, n, case n when 1 then 'paper' else 'form' end, case n when 1 then e.written_by end from meetings.edition e cross join generate_series(1, 2) n`,
  `insert into meetings.returned_line (returned_id, question, answer, words) select r.id, q, case q when 1 then 'yes' end, '見本' from meetings.returned r cross join generate_series(0, 1) q`,
]
