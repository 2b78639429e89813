-- 本人・世帯 (casework/people). The household is the unit; names may be unknown; nothing is ever merged by itself.
create schema people;
comment on schema people is 'Persons, households, carers. Confidential half.';
grant usage on schema people to tsunagi_app;

create table people.person (
  id                uuid        not null,
  owner_agency      uuid        not null,
  family            text,
  given             text,
  family_kana       text,
  given_kana        text,
  former_family     text,
  latin             text,
  common_name       text,
  called            text,
  birth_date        date,
  sex               text        not null default 'not_stated',
  language          text        not null default 'ja',
  reading_language  text,
  interpreter       boolean     not null default false,
  phone             text,
  phone_other       text,
  email             text,
  contact_note      text,
  postal_code       text,
  address           text,
  council_no        smallint,
  address_protected boolean     not null default false,
  note              text,
  version           integer     not null default 1,
  made_at           timestamptz not null default now(),
  changed_at        timestamptz not null default now(),
  changed_by        uuid        not null,
  constraint person_pk primary key (id),
  constraint person_sex_is_known check (sex in ('male', 'female', 'other', 'not_stated')),
  constraint person_has_something_to_be_called check (coalesce(family, given, family_kana, given_kana, latin, common_name, called) is not null)
);
comment on table people.person is 'One person as one agency first met them. Linked to others, never merged away.';
comment on column people.person.owner_agency is 'Agency that registered the person; while the address is protected, nobody else sees the row at all.';
comment on column people.person.called is 'What to call somebody whose name is not known (公園の男性).';
comment on column people.person.address_protected is '支援措置: hidden outside the owning agency until compartments exist.';

create table people.person_history (
  person_id  uuid        not null,
  version    integer     not null,
  changed_at timestamptz not null,
  changed_by uuid        not null,
  was        jsonb       not null,
  constraint person_history_pk primary key (person_id, version),
  constraint person_history_of_person foreign key (person_id) references people.person (id)
);
comment on table people.person_history is 'The row as it was before each change: corrected by a new version, never overwritten without trace.';

create table people.person_standing (
  person_id uuid        not null,
  agency_id uuid        not null,
  since     timestamptz not null default now(),
  constraint person_standing_pk primary key (person_id, agency_id),
  constraint person_standing_of_person foreign key (person_id) references people.person (id)
);
comment on table people.person_standing is 'Which agencies work with the person, and therefore may read the row.';
create index person_standing_by_agency on people.person_standing (agency_id, person_id);

create table people.person_key (
  agency_id uuid not null,
  key       text collate "C" not null,
  kind      text not null,
  person_id uuid not null,
  constraint person_key_pk primary key (agency_id, key, kind, person_id),
  constraint person_key_of_person foreign key (person_id) references people.person (id)
);
comment on table people.person_key is 'Folded names, phones and birth days, one copy for each agency that may see the person: sight is the first column of the index.';
create index person_key_by_person on people.person_key (person_id);
create index person_key_by_whole_name on people.person_key (key) where kind in ('name', 'kana', 'latin', 'common');

create table people.household (
  id           uuid        not null,
  owner_agency uuid        not null,
  label        text        not null,
  postal_code  text,
  address      text,
  council_no   smallint,
  note         text,
  version      integer     not null default 1,
  made_at      timestamptz not null default now(),
  changed_at   timestamptz not null default now(),
  changed_by   uuid        not null,
  constraint household_pk primary key (id)
);
comment on table people.household is '世帯: the unit of support (F07).';

create table people.household_history (
  household_id uuid        not null,
  version      integer     not null,
  changed_at   timestamptz not null,
  changed_by   uuid        not null,
  was          jsonb       not null,
  constraint household_history_pk primary key (household_id, version),
  constraint household_history_of_household foreign key (household_id) references people.household (id)
);
comment on table people.household_history is 'The household and its members as they were before each change.';

create table people.household_membership (
  household_id uuid    not null,
  person_id    uuid    not null,
  relationship text    not null,
  cohabits     boolean not null default true,
  valid_from   date    not null,
  valid_to     date,
  constraint household_membership_pk primary key (household_id, person_id, valid_from),
  constraint household_membership_of_household foreign key (household_id) references people.household (id),
  constraint household_membership_of_person foreign key (person_id) references people.person (id)
);
comment on table people.household_membership is '世帯員と続柄 (to the head), with from and until.';
create index household_membership_by_person on people.household_membership (person_id);

create table people.carer_role (
  id           uuid not null,
  household_id uuid not null,
  carer        uuid not null,
  cared_for    uuid not null,
  kind         text not null,
  hours_week   integer,
  since        date,
  ended_on     date,
  constraint carer_role_pk primary key (id),
  constraint carer_role_of_household foreign key (household_id) references people.household (id),
  constraint carer_role_carer_is_person foreign key (carer) references people.person (id),
  constraint carer_role_cared_for_is_person foreign key (cared_for) references people.person (id),
  constraint carer_is_not_cared_for_by_self check (carer <> cared_for)
);
comment on table people.carer_role is 'Who cares for whom in a household (F09): a fact that may open a task, never share anything.';
create index carer_role_by_household on people.carer_role (household_id);
create index carer_role_by_carer on people.carer_role (carer);
create index carer_role_by_cared_for on people.carer_role (cared_for);

alter table people.person enable row level security;
alter table people.person_history enable row level security;
alter table people.person_standing enable row level security;
alter table people.person_key enable row level security;
alter table people.household enable row level security;
alter table people.household_history enable row level security;
alter table people.household_membership enable row level security;
alter table people.carer_role enable row level security;

-- Definer: policies that asked each other's tables would run in a ring.
create function people.sees_person(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.person p
                    where p.id = asked
                      and (p.owner_agency = (select staff.working_agency())
                           or (not p.address_protected
                               and exists (select 1 from people.person_standing s
                                            where s.person_id = p.id and s.agency_id = (select staff.working_agency())))));
  end;
comment on function people.sees_person is 'The rule of sight for one person, for the policies of the tables around the person.';

create policy person_is_seen_by_those_who_work_with_them on people.person for select to tsunagi_app
  using (owner_agency = (select staff.working_agency())
         or (not address_protected
             and exists (select 1 from people.person_standing s
                          where s.person_id = person.id and s.agency_id = (select staff.working_agency()))));
create policy person_is_registered_for_own_agency on people.person for insert to tsunagi_app
  with check (owner_agency = (select staff.working_agency()));
create policy person_is_changed_by_those_who_see on people.person for update to tsunagi_app
  using (owner_agency = (select staff.working_agency())
         or (not address_protected
             and exists (select 1 from people.person_standing s
                          where s.person_id = person.id and s.agency_id = (select staff.working_agency()))));

create policy person_history_follows_person on people.person_history for select to tsunagi_app using (people.sees_person(person_id));
create policy person_history_is_written_with_person on people.person_history for insert to tsunagi_app with check (people.sees_person(person_id));

create policy person_standing_is_seen_with_person on people.person_standing for select to tsunagi_app
  using (agency_id = (select staff.working_agency()) or people.sees_person(person_id));
create policy person_standing_is_given_by_those_who_see on people.person_standing for insert to tsunagi_app
  with check (people.sees_person(person_id));

create policy person_key_is_own_agencys on people.person_key for select to tsunagi_app using (agency_id = (select staff.working_agency()));
create policy person_key_is_written_with_person on people.person_key for insert to tsunagi_app with check (people.sees_person(person_id));
create policy person_key_is_rewritten_with_person on people.person_key for delete to tsunagi_app using (people.sees_person(person_id));

create policy household_is_seen_with_a_member on people.household for select to tsunagi_app
  using (owner_agency = (select staff.working_agency())
         or exists (select 1 from people.household_membership m where m.household_id = household.id and people.sees_person(m.person_id)));
create policy household_is_made_for_own_agency on people.household for insert to tsunagi_app with check (owner_agency = (select staff.working_agency()));
create policy household_is_changed_by_those_who_see on people.household for update to tsunagi_app
  using (owner_agency = (select staff.working_agency())
         or exists (select 1 from people.household_membership m where m.household_id = household.id and people.sees_person(m.person_id)));

create policy membership_follows_person on people.household_membership for select to tsunagi_app using (people.sees_person(person_id));
create policy membership_is_written_with_person on people.household_membership for insert to tsunagi_app with check (people.sees_person(person_id));
create policy membership_is_ended_with_person on people.household_membership for update to tsunagi_app using (people.sees_person(person_id));

create policy household_history_follows_household on people.household_history for select to tsunagi_app
  using (exists (select 1 from people.household h where h.id = household_history.household_id));
create policy household_history_is_written_with_household on people.household_history for insert to tsunagi_app
  with check (exists (select 1 from people.household h where h.id = household_history.household_id));

create policy carer_role_needs_both on people.carer_role for select to tsunagi_app using (people.sees_person(carer) and people.sees_person(cared_for));
create policy carer_role_is_written_by_those_who_see_both on people.carer_role for insert to tsunagi_app
  with check (people.sees_person(carer) and people.sees_person(cared_for));
create policy carer_role_is_ended_by_those_who_see_both on people.carer_role for update to tsunagi_app
  using (people.sees_person(carer) and people.sees_person(cared_for));

grant select, insert, update on people.person, people.household, people.household_membership, people.carer_role to tsunagi_app;
grant select, insert on people.person_history, people.household_history, people.person_standing to tsunagi_app;
grant select, insert, delete on people.person_key to tsunagi_app;

create function people.known(whole_name text, born date, tel text)
  returns table (agency_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select distinct s.agency_id
      from people.person_key k
      join people.person p on p.id = k.person_id
      join people.person_standing s on s.person_id = p.id
     where staff.working_agency() is not null
       and k.key = whole_name and k.kind in ('name', 'kana', 'latin', 'common')
       and not p.address_protected
       and ((born is not null and p.birth_date = born)
            or (tel is not null and exists (select 1 from people.person_key t
                                             where t.person_id = p.id and t.agency_id = k.agency_id and t.kind = 'phone' and t.key = tel)));
  end;
comment on function people.known is 'Which agencies already work with exactly this person (whole name and birth day or phone). Never content, never protected persons.';

-- The taking agency cannot see the person before it stands beside them, hence definer; no login may call it, only the definer functions of desk.
create function people.take_standing(person uuid, taker uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from people.person p where p.id = person and p.address_protected) then
    return;
  end if;
  insert into people.person_standing (person_id, agency_id) values (person, taker) on conflict do nothing;
  insert into people.person_key (agency_id, key, kind, person_id)
  select distinct taker, k.key, k.kind, k.person_id from people.person_key k where k.person_id = person
      on conflict do nothing;
end $$;
comment on function people.take_standing is 'Lets an agency see a person, with search keys. Protected persons stay where they are.';

create function people.rewrite_keys(person uuid, new_keys text[], new_kinds text[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not people.sees_person(person) then
    raise exception 'keys can be written only by those who see the person' using errcode = '42501';
  end if;
  delete from people.person_key where person_id = person;
  insert into people.person_key (agency_id, key, kind, person_id)
  select s.agency_id, n.key, n.kind, person
    from people.person_standing s
    join people.person p on p.id = s.person_id
   cross join (select distinct key, kind from unnest(new_keys, new_kinds) as n (key, kind)) n
   where s.person_id = person and (not p.address_protected or s.agency_id = p.owner_agency)
      on conflict do nothing;
end $$;
comment on function people.rewrite_keys is 'Replaces the search keys of a person for every agency that may see them.';
grant execute on function people.sees_person, people.known, people.rewrite_keys to tsunagi_app;
