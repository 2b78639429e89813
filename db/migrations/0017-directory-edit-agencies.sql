-- The register is kept by those who know: an agency by its head, places by administrators; with hours, easy words and outlines for maps.
alter table directory.agency
  add column hours     jsonb not null default '{"openings": [], "onHolidays": "unknown", "closures": [], "note": null}',
  add column url       text,
  add column does_easy text,
  add constraint agency_web_address_is_web check (url is null or url ~ '^https?://'),
  add constraint agency_hours_have_shape check (jsonb_typeof(hours) = 'object');
comment on column directory.agency.hours is 'As type Hours in src/directory/domain/place.ts; no opening at all means "not known", never "closed".';
comment on column directory.agency.does_easy is 'What it does in やさしい日本語, written by people; null until somebody wrote it.';

create function directory.may_edit_agency(asked_agency uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select staff.has_duty('administer') or (staff.has_duty('head') and asked_agency = staff.my_agency());
  end;
comment on function directory.may_edit_agency is 'Whether the reader keeps this entry of the directory: administrators every one, a head that of the own agency.';
grant execute on function directory.may_edit_agency to tsunagi_app;

create policy agency_is_kept_by_its_head on directory.agency for update to tsunagi_app
  using (directory.may_edit_agency(id)) with check (directory.may_edit_agency(id));
comment on policy agency_is_kept_by_its_head on directory.agency is 'Kind, secrecy class and front desk are not among the columns granted: they decide who sees what.';
create policy agency_service_is_added_by_the_head on directory.agency_service for insert to tsunagi_app
  with check (directory.may_edit_agency(agency_id));
create policy agency_service_is_kept_by_the_head on directory.agency_service for update to tsunagi_app
  using (directory.may_edit_agency(agency_id)) with check (directory.may_edit_agency(agency_id));
create policy agency_service_is_ended_by_the_head on directory.agency_service for delete to tsunagi_app
  using (directory.may_edit_agency(agency_id));
grant update (name, kana, does, does_not, does_easy, area, languages, phone, url, hours, assured_on, version) on directory.agency to tsunagi_app;
grant insert, update, delete on directory.agency_service to tsunagi_app;

create table directory.agency_history (
  agency_id  uuid        not null,
  version    integer     not null,
  was        jsonb       not null,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  constraint agency_history_pk primary key (agency_id, version),
  constraint agency_history_of_agency foreign key (agency_id) references directory.agency (id)
);
comment on table directory.agency_history is 'The entry with its services as it was before each change; changed_by is null on the command line.';
create trigger agency_history_is_append_only before update or delete on directory.agency_history for each row execute function platform.refuse_change();

create table directory.place_history (
  place_id   uuid        not null,
  version    integer     not null,
  was        jsonb       not null,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  constraint place_history_pk primary key (place_id, version),
  constraint place_history_of_place foreign key (place_id) references directory.place (id)
);
comment on table directory.place_history is 'The place as it was before each change, by hand or by a file; changed_by is null on the command line.';
create trigger place_history_is_append_only before update or delete on directory.place_history for each row execute function platform.refuse_change();

create function directory.keep_agency_version() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into directory.agency_history (agency_id, version, was, changed_by)
  values (old.id, old.version,
          to_jsonb(old) || jsonb_build_object('services', coalesce((select jsonb_agg(to_jsonb(s) order by s.id) from directory.agency_service s where s.agency_id = old.id), '[]')),
          platform.reader_id());
  return new;
end $$;
create trigger agency_keeps_its_versions before update on directory.agency for each row when (old.version <> new.version)
  execute function directory.keep_agency_version();

create function directory.keep_place_version() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into directory.place_history (place_id, version, was, changed_by)
  values (old.id, old.version, to_jsonb(old) - 'tokens' - 'folded' - 'sort_key', platform.reader_id());
  return new;
end $$;
create trigger place_keeps_its_versions before update on directory.place for each row when (old.version <> new.version)
  execute function directory.keep_place_version();

alter table directory.agency_history enable row level security;
alter table directory.place_history enable row level security;
create policy agency_history_is_open_to_staff on directory.agency_history for select to tsunagi_app using (platform.reader_id() is not null);
create policy place_history_is_open_to_staff on directory.place_history for select to tsunagi_app using (platform.reader_id() is not null);
grant select on directory.agency_history, directory.place_history to tsunagi_app;

create table directory.boundary (
  id           uuid        not null,
  name         text        not null,
  attribution  text        not null,
  is_schematic boolean     not null default false,
  geojson      text        not null,
  made_at      timestamptz not null default now(),
  constraint boundary_pk primary key (id),
  constraint boundary_is_named_once unique (name),
  constraint boundary_says_where_it_is_from check (attribution <> '')
);
comment on table directory.boundary is 'Outlines for maps: GeoJSON of polygons as it was published. Written on the command line only.';
comment on column directory.boundary.is_schematic is 'A drawing, not a survey; every map that shows it says 模式図.';
alter table directory.boundary enable row level security;
create policy boundary_is_open on directory.boundary for select to tsunagi_app, tsunagi_public using (true);
grant select on directory.boundary to tsunagi_app, tsunagi_public;
