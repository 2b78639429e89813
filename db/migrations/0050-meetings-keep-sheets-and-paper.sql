-- ワークシートと紙: what people wrote on notes and what it becomes; the 回覧板 edition and what comes back from it (F44, F46, F51, F54).
create table meetings.sheet (
  id         uuid        not null,
  body_id    uuid        not null,
  meeting_id uuid,
  council_no smallint,
  theme      text        not null,
  board      text        not null,
  sides      jsonb       not null,
  made_by    uuid        not null default platform.reader_id(),
  made_at    timestamptz not null default now(),
  version    integer     not null default 1,
  constraint sheet_pk primary key (id),
  constraint sheet_of_body foreign key (body_id) references councils.body (id),
  constraint sheet_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint sheet_of_council foreign key (council_no) references directory.council (no),
  constraint sheet_has_a_theme check (theme <> ''),
  constraint sheet_board_is_known check (board in ('strength_weakness_ideal', 'time_travel', 'custom')),
  constraint sheet_has_sides check (case when jsonb_typeof(sides) = 'array' then jsonb_array_length(sides) between 1 and 6 else false end)
);
comment on table meetings.sheet is '強み・弱み・理想シート: a board of a meeting, or of a body between meetings.';
comment on column meetings.sheet.sides is 'A list of {key, label, becomes}: the columns from left to right, and what a note there usually becomes.';
create index sheet_by_body on meetings.sheet (body_id, made_at);
create index sheet_by_meeting on meetings.sheet (meeting_id);

create table meetings.note (
  id            uuid        not null,
  sheet_id      uuid        not null,
  side          text        not null,
  sort_order    integer     not null,
  words         text        not null,
  became_kind   text,
  became_id     uuid,
  became_at     timestamptz,
  became_by     uuid,
  withdrawn_at  timestamptz,
  withdrawn_why text        not null default '',
  withdrawn_by  uuid,
  made_by       uuid        not null default platform.reader_id(),
  made_at       timestamptz not null default now(),
  constraint note_pk primary key (id),
  constraint note_of_sheet foreign key (sheet_id) references meetings.sheet (id),
  constraint note_says_something check (words <> ''),
  constraint note_becomes_known check (became_kind in ('treasure', 'issue', 'vision')),
  constraint note_becomes_whole check ((became_kind is null) = (became_at is null) and (became_kind is null) = (became_by is null)
                                       and (became_id is not null) = coalesce(became_kind in ('treasure', 'issue'), false)),
  constraint note_withdrawing_is_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why = '')),
  constraint note_withdrawn_was_no_record check (withdrawn_at is null or became_kind is null or became_kind = 'vision')
);
comment on table meetings.note is '付箋: what somebody wrote, as they wrote it. What became nothing is kept as well; a vision is a note that stays one.';
create index note_by_sheet on meetings.note (sheet_id, sort_order, id);
create index note_of_visions on meetings.note (sheet_id) where became_kind = 'vision' and withdrawn_at is null;

create function meetings.keep_note() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a note is kept' using errcode = 'insufficient_privilege'; end if;
  if new.words <> old.words or new.sheet_id <> old.sheet_id or new.side <> old.side then
    raise exception 'a note stays as it was written' using errcode = 'insufficient_privilege';
  end if;
  if old.became_kind is not null and (new.became_kind, new.became_id) is distinct from (old.became_kind, old.became_id) then
    raise exception 'a note becomes something once' using errcode = 'insufficient_privilege';
  end if;
  if old.withdrawn_at is not null then raise exception 'a withdrawn note stays withdrawn' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
comment on function meetings.keep_note is 'A note is never deleted nor reworded, becomes something at most once, and stays withdrawn.';
create trigger note_is_kept before update or delete on meetings.note for each row execute function meetings.keep_note();
create trigger note_is_not_emptied before truncate on meetings.note for each statement execute function platform.refuse_change();

create table meetings.edition (
  id         uuid        not null,
  body_id    uuid        not null,
  meeting_id uuid,
  council_no smallint,
  title      text        not null,
  words      text        not null,
  phone      text        not null,
  contact    text        not null default '',
  answer_by  date,
  questions  jsonb       not null default '[]',
  code       text        not null,
  written_by uuid        not null default platform.reader_id(),
  written_at timestamptz not null default now(),
  checked_by uuid,
  checked_at timestamptz,
  ended_at   timestamptz,
  ended_why  text        not null default '',
  version    integer     not null default 1,
  constraint edition_pk primary key (id),
  constraint edition_of_body foreign key (body_id) references councils.body (id),
  constraint edition_of_meeting foreign key (meeting_id) references meetings.meeting (id),
  constraint edition_of_council foreign key (council_no) references directory.council (no),
  constraint edition_says_something check (title <> '' and words <> '' and phone <> ''),
  constraint edition_questions_are_a_list check (case when jsonb_typeof(questions) = 'array' then jsonb_array_length(questions) <= 8 else false end),
  constraint edition_code_is_one unique (code),
  constraint edition_code_cannot_be_guessed check (code ~ '^[2-9A-HJ-NP-Z]{10}$'),
  constraint edition_is_checked_by_another check (checked_by <> written_by),
  constraint edition_check_has_a_time check ((checked_by is null) = (checked_at is null)),
  constraint edition_end_says_why check ((ended_at is null) = (ended_why = ''))
);
comment on table meetings.edition is '回覧板: one sheet in plain Japanese, written by one keeper and checked by another before it is printed.';
comment on column meetings.edition.questions is 'A list of sentences, answered with yes, no, unknown and a line; their numbers are their places, from 1.';
comment on column meetings.edition.code is 'Stands in the QR code: who holds the sheet may answer, without an account.';
create index edition_by_body on meetings.edition (body_id, written_at);

create function meetings.keep_edition() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.title, new.words, new.phone, new.contact, new.answer_by, new.questions) is distinct from
     (old.title, old.words, old.phone, old.contact, old.answer_by, old.questions) then
    if old.checked_at is not null then raise exception 'a checked edition stands' using errcode = 'insufficient_privilege'; end if;
    new.written_by := platform.reader_id();
    new.written_at := now();
  end if;
  if old.checked_at is not null and (new.checked_at, new.checked_by) is distinct from (old.checked_at, old.checked_by) then
    raise exception 'a check stands' using errcode = 'insufficient_privilege';
  end if;
  if old.checked_at is null and new.checked_at is not null then new.checked_by := platform.reader_id(); end if;
  return new;
end $$;
comment on function meetings.keep_edition is 'Whoever words an edition is its writer, whoever checks it its checker; what was checked is not worded anew.';
create trigger edition_is_kept before update on meetings.edition for each row execute function meetings.keep_edition();

create table meetings.returned (
  id            uuid        not null,
  edition_id    uuid        not null,
  no            integer     not null,
  way           text        not null,
  made_by       uuid,
  made_at       timestamptz not null default now(),
  withdrawn_at  timestamptz,
  withdrawn_why text        not null default '',
  withdrawn_by  uuid,
  constraint returned_pk primary key (id),
  constraint returned_of_edition foreign key (edition_id) references meetings.edition (id),
  constraint returned_is_numbered unique (edition_id, no),
  constraint returned_way_is_known check (way in ('paper', 'form')),
  constraint returned_paper_was_keyed_in check ((way = 'paper') = (made_by is not null)),
  constraint returned_withdrawing_is_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why = ''))
);
comment on table meetings.returned is 'One sheet that came back, without a name: keyed in from paper, or answered through the QR code.';

create table meetings.returned_line (
  returned_id uuid        not null,
  question    smallint    not null,
  answer      text,
  words       text        not null default '',
  became_kind text,
  became_id   uuid,
  became_at   timestamptz,
  became_by   uuid,
  constraint returned_line_pk primary key (returned_id, question),
  constraint returned_line_of_returned foreign key (returned_id) references meetings.returned (id),
  constraint returned_line_question_is_a_place check (question between 0 and 8),
  constraint returned_line_answer_is_known check (answer in ('yes', 'no', 'unknown')),
  constraint returned_line_says_something check (answer is not null or words <> ''),
  constraint returned_line_is_short check (length(words) <= 400),
  constraint returned_line_becomes_known check (became_kind in ('treasure', 'issue')),
  constraint returned_line_becomes_whole check ((became_kind is null) = (became_at is null) and (became_kind is null) = (became_by is null)
                                                and (became_kind is null) = (became_id is null))
);
comment on table meetings.returned_line is 'What one sheet answers to one question; question 0 is the line at its foot.';

create function meetings.keep_returned_line() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or (new.returned_id, new.question, new.answer, new.words) is distinct from (old.returned_id, old.question, old.answer, old.words)
     or old.became_kind is not null then
    raise exception 'an answer stays as it came, and becomes something once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger returned_line_is_kept before update or delete on meetings.returned_line for each row execute function meetings.keep_returned_line();
create trigger returned_line_is_not_emptied before truncate on meetings.returned_line
  for each statement execute function platform.refuse_change();

create function meetings.reads_sheet(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from meetings.sheet s
       where s.id = asked and councils.may_read(meetings.inner_audience(s.council_no), s.council_no)
         and (s.meeting_id is null or meetings.reads_inside(s.meeting_id)));
  end;
comment on function meetings.reads_sheet is 'Notes stay inside the council; those of a meeting with those who read it.';
create function meetings.keeps_sheet(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from meetings.sheet s where s.id = asked and councils.may_keep(s.council_no));
  end;
create function meetings.keeps_edition(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select from meetings.edition e where e.id = asked and councils.may_keep(e.council_no));
  end;
create function meetings.keeps_returned(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from meetings.returned r join meetings.edition e on e.id = r.edition_id
       where r.id = asked and councils.may_keep(e.council_no));
  end;
create function meetings.edition_counts(asked uuid) returns table (question smallint, answer text, counted integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select l.question, coalesce(l.answer, ''), count(*)::integer
      from meetings.edition e
      join meetings.returned r on r.edition_id = e.id and r.withdrawn_at is null
      join meetings.returned_line l on l.returned_id = r.id
     where e.id = asked and councils.may_read(meetings.inner_audience(e.council_no), e.council_no)
     group by l.question, coalesce(l.answer, '')
    union all
    select -1::smallint, r.way, count(*)::integer
      from meetings.edition e
      join meetings.returned r on r.edition_id = e.id and r.withdrawn_at is null
     where e.id = asked and councils.may_read(meetings.inner_audience(e.council_no), e.council_no)
     group by r.way;
  end;
comment on function meetings.edition_counts is 'How often each answer came; question -1 counts the sheets themselves. Single sheets are for keepers only.';
grant execute on function meetings.reads_sheet(uuid), meetings.keeps_sheet(uuid), meetings.keeps_edition(uuid), meetings.keeps_returned(uuid),
  meetings.edition_counts(uuid) to tsunagi_app;

alter table meetings.sheet enable row level security;
create policy sheet_is_read_inside on meetings.sheet for select to tsunagi_app
  using (councils.may_read(meetings.inner_audience(council_no), council_no) and (meeting_id is null or meetings.reads_inside(meeting_id)));
create policy sheet_is_laid_out_by_keepers on meetings.sheet for insert to tsunagi_app
  with check (councils.may_keep(council_no) and council_no is not distinct from (select b.council_no from councils.body b where b.id = body_id)
              and (meeting_id is null or body_id = (select m.body_id from meetings.meeting m where m.id = meeting_id))
              and made_by = (select platform.reader_id()));
create policy sheet_is_changed_by_keepers on meetings.sheet for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert on meetings.sheet to tsunagi_app;
grant update (theme, version) on meetings.sheet to tsunagi_app;

alter table meetings.note enable row level security;
create policy note_is_read_with_its_sheet on meetings.note for select to tsunagi_app using (meetings.reads_sheet(sheet_id));
create policy note_is_written_by_those_who_read on meetings.note for insert to tsunagi_app
  with check (meetings.reads_sheet(sheet_id) and made_by = (select platform.reader_id()) and became_kind is null and withdrawn_at is null);
create policy note_is_tended_by_keepers_and_its_writer on meetings.note for update to tsunagi_app
  using (meetings.keeps_sheet(sheet_id) or (made_by = (select platform.reader_id()) and became_kind is null and meetings.reads_sheet(sheet_id)))
  with check (meetings.keeps_sheet(sheet_id) or (made_by = (select platform.reader_id()) and became_kind is null and meetings.reads_sheet(sheet_id)));
grant select, insert on meetings.note to tsunagi_app;
grant update (became_kind, became_id, became_at, became_by, withdrawn_at, withdrawn_why, withdrawn_by) on meetings.note to tsunagi_app;

alter table meetings.edition enable row level security;
create policy edition_is_read_inside on meetings.edition for select to tsunagi_app
  using (councils.may_read(meetings.inner_audience(council_no), council_no));
create policy edition_is_written_by_keepers on meetings.edition for insert to tsunagi_app
  with check (councils.may_keep(council_no) and council_no is not distinct from (select b.council_no from councils.body b where b.id = body_id)
              and (meeting_id is null or body_id = (select m.body_id from meetings.meeting m where m.id = meeting_id))
              and written_by = (select platform.reader_id()) and checked_at is null and ended_at is null);
create policy edition_is_tended_by_keepers on meetings.edition for update to tsunagi_app
  using (councils.may_keep(council_no)) with check (councils.may_keep(council_no));
grant select, insert on meetings.edition to tsunagi_app;
grant update (title, words, phone, contact, answer_by, questions, checked_at, ended_at, ended_why, version) on meetings.edition to tsunagi_app;

alter table meetings.returned enable row level security;
create policy returned_is_read_by_keepers on meetings.returned for select to tsunagi_app using (meetings.keeps_edition(edition_id));
create policy returned_is_keyed_in_by_keepers on meetings.returned for insert to tsunagi_app
  with check (meetings.keeps_edition(edition_id) and way = 'paper' and made_by = (select platform.reader_id()) and withdrawn_at is null);
create policy returned_is_withdrawn_by_keepers on meetings.returned for update to tsunagi_app
  using (meetings.keeps_edition(edition_id)) with check (meetings.keeps_edition(edition_id));
grant select, insert on meetings.returned to tsunagi_app;
grant update (withdrawn_at, withdrawn_why, withdrawn_by) on meetings.returned to tsunagi_app;

alter table meetings.returned_line enable row level security;
create policy returned_line_is_read_by_keepers on meetings.returned_line for select to tsunagi_app using (meetings.keeps_returned(returned_id));
create policy returned_line_is_keyed_in_by_keepers on meetings.returned_line for insert to tsunagi_app
  with check (meetings.keeps_returned(returned_id) and became_kind is null);
create policy returned_line_becomes_by_keepers on meetings.returned_line for update to tsunagi_app
  using (meetings.keeps_returned(returned_id)) with check (meetings.keeps_returned(returned_id));
grant select, insert on meetings.returned_line to tsunagi_app;
grant update (became_kind, became_id, became_at, became_by) on meetings.returned_line to tsunagi_app;

-- The open side: whoever holds a sheet reads what stands on it, and hands an answer in. Nothing can be read back.
create function door.edition(asked text)
  returns table (title text, words text, phone text, contact text, questions jsonb, "answerBy" date, council text, "councilKana" text, "isOpen" boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select e.title, e.words, e.phone, e.contact, e.questions, e.answer_by, coalesce(c.name, ''), coalesce(c.kana, ''),
           e.ended_at is null and coalesce(e.answer_by, 'infinity') >= (now() at time zone 'Asia/Tokyo')::date
      from meetings.edition e left join directory.council c on c.no = e.council_no
     where e.code = asked and e.checked_at is not null;
  end;
comment on function door.edition is 'What is printed on a checked edition, for whoever holds its code.';

create function door.answer_edition(asked text, return_id uuid, answers jsonb, event_id uuid, request_no text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_id uuid;
  asked_count integer;
begin
  select e.id, jsonb_array_length(e.questions) into found_id, asked_count
    from meetings.edition e
   where e.code = asked and e.checked_at is not null and e.ended_at is null
     and coalesce(e.answer_by, 'infinity') >= (now() at time zone 'Asia/Tokyo')::date
     for update;
  if found_id is null then return false; end if;
  if exists (select from meetings.returned r where r.id = return_id) then return true; end if;
  -- A council has a few thousand houses; a program that fills the box has more.
  if (select count(*) from meetings.returned r where r.edition_id = found_id and r.way = 'form') >= 5000 then return false; end if;
  insert into meetings.returned (id, edition_id, no, way)
  select return_id, found_id, coalesce(max(r.no), 0) + 1, 'form' from meetings.returned r where r.edition_id = found_id;
  insert into meetings.returned_line (returned_id, question, answer, words)
  select return_id, a.question, a.answer, coalesce(a.words, '')
    from jsonb_to_recordset(answers) as a (question smallint, answer text, words text)
   where a.question between 0 and asked_count and (a.answer is not null or coalesce(a.words, '') <> '');
  perform audit.record(event_id, 'edition.answer', 'edition', array[found_id], 'done', null, null, 'door.answer_edition', request_no, null);
  return true;
end $$;
comment on function door.answer_edition is 'Takes one answered sheet. The same id again changes nothing. False when there is no such sheet, or it takes no more answers.';
grant execute on function door.edition(text), door.answer_edition(text, uuid, jsonb, uuid, text) to tsunagi_public, tsunagi_app;
