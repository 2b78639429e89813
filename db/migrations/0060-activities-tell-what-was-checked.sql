-- With the checked words of an activity everybody reads where it is, what it costs and what to bring. Those lines are free words too: a place may be
-- somebody's house. What changed after the check is not told before the words were checked again.
alter table activities.activity add column beside_at timestamptz not null default now();
comment on column activities.activity.beside_at is 'When the lines that everybody reads beside the checked words (place, for whom, fee, what to bring, access, way there) last changed.';

create function activities.note_what_stands_beside() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.place, new.open_to, new.fee, new.bring, new.access_notes, new.transport)
     is distinct from (old.place, old.open_to, old.fee, old.bring, old.access_notes, old.transport)
  then new.beside_at := clock_timestamp();
  else new.beside_at := old.beside_at;
  end if;
  return new;
end $$;
create trigger activity_notes_what_stands_beside before update on activities.activity
  for each row execute function activities.note_what_stands_beside();

grant select (beside_at) on activities.activity to tsunagi_public;
