/** Everybody of the staff who may keep something, drawn by a word. */
const somebody = (drawn: string) => `(select s.id from staff.staff s order by md5(s.id::text || ${drawn}) limit 1)`
/** Somebody of a council with an account, or anybody where there is none. */
const ofCouncil = (council: string, drawn: string) =>
  `coalesce((select p.account_id from councils.participant p where p.council_no = ${council} and p.account_id is not null and p.ended_on is null order by md5(p.id::text || ${drawn}) limit 1),
            ${somebody(drawn)})`

/** Who goes where and lines of diaries, some corrected; what councils say, unchecked, checked and taken back; who met, asked and helped. */
export const LIAISON: readonly string[] = [
  `insert into coordinators.assignment (id, council_no, staff_id, from_on, made_by)
   select md5('assignment' || c.no)::uuid, c.no, s.id, '2026-04-01', s.id from directory.council c cross join lateral ${somebody('c.no::text')} s (id)`,
  `insert into coordinators.handover (id, assignment_id, words, made_by) select gen_random_uuid(), a.id, '見本', a.staff_id from coordinators.assignment a`,
  `insert into coordinators.field_log (id, staff_id, offline_id, on_day, minutes, councils, functions, did)
   select md5('log' || s.id || k)::uuid, s.id, 'log' || k, '2026-11-01', 30, '{1}', '{people}', '見本' from staff.staff s cross join generate_series(1, 2) k`,
  `insert into coordinators.met_with (id, log_id, body_id) select gen_random_uuid(), l.id, (select b.id from councils.body b order by b.id limit 1) from coordinators.field_log l`,
  `insert into coordinators.step_done (log_id, done_by) select l.id, l.staff_id from coordinators.field_log l where l.offline_id = 'log1'`,
  `insert into liaison.entry (id, council_no, side, title, worded_by, checked_by, checked_at, withdrawn_at)
   select md5('entry' || c.no || k)::uuid, c.no, case when k % 2 = 0 then 'offer' else 'trouble' end, '見本', ${ofCouncil('c.no', 'k::text')},
          case when k > 2 then gen_random_uuid() end, case when k > 2 then now() end, case when k = 5 then now() end
     from directory.council c cross join generate_series(1, 5) k`,
  `insert into liaison.entry_step (id, entry_id, kind, by_staff) select gen_random_uuid(), e.id, 'stated', e.worded_by from liaison.entry e`,
  `insert into liaison.visit (id, guest_no, host_no, about, made_by)
   select md5('visit' || c.no)::uuid, c.no, case when c.no = 1 then 8 else 1 end, '見本', ${ofCouncil('c.no', `'visit'`)} from directory.council c`,
  `insert into liaison.exchange (id, council_no, kind, title, made_by)
   select md5('exchange' || c.no)::uuid, c.no, 'teach', '見本', ${ofCouncil('c.no', `'exchange'`)} from directory.council c`,
  `insert into liaison.reply (id, exchange_id, council_no, words, made_by)
   select gen_random_uuid(), x.id, x.council_no, '見本', x.made_by from liaison.exchange x`,
  `insert into liaison.adoption (id, child_id, from_where, changed, since_on, made_by)
   select gen_random_uuid(), e.id, '見本', '見本', '2026-04-01', e.worded_by from liaison.entry e`,
  `insert into liaison.support_offer (id, agency_id, kinds, title, made_by)
   select gen_random_uuid(), s.agency_id, '{lecture}', '見本', s.id from staff.staff s`,
  `insert into liaison.support_request (id, council_no, kind, words, made_by)
   select md5('request' || c.no)::uuid, c.no, 'advice', '見本', ${ofCouncil('c.no', `'request'`)} from directory.council c`,
  `insert into liaison.support_step (id, request_id, state, words, by_staff)
   select gen_random_uuid(), r.id, 'accepted', '見本', r.made_by from liaison.support_request r`,
]
