-- 同意と提供の記録 (X03) and 住所の保護 (X05): what a person agreed to, what was told to whom, and places that nothing may tell.
create table people.consent (
  id             uuid        not null,
  person_id      uuid        not null,
  stage          text        not null,
  asked_on       date        not null,
  asked_by       uuid        not null,
  by_agency      uuid        not null,
  type           text        not null,
  proxy_relation text,
  purpose        text        not null,
  agencies       uuid[]      not null default '{}',
  categories     text[]      not null default '{}',
  valid_from     date,
  valid_until    date,
  worker_note    text,
  person_words   text,
  form_version   text,
  language_used  text        not null,
  interpreter    boolean     not null default false,
  ask_again_on   date,
  reconfirmed_on date,
  withdrawn_on   date,
  how_withdrawn  text,
  from_sheet     boolean     not null default false,
  version        integer     not null,
  constraint consent_pk primary key (id),
  constraint consent_of_person foreign key (person_id) references people.person (id),
  constraint consent_stage_is_known check (stage in ('asked', 'not_obtained', 'given', 'withdrawn')),
  constraint consent_type_is_known check (type in ('written', 'oral', 'proxy', 'not_obtained')),
  constraint consent_given_says_how check (stage <> 'given' or (type <> 'not_obtained' and valid_from is not null)),
  constraint consent_given_names_an_agency check (stage <> 'given' or cardinality(agencies) > 0),
  constraint consent_by_proxy_says_who check (type <> 'proxy' or proxy_relation is not null),
  constraint consent_not_obtained_is_asked_again check (stage not in ('asked', 'not_obtained') or ask_again_on is not null),
  constraint consent_withdrawn_says_how check ((stage = 'withdrawn') = (withdrawn_on is not null) and (stage = 'withdrawn') = (how_withdrawn is not null))
);
comment on table people.consent is '同意, one person each, folded state of its acts. "Not obtained" is a normal working state. That it ran out is computed from the day.';
comment on column people.consent.valid_until is 'Last day on which it holds; null: until withdrawn.';
comment on column people.consent.from_sheet is 'Came with a referral sheet; speaks of its one receiver only.';
create index consent_by_person on people.consent (person_id, asked_on desc, id desc);
alter table people.consent enable row level security;

create table people.consent_act (
  id         uuid        not null,
  consent_id uuid        not null,
  seq        integer     not null,
  kind       text        not null,
  at         timestamptz not null,
  by_staff   uuid        not null,
  by_agency  uuid        not null,
  body       jsonb       not null,
  constraint consent_act_pk primary key (id),
  constraint consent_act_is_in_order unique (consent_id, seq),
  constraint consent_act_kind_is_known check (kind in ('asked', 'given', 'not_obtained', 'narrowed', 'reconfirmed', 'withdrawn')),
  constraint consent_act_of_consent foreign key (consent_id) references people.consent (id)
);
comment on table people.consent_act is 'Everything that happened to a consent, in order.';
alter table people.consent_act enable row level security;

create sequence people.disclosure_no;
grant usage on sequence people.disclosure_no to tsunagi_app;
create table people.disclosure (
  id              uuid        not null,
  no              bigint      not null default nextval('people.disclosure_no'),
  at              timestamptz not null,
  by_staff        uuid        not null,
  by_agency       uuid        not null,
  person_ids      uuid[]      not null,
  case_id         uuid,
  consultation_id uuid,
  to_agency       uuid,
  to_person       text,
  fields          text[]      not null,
  basis           text        not null,
  basis_on        date        not null,
  consent_id      uuid,
  conference_id   uuid,
  reason          text        not null,
  channel         text        not null,
  approver        uuid,
  constraint disclosure_pk primary key (id),
  constraint disclosure_no_is_unique unique (no),
  constraint disclosure_names_a_recipient check (to_agency is not null or btrim(to_person) <> ''),
  constraint disclosure_names_fields check (cardinality(fields) > 0),
  constraint disclosure_has_a_reason check (btrim(reason) <> ''),
  constraint disclosure_channel_is_known check (channel in ('screen', 'referral', 'print', 'fax', 'phone', 'meeting')),
  constraint disclosure_is_approved_by_another check (approver <> by_staff)
);
comment on table people.disclosure is '提供記録: what was told about persons, to whom, on which basis, why. Append-only.';
create index disclosure_by_person on people.disclosure using gin (person_ids);
create index disclosure_own on people.disclosure (by_agency, no desc);
create index disclosure_by_time on people.disclosure (at);
create index disclosure_by_case on people.disclosure (case_id) where case_id is not null;
alter table people.disclosure enable row level security;

-- 支援措置. One row a term; a renewal is a new row that names the old one.
create table people.address_protection (
  id           uuid        not null,
  person_id    uuid        not null,
  kind         text        not null,
  from_on      date        not null,
  until_on     date        not null,
  renewed_from uuid,
  document_no  text,
  perpetrators uuid[]      not null default '{}',
  set_at       timestamptz not null,
  set_by       uuid        not null,
  is_current   boolean     not null default true,
  end_asked_at timestamptz,
  end_asked_by uuid,
  end_words    text,
  ended_at     timestamptz,
  ended_by     uuid,
  constraint address_protection_pk primary key (id),
  constraint address_protection_of_person foreign key (person_id) references people.person (id),
  constraint address_protection_renews_another foreign key (renewed_from) references people.address_protection (id),
  constraint address_protection_kind_is_known check (kind in ('dv', 'stalking', 'child_abuse', 'other')),
  constraint address_protection_lasts_a_year_at_most check (until_on >= from_on and until_on <= from_on + interval '1 year'),
  constraint address_protection_end_is_asked_with_words check ((end_asked_at is null) = (end_asked_by is null) and (end_asked_at is null) = (end_words is null)),
  constraint address_protection_is_ended_by_two check (ended_by is null or (end_asked_by is not null and ended_by <> end_asked_by)),
  constraint address_protection_ended_is_over check ((ended_at is null) = (ended_by is null) and (ended_at is null or not is_current))
);
comment on table people.address_protection is '支援措置 of one person: kind, term, who must not learn the place. Running out hides nothing less; only two persons end it.';
comment on column people.address_protection.perpetrators is 'Persons of the house who must not learn the place.';
create unique index address_protection_stands_once on people.address_protection (person_id) where is_current;
alter table people.address_protection enable row level security;

-- What is not in the row cannot leak from a list, a print, an export or a search. No login may read this table; people.open_place may.
create table people.kept_place (
  subject_type text        not null,
  subject_id   uuid        not null,
  version      integer     not null default 0,
  person_id    uuid        not null,
  content      jsonb       not null,
  kept_at      timestamptz not null default now(),
  constraint kept_place_pk primary key (subject_type, subject_id, version),
  constraint kept_place_subject_is_known check (subject_type in ('person', 'household', 'person_history', 'household_history'))
);
comment on table people.kept_place is 'Addresses and telephones of the protected, taken out of person, household and their kept copies. No grant for any login.';
comment on column people.kept_place.person_id is 'For whose protection it is kept.';
create index kept_place_by_person on people.kept_place (person_id);
alter table people.kept_place enable row level security;

create table people.place_opening (
  id        uuid        not null,
  person_id uuid        not null,
  staff_id  uuid        not null,
  agency_id uuid        not null,
  at        timestamptz not null,
  reason    text        not null,
  constraint place_opening_pk primary key (id),
  constraint place_opening_of_person foreign key (person_id) references people.person (id),
  constraint place_opening_has_a_reason check (char_length(btrim(reason)) >= 5)
);
comment on table people.place_opening is 'Every look at a protected place, with its reason; the head reads the list each week.';
create index place_opening_by_agency on people.place_opening (agency_id, at desc, id desc);
alter table people.place_opening enable row level security;

alter table people.person_standing add column knows_protected boolean not null default false;
comment on column people.person_standing.knows_protected is 'The owning agency let this agency know of a protected person: name and birth day, never the place.';

create function people.owns_person(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from people.person p where p.id = asked and p.owner_agency = (select staff.working_agency()))
           and not people.is_in_conflict(asked);
  end;
comment on function people.owns_person is 'Whether the reader''s agency registered the person, and nothing personal forbids it: the gate of everything about protection.';
grant execute on function people.owns_person to tsunagi_app;

create or replace function people.sees_person(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.person p
                    where p.id = asked
                      and (p.owner_agency = (select staff.working_agency())
                           or exists (select 1 from people.person_standing s
                                       where s.person_id = p.id and s.agency_id = (select staff.working_agency())
                                         and (not p.address_protected or s.knows_protected))));
  end;

alter policy person_is_seen_by_those_who_work_with_them on people.person
  using (owner_agency = (select staff.working_agency())
         or (not address_protected
             and exists (select 1 from people.person_standing s
                          where s.person_id = person.id and s.agency_id = (select staff.working_agency())))
         or (address_protected
             and exists (select 1 from people.person_standing s
                          where s.person_id = person.id and s.agency_id = (select staff.working_agency()) and s.knows_protected)));
alter policy person_is_changed_by_those_who_see on people.person
  using (owner_agency = (select staff.working_agency())
         or (not address_protected
             and exists (select 1 from people.person_standing s
                          where s.person_id = person.id and s.agency_id = (select staff.working_agency())))
         or (address_protected
             and exists (select 1 from people.person_standing s
                          where s.person_id = person.id and s.agency_id = (select staff.working_agency()) and s.knows_protected)));

-- The switch and the knowing are turned by the functions below, never by an ordinary change of a record.
revoke update on people.person from tsunagi_app;
grant update (family, given, family_kana, given_kana, former_family, latin, common_name, called, birth_date, sex, language, reading_language, interpreter,
              phone, phone_other, email, contact_note, postal_code, address, council_no, note, version, changed_at, changed_by) on people.person to tsunagi_app;
revoke insert on people.person_standing from tsunagi_app;
grant insert (person_id, agency_id, since) on people.person_standing to tsunagi_app;

-- A household is open to agencies that know of the protected member; its place is not in the row any more.
create or replace function people.household_hides(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.household_membership m
                     join people.person p on p.id = m.person_id
                    where m.household_id = asked and p.address_protected
                      and p.owner_agency is distinct from (select staff.working_agency())
                      and not exists (select 1 from people.person_standing s
                                       where s.person_id = p.id and s.agency_id = (select staff.working_agency()) and s.knows_protected));
  end;
comment on function people.household_hides is 'Whether a household has, or had, a protected member of another agency of whom the reader''s agency was not told.';

-- The kept copies hold the names of all members: being told of one person opens no copies.
create function people.household_is_kept(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.household_membership m
                     join people.person p on p.id = m.person_id
                    where m.household_id = asked and p.address_protected
                      and p.owner_agency is distinct from (select staff.working_agency()));
  end;
comment on function people.household_is_kept is 'Whether a household has, or had, a protected member of another agency than the reader''s.';
grant execute on function people.household_is_kept to tsunagi_app;
alter policy household_history_follows_household on people.household_history
  using (exists (select 1 from people.household h where h.id = household_history.household_id)
         and not people.household_is_kept(household_id));

create function people.fold_place(words text) returns text
  language sql immutable
  return regexp_replace(translate(lower(normalize(words, NFKC)), '〇一二三四五六七八九', '0123456789'),
                        '[[:space:]‐‑‒–—―−ー・,、。.()-]|丁目|番地|番|号|の(?=[0-9])', '', 'g');
comment on function people.fold_place is 'The form in which addresses and telephones are compared: 1丁目2番3号 and １－２－３ are both 123.';

-- The whole address, the address after the name of the town where it is long enough to be one, telephones and mails.
create function people.place_words(content jsonb) returns setof text
  language sql immutable
  begin atomic
    select w.word
      from (select people.fold_place(coalesce(content ->> 'address', '')) as word
            union all
            select regexp_replace(people.fold_place(coalesce(content ->> 'address', '')), '^.*?[市町村](架空)?', '')
            union all
            select people.fold_place(v.value) from jsonb_each_text(content) v where v.key in ('phone', 'phone_other', 'email')) w
     where char_length(w.word) >= 5 and w.word ~ '[0-9@]';
  end;
comment on function people.place_words is 'What of a kept place would give it away in a text, folded.';

-- Those who live with a protected person live at the same place: their rows must not tell it either.
create function people.lives_with_protected(asked uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select m.person_id
      from people.household_membership h
      join people.household_membership m on m.household_id = h.household_id and m.person_id <> h.person_id and m.valid_to is null and m.cohabits
      join people.person p on p.id = m.person_id and p.address_protected
     where h.person_id = asked and h.valid_to is null and h.cohabits
     limit 1;
  end;
comment on function people.lives_with_protected is 'The protected person with whom somebody lives; nobody for most.';

create function people.kept_for(guarded uuid) returns setof people.kept_place
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select k.*
      from people.kept_place k
     where k.subject_type in ('person', 'household')
       and (k.person_id = guarded
            or k.subject_type = 'household'
               and exists (select 1 from people.household_membership m
                            where m.household_id = k.subject_id and m.person_id = guarded and m.valid_to is null and m.cohabits));
  end;
comment on function people.kept_for is 'What is kept for a protected person: their own place, and that of the household they live in, for whomever it was put away first.';

create function people.is_kept_address(guarded uuid, words text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.kept_for(guarded) k
                    cross join lateral people.place_words(jsonb_build_object('address', k.content ->> 'address')) w (word)
                    where strpos(people.fold_place(words), w.word) > 0);
  end;
comment on function people.is_kept_address is 'Whether an address is the one kept for a protected person.';

create function people.put_away(kind text, subject uuid, guarded uuid, place jsonb) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    insert into people.kept_place as k (subject_type, subject_id, person_id, content) values (kind, subject, guarded, place)
        on conflict (subject_type, subject_id, version) do update
       set content = k.content || excluded.content, person_id = excluded.person_id, kept_at = now();
  end;
comment on function people.put_away is 'Keeps a place; what is known already and not said again stays.';

create function people.keep_place() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  place jsonb := jsonb_strip_nulls(jsonb_build_object('postal_code', new.postal_code, 'address', new.address, 'council_no', new.council_no, 'phone', new.phone,
                                                      'phone_other', new.phone_other, 'email', new.email, 'contact_note', new.contact_note));
  kept jsonb;
  guarded uuid;
begin
  if new.address_protected then
    if place <> '{}' then
      perform people.put_away('person', new.id, new.id, place);
    end if;
    -- Kept so far because of somebody they live with; from now on for themselves.
    update people.kept_place k set person_id = new.id where k.subject_type = 'person' and k.subject_id = new.id and k.person_id <> new.id;
    new.postal_code := null;
    new.address := null;
    new.council_no := null;
    new.phone := null;
    new.phone_other := null;
    new.email := null;
    new.contact_note := null;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.address_protected then
    delete from people.kept_place k where k.subject_type = 'person' and k.subject_id = new.id returning k.content into kept;
    new.postal_code := coalesce(new.postal_code, kept ->> 'postal_code');
    new.address := coalesce(new.address, kept ->> 'address');
    new.council_no := coalesce(new.council_no, (kept ->> 'council_no')::smallint);
    new.phone := coalesce(new.phone, kept ->> 'phone');
    new.phone_other := coalesce(new.phone_other, kept ->> 'phone_other');
    new.email := coalesce(new.email, kept ->> 'email');
    new.contact_note := coalesce(new.contact_note, kept ->> 'contact_note');
  end if;
  guarded := people.lives_with_protected(new.id);
  if guarded is not null and people.is_kept_address(guarded, new.address) then
    perform people.put_away('person', new.id, guarded, jsonb_strip_nulls(
      jsonb_build_object('postal_code', new.postal_code, 'address', new.address, 'council_no', new.council_no)));
    new.postal_code := null;
    new.address := null;
    new.council_no := null;
  end if;
  return new;
end $$;
comment on function people.keep_place is 'Takes the place out of the row of a protected person, and of those who live there, whoever writes it; puts it back when protection ends.';
create trigger person_is_born_without_place before insert on people.person for each row when (new.address_protected) execute function people.keep_place();
create trigger person_keeps_no_place before update on people.person
  for each row when (new.address_protected or old.address_protected or new.address is not null) execute function people.keep_place();

create function people.keep_household(household uuid, guarded uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform people.put_away('household', h.id, guarded, jsonb_strip_nulls(
            jsonb_build_object('postal_code', h.postal_code, 'address', h.address, 'council_no', h.council_no)))
     from people.household h
    where h.id = household and (h.postal_code is not null or h.address is not null or h.council_no is not null);
  update people.household h set postal_code = null, address = null, council_no = null
   where h.id = household and (h.postal_code is not null or h.address is not null or h.council_no is not null);
  insert into people.kept_place (subject_type, subject_id, version, person_id, content)
  select 'household_history', h.household_id, h.version, guarded,
         jsonb_strip_nulls(jsonb_build_object('postalCode', h.was -> 'postalCode', 'address', h.was -> 'address', 'councilNo', h.was -> 'councilNo'))
    from people.household_history h
   where h.household_id = household and h.was ?| array['postalCode', 'address', 'councilNo']
      on conflict do nothing;
  update people.household_history h set was = h.was - array['postalCode', 'address', 'councilNo']
   where h.household_id = household and h.was ?| array['postalCode', 'address', 'councilNo'];
  -- Touches the rows of those who live there, so that their trigger looks at the address.
  update people.person p set address = p.address
    from people.household_membership m
   where m.household_id = household and m.valid_to is null and m.cohabits and p.id = m.person_id and p.id <> guarded
     and not p.address_protected and p.address is not null;
  insert into people.kept_place (subject_type, subject_id, version, person_id, content)
  select 'person_history', h.person_id, h.version, guarded,
         jsonb_strip_nulls(jsonb_build_object('postalCode', h.was -> 'postalCode', 'address', h.was -> 'address', 'councilNo', h.was -> 'councilNo'))
    from people.household_membership m
    join people.person_history h on h.person_id = m.person_id
   where m.household_id = household and m.valid_to is null and m.cohabits and m.person_id <> guarded and people.is_kept_address(guarded, h.was ->> 'address')
      on conflict do nothing;
  update people.person_history h set was = h.was - array['postalCode', 'address', 'councilNo']
    from people.household_membership m
   where m.household_id = household and m.valid_to is null and m.cohabits and m.person_id = h.person_id and m.person_id <> guarded
     and people.is_kept_address(guarded, h.was ->> 'address');
end $$;
comment on function people.keep_household is 'Takes the place out of a household in which a protected person lives, and out of its kept copies.';

create function people.keep_typed_place() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare guarded uuid;
begin
  select m.person_id into guarded
    from people.household_membership m join people.person p on p.id = m.person_id
   where m.household_id = new.id and m.valid_to is null and m.cohabits and p.address_protected limit 1;
  if guarded is not null then
    perform people.put_away('household', new.id, guarded, jsonb_strip_nulls(
      jsonb_build_object('postal_code', new.postal_code, 'address', new.address, 'council_no', new.council_no)));
    new.postal_code := null;
    new.address := null;
    new.council_no := null;
  end if;
  return new;
end $$;
comment on function people.keep_typed_place is 'Keeps what somebody types as the place of a household in which a protected person lives.';
create trigger household_keeps_no_place before update on people.household
  for each row when (new.postal_code is not null or new.address is not null or new.council_no is not null) execute function people.keep_typed_place();

create function people.follow_members() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform people.keep_household(c.household_id, c.person_id)
     from came c join people.person p on p.id = c.person_id
    where p.address_protected and c.valid_to is null and c.cohabits;
  return null;
end $$;
comment on function people.follow_members is 'Keeps the place of a household into which a protected person comes.';
create trigger household_follows_new_members after insert on people.household_membership
  referencing new table as came for each statement execute function people.follow_members();
create trigger household_follows_members after update on people.household_membership
  referencing new table as came for each statement execute function people.follow_members();

create or replace function people.follow_protection() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare place_keys text[] := array['postalCode', 'address', 'councilNo', 'phone', 'phoneOther', 'email', 'contactNote'];
begin
  if new.address_protected then
    delete from people.person_key where person_id = new.id and (agency_id <> new.owner_agency or kind = 'phone');
    insert into people.kept_place (subject_type, subject_id, version, person_id, content)
    select 'person_history', h.person_id, h.version, new.id,
           (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(h.was) e where e.key = any (place_keys))
      from people.person_history h
     where h.person_id = new.id and h.was ?| place_keys
        on conflict do nothing;
    update people.person_history h set was = h.was - place_keys where h.person_id = new.id and h.was ?| place_keys;
    perform people.keep_household(m.household_id, new.id) from people.household_membership m where m.person_id = new.id and m.valid_to is null and m.cohabits;
  else
    perform people.give_place_back(new.id);
    insert into people.person_key (agency_id, key, kind, person_id)
    select new.owner_agency, n.key, 'phone', new.id
      from (select distinct replace(regexp_replace(regexp_replace(normalize(t.tel, NFKC), '[^0-9+]', '', 'g'), '^\+810?', '0'), '+', '') as key
              from unnest(array[new.phone, new.phone_other]) t (tel)) n
     where n.key <> ''
        on conflict do nothing;
    insert into people.person_key (agency_id, key, kind, person_id)
    select s.agency_id, k.key, k.kind, k.person_id
      from people.person_standing s
      join people.person_key k on k.person_id = s.person_id and k.agency_id = new.owner_agency
     where s.person_id = new.id
        on conflict do nothing;
  end if;
  return null;
end $$;
comment on function people.follow_protection is 'Takes search keys, kept copies and the places of households from sight when a person is protected, and gives them back when protection ends.';

create function people.give_place_back(ended uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- What another protected person of the same household still needs kept, stays kept for them.
  update people.kept_place k set person_id = o.other
    from (select g.subject_type, g.subject_id, g.version,
                 (select m.person_id
                    from people.household_membership m join people.person p on p.id = m.person_id
                   where p.address_protected and m.valid_to is null and m.cohabits and p.id <> ended
                     and m.household_id in (select h.household_id from people.household_membership h
                                             where h.valid_to is null and h.cohabits and (h.household_id = g.subject_id or h.person_id = g.subject_id))
                   limit 1) as other
            from people.kept_place g where g.person_id = ended and g.subject_type <> 'person_history') o
   where o.other is not null and (k.subject_type, k.subject_id, k.version) = (o.subject_type, o.subject_id, o.version);
  update people.person_history h set was = h.was || k.content
    from people.kept_place k
   where k.subject_type = 'person_history' and k.person_id = ended and h.person_id = k.subject_id and h.version = k.version;
  update people.household_history h set was = h.was || k.content
    from people.kept_place k
   where k.subject_type = 'household_history' and k.person_id = ended and h.household_id = k.subject_id and h.version = k.version;
  update people.household h
     set postal_code = coalesce(h.postal_code, k.content ->> 'postal_code'), address = coalesce(h.address, k.content ->> 'address'),
         council_no = coalesce(h.council_no, (k.content ->> 'council_no')::smallint)
    from people.kept_place k
   where k.subject_type = 'household' and k.person_id = ended and h.id = k.subject_id;
  update people.person p
     set postal_code = coalesce(p.postal_code, k.content ->> 'postal_code'), address = coalesce(p.address, k.content ->> 'address'),
         council_no = coalesce(p.council_no, (k.content ->> 'council_no')::smallint)
    from people.kept_place k
   where k.subject_type = 'person' and k.person_id = ended and p.id = k.subject_id and p.id <> ended and not p.address_protected;
  delete from people.kept_place k where k.person_id = ended;
end $$;
comment on function people.give_place_back is 'Puts back what was kept for a person whose protection ended.';

-- Telephones of the protected are no search keys, not even for the owning agency.
create or replace function people.rewrite_keys(person uuid, new_keys text[], new_kinds text[]) returns void
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
   where s.person_id = person and (not p.address_protected or (s.agency_id = p.owner_agency and n.kind <> 'phone'))
      on conflict do nothing;
end $$;

-- Those protected before this migration: their places move out now.
update people.person set address_protected = true where address_protected;
do $$
declare guarded record;
begin
  for guarded in select id from people.person where address_protected loop
    delete from people.person_key where person_id = guarded.id and kind = 'phone';
    insert into people.kept_place (subject_type, subject_id, version, person_id, content)
    select 'person_history', h.person_id, h.version, guarded.id,
           (select jsonb_object_agg(e.key, e.value) from jsonb_each(h.was) e
             where e.key in ('postalCode', 'address', 'councilNo', 'phone', 'phoneOther', 'email', 'contactNote'))
      from people.person_history h
     where h.person_id = guarded.id and h.was ?| array['postalCode', 'address', 'councilNo', 'phone', 'phoneOther', 'email', 'contactNote'];
    update people.person_history h
       set was = h.was - array['postalCode', 'address', 'councilNo', 'phone', 'phoneOther', 'email', 'contactNote']
     where h.person_id = guarded.id;
    perform people.keep_household(m.household_id, guarded.id)
       from people.household_membership m where m.person_id = guarded.id and m.valid_to is null and m.cohabits;
  end loop;
end $$;

create function people.tells_place(persons uuid[], words text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from (select unnest(persons) as id
                           union
                           select m.person_id
                             from people.household_membership h
                             join people.household_membership m on m.household_id = h.household_id and m.valid_to is null
                            where h.person_id = any (persons) and h.valid_to is null) near
                     join people.person p on p.id = near.id and p.address_protected
                    cross join lateral people.kept_for(p.id) k
                    cross join lateral people.place_words(k.content) w (word)
                    where people.sees_person(p.id) and strpos(people.fold_place(words), w.word) > 0);
  end;
comment on function people.tells_place is 'Whether a text tells a place kept for one of the persons or of those they live with. Only about protected persons the reader sees.';

create function people.open_place(opening uuid, person uuid, words text, seen_at timestamptz)
  returns table (subject_type text, subject_id uuid, content jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not people.owns_person(person) then
    raise exception 'a protected place opens for the owning agency only' using errcode = '42501';
  end if;
  insert into people.place_opening (id, person_id, staff_id, agency_id, at, reason)
  values (opening, person, platform.reader_id(), staff.working_agency(), seen_at, words);
  return query
    select k.subject_type, k.subject_id, k.content
      from people.kept_for(person) k order by k.subject_type desc, k.subject_id;
end $$;
comment on function people.open_place is 'The one way to a protected place: writes down who looked and why, then shows it, once.';

create function people.rewrite_place(person uuid, place jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not people.owns_person(person) or not exists (select 1 from people.person p where p.id = person and p.address_protected) then
    raise exception 'a protected place is written by the owning agency only' using errcode = '42501';
  end if;
  insert into people.kept_place (subject_type, subject_id, person_id, content) values ('person', person, person, place)
      on conflict (subject_type, subject_id, version) do update set content = excluded.content, kept_at = now();
end $$;
comment on function people.rewrite_place is 'Replaces the place kept for a protected person.';

create function people.let_know(person uuid, told uuid, knows boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not people.owns_person(person) then
    raise exception 'only the owning agency lets others know' using errcode = '42501';
  end if;
  if knows then
    insert into people.person_standing (person_id, agency_id, knows_protected) values (person, told, true)
        on conflict (person_id, agency_id) do update set knows_protected = true;
  else
    update people.person_standing s set knows_protected = false where s.person_id = person and s.agency_id = told;
  end if;
end $$;
comment on function people.let_know is 'Lets an agency see a protected person without the place, or no longer. Never search keys.';

-- Setting is an insert by the owning agency; the switch follows.
create function people.begin_protection() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.renewed_from is not null then
    update people.address_protection p set is_current = false
     where p.id = new.renewed_from and p.person_id = new.person_id and p.is_current;
  end if;
  return new;
end $$;
comment on function people.begin_protection is 'Takes the place of the term that is renewed.';
create trigger address_protection_follows_the_old before insert on people.address_protection for each row execute function people.begin_protection();

create function people.switch_protection() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update people.person p set address_protected = new.is_current, version = p.version + 1
   where p.id = new.person_id and p.address_protected is distinct from new.is_current;
  return null;
end $$;
comment on function people.switch_protection is 'Turns the switch that the policies read.';
create trigger address_protection_hides_at_once after insert on people.address_protection for each row execute function people.switch_protection();
create trigger address_protection_ends_by_two after update of ended_at on people.address_protection
  for each row when (new.ended_at is not null and old.ended_at is null) execute function people.switch_protection();

create function people.ask_protection_end(asked uuid, words text, asked_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update people.address_protection p set end_asked_at = asked_at, end_asked_by = platform.reader_id(), end_words = words
   where p.id = asked and p.is_current and people.owns_person(p.person_id);
end $$;
comment on function people.ask_protection_end is 'The first of two: asks that a protection be ended.';

create function people.answer_protection_end(asked uuid, agrees boolean, answered_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not staff.has_duty('head') then
    raise exception 'a protection is ended by a head' using errcode = '42501';
  end if;
  if agrees then
    update people.address_protection p set ended_at = answered_at, ended_by = platform.reader_id(), is_current = false
     where p.id = asked and p.is_current and p.end_asked_by is not null and people.owns_person(p.person_id);
  else
    update people.address_protection p set end_asked_at = null, end_asked_by = null, end_words = null
     where p.id = asked and p.is_current and people.owns_person(p.person_id);
  end if;
end $$;
comment on function people.answer_protection_end is 'The second of two: a head ends a protection, or leaves it standing.';

-- The perpetrator may be a consulter in the same household.
create function people.perpetrator_is_near(persons uuid[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.address_protection a
                     join people.person p on p.id = a.person_id and p.address_protected
                    where a.is_current and a.person_id = any (persons) and people.sees_person(a.person_id)
                      and (a.perpetrators && persons
                           or exists (select 1
                                        from people.household_membership h
                                        join people.household_membership m on m.household_id = h.household_id and m.valid_to is null
                                       where h.person_id = a.person_id and h.valid_to is null and m.person_id = any (a.perpetrators))));
  end;
comment on function people.perpetrator_is_near is 'Whether somebody from whom one of the persons is protected is among them, or in the same household.';

create function people.perpetrator_consults(person uuid, named uuid[]) returns table (in_household boolean, in_consultation boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from people.household_membership h
                     join people.household_membership m on m.household_id = h.household_id and m.valid_to is null
                    where h.person_id = person and h.valid_to is null and m.person_id = any (named)),
           exists (select 1
                     from desk.consultation_person c
                     join desk.consultation_person o on o.consultation_id = c.consultation_id and o.is_linked
                    where c.person_id = person and c.is_linked and o.person_id = any (named))
     where people.owns_person(person);
  end;
comment on function people.perpetrator_consults is 'Where those from whom a person is protected stand beside them: in the household, in a consultation.';

-- Withdrawal and narrowing take effect at once, in every team that rests on the consent. The lead and the coordinator walk on.
create function people.follow_consent(followed uuid) returns table (case_id uuid, agency_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  c people.consent;
  left_team record;
begin
  select * into c from people.consent s where s.id = followed;
  if not found or not people.sees_person(c.person_id) then
    raise exception 'a consent is followed by those who see the person' using errcode = '42501';
  end if;
  update coordination.team t set categories = c.categories, ends_on = c.valid_until
   where t.consent_id = followed and t.until is null and c.stage = 'given' and t.agency_id = any (c.agencies);
  for left_team in
    select t.case_id as of_case, t.agency_id as of_agency
      from coordination.team t join coordination.support_case s on s.id = t.case_id
     where t.consent_id = followed and t.until is null and t.part = 'member' and t.agency_id <> s.lead_agency
       and (c.stage = 'withdrawn' or not t.agency_id = any (c.agencies))
     order by t.case_id, t.agency_id
       for update of s
  loop
    update coordination.team t set until = now(), left_words = '同意が取り下げられたか、狭められたため'
     where t.case_id = left_team.of_case and t.agency_id = left_team.of_agency and t.until is null;
    insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)
    select gen_random_uuid(), s.id, s.version + 1, 'member_left', now(), platform.reader_id(), staff.working_agency(),
           jsonb_build_object('agencyId', left_team.of_agency, 'words', '同意が取り下げられたか、狭められたため')
      from coordination.support_case s where s.id = left_team.of_case;
    update coordination.support_case s set version = s.version + 1 where s.id = left_team.of_case;
    case_id := left_team.of_case;
    agency_id := left_team.of_agency;
    return next;
  end loop;
end $$;
comment on function people.follow_consent is 'Lets the teams that rest on a consent follow it: places end, or cover less, at once.';

create function people.disclosures_for_review(since date, last_day date, told uuid, at_most integer)
  returns table (id uuid, no bigint, at timestamptz, by_name text, by_agency_name text, person_ids uuid[], to_agency uuid, to_agency_name text, to_person text,
                 fields text[], basis text, basis_on date, reason text, channel text, approver uuid, approver_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select d.id, d.no, d.at, s.name, g.name, d.person_ids, d.to_agency, t.name, d.to_person, d.fields, d.basis, d.basis_on, d.reason, d.channel, d.approver, p.name
      from people.disclosure d
      join staff.staff s on s.id = d.by_staff
      join directory.agency g on g.id = d.by_agency
      left join directory.agency t on t.id = d.to_agency
      left join staff.staff p on p.id = d.approver
     where staff.has_duty('audit')
       and (told is null or d.to_agency = told)
       and (since is null or d.at >= since::timestamp at time zone 'Asia/Tokyo')
       and (last_day is null or d.at < (last_day + 1)::timestamp at time zone 'Asia/Tokyo')
     order by d.no desc
     limit at_most;
  end;
comment on function people.disclosures_for_review is 'The whole register for the privacy officer: who told what to whom and why; whom it was about by id only. Nothing for anybody else.';

grant execute on function people.tells_place, people.open_place, people.rewrite_place, people.let_know, people.ask_protection_end,
  people.answer_protection_end, people.perpetrator_is_near, people.perpetrator_consults, people.follow_consent, people.disclosures_for_review to tsunagi_app;

create policy consent_is_seen_with_person on people.consent for select to tsunagi_app using (people.sees_person(person_id));
create policy consent_is_asked_as_oneself on people.consent for insert to tsunagi_app
  with check (asked_by = platform.reader_id() and by_agency = (select staff.working_agency()) and people.sees_person(person_id));
create policy consent_is_changed_by_those_who_see on people.consent for update to tsunagi_app using (people.sees_person(person_id));
create policy consent_act_follows_consent on people.consent_act for select to tsunagi_app
  using (exists (select 1 from people.consent c where c.id = consent_act.consent_id));
create policy consent_act_is_appended_as_oneself on people.consent_act for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency())
              and exists (select 1 from people.consent c where c.id = consent_act.consent_id));
create policy disclosure_is_seen_by_its_agency_and_those_who_see_all_in_it on people.disclosure for select to tsunagi_app
  using ((by_agency = (select staff.working_agency())
          or (cardinality(person_ids) > 0 and not exists (select 1 from unnest(person_ids) p (id) where not people.sees_person(p.id))))
         and (not (select people.has_conflicts()) or not exists (select 1 from unnest(person_ids) p (id) where people.is_in_conflict(p.id))));
create policy disclosure_is_recorded_as_oneself on people.disclosure for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency())
              and not exists (select 1 from unnest(person_ids) p (id) where not people.sees_person(p.id)));
create policy address_protection_is_seen_by_the_owning_agency on people.address_protection for select to tsunagi_app using (people.owns_person(person_id));
create policy address_protection_is_set_by_the_owning_agency on people.address_protection for insert to tsunagi_app
  with check (set_by = platform.reader_id() and people.owns_person(person_id) and is_current and ended_at is null and end_asked_at is null);
create policy place_opening_is_seen_by_the_owning_agency on people.place_opening for select to tsunagi_app using (people.owns_person(person_id));

grant select, insert on people.consent to tsunagi_app;
grant update (stage, asked_on, asked_by, type, proxy_relation, purpose, agencies, categories, valid_from, valid_until, worker_note, person_words, form_version,
              language_used, interpreter, ask_again_on, reconfirmed_on, withdrawn_on, how_withdrawn, from_sheet, version) on people.consent to tsunagi_app;
grant select, insert on people.consent_act, people.disclosure, people.address_protection to tsunagi_app;
grant select on people.place_opening to tsunagi_app;

do $$
declare stem text;
begin
  foreach stem in array array['consent_act', 'disclosure', 'place_opening'] loop
    execute format('create trigger %1$s_is_append_only before update or delete on people.%1$s for each row execute function platform.refuse_change()', stem);
    execute format('create trigger %1$s_is_not_emptied before truncate on people.%1$s for each statement execute function platform.refuse_change()', stem);
  end loop;
end $$;

insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive) values
  ('disclosure_channel', 'phone', '電話', 1, '2021-04-01', false),
  ('disclosure_channel', 'fax', 'FAX', 2, '2021-04-01', false),
  ('disclosure_channel', 'meeting', '会議・対面', 3, '2021-04-01', false),
  ('disclosure_channel', 'print', '紙で渡した', 4, '2021-04-01', false),
  ('disclosure_channel', 'screen', '画面を見せた', 5, '2021-04-01', false),
  ('disclosure_channel', 'referral', 'つなぐシート', 6, '2021-04-01', false),
  ('protection_kind', 'dv', '配偶者などからの暴力', 1, '2021-04-01', true),
  ('protection_kind', 'stalking', 'ストーカー行為', 2, '2021-04-01', true),
  ('protection_kind', 'child_abuse', '児童虐待', 3, '2021-04-01', true),
  ('protection_kind', 'other', 'これらに準ずる行為', 4, '2021-04-01', true),
  ('disclosure_purpose', 'person_asked', 'ご本人からの開示の求め', 1, '2021-04-01', false),
  ('disclosure_purpose', 'review_board', '個人情報の審査会・内部の点検', 2, '2021-04-01', false),
  ('disclosure_purpose', 'handover', '担当の引き継ぎ', 3, '2021-04-01', false),
  ('disclosure_purpose', 'other', 'その他の業務', 4, '2021-04-01', false);
insert into platform.legal_basis (code, law, article, title, summary, valid_from, source_note, verified, needs_review) values
  ('other_law', 'ほかの法律', '理由の欄に書く', 'ほかの法律による', '根拠となる法律と条を理由の欄に書く。', '2021-04-01', '個人情報保護法69条1項「法令に基づく場合」', 'memory', false);
