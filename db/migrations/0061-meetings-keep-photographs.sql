-- ワークシートの写真: a sheet carries pictures of the paper it was written on. What the camera wrote into them never comes in; taken off, the picture is gone.
create table meetings.photo (
  id            uuid        not null,
  sheet_id      uuid        not null,
  no            smallint    not null,
  taken         bytea,
  media_type    text        not null,
  words         text        not null default '',
  made_by       uuid        not null default platform.reader_id(),
  made_at       timestamptz not null default now(),
  withdrawn_at  timestamptz,
  withdrawn_why text        not null default '',
  withdrawn_by  uuid,
  constraint photo_pk primary key (id),
  constraint photo_of_sheet foreign key (sheet_id) references meetings.sheet (id),
  constraint photo_has_its_number unique (sheet_id, no),
  constraint photo_number_counts check (no > 0),
  constraint photo_is_a_picture check (media_type in ('image/jpeg', 'image/png')),
  constraint photo_is_small_enough check (octet_length(taken) between 1 and 6000000),
  constraint photo_withdrawing_is_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why = '')),
  constraint photo_withdrawn_is_gone check ((withdrawn_at is null) = (taken is not null))
);
comment on table meetings.photo is '写真: the paper of a sheet, without anything the camera wrote into it. At most twelve a sheet.';
comment on column meetings.photo.taken is 'The picture itself, which still tells how it has to be turned to stand upright; gone for good when it is withdrawn.';

create function meetings.keep_photo() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a photo is withdrawn, not deleted' using errcode = 'insufficient_privilege'; end if;
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock(hashtextextended('meetings.photo ' || new.sheet_id, 0));
    if (select count(*) from meetings.photo p where p.sheet_id = new.sheet_id and p.withdrawn_at is null) >= 12 then
      raise exception 'a sheet carries twelve photos' using errcode = 'check_violation', constraint = 'photo_twelve_a_sheet';
    end if;
    select coalesce(max(p.no), 0) + 1 into new.no from meetings.photo p where p.sheet_id = new.sheet_id;
    return new;
  end if;
  if old.withdrawn_at is not null then raise exception 'a withdrawn photo stays withdrawn' using errcode = 'insufficient_privilege'; end if;
  if (new.id, new.sheet_id, new.no, new.media_type, new.words, new.made_by, new.made_at)
     is distinct from (old.id, old.sheet_id, old.no, old.media_type, old.words, old.made_by, old.made_at)
     or (new.taken is not null and new.taken is distinct from old.taken) then
    raise exception 'a photo stays as it was pasted' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function meetings.keep_photo is 'A photo gets the next number of its sheet, twelve at most; it is never changed nor deleted, and is withdrawn for good.';
create trigger photo_is_kept before insert or update or delete on meetings.photo for each row execute function meetings.keep_photo();
create trigger photo_is_not_emptied before truncate on meetings.photo for each statement execute function platform.refuse_change();

alter table meetings.photo enable row level security;
create policy photo_is_read_with_its_sheet on meetings.photo for select to tsunagi_app using (meetings.reads_sheet(sheet_id));
create policy photo_is_pasted_by_those_who_read on meetings.photo for insert to tsunagi_app
  with check (meetings.reads_sheet(sheet_id) and made_by = (select platform.reader_id()) and withdrawn_at is null);
create policy photo_is_withdrawn_by_keepers_and_its_paster on meetings.photo for update to tsunagi_app
  using (meetings.keeps_sheet(sheet_id) or (made_by = (select platform.reader_id()) and meetings.reads_sheet(sheet_id)))
  with check (meetings.keeps_sheet(sheet_id) or (made_by = (select platform.reader_id()) and meetings.reads_sheet(sheet_id)));
grant select, insert on meetings.photo to tsunagi_app;
grant update (taken, withdrawn_at, withdrawn_why, withdrawn_by) on meetings.photo to tsunagi_app;

-- Residents paste as well, on their own side.
select platform.open_to_residents('meetings', array['photo']);
