-- Who looked at what, who did what: appended in the act's own transaction, sealed in batches afterwards.
create schema audit;
comment on schema audit is 'Append-only events, Merkle batches chained and signed. Events hold ids and hashes only.';
grant usage on schema audit to tsunagi_app;

create table audit.event (
  id           uuid        not null,
  at           timestamptz not null,
  staff_id     uuid,
  agency_id    uuid,
  action       text        not null,
  subject_type text        not null,
  subject_ids  uuid[]      not null,
  outcome      text        not null,
  refusal      text,
  purpose      text,
  route        text        not null,
  request_no   text        not null,
  detail_hash  bytea,
  constraint event_pk primary key (id),
  constraint event_outcome_is_known check (outcome in ('done', 'refused', 'absent'))
);
comment on table audit.event is 'One look or one deed. No name, no sentence: erasing a person never breaks the chain.';
comment on column audit.event.detail_hash is 'SHA-256 of the row in audit.detail, which may be erased.';
create index event_by_time on audit.event (at, id);
create index event_by_subject on audit.event using gin (subject_ids);
create index event_by_staff on audit.event (staff_id, at);

create table audit.detail (
  event_id uuid  not null,
  content  jsonb not null,
  constraint detail_pk primary key (event_id)
);
comment on table audit.detail is 'Search terms, reasons, fields changed: personal, therefore erasable, bound to the event by its hash.';

create table audit.unsealed (
  event_id uuid not null,
  constraint unsealed_pk primary key (event_id)
);
comment on table audit.unsealed is 'Events the sealer has not yet taken.';

create table audit.batch (
  no          bigint      not null,
  kind        text        not null,
  event_count integer     not null,
  root        bytea       not null,
  prev_hash   bytea       not null,
  sealed_at   timestamptz not null,
  hash        bytea       not null,
  signature   bytea       not null,
  constraint batch_pk primary key (no),
  constraint batch_kind_is_known check (kind in ('events', 'loaded', 'restored'))
);
comment on table audit.batch is 'Sealed batches. Each hash covers the one before it; each is signed and written to the anchor file outside this database.';

create table audit.leaf (
  batch_no bigint  not null,
  position integer not null,
  event_id uuid    not null,
  constraint leaf_pk primary key (batch_no, position),
  constraint leaf_is_sealed_once unique (event_id)
);
comment on table audit.leaf is 'Place of each event in its batch, given at sealing and never by a sequence at insert.';

create table audit.head (
  only_one boolean not null default true,
  no       bigint  not null,
  hash     bytea   not null,
  constraint head_pk primary key (only_one),
  constraint head_is_one check (only_one)
);
comment on table audit.head is 'Number and hash of the last batch; its row lock makes the sealer single.';
insert into audit.head (no, hash) values (0, '\x0000000000000000000000000000000000000000000000000000000000000000');

do $$
declare stem text;
begin
  foreach stem in array array['event', 'batch', 'leaf'] loop
    execute format('create trigger %1$s_is_append_only before update or delete on audit.%1$s for each row execute function platform.refuse_change()', stem);
    execute format('create trigger %1$s_is_not_emptied before truncate on audit.%1$s for each statement execute function platform.refuse_change()', stem);
  end loop;
  foreach stem in array array['event', 'detail', 'unsealed', 'batch', 'leaf', 'head'] loop
    execute format('alter table audit.%I enable row level security', stem);
  end loop;
end $$;

create function audit.seal_lock(at_most integer)
  returns table (head_no bigint, head_hash bytea, id uuid, at_micros text, staff_id uuid, agency_id uuid, action text, subject_type text,
                 subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text, detail_hash bytea)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare h audit.head;
begin
  select * into h from audit.head for update;
  return query
    select h.no, h.hash, e.id, (extract(epoch from e.at) * 1000000)::bigint::text, e.staff_id, e.agency_id, e.action, e.subject_type,
           e.subject_ids, e.outcome, e.refusal, e.purpose, e.route, e.request_no, e.detail_hash
      from (select u.event_id from audit.unsealed u order by u.event_id limit at_most) waiting
      join audit.event e on e.id = waiting.event_id
     order by e.at, e.id;
end $$;
comment on function audit.seal_lock is 'Locks the head and gives the events waiting to be sealed, in sealing order.';

create function audit.seal_write(new_no bigint, new_kind text, new_root bytea, new_prev bytea, new_at timestamptz, new_hash bytea, new_signature bytea, event_ids uuid[])
  returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare h audit.head;
begin
  select * into h from audit.head for update;
  if h.no <> new_no - 1 or h.hash <> new_prev then
    raise exception 'seal: the head moved';
  end if;
  insert into audit.batch (no, kind, event_count, root, prev_hash, sealed_at, hash, signature)
  values (new_no, new_kind, cardinality(event_ids), new_root, new_prev, new_at, new_hash, new_signature);
  insert into audit.leaf (batch_no, position, event_id)
  select new_no, (sealed.nth - 1)::integer, sealed.event_id from unnest(event_ids) with ordinality as sealed (event_id, nth);
  delete from audit.unsealed where event_id = any (event_ids);
  update audit.head set no = new_no, hash = new_hash;
end $$;
comment on function audit.seal_write is 'Writes one batch behind the head; refuses when somebody else sealed in between.';

create function audit.batches_after(after_no bigint, at_most integer)
  returns table (no bigint, kind text, event_count integer, root bytea, prev_hash bytea, sealed_at_micros text, hash bytea, signature bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select b.no, b.kind, b.event_count, b.root, b.prev_hash, (extract(epoch from b.sealed_at) * 1000000)::bigint::text, b.hash, b.signature
      from audit.batch b where b.no > after_no order by b.no limit at_most;
  end;
comment on function audit.batches_after is 'Batches in order, for the sealer''s catch-up and for verification. No personal content.';

create function audit.leaves_of(of_no bigint)
  returns table ("position" integer, id uuid, at_micros text, staff_id uuid, agency_id uuid, action text, subject_type text,
                 subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text, detail_hash bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select l.position, e.id, (extract(epoch from e.at) * 1000000)::bigint::text, e.staff_id, e.agency_id, e.action, e.subject_type,
           e.subject_ids, e.outcome, e.refusal, e.purpose, e.route, e.request_no, e.detail_hash
      from audit.leaf l left join audit.event e on e.id = l.event_id where l.batch_no = of_no order by l.position;
  end;
comment on function audit.leaves_of is 'The events of one batch as they stand now, for verification. A missing event comes back as nulls.';

create function audit.standing()
  returns table (head_no bigint, head_hash bytea, loose_events bigint, unsealed_without_event bigint, sealed_and_unsealed bigint, details_altered bigint,
                 stray_leaves bigint, stray_batches bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select h.no, h.hash,
           (select count(*) from audit.event e
             where not exists (select 1 from audit.leaf l where l.event_id = e.id)
               and not exists (select 1 from audit.unsealed u where u.event_id = e.id)),
           (select count(*) from audit.unsealed u where not exists (select 1 from audit.event e where e.id = u.event_id)),
           (select count(*) from audit.unsealed u where exists (select 1 from audit.leaf l where l.event_id = u.event_id)),
           (select count(*) from audit.detail d
             where not exists (select 1 from audit.event e
                                where e.id = d.event_id and e.detail_hash = sha256(convert_to(d.content::text, 'UTF8')))),
           (select count(*) from audit.leaf l where not exists (select 1 from audit.batch b where b.no = l.batch_no)),
           (select count(*) from audit.batch b where b.no not between 1 and h.no)
      from audit.head h;
  end;
comment on function audit.standing is 'Head of the chain and counts of what must be zero: events outside every batch, leaves and batches outside the chain, details that do not match their hash.';

grant execute on function audit.seal_lock, audit.seal_write, audit.batches_after, audit.leaves_of, audit.standing to tsunagi_app;
