/** A table with a value of every kind that is easily spoilt, and what is put into it; as a module to come may make one. */
export const EVERY_TYPE = `
  create schema trial authorization tsunagi_owner;
  create table trial.odd (
    no bigint generated always as identity,
    words text, bytes bytea, days daterange, slots tstzrange, many text[], grid integer[][], more jsonb, real_one float8, exact numeric,
    while_long interval, at timestamptz, on_day date, flag boolean, "名前 と空白" text, doubled text generated always as (words || words) stored,
    above bigint, constraint odd_pk primary key (no), constraint odd_above foreign key (above) references trial.odd (no)
  );
  comment on constraint odd_above on trial.odd is 'もう一つの行';
  create index odd_words on trial.odd using gin (many);
  comment on index trial.odd_words is '索引の説明';
  create function trial.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
  create trigger odd_refuses before insert or truncate on trial.odd for each statement execute function trial.refuse();
  create trigger odd_sleeps before insert on trial.odd for each row execute function trial.refuse();
  alter table trial.odd disable trigger odd_sleeps;
  alter table trial.odd owner to tsunagi_owner;`

export const ODD_ROWS = `
  alter table trial.odd disable trigger odd_refuses;
  insert into trial.odd (words, bytes, days, slots, many, grid, more, real_one, exact, while_long, at, on_day, flag, "名前 と空白", above) values
    (e'髙𠮷辻󠄀葛󠄁👨‍👩‍👧‍👦\\n改行\\r\\tタブ\\\\N \\\\. "引用" ''単''', '\\x00ff0a5c2e', '[1926-12-25,1989-01-08)', '(,2026-11-23 10:00+09]',
     array['', null, 'a,b', '{x}', '"', e'\\\\', 'ガ', 'カ゛'], '[0:1][-1:0]={{1,2},{3,4}}', '{"鍵": [null, 1e400, "\\u0001", {"": ""}]}', 1e-310, 1e-30, '1 mon -2 days 03:04:05.678901', 'infinity', '-infinity', null, '\\N', null),
    ('', '', 'empty', null, '{}', null, 'null', 'NaN', 'NaN', '-1 year', '0044-03-15 12:00:00+00 BC', '5874897-12-31', false, ' ', 1),
    (null, null, null, null, null, null, null, '-0', null, null, null, null, true, null, 2),
    (repeat('あいうえお🍙', 200000), sha512(''), null, null, array(select g::text from generate_series(1, 20000) g), null,
     (select jsonb_agg(g) from generate_series(1, 20000) g), 0.1::float8 + 0.2::float8, 12345678901234567890.123456789, null, now(), now()::date, null, null, 3);
  alter table trial.odd enable trigger odd_refuses;`

/** What stands around the rows, as one text: it must be the same after a load. */
export const SURROUNDINGS = `
  select string_agg(line, e'\\n' order by line) as text from (
    select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) || coalesce(obj_description(oid, 'pg_constraint'), '') || convalidated::text as line
      from pg_constraint where connamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    union all
    select 'index ' || pg_get_indexdef(indexrelid) || coalesce(obj_description(indexrelid, 'pg_class'), '') || indisvalid::text || pg_get_userbyid(c.relowner)
      from pg_index join pg_class c on c.oid = indexrelid where c.relnamespace not in ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)
    union all
    select 'trigger ' || pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal) as lines`
