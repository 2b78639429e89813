-- Two machines that share no database: requests are carried in, answers are carried out, in signed and numbered parcels (X14).
create table platform.parcel (
  direction text        not null,
  kind      text        not null,
  no        bigint      not null,
  hash      bytea       not null,
  at        timestamptz not null default now(),
  constraint parcel_pk primary key (direction, kind, no),
  constraint parcel_direction_is_known check (direction in ('sent', 'received')),
  constraint parcel_kind_is_known check (kind in ('requests', 'answers')),
  constraint parcel_no_begins_at_one check (no > 0)
);
comment on table platform.parcel is 'Parcels that left or came in. Each names the one before it, so that a missing, repeated or altered one is noticed.';
alter table platform.parcel enable row level security;
create policy parcel_is_open_to_staff on platform.parcel for select to tsunagi_app using (platform.reader_id() is not null);
grant select on platform.parcel to tsunagi_app;

alter table desk.request add column parcel_no bigint;
alter table desk.request add column carried_at timestamptz;
alter table desk.request add column told jsonb;
comment on column desk.request.parcel_no is 'On the open machine: the parcel in which it left. The box stays until the other side says it has come.';
comment on column desk.request.carried_at is 'On the open machine: when the other side said so; the box is forgotten from then on.';
comment on column desk.request.told is 'On the open machine: state and replies as the staff side last told them; null where both sides share a database.';
alter table desk.request drop constraint request_is_forgotten_once_taken;
alter table desk.request add constraint request_is_forgotten_once_taken
  check ((sealed is null) = (taken_at is not null or carried_at is not null) and (taken_at is null) = (consultation_id is null));

create or replace function door.request_state(asked_hash bytea) returns table (state text, replies jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case
             when r.told is not null then r.told ->> 'state'
             when c.id is null or (c.state = 'received' and c.owner_staff is null) then 'arrived'
             when c.state = 'received' then 'assigned'
             when c.state = 'answered' then 'ended'
             else 'moving'
           end,
           case when r.told is not null then r.told -> 'replies' else
             (select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'words', a.body ->> 'words') order by a.seq desc), '[]'::jsonb)
                from desk.consultation_act a where a.consultation_id = r.consultation_id and a.kind = 'replied') end
      from desk.request r
      left join desk.consultation c on c.id = r.consultation_id
     where r.kind = 'ask' and r.receipt_hash = asked_hash;
  end;
