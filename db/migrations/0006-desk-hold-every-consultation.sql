-- 福祉総合相談窓口 (casework/desk): every consultation has an owner; it ends only by an outcome (F01, F02, F06, F08).
create schema desk;
comment on schema desk is 'Consultations as append-only acts, their folded state, and who stands beside them.';
grant usage on schema desk to tsunagi_app;

create sequence desk.consultation_no;
grant usage on sequence desk.consultation_no to tsunagi_app;

create table desk.consultation (
  id               uuid        not null,
  no               bigint      not null default nextval('desk.consultation_no'),
  received_at      timestamptz not null,
  received_by      uuid        not null,
  received_agency  uuid        not null,
  channel          text        not null,
  statement        text        not null,
  family_statement text,
  worker_view      text,
  topics           text[]      not null default '{}',
  main_topic       text,
  urgency          text,
  urgent_action    text,
  called           text,
  visitor_name     text,
  visitor_relation text,
  visitor_phone    text,
  contact_note     text,
  language         text        not null default 'ja',
  interpreter      boolean     not null default false,
  access_needs     text,
  state            text        not null,
  disposition      text,
  tried            text,
  gap_need         text,
  outcome_words    text,
  next_on          date,
  owner_agency     uuid        not null,
  owner_staff      uuid,
  handed_over_at   timestamptz,
  version          integer     not null,
  changed_at       timestamptz not null,
  constraint consultation_pk primary key (id),
  constraint consultation_no_is_unique unique (no),
  constraint consultation_channel_is_known check (channel in ('counter', 'phone', 'visit', 'web', 'letter', 'agency', 'business', 'meeting')),
  constraint consultation_state_is_known check (state in ('received', 'in_intake', 'screened', 'answered', 'referred_accepted', 'consent_building', 'watching', 'lost_contact')),
  constraint consultation_disposition_is_known check (disposition in ('info_only', 'own_agency', 'refer', 'consent_building', 'coordination', 'lost_contact')),
  constraint consultation_urgency_is_known check (urgency in ('immediate', 'today', 'within_week', 'planned')),
  constraint consultation_open_outcome_has_next_date check (state not in ('consent_building', 'watching', 'lost_contact') or next_on is not null),
  constraint consultation_coordination_says_what_was_tried check (disposition is distinct from 'coordination' or tried is not null)
);
comment on table desk.consultation is 'Folded state of a consultation, written in the same transaction as its acts. There is no state "not ours", and owner_agency is never null.';
comment on column desk.consultation.statement is 'What the person says, verbatim; apart from what the family says and what the worker judges.';
comment on column desk.consultation.gap_need is '制度の狭間: what is missing, in words, when no programme fits.';
create index consultation_without_outcome on desk.consultation (owner_agency, received_at, id) where state in ('received', 'in_intake', 'screened');
create index consultation_of_worker on desk.consultation (owner_staff, received_at, id) where state in ('received', 'in_intake', 'screened', 'consent_building', 'watching', 'lost_contact', 'referred_accepted');
create index consultation_of_agency on desk.consultation (owner_agency, received_at desc, id desc);
create index consultation_due on desk.consultation (owner_agency, next_on, id) where next_on is not null;

create table desk.consultation_act (
  id              uuid        not null,
  consultation_id uuid        not null,
  seq             integer     not null,
  kind            text        not null,
  at              timestamptz not null,
  by_staff        uuid        not null,
  by_agency       uuid        not null,
  body            jsonb       not null,
  constraint consultation_act_pk primary key (id),
  constraint consultation_act_is_in_order unique (consultation_id, seq),
  constraint consultation_act_kind_is_known check (kind in ('received', 'amended', 'screened', 'assigned', 'person_linked', 'person_unlinked', 'referral_sent', 'referral_answered', 'handed_over', 'closed', 'reopened')),
  constraint consultation_act_of_consultation foreign key (consultation_id) references desk.consultation (id)
);
comment on table desk.consultation_act is 'Everything that happened to a consultation, in order. Current state is the fold of these rows.';

create table desk.standing (
  consultation_id uuid        not null,
  agency_id       uuid        not null,
  kind            text        not null,
  since           timestamptz not null,
  constraint standing_pk primary key (consultation_id, agency_id),
  constraint standing_kind_is_known check (kind in ('owner', 'former_owner', 'involved')),
  constraint standing_of_consultation foreign key (consultation_id) references desk.consultation (id)
);
comment on table desk.standing is 'Agencies that stand beside the consultation and read the whole of it: the owner, former owners, agencies that accepted.';
create index standing_by_agency on desk.standing (agency_id, consultation_id);

create table desk.offer (
  referral_id     uuid    not null,
  consultation_id uuid    not null,
  to_agency       uuid    not null,
  kind            text    not null,
  reply_by        date    not null,
  is_open         boolean not null,
  constraint offer_pk primary key (referral_id),
  constraint offer_kind_is_known check (kind in ('hand_over', 'involve')),
  constraint offer_of_consultation foreign key (consultation_id) references desk.consultation (id)
);
comment on table desk.offer is 'To whom the consultation has been held out. An open offer lets that agency, and nobody else, take its place beside the person.';
create unique index offer_hands_over_to_one_at_a_time on desk.offer (consultation_id) where is_open and kind = 'hand_over';
create index offer_by_consultation on desk.offer (consultation_id);

create table desk.consultation_person (
  consultation_id uuid        not null,
  person_id       uuid        not null,
  part            text        not null,
  linked_at       timestamptz not null,
  linked_by       uuid        not null,
  is_linked       boolean     not null default true,
  constraint consultation_person_pk primary key (consultation_id, person_id),
  constraint consultation_person_part_is_known check (part in ('subject', 'consulter', 'visitor')),
  constraint consultation_person_of_consultation foreign key (consultation_id) references desk.consultation (id)
);
comment on table desk.consultation_person is 'Persons of a consultation: the subject, who consults, who came; these may be three persons.';
create index consultation_person_by_person on desk.consultation_person (person_id);

create table desk.search_entry (
  consultation_id uuid        not null,
  received_at     timestamptz not null,
  tokens          tsvector    not null,
  constraint search_entry_pk primary key (consultation_id),
  constraint search_entry_of_consultation foreign key (consultation_id) references desk.consultation (id)
);
comment on table desk.search_entry is 'Tokens of the text and sight tokens (a:<agency>) in one vector. No grant for any login: tokens are personal too.';
create index search_entry_by_token on desk.search_entry using gin (tokens);

create table desk.stored_search (
  id       uuid        not null,
  staff_id uuid        not null,
  query    bytea       not null,
  ends_at  timestamptz not null,
  constraint stored_search_pk primary key (id)
);
comment on table desk.stored_search is 'Search words behind a random address, private to their author, encrypted, expiring; so that no word is ever in a URL.';

alter table desk.consultation enable row level security;
alter table desk.consultation_act enable row level security;
alter table desk.standing enable row level security;
alter table desk.offer enable row level security;
alter table desk.consultation_person enable row level security;
alter table desk.search_entry enable row level security;
alter table desk.stored_search enable row level security;

create function desk.stands(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from desk.standing s where s.consultation_id = asked and s.agency_id = (select staff.working_agency()));
  end;
comment on function desk.stands is 'Whether the reader''s agency stands beside a consultation; for the policies of the tables around it.';

create function desk.is_offered(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from desk.offer o where o.consultation_id = asked and o.is_open and o.to_agency = (select staff.working_agency()));
  end;
comment on function desk.is_offered is 'Whether the consultation is being held out to the reader''s agency right now.';

create function desk.is_new(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select not exists (select 1 from desk.standing s where s.consultation_id = asked);
  end;
comment on function desk.is_new is 'Whether nobody stands beside the consultation yet: only then may the receiving agency put itself there.';

-- offset 0: without it the planner may read all standings of an agency (100,000) into a hash for every list and every count.
create policy consultation_is_seen_by_those_who_stand_beside on desk.consultation for select to tsunagi_app
  using (exists (select 1 from desk.standing s where s.consultation_id = consultation.id and s.agency_id = (select staff.working_agency()) offset 0));
create policy consultation_is_received_by_own_agency on desk.consultation for insert to tsunagi_app
  with check (owner_agency = (select staff.working_agency()) and received_agency = owner_agency);
create policy consultation_is_changed_by_those_who_stand_beside on desk.consultation for update to tsunagi_app
  using (exists (select 1 from desk.standing s where s.consultation_id = consultation.id and s.agency_id = (select staff.working_agency()) offset 0));

create policy act_is_seen_with_consultation on desk.consultation_act for select to tsunagi_app
  using (exists (select 1 from desk.standing s where s.consultation_id = consultation_act.consultation_id and s.agency_id = (select staff.working_agency())));
create policy act_is_appended_as_oneself on desk.consultation_act for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency())
              and (desk.stands(consultation_id) or desk.is_offered(consultation_id)));

create policy standing_is_seen_beside on desk.standing for select to tsunagi_app
  using (agency_id = (select staff.working_agency()) or desk.stands(consultation_id));
create policy standing_is_taken_when_received_or_offered on desk.standing for insert to tsunagi_app
  with check (agency_id = (select staff.working_agency()) and (desk.is_new(consultation_id) or desk.is_offered(consultation_id)));
create policy standing_changes_by_handover on desk.standing for update to tsunagi_app using (desk.stands(consultation_id));

create policy offer_is_seen_by_both_sides on desk.offer for select to tsunagi_app
  using (to_agency = (select staff.working_agency()) or desk.stands(consultation_id));
create policy offer_is_made_by_those_who_stand_beside on desk.offer for insert to tsunagi_app with check (desk.stands(consultation_id));
create policy offer_is_closed_by_both_sides on desk.offer for update to tsunagi_app
  using (to_agency = (select staff.working_agency()) or desk.stands(consultation_id));

create policy consultation_person_is_seen_with_both on desk.consultation_person for select to tsunagi_app
  using (desk.stands(consultation_id) and people.sees_person(person_id));
create policy consultation_person_is_linked_by_those_who_see_both on desk.consultation_person for insert to tsunagi_app
  with check (desk.stands(consultation_id) and people.sees_person(person_id));
create policy consultation_person_is_unlinked_by_those_who_see_both on desk.consultation_person for update to tsunagi_app
  using (desk.stands(consultation_id) and people.sees_person(person_id));

create policy stored_search_is_its_authors on desk.stored_search to tsunagi_app
  using (staff_id = platform.reader_id()) with check (staff_id = platform.reader_id());

grant select, insert, update on desk.consultation, desk.standing, desk.offer, desk.consultation_person to tsunagi_app;
grant select, insert on desk.consultation_act to tsunagi_app;
grant select, insert, delete on desk.stored_search to tsunagi_app;
create trigger consultation_act_is_append_only before update or delete on desk.consultation_act for each row execute function platform.refuse_change();
create trigger consultation_act_is_not_emptied before truncate on desk.consultation_act for each statement execute function platform.refuse_change();


create function desk.bring_people(consultation uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare taker uuid := staff.working_agency();
begin
  if not desk.is_offered(consultation) then
    raise exception 'people come along only with an open offer' using errcode = '42501';
  end if;
  perform people.take_standing(c.person_id, taker) from desk.consultation_person c where c.consultation_id = consultation and c.is_linked;
end $$;
comment on function desk.bring_people is 'When an agency accepts, the linked persons come along: it gets standing and search keys, except for protected persons.';

create function desk.month_token(received timestamptz) returns text
  language sql immutable
  return 'm:' || to_char(received at time zone 'UTC', 'YYYYMM');
comment on function desk.month_token is 'The month a consultation was received in, as a token: lets a search look at the newest months first inside the index.';

create function desk.write_search(consultation uuid, new_tokens text[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not desk.stands(consultation) then
    raise exception 'search entries are written by those who stand beside' using errcode = '42501';
  end if;
  insert into desk.search_entry (consultation_id, received_at, tokens)
  select c.id, c.received_at,
         array_to_tsvector(array_remove(new_tokens || desk.month_token(c.received_at) || (select array_agg('a:' || s.agency_id) from desk.standing s where s.consultation_id = c.id), null))
    from desk.consultation c where c.id = consultation
      on conflict (consultation_id) do update set tokens = excluded.tokens;
end $$;
comment on function desk.write_search is 'Writes text tokens and present sight tokens of one consultation, in the transaction that changed it.';

create function desk.widen_search(consultation uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not desk.stands(consultation) then
    raise exception 'search entries are widened by those who stand beside' using errcode = '42501';
  end if;
  update desk.search_entry e
     set tokens = e.tokens || array_to_tsvector((select array_agg('a:' || s.agency_id) from desk.standing s where s.consultation_id = consultation))
   where e.consultation_id = consultation;
end $$;
comment on function desk.widen_search is 'Adds the sight token of an agency that came to stand beside a consultation.';

create function desk.find_text(wanted tsquery, before_at timestamptz, before_id uuid, at_most integer) returns table (consultation_id uuid, received_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine tsquery := wanted && ('''a:' || staff.working_agency() || '''')::tsquery;
  newest timestamptz := coalesce(before_at, now() + interval '1 day');
  month timestamp := date_trunc('month', newest at time zone 'UTC');
  months integer;
  left_over integer := least(at_most, 200);
  got integer;
begin
  -- A word that many consultations hold is answered from the newest months; only a rare one is looked for in all of them.
  foreach months in array array[1, 2, 4, 8] loop
    return query
      select e.consultation_id, e.received_at
        from desk.search_entry e
       where e.tokens @@ (mine && (select string_agg(quote_literal('m:' || to_char(m, 'YYYYMM')), ' | ')
                                     from generate_series(month - make_interval(months => months - 1), month, interval '1 month') m)::tsquery)
         and (before_at is null or (e.received_at, e.consultation_id) < (before_at, before_id))
       order by e.received_at desc, e.consultation_id desc
       limit left_over;
    get diagnostics got = row_count;
    left_over := left_over - got;
    if left_over = 0 then
      return;
    end if;
    month := month - make_interval(months => months);
  end loop;
  return query
    select e.consultation_id, e.received_at
      from desk.search_entry e
     where e.tokens @@ mine
       and e.received_at < (month + interval '1 month') at time zone 'UTC'
       and (before_at is null or (e.received_at, e.consultation_id) < (before_at, before_id))
     order by e.received_at desc, e.consultation_id desc
     limit left_over;
end $$;
comment on function desk.find_text is 'Ids of consultations holding the words that the reader''s agency may see, newest first. Join back to desk.consultation, where the policy stands.';
-- The agency that was asked answers, but does not see the consultation: the function appends the answer where the owner will read it.
create function desk.answer_offer(act_id uuid, of_referral uuid, answer text, words text, answered_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held desk.offer;
begin
  select * into held from desk.offer o where o.referral_id = of_referral and o.is_open and o.to_agency = staff.working_agency() for update;
  if not found or answer not in ('returned', 'declined') then
    raise exception 'only the agency that was asked may answer' using errcode = '42501';
  end if;
  perform 1 from desk.consultation c where c.id = held.consultation_id for update;
  insert into desk.consultation_act (id, consultation_id, seq, kind, at, by_staff, by_agency, body)
  select act_id, held.consultation_id, max(a.seq) + 1, 'referral_answered', answered_at, platform.reader_id(), staff.working_agency(),
         jsonb_build_object('referralId', of_referral, 'answer', answer, 'words', words)
    from desk.consultation_act a where a.consultation_id = held.consultation_id;
  update desk.consultation set version = version + 1, changed_at = answered_at where id = held.consultation_id;
  update desk.offer set is_open = false where referral_id = of_referral;
end $$;
comment on function desk.answer_offer is 'Appends "returned" or "declined" to a consultation the answering agency may not read, and closes the offer.';
grant execute on function desk.answer_offer, desk.stands, desk.is_offered, desk.is_new, desk.bring_people, desk.write_search, desk.widen_search, desk.find_text to tsunagi_app;
