-- 住民からの相談: sealed on the open side, taken in at the desk, answered by number (F03, F90).
alter table desk.consultation add column reach jsonb;
alter table desk.consultation add column helped text
  constraint consultation_helped_is_known check (helped in ('yes', 'little', 'no', 'not_yet'));
comment on column desk.consultation.reach is 'How somebody who came through the public door wishes to be reached; null for everybody heard by a worker.';
comment on column desk.consultation.helped is 'Whether help arrived, in the person''s own answer.';

alter table desk.consultation_act drop constraint consultation_act_kind_is_known;
alter table desk.consultation_act add constraint consultation_act_kind_is_known
  check (kind in ('received', 'amended', 'screened', 'assigned', 'person_linked', 'person_unlinked', 'referral_sent', 'referral_answered', 'handed_over',
                  'closed', 'reopened', 'asked_again', 'person_answered', 'replied'));

create table desk.request (
  id              uuid        not null,
  kind            text        not null,
  receipt_hash    bytea       not null,
  language        text        not null,
  sealed          bytea,
  handed_in_at    timestamptz not null default now(),
  tries           integer     not null default 0,
  taken_at        timestamptz,
  consultation_id uuid,
  set_aside_at    timestamptz,
  constraint request_pk primary key (id),
  constraint request_of_consultation foreign key (consultation_id) references desk.consultation (id),
  constraint request_kind_is_known check (kind in ('ask', 'add', 'answer')),
  constraint request_receipt_is_a_hash check (octet_length(receipt_hash) = 32),
  constraint request_language_is_short check (length(language) <= 20),
  constraint request_is_bounded check (octet_length(sealed) <= 200000),
  constraint request_is_forgotten_once_taken check ((taken_at is null) = (sealed is not null) and (taken_at is null) = (consultation_id is null))
);
comment on table desk.request is 'What residents handed in, sealed to the key of the desk. Once taken in, the sealed bytes are forgotten; the receipt''s hash stays.';
comment on column desk.request.receipt_hash is 'SHA-256 of the receipt number, which nobody here knows.';
comment on column desk.request.set_aside_at is 'A box that could not be opened or read: it waits for a human being and blocks nobody.';
create unique index request_receipt_is_asked_once on desk.request (receipt_hash) where kind = 'ask';
create index request_waits on desk.request (tries, handed_in_at, id) where sealed is not null and set_aside_at is null;
alter table desk.request enable row level security;

create policy request_is_seen_by_the_door on desk.request for select to tsunagi_app
  using (platform.reader_id() = (select d.staff_id from staff.door_reader() d));
create policy request_is_taken_in_by_the_door on desk.request for update to tsunagi_app
  using (platform.reader_id() = (select d.staff_id from staff.door_reader() d));
comment on policy request_is_seen_by_the_door on desk.request is 'Only the job that acts as the door account sees boxes; no member of staff does, and the public login has no right here at all.';
grant select, update on desk.request to tsunagi_app;

create function door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text)
  returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new_kind <> 'ask' and not exists (select 1 from desk.request r where r.kind = 'ask' and r.receipt_hash = new_receipt_hash) then
    return false;
  end if;
  insert into desk.request (id, kind, receipt_hash, language, sealed) values (request_id, new_kind, new_receipt_hash, new_language, new_sealed)
      on conflict do nothing;
  if found then
    perform audit.record(event_id, 'request.hand-in', 'request', array[request_id], 'done', null, null, 'door.hand_in', request_no, null);
  end if;
  return true;
end $$;
comment on function door.hand_in is 'Takes a sealed box. The same id again changes nothing. False only when words were to be added to a number that does not exist.';

create function door.request_state(asked_hash bytea) returns table (state text, replies jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case
             when c.id is null or (c.state = 'received' and c.owner_staff is null) then 'arrived'
             when c.state = 'received' then 'assigned'
             when c.state = 'answered' then 'ended'
             else 'moving'
           end,
           (select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'words', a.body ->> 'words') order by a.seq desc), '[]'::jsonb)
              from desk.consultation_act a where a.consultation_id = r.consultation_id and a.kind = 'replied')
      from desk.request r
      left join desk.consultation c on c.id = r.consultation_id
     where r.kind = 'ask' and r.receipt_hash = asked_hash;
  end;
comment on function door.request_state is 'What the holder of a number is told: four coarse states, and the replies staff wrote for this number. No other fact leaves.';

create function door.front_desk() returns table (name text, kana text, phone text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select a.name, a.kana, a.phone from directory.agency a where a.takes_requests and a.is_active;
  end;
comment on function door.front_desk is 'Who reads requests, and its telephone.';
grant execute on function door.hand_in, door.request_state, door.front_desk to tsunagi_public, tsunagi_app;
