/** Something of everybody's in every table of accounts, rules, directory and platform that the pretend city leaves empty. */
export const OFFICES: readonly string[] = [
  `insert into platform.draft (staff_id, form, body, ends_at) select id, 'mutation', '\\x00', now() + interval '1 day' from staff.staff`,
  `insert into platform.idempotency (staff_id, key, body_hash, outcome) select id, 'mutation', '\\x00', 'done' from staff.staff`,
  `insert into platform.session (token_hash, staff_id, ends_at) select sha256(('session' || login)::bytea), id, now() + interval '1 day' from staff.staff`,
  `insert into platform.api_token (token_hash, staff_id, ends_at) select sha256(('token' || login)::bytea), id, now() + interval '1 day' from staff.staff`,
  `insert into platform.attempt (bucket, key_hash) values ('mutation', '\\x01'), ('mutation', '\\x02')`,
  `insert into platform.legal_hold (id, case_id, case_no, reason, placed_at, placed_by) select gen_random_uuid(), c.id, c.no, '訴訟のため', now(), c.opened_by from coordination.support_case c limit 3`,
  `insert into platform.destruction (id, record_type, as_of, proposed_at, proposed_by, state, records) select md5('destruction')::uuid, 'case', '2026-11-01', now(), id, 'proposed', 1 from staff.staff limit 1`,
  `insert into platform.destruction_line (destruction_id, case_id, case_no, ended_on, due_on) select md5('destruction')::uuid, c.id, c.no, '2026-01-01', '2026-10-01' from coordination.support_case c limit 3`,
  `insert into platform.parcel (direction, kind, no, hash) values ('received', 'requests', 1, '\\x00')`,
  `insert into platform.rules_history (kind, list, code, valid_from, became) values ('code', 'topics', 'mutation', '2026-04-01', '{}')`,
  `insert into platform.code (list, code, label_ja, sort_order, valid_from) select list, 'mutation', 'これから', 999, '2099-04-01' from platform.code_list where list in (select list from platform.code) limit 3`,
  `insert into platform.form_template (form, version, title, valid_from, fields) select form, 90, 'これから', '2099-04-01', fields from platform.form_template limit 1`,
  `insert into platform.legal_basis (code, law, article, title, summary, valid_from, source_note, verified) values ('mutation', '見本法', '1', '見本', '見本', '2099-04-01', '見本', 'check')`,
  `insert into directory.boundary (id, name, attribution, geojson) values (gen_random_uuid(), '見本の市域', '見本', '{}')`,
  `insert into directory.agency_history (agency_id, version, was) select id, 90, '{}' from directory.agency`,
  `insert into directory.place_history (place_id, version, was) select id, 90, '{}' from directory.place limit 5`,
  `insert into directory.import_run (id, file, sha256, encoding, dataset, row_count, imported, updated, unchanged, refused, report) values (gen_random_uuid(), 'a.csv', sha256('x'), 'utf-8', 'x', 0, 0, 0, 0, 0, '{}')`,
  `insert into directory.organisation (id, name) values (gen_random_uuid(), '見本の法人')`,
  `insert into directory.place (id, kind, name, hours, source_dataset, source_key, sort_key, folded, tokens, is_active, inactive_reason)
   select gen_random_uuid(), 'hall', '見本の会館' || n, '{}', 'mutation', n::text, n::text, n::text, '', n % 2 = 0, '閉館' from generate_series(1, 6) n`,
  `insert into directory.agency_service (id, agency_id, name, topics, description) select gen_random_uuid(), id, '見本', '{}', '見本' from directory.agency`,
  `update directory.agency set is_active = false where id in (select a.id from directory.agency a where not a.takes_requests and not exists (select 1 from staff.staff s where s.agency_id = a.id) order by a.id limit 2)`,
  `update directory.agency set is_inner = true where id in (select a.id from directory.agency a where a.is_active and not a.takes_requests order by a.id limit 2)`,
  `insert into staff.alert (id, rule, staff_id, mark, event_ids, first_at, last_at, made_at) select gen_random_uuid(), 'many_persons', id, 'mutation', '{}', now(), now(), now() from staff.staff limit 4`,
  `insert into staff.challenge (challenge_hash, purpose, ends_at) values ('\\x01', 'enter', now() + interval '1 hour')`,
  `insert into staff.challenge (challenge_hash, purpose, staff_id, ends_at) select sha256(login::bytea), 'enrol', id, now() + interval '1 hour' from staff.staff`,
  `insert into staff.half_session (token_hash, staff_id, stage, ends_at) select sha256(login::bytea), id, 'second', now() + interval '1 hour' from staff.staff`,
  // A worker of the city who will have a seat as well: not an account of a resident and of nothing else.
  `insert into staff.staff_duty (staff_id, duty, valid_from) select id, 'resident', current_date + 30 from staff.staff where login = 'csw2'`,
  // And one who has a seat now, and a task of the city's until a day far away.
  `insert into staff.staff_duty (staff_id, duty, valid_from) select id, 'resident', '2026-04-01' from staff.staff where login = 'kenshin'`,
  `update staff.staff_duty d set valid_to = '2099-03-31' from staff.staff s where s.id = d.staff_id and s.login = 'kenshin' and d.duty = 'partner'`,
  `insert into staff.sso_flow (state_hash, browser_hash, secret) values ('\\x01', '\\x01', '\\x01')`,
  `insert into staff.sso_group (id, group_name, duty) values (gen_random_uuid(), '見本', 'consult')`,
  `insert into staff.sso_link (issuer, subject, staff_id) select 'https://idp.invalid', login, id from staff.staff limit 3`,
  `insert into staff.passkey (id, staff_id, credential_id, public_key, counter, name) select gen_random_uuid(), id, login::bytea, '\\x00', 0, '鍵' from staff.staff`,
  `insert into staff.recovery_code (staff_id, code_hash) select id, '\\x00' from staff.staff`,
  `insert into staff.totp (staff_id, secret, last_step) select id, '\\x00', 0 from staff.staff`,
  `insert into staff.setup_link (token_hash, staff_id, purpose, ends_at) select login::bytea, id, 'first', now() + interval '1 day' from staff.staff limit 5`,
  `insert into staff.recovery (id, staff_id, reason, asked_by)
   select gen_random_uuid(), s.id, '鍵をなくした', (select x.id from staff.staff x where x.id <> s.id order by md5(x.login || s.login) limit 1) from staff.staff s where not s.is_door`,
  // Withdrawn already: it is seen by those it concerns, and lends nothing.
  `insert into staff.delegation (id, from_staff, to_staff, agency_id, duties, reason, valid_from, valid_to, withdrawn_at, withdrawn_by)
   select gen_random_uuid(), s.id, t.id, s.agency_id, '{outreach}', '休みのため', '2026-11-01', '2026-11-30', now(), s.id
     from staff.staff s join lateral (select x.id from staff.staff x where x.agency_id = s.agency_id and x.id <> s.id order by md5(x.login || s.login) limit 1) t on true`,
  `insert into staff.assignment (staff_id, agency_id, valid_from, valid_to) select id, agency_id, '2020-04-01', '2021-03-31' from staff.staff limit 3`,
  `insert into platform.mail_wish (staff_id, address, pace) select id, 'x@example.invalid', 'morning' from staff.staff`,
  `insert into platform.notice (id, staff_id, kind, subject_id) select gen_random_uuid(), id, 'task', id from staff.staff`,
  `insert into platform.mail_delivery (id, staff_id, tasks, mentions, alerts, glass, due_today, state)
   select gen_random_uuid(), s.id, 1, 0, 0, 0, 0, x.state from staff.staff s cross join (values ('waiting'), ('dead')) x (state)`,
]
