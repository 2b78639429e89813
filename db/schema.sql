-- The database as all migrations leave it: written by scripts/dump-schema.mjs, never by hand.
-- For reading and for seeing what a migration changes; the truth is db/migrations. Everything belongs to tsunagi_owner.

create schema audit;
comment on schema audit is 'Append-only events, Merkle batches chained and signed. Events hold ids and hashes only.';
grant usage on schema audit to tsunagi_app;

create table audit.batch (
  no bigint not null,
  kind text not null,
  event_count integer not null,
  root bytea not null,
  prev_hash bytea not null,
  sealed_at timestamp with time zone not null,
  hash bytea not null,
  signature bytea not null,
  constraint batch_pk PRIMARY KEY (no),
  constraint batch_kind_is_known CHECK ((kind = ANY (ARRAY['events'::text, 'loaded'::text, 'restored'::text])))
);
comment on table audit.batch is 'Sealed batches. Each hash covers the one before it; each is signed and written to the anchor file outside this database.';
CREATE TRIGGER batch_is_append_only BEFORE DELETE OR UPDATE ON audit.batch FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER batch_is_not_emptied BEFORE TRUNCATE ON audit.batch FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table audit.batch enable row level security;

create table audit.detail (
  event_id uuid not null,
  content jsonb not null,
  constraint detail_pk PRIMARY KEY (event_id)
);
comment on table audit.detail is 'Search terms, reasons, fields changed: personal, therefore erasable, bound to the event by its hash.';
alter table audit.detail enable row level security;

create table audit.event (
  id uuid not null,
  at timestamp with time zone not null,
  staff_id uuid,
  agency_id uuid,
  action text not null,
  subject_type text not null,
  subject_ids uuid[] not null,
  outcome text not null,
  refusal text,
  purpose text,
  route text not null,
  request_no text not null,
  detail_hash bytea,
  constraint event_pk PRIMARY KEY (id),
  constraint event_outcome_is_known CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'absent'::text])))
);
comment on table audit.event is 'One look or one deed. No name, no sentence: erasing a person never breaks the chain.';
comment on column audit.event.detail_hash is 'SHA-256 of the row in audit.detail, which may be erased.';
CREATE INDEX event_by_staff ON audit.event USING btree (staff_id, at);
CREATE INDEX event_by_subject ON audit.event USING gin (subject_ids);
CREATE INDEX event_by_time ON audit.event USING btree (at, id);
CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE ON audit.event FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table audit.event enable row level security;

create table audit.head (
  only_one boolean not null default true,
  no bigint not null,
  hash bytea not null,
  constraint head_pk PRIMARY KEY (only_one),
  constraint head_is_one CHECK (only_one)
);
comment on table audit.head is 'Number and hash of the last batch; its row lock makes the sealer single.';
alter table audit.head enable row level security;

create table audit.leaf (
  batch_no bigint not null,
  position integer not null,
  event_id uuid not null,
  constraint leaf_pk PRIMARY KEY (batch_no, "position"),
  constraint leaf_is_sealed_once UNIQUE (event_id)
);
comment on table audit.leaf is 'Place of each event in its batch, given at sealing and never by a sequence at insert.';
CREATE TRIGGER leaf_is_append_only BEFORE DELETE OR UPDATE ON audit.leaf FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER leaf_is_not_emptied BEFORE TRUNCATE ON audit.leaf FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table audit.leaf enable row level security;

create table audit.unsealed (
  event_id uuid not null,
  constraint unsealed_pk PRIMARY KEY (event_id)
);
comment on table audit.unsealed is 'Events the sealer has not yet taken.';
alter table audit.unsealed enable row level security;

CREATE OR REPLACE FUNCTION audit.batches_after(after_no bigint, at_most integer)
 RETURNS TABLE(no bigint, kind text, event_count integer, root bytea, prev_hash bytea, sealed_at_micros text, hash bytea, signature bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT b.no,
     b.kind,
     b.event_count,
     b.root,
     b.prev_hash,
     (((EXTRACT(epoch FROM b.sealed_at) * (1000000)::numeric))::bigint)::text AS text,
     b.hash,
     b.signature
    FROM audit.batch b
   WHERE (b.no > batches_after.after_no)
   ORDER BY b.no
  LIMIT batches_after.at_most;
END;
comment on function audit.batches_after(after_no bigint, at_most integer) is 'Batches in order, for the sealer''s catch-up and for verification. No personal content.';
grant execute on function audit.batches_after(after_no bigint, at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.leaves_of(of_no bigint)
 RETURNS TABLE("position" integer, id uuid, at_micros text, staff_id uuid, agency_id uuid, action text, subject_type text, subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text, detail_hash bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT l."position",
     e.id,
     (((EXTRACT(epoch FROM e.at) * (1000000)::numeric))::bigint)::text AS text,
     e.staff_id,
     e.agency_id,
     e.action,
     e.subject_type,
     e.subject_ids,
     e.outcome,
     e.refusal,
     e.purpose,
     e.route,
     e.request_no,
     e.detail_hash
    FROM (audit.leaf l
      LEFT JOIN audit.event e ON ((e.id = l.event_id)))
   WHERE (l.batch_no = leaves_of.of_no)
   ORDER BY l."position";
END;
comment on function audit.leaves_of(of_no bigint) is 'The events of one batch as they stand now, for verification. A missing event comes back as nulls.';
grant execute on function audit.leaves_of(of_no bigint) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.read(before_id uuid, asked_subject uuid, at_most integer)
 RETURNS TABLE(id uuid, at timestamp with time zone, staff_id uuid, staff_name text, agency_id uuid, agency_name text, action text, subject_type text, subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT e.id,
     e.at,
     e.staff_id,
     s.name,
     e.agency_id,
     a.name,
     e.action,
     e.subject_type,
     e.subject_ids,
     e.outcome,
     e.refusal,
     e.purpose,
     e.route,
     e.request_no
    FROM ((audit.event e
      LEFT JOIN staff.staff s ON ((s.id = e.staff_id)))
      LEFT JOIN directory.agency a ON ((a.id = e.agency_id)))
   WHERE (staff.has_duty('audit'::text) AND ((read.before_id IS NULL) OR ((e.at, e.id) < ( SELECT b.at,
             b.id
            FROM audit.event b
           WHERE (b.id = read.before_id)))) AND ((read.asked_subject IS NULL) OR (e.subject_ids @> ARRAY[read.asked_subject])))
   ORDER BY e.at DESC, e.id DESC
  LIMIT LEAST(read.at_most, 200);
END;
comment on function audit.read(before_id uuid, asked_subject uuid, at_most integer) is 'Access log for the privacy officer; nothing for anybody else.';
grant execute on function audit.read(before_id uuid, asked_subject uuid, at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text, new_purpose text, new_route text, new_request_no text, new_detail jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into audit.event (id, at, staff_id, agency_id, action, subject_type, subject_ids, outcome, refusal, purpose, route, request_no, detail_hash)
  values (event_id, clock_timestamp(), platform.reader_id(), staff.my_agency(), new_action, new_subject_type, new_subject_ids, new_outcome, new_refusal,
          new_purpose, new_route, new_request_no, case when new_detail is not null then sha256(convert_to(new_detail::text, 'UTF8')) end);
  insert into audit.unsealed (event_id) values (event_id);
  if new_detail is not null then
    insert into audit.detail (event_id, content) values (event_id, new_detail);
  end if;
end $function$;
comment on function audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text, new_purpose text, new_route text, new_request_no text, new_detail jsonb) is 'Appends one event in the caller''s transaction; the only way in. Who it was is taken from the transaction, not from the caller.';
grant execute on function audit.record(event_id uuid, new_action text, new_subject_type text, new_subject_ids uuid[], new_outcome text, new_refusal text, new_purpose text, new_route text, new_request_no text, new_detail jsonb) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.seal_lock(at_most integer)
 RETURNS TABLE(head_no bigint, head_hash bytea, id uuid, at_micros text, staff_id uuid, agency_id uuid, action text, subject_type text, subject_ids uuid[], outcome text, refusal text, purpose text, route text, request_no text, detail_hash bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare h audit.head;
begin
  select * into h from audit.head for update;
  return query
    select h.no, h.hash, e.id, (extract(epoch from e.at) * 1000000)::bigint::text, e.staff_id, e.agency_id, e.action, e.subject_type,
           e.subject_ids, e.outcome, e.refusal, e.purpose, e.route, e.request_no, e.detail_hash
      from (select u.event_id from audit.unsealed u order by u.event_id limit at_most) waiting
      join audit.event e on e.id = waiting.event_id
     order by e.at, e.id;
end $function$;
comment on function audit.seal_lock(at_most integer) is 'Locks the head and gives the events waiting to be sealed, in sealing order.';
grant execute on function audit.seal_lock(at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.seal_write(new_no bigint, new_kind text, new_root bytea, new_prev bytea, new_at timestamp with time zone, new_hash bytea, new_signature bytea, event_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function audit.seal_write(new_no bigint, new_kind text, new_root bytea, new_prev bytea, new_at timestamp with time zone, new_hash bytea, new_signature bytea, event_ids uuid[]) is 'Writes one batch behind the head; refuses when somebody else sealed in between.';
grant execute on function audit.seal_write(new_no bigint, new_kind text, new_root bytea, new_prev bytea, new_at timestamp with time zone, new_hash bytea, new_signature bytea, event_ids uuid[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION audit.standing()
 RETURNS TABLE(head_no bigint, head_hash bytea, loose_events bigint, unsealed_without_event bigint, sealed_and_unsealed bigint, details_altered bigint, stray_leaves bigint, stray_batches bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT h.no,
     h.hash,
     ( SELECT count(*) AS count
            FROM audit.event e
           WHERE ((NOT (EXISTS ( SELECT 1
                    FROM audit.leaf l
                   WHERE (l.event_id = e.id)))) AND (NOT (EXISTS ( SELECT 1
                    FROM audit.unsealed u
                   WHERE (u.event_id = e.id)))))) AS count,
     ( SELECT count(*) AS count
            FROM audit.unsealed u
           WHERE (NOT (EXISTS ( SELECT 1
                    FROM audit.event e
                   WHERE (e.id = u.event_id))))) AS count,
     ( SELECT count(*) AS count
            FROM audit.unsealed u
           WHERE (EXISTS ( SELECT 1
                    FROM audit.leaf l
                   WHERE (l.event_id = u.event_id)))) AS count,
     ( SELECT count(*) AS count
            FROM audit.detail d
           WHERE (NOT (EXISTS ( SELECT 1
                    FROM audit.event e
                   WHERE ((e.id = d.event_id) AND (e.detail_hash = sha256(convert_to((d.content)::text, 'UTF8'::name)))))))) AS count,
     ( SELECT count(*) AS count
            FROM audit.leaf l
           WHERE (NOT (EXISTS ( SELECT 1
                    FROM audit.batch b
                   WHERE (b.no = l.batch_no))))) AS count,
     ( SELECT count(*) AS count
            FROM audit.batch b
           WHERE ((b.no < 1) OR (b.no > h.no))) AS count
    FROM audit.head h;
END;
comment on function audit.standing() is 'Head of the chain and counts of what must be zero: events outside every batch, leaves and batches outside the chain, details that do not match their hash.';
grant execute on function audit.standing() to tsunagi_app;

create schema desk;
comment on schema desk is 'Consultations as append-only acts, their folded state, and who stands beside them.';
grant usage on schema desk to tsunagi_app;

create sequence desk.consultation_no;
grant usage on sequence desk.consultation_no to tsunagi_app;

create table desk.consultation (
  id uuid not null,
  no bigint not null default nextval('desk.consultation_no'::regclass),
  received_at timestamp with time zone not null,
  received_by uuid not null,
  received_agency uuid not null,
  channel text not null,
  statement text not null,
  family_statement text,
  worker_view text,
  topics text[] not null default '{}'::text[],
  main_topic text,
  urgency text,
  urgent_action text,
  called text,
  visitor_name text,
  visitor_relation text,
  visitor_phone text,
  contact_note text,
  language text not null default 'ja'::text,
  interpreter boolean not null default false,
  access_needs text,
  state text not null,
  disposition text,
  tried text,
  gap_need text,
  outcome_words text,
  next_on date,
  owner_agency uuid not null,
  owner_staff uuid,
  handed_over_at timestamp with time zone,
  version integer not null,
  changed_at timestamp with time zone not null,
  constraint consultation_pk PRIMARY KEY (id),
  constraint consultation_no_is_unique UNIQUE (no),
  constraint consultation_channel_is_known CHECK ((channel = ANY (ARRAY['counter'::text, 'phone'::text, 'visit'::text, 'web'::text, 'letter'::text, 'agency'::text, 'business'::text, 'meeting'::text]))),
  constraint consultation_coordination_says_what_was_tried CHECK (((disposition IS DISTINCT FROM 'coordination'::text) OR (tried IS NOT NULL))),
  constraint consultation_disposition_is_known CHECK ((disposition = ANY (ARRAY['info_only'::text, 'own_agency'::text, 'refer'::text, 'consent_building'::text, 'coordination'::text, 'lost_contact'::text]))),
  constraint consultation_open_outcome_has_next_date CHECK (((state <> ALL (ARRAY['consent_building'::text, 'watching'::text, 'lost_contact'::text])) OR (next_on IS NOT NULL))),
  constraint consultation_state_is_known CHECK ((state = ANY (ARRAY['received'::text, 'in_intake'::text, 'screened'::text, 'answered'::text, 'referred_accepted'::text, 'consent_building'::text, 'watching'::text, 'lost_contact'::text]))),
  constraint consultation_urgency_is_known CHECK ((urgency = ANY (ARRAY['immediate'::text, 'today'::text, 'within_week'::text, 'planned'::text])))
);
comment on table desk.consultation is 'Folded state of a consultation, written in the same transaction as its acts. There is no state "not ours", and owner_agency is never null.';
comment on column desk.consultation.statement is 'What the person says, verbatim; apart from what the family says and what the worker judges.';
comment on column desk.consultation.gap_need is '制度の狭間: what is missing, in words, when no programme fits.';
CREATE INDEX consultation_due ON desk.consultation USING btree (owner_agency, next_on, id) WHERE (next_on IS NOT NULL);
CREATE INDEX consultation_of_agency ON desk.consultation USING btree (owner_agency, received_at DESC, id DESC);
CREATE INDEX consultation_of_worker ON desk.consultation USING btree (owner_staff, received_at, id) WHERE (state = ANY (ARRAY['received'::text, 'in_intake'::text, 'screened'::text, 'consent_building'::text, 'watching'::text, 'lost_contact'::text, 'referred_accepted'::text]));
CREATE INDEX consultation_without_outcome ON desk.consultation USING btree (owner_agency, received_at, id) WHERE (state = ANY (ARRAY['received'::text, 'in_intake'::text, 'screened'::text]));
alter table desk.consultation enable row level security;
create policy consultation_is_changed_by_those_who_stand_beside on desk.consultation for update to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM desk.standing s
  WHERE ((s.consultation_id = consultation.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)))
 OFFSET 0)));
create policy consultation_is_received_by_own_agency on desk.consultation for insert to tsunagi_app
  with check (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) AND (received_agency = owner_agency)));
create policy consultation_is_seen_by_those_who_stand_beside on desk.consultation for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM desk.standing s
  WHERE ((s.consultation_id = consultation.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)))
 OFFSET 0)));
grant insert, select, update on desk.consultation to tsunagi_app;

create table desk.consultation_act (
  id uuid not null,
  consultation_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint consultation_act_pk PRIMARY KEY (id),
  constraint consultation_act_is_in_order UNIQUE (consultation_id, seq),
  constraint consultation_act_kind_is_known CHECK ((kind = ANY (ARRAY['received'::text, 'amended'::text, 'screened'::text, 'assigned'::text, 'person_linked'::text, 'person_unlinked'::text, 'referral_sent'::text, 'referral_answered'::text, 'handed_over'::text, 'closed'::text, 'reopened'::text]))),
  constraint consultation_act_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.consultation_act is 'Everything that happened to a consultation, in order. Current state is the fold of these rows.';
CREATE TRIGGER consultation_act_is_append_only BEFORE DELETE OR UPDATE ON desk.consultation_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER consultation_act_is_not_emptied BEFORE TRUNCATE ON desk.consultation_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table desk.consultation_act enable row level security;
create policy act_is_appended_as_oneself on desk.consultation_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND (desk.stands(consultation_id) OR desk.is_offered(consultation_id))));
create policy act_is_seen_with_consultation on desk.consultation_act for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM desk.standing s
  WHERE ((s.consultation_id = consultation_act.consultation_id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency))))));
grant insert, select on desk.consultation_act to tsunagi_app;

create table desk.consultation_person (
  consultation_id uuid not null,
  person_id uuid not null,
  part text not null,
  linked_at timestamp with time zone not null,
  linked_by uuid not null,
  is_linked boolean not null default true,
  constraint consultation_person_pk PRIMARY KEY (consultation_id, person_id),
  constraint consultation_person_part_is_known CHECK ((part = ANY (ARRAY['subject'::text, 'consulter'::text, 'visitor'::text]))),
  constraint consultation_person_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.consultation_person is 'Persons of a consultation: the subject, who consults, who came; these may be three persons.';
CREATE INDEX consultation_person_by_person ON desk.consultation_person USING btree (person_id);
alter table desk.consultation_person enable row level security;
create policy consultation_person_is_linked_by_those_who_see_both on desk.consultation_person for insert to tsunagi_app
  with check ((desk.stands(consultation_id) AND people.sees_person(person_id)));
create policy consultation_person_is_seen_with_both on desk.consultation_person for select to tsunagi_app
  using ((desk.stands(consultation_id) AND people.sees_person(person_id)));
create policy consultation_person_is_unlinked_by_those_who_see_both on desk.consultation_person for update to tsunagi_app
  using ((desk.stands(consultation_id) AND people.sees_person(person_id)));
grant insert, select, update on desk.consultation_person to tsunagi_app;

create table desk.offer (
  referral_id uuid not null,
  consultation_id uuid not null,
  to_agency uuid not null,
  kind text not null,
  reply_by date not null,
  is_open boolean not null,
  constraint offer_pk PRIMARY KEY (referral_id),
  constraint offer_kind_is_known CHECK ((kind = ANY (ARRAY['hand_over'::text, 'involve'::text]))),
  constraint offer_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.offer is 'To whom the consultation has been held out. An open offer lets that agency, and nobody else, take its place beside the person.';
CREATE INDEX offer_by_consultation ON desk.offer USING btree (consultation_id);
CREATE UNIQUE INDEX offer_hands_over_to_one_at_a_time ON desk.offer USING btree (consultation_id) WHERE (is_open AND (kind = 'hand_over'::text));
alter table desk.offer enable row level security;
create policy offer_is_closed_by_both_sides on desk.offer for update to tsunagi_app
  using (((to_agency = ( SELECT staff.working_agency() AS working_agency)) OR desk.stands(consultation_id)))
  with check ((desk.stands(consultation_id) OR ((to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (NOT is_open))));
create policy offer_is_made_by_those_who_stand_beside on desk.offer for insert to tsunagi_app
  with check (desk.stands(consultation_id));
create policy offer_is_seen_by_both_sides on desk.offer for select to tsunagi_app
  using (((to_agency = ( SELECT staff.working_agency() AS working_agency)) OR desk.stands(consultation_id)));
grant insert, select, update on desk.offer to tsunagi_app;

create table desk.search_entry (
  consultation_id uuid not null,
  received_at timestamp with time zone not null,
  tokens tsvector not null,
  constraint search_entry_pk PRIMARY KEY (consultation_id),
  constraint search_entry_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.search_entry is 'Tokens of the text and sight tokens (a:<agency>) in one vector. No grant for any login: tokens are personal too.';
CREATE INDEX search_entry_by_token ON desk.search_entry USING gin (tokens);
alter table desk.search_entry enable row level security;

create table desk.standing (
  consultation_id uuid not null,
  agency_id uuid not null,
  kind text not null,
  since timestamp with time zone not null,
  constraint standing_pk PRIMARY KEY (consultation_id, agency_id),
  constraint standing_kind_is_known CHECK ((kind = ANY (ARRAY['owner'::text, 'former_owner'::text, 'involved'::text]))),
  constraint standing_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.standing is 'Agencies that stand beside the consultation and read the whole of it: the owner, former owners, agencies that accepted.';
CREATE INDEX standing_by_agency ON desk.standing USING btree (agency_id, consultation_id);
alter table desk.standing enable row level security;
create policy standing_changes_by_handover on desk.standing for update to tsunagi_app
  using (desk.stands(consultation_id));
create policy standing_is_seen_beside on desk.standing for select to tsunagi_app
  using (((agency_id = ( SELECT staff.working_agency() AS working_agency)) OR desk.stands(consultation_id)));
create policy standing_is_taken_when_received_or_offered on desk.standing for insert to tsunagi_app
  with check (((agency_id = ( SELECT staff.working_agency() AS working_agency)) AND (desk.is_new(consultation_id) OR desk.is_offered(consultation_id))));
grant insert, select, update on desk.standing to tsunagi_app;

create table desk.stored_search (
  id uuid not null,
  staff_id uuid not null,
  query bytea not null,
  ends_at timestamp with time zone not null,
  constraint stored_search_pk PRIMARY KEY (id)
);
comment on table desk.stored_search is 'Search words behind a random address, private to their author, encrypted, expiring; so that no word is ever in a URL.';
alter table desk.stored_search enable row level security;
create policy stored_search_is_its_authors on desk.stored_search for all to tsunagi_app
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
grant delete, insert, select on desk.stored_search to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.answer_offer(act_id uuid, of_referral uuid, answer text, words text, answered_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function desk.answer_offer(act_id uuid, of_referral uuid, answer text, words text, answered_at timestamp with time zone) is 'Appends "returned" or "declined" to a consultation the answering agency may not read, and closes the offer.';
grant execute on function desk.answer_offer(act_id uuid, of_referral uuid, answer text, words text, answered_at timestamp with time zone) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.bring_people(consultation uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare taker uuid := staff.working_agency();
begin
  if not desk.is_offered(consultation) then
    raise exception 'people come along only with an open offer' using errcode = '42501';
  end if;
  perform people.take_standing(c.person_id, taker) from desk.consultation_person c where c.consultation_id = consultation and c.is_linked;
end $function$;
comment on function desk.bring_people(consultation uuid) is 'When an agency accepts, the linked persons come along: it gets standing and search keys, except for protected persons.';
grant execute on function desk.bring_people(consultation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.find_text(wanted tsquery, before_at timestamp with time zone, before_id uuid, at_most integer)
 RETURNS TABLE(consultation_id uuid, received_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function desk.find_text(wanted tsquery, before_at timestamp with time zone, before_id uuid, at_most integer) is 'Ids of consultations holding the words that the reader''s agency may see, newest first. Join back to desk.consultation, where the policy stands.';
grant execute on function desk.find_text(wanted tsquery, before_at timestamp with time zone, before_id uuid, at_most integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.hides_people(consultation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (desk.consultation_person c
              JOIN people.person p ON ((p.id = c.person_id)))
           WHERE ((c.consultation_id = hides_people.consultation) AND c.is_linked AND p.address_protected AND (p.owner_agency IS DISTINCT FROM ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function desk.hides_people(consultation uuid) is 'Whether a consultation speaks of a protected person of another agency than the reader''s.';
grant execute on function desk.hides_people(consultation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.is_new(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT 1
            FROM desk.standing s
           WHERE (s.consultation_id = is_new.asked))));
END;
comment on function desk.is_new(asked uuid) is 'Whether nobody stands beside the consultation yet: only then may the receiving agency put itself there.';
grant execute on function desk.is_new(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.is_offered(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM desk.offer o
           WHERE ((o.consultation_id = is_offered.asked) AND o.is_open AND (o.to_agency = ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function desk.is_offered(asked uuid) is 'Whether the consultation is being held out to the reader''s agency right now.';
grant execute on function desk.is_offered(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.month_token(received timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN ('m:'::text || to_char((received AT TIME ZONE 'UTC'::text), 'YYYYMM'::text));
comment on function desk.month_token(received timestamp with time zone) is 'The month a consultation was received in, as a token: lets a search look at the newest months first inside the index.';

CREATE OR REPLACE FUNCTION desk.stands(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM desk.standing s
           WHERE ((s.consultation_id = stands.asked) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function desk.stands(asked uuid) is 'Whether the reader''s agency stands beside a consultation; for the policies of the tables around it.';
grant execute on function desk.stands(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.widen_search(consultation uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not desk.stands(consultation) then
    raise exception 'search entries are widened by those who stand beside' using errcode = '42501';
  end if;
  update desk.search_entry e
     set tokens = e.tokens || array_to_tsvector((select array_agg('a:' || s.agency_id) from desk.standing s where s.consultation_id = consultation))
   where e.consultation_id = consultation;
end $function$;
comment on function desk.widen_search(consultation uuid) is 'Adds the sight token of an agency that came to stand beside a consultation.';
grant execute on function desk.widen_search(consultation uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION desk.write_search(consultation uuid, new_tokens text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not desk.stands(consultation) then
    raise exception 'search entries are written by those who stand beside' using errcode = '42501';
  end if;
  insert into desk.search_entry (consultation_id, received_at, tokens)
  select c.id, c.received_at,
         array_to_tsvector(array_remove(new_tokens || desk.month_token(c.received_at) || (select array_agg('a:' || s.agency_id) from desk.standing s where s.consultation_id = c.id), null))
    from desk.consultation c where c.id = consultation
      on conflict (consultation_id) do update set tokens = excluded.tokens;
end $function$;
comment on function desk.write_search(consultation uuid, new_tokens text[]) is 'Writes text tokens and present sight tokens of one consultation, in the transaction that changed it.';
grant execute on function desk.write_search(consultation uuid, new_tokens text[]) to tsunagi_app;

create schema directory;
comment on schema directory is 'Agencies, what they do, the 39 councils. Open to every member of staff.';
grant usage on schema directory to tsunagi_app;

create table directory.agency (
  id uuid not null,
  name text not null,
  kana text not null,
  kind text not null,
  does text not null,
  does_not text not null,
  area text not null,
  languages text[] not null,
  secrecy_class text not null,
  phone text,
  assured_on date not null,
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  constraint agency_pk PRIMARY KEY (id),
  constraint agency_secrecy_is_known CHECK ((secrecy_class = ANY (ARRAY['public_officer'::text, 'entrusted'::text, 'corporation'::text, 'individual'::text, 'none'::text])))
);
comment on table directory.agency is '支援関係機関 (社会福祉法 4条3項).';
comment on column directory.agency.does_not is 'What it does not do and who takes that instead.';
comment on column directory.agency.assured_on is 'Day on which somebody last confirmed that the entry is true.';
CREATE INDEX agency_by_order ON directory.agency USING btree (sort_order, id);
alter table directory.agency enable row level security;
create policy agency_is_open on directory.agency for select to tsunagi_app
  using (true);
grant select on directory.agency to tsunagi_app;

create table directory.agency_service (
  id uuid not null,
  agency_id uuid not null,
  name text not null,
  topics text[] not null,
  description text not null,
  constraint agency_service_pk PRIMARY KEY (id),
  constraint agency_service_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table directory.agency_service is 'Named offers of an agency, findable by the topics of the intake checklist.';
CREATE INDEX agency_service_by_agency ON directory.agency_service USING btree (agency_id);
alter table directory.agency_service enable row level security;
create policy agency_service_is_open on directory.agency_service for select to tsunagi_app
  using (true);
grant select on directory.agency_service to tsunagi_app;

create table directory.council (
  no smallint not null,
  name text not null,
  kana text not null,
  care_district text not null,
  population integer not null,
  households integer not null,
  aged65_rate numeric(4,1) not null,
  constraint council_pk PRIMARY KEY (no),
  constraint council_district_is_known CHECK ((care_district = ANY (ARRAY['north'::text, 'centre'::text, 'south'::text])))
);
comment on table directory.council is '住民自治協議会; readings are stored, never computed.';
alter table directory.council enable row level security;
create policy council_is_open on directory.council for select to tsunagi_app
  using (true);
grant select on directory.council to tsunagi_app;

create schema ledger;
grant usage on schema ledger to tsunagi_app;

create table ledger.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pk PRIMARY KEY (name)
);
grant select on ledger.migration to tsunagi_app;

create schema people;
comment on schema people is 'Persons, households, carers. Confidential half.';
grant usage on schema people to tsunagi_app;

create table people.carer_role (
  id uuid not null,
  household_id uuid not null,
  carer uuid not null,
  cared_for uuid not null,
  kind text not null,
  hours_week integer,
  since date,
  ended_on date,
  constraint carer_role_pk PRIMARY KEY (id),
  constraint carer_is_not_cared_for_by_self CHECK ((carer <> cared_for)),
  constraint carer_role_cared_for_is_person FOREIGN KEY (cared_for) REFERENCES people.person(id),
  constraint carer_role_carer_is_person FOREIGN KEY (carer) REFERENCES people.person(id),
  constraint carer_role_of_household FOREIGN KEY (household_id) REFERENCES people.household(id)
);
comment on table people.carer_role is 'Who cares for whom in a household (F09): a fact that may open a task, never share anything.';
CREATE INDEX carer_role_by_cared_for ON people.carer_role USING btree (cared_for);
CREATE INDEX carer_role_by_carer ON people.carer_role USING btree (carer);
CREATE INDEX carer_role_by_household ON people.carer_role USING btree (household_id);
alter table people.carer_role enable row level security;
create policy carer_role_is_ended_by_those_who_see_both on people.carer_role for update to tsunagi_app
  using ((people.sees_person(carer) AND people.sees_person(cared_for)));
create policy carer_role_is_written_by_those_who_see_both on people.carer_role for insert to tsunagi_app
  with check ((people.sees_person(carer) AND people.sees_person(cared_for)));
create policy carer_role_needs_both on people.carer_role for select to tsunagi_app
  using ((people.sees_person(carer) AND people.sees_person(cared_for)));
grant insert, select, update on people.carer_role to tsunagi_app;

create table people.household (
  id uuid not null,
  owner_agency uuid not null,
  label text not null,
  postal_code text,
  address text,
  council_no smallint,
  note text,
  version integer not null default 1,
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  changed_by uuid not null,
  constraint household_pk PRIMARY KEY (id)
);
comment on table people.household is '世帯: the unit of support (F07).';
alter table people.household enable row level security;
create policy household_is_changed_by_those_who_see on people.household for update to tsunagi_app
  using (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((EXISTS ( SELECT 1
   FROM people.household_membership m
  WHERE ((m.household_id = household.id) AND people.sees_person(m.person_id)))) AND (NOT people.household_hides(id)))));
create policy household_is_made_for_own_agency on people.household for insert to tsunagi_app
  with check ((owner_agency = ( SELECT staff.working_agency() AS working_agency)));
create policy household_is_seen_with_a_member on people.household for select to tsunagi_app
  using (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((EXISTS ( SELECT 1
   FROM people.household_membership m
  WHERE ((m.household_id = household.id) AND people.sees_person(m.person_id)))) AND (NOT people.household_hides(id)))));
grant insert, select, update on people.household to tsunagi_app;

create table people.household_history (
  household_id uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  was jsonb not null,
  constraint household_history_pk PRIMARY KEY (household_id, version),
  constraint household_history_of_household FOREIGN KEY (household_id) REFERENCES people.household(id)
);
comment on table people.household_history is 'The household and its members as they were before each change.';
alter table people.household_history enable row level security;
create policy household_history_follows_household on people.household_history for select to tsunagi_app
  using (((EXISTS ( SELECT 1
   FROM people.household h
  WHERE (h.id = household_history.household_id))) AND (NOT people.household_hides(household_id))));
create policy household_history_is_written_with_household on people.household_history for insert to tsunagi_app
  with check ((EXISTS ( SELECT 1
   FROM people.household h
  WHERE (h.id = household_history.household_id))));
grant insert, select on people.household_history to tsunagi_app;

create table people.household_membership (
  household_id uuid not null,
  person_id uuid not null,
  relationship text not null,
  cohabits boolean not null default true,
  valid_from date not null,
  valid_to date,
  constraint household_membership_pk PRIMARY KEY (household_id, person_id, valid_from),
  constraint household_membership_of_household FOREIGN KEY (household_id) REFERENCES people.household(id),
  constraint household_membership_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.household_membership is '世帯員と続柄 (to the head), with from and until.';
CREATE INDEX household_membership_by_person ON people.household_membership USING btree (person_id);
alter table people.household_membership enable row level security;
create policy membership_follows_person on people.household_membership for select to tsunagi_app
  using (people.sees_person(person_id));
create policy membership_is_ended_with_person on people.household_membership for update to tsunagi_app
  using (people.sees_person(person_id));
create policy membership_is_written_with_person on people.household_membership for insert to tsunagi_app
  with check (people.sees_person(person_id));
grant insert, select, update on people.household_membership to tsunagi_app;

create table people.person (
  id uuid not null,
  owner_agency uuid not null,
  family text,
  given text,
  family_kana text,
  given_kana text,
  former_family text,
  latin text,
  common_name text,
  called text,
  birth_date date,
  sex text not null default 'not_stated'::text,
  language text not null default 'ja'::text,
  reading_language text,
  interpreter boolean not null default false,
  phone text,
  phone_other text,
  email text,
  contact_note text,
  postal_code text,
  address text,
  council_no smallint,
  address_protected boolean not null default false,
  note text,
  version integer not null default 1,
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  changed_by uuid not null,
  constraint person_pk PRIMARY KEY (id),
  constraint person_has_something_to_be_called CHECK ((COALESCE(family, given, family_kana, given_kana, latin, common_name, called) IS NOT NULL)),
  constraint person_sex_is_known CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text, 'other'::text, 'not_stated'::text])))
);
comment on table people.person is 'One person as one agency first met them. Linked to others, never merged away.';
comment on column people.person.owner_agency is 'Agency that registered the person; while the address is protected, nobody else sees the row at all.';
comment on column people.person.called is 'What to call somebody whose name is not known (公園の男性).';
comment on column people.person.address_protected is '支援措置: hidden outside the owning agency until compartments exist.';
CREATE TRIGGER person_keys_follow_protection AFTER UPDATE OF address_protected ON people.person FOR EACH ROW WHEN ((old.address_protected IS DISTINCT FROM new.address_protected)) EXECUTE FUNCTION people.follow_protection();
alter table people.person enable row level security;
create policy person_is_changed_by_those_who_see on people.person for update to tsunagi_app
  using (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((NOT address_protected) AND (EXISTS ( SELECT 1
   FROM people.person_standing s
  WHERE ((s.person_id = person.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency))))))));
create policy person_is_registered_for_own_agency on people.person for insert to tsunagi_app
  with check ((owner_agency = ( SELECT staff.working_agency() AS working_agency)));
create policy person_is_seen_by_those_who_work_with_them on people.person for select to tsunagi_app
  using (((owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((NOT address_protected) AND (EXISTS ( SELECT 1
   FROM people.person_standing s
  WHERE ((s.person_id = person.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency))))))));
grant insert, select, update on people.person to tsunagi_app;

create table people.person_history (
  person_id uuid not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  was jsonb not null,
  constraint person_history_pk PRIMARY KEY (person_id, version),
  constraint person_history_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.person_history is 'The row as it was before each change: corrected by a new version, never overwritten without trace.';
alter table people.person_history enable row level security;
create policy person_history_follows_person on people.person_history for select to tsunagi_app
  using (people.sees_person(person_id));
create policy person_history_is_written_with_person on people.person_history for insert to tsunagi_app
  with check (people.sees_person(person_id));
grant insert, select on people.person_history to tsunagi_app;

create table people.person_key (
  agency_id uuid not null,
  key text collate "C" not null,
  kind text not null,
  person_id uuid not null,
  constraint person_key_pk PRIMARY KEY (agency_id, key, kind, person_id),
  constraint person_key_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.person_key is 'Folded names, phones and birth days, one copy for each agency that may see the person: sight is the first column of the index.';
CREATE INDEX person_key_by_person ON people.person_key USING btree (person_id);
CREATE INDEX person_key_by_whole_name ON people.person_key USING btree (key) WHERE (kind = ANY (ARRAY['name'::text, 'kana'::text, 'latin'::text, 'common'::text]));
alter table people.person_key enable row level security;
create policy person_key_is_own_agencys on people.person_key for select to tsunagi_app
  using ((agency_id = ( SELECT staff.working_agency() AS working_agency)));
create policy person_key_is_rewritten_with_person on people.person_key for delete to tsunagi_app
  using (people.sees_person(person_id));
create policy person_key_is_written_with_person on people.person_key for insert to tsunagi_app
  with check (people.sees_person(person_id));
grant delete, insert, select on people.person_key to tsunagi_app;

create table people.person_standing (
  person_id uuid not null,
  agency_id uuid not null,
  since timestamp with time zone not null default now(),
  constraint person_standing_pk PRIMARY KEY (person_id, agency_id),
  constraint person_standing_of_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.person_standing is 'Which agencies work with the person, and therefore may read the row.';
CREATE INDEX person_standing_by_agency ON people.person_standing USING btree (agency_id, person_id);
alter table people.person_standing enable row level security;
create policy person_standing_is_given_by_those_who_see on people.person_standing for insert to tsunagi_app
  with check (people.sees_person(person_id));
create policy person_standing_is_seen_with_person on people.person_standing for select to tsunagi_app
  using (((agency_id = ( SELECT staff.working_agency() AS working_agency)) OR people.sees_person(person_id)));
grant insert, select on people.person_standing to tsunagi_app;

CREATE OR REPLACE FUNCTION people.follow_protection()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.address_protected then
    delete from people.person_key where person_id = new.id and agency_id <> new.owner_agency;
  else
    insert into people.person_key (agency_id, key, kind, person_id)
    select s.agency_id, k.key, k.kind, k.person_id
      from people.person_standing s
      join people.person_key k on k.person_id = s.person_id and k.agency_id = new.owner_agency
     where s.person_id = new.id
        on conflict do nothing;
  end if;
  return null;
end $function$;
comment on function people.follow_protection() is 'Takes the search keys of a protected person from every other agency, and gives them back when protection ends.';

CREATE OR REPLACE FUNCTION people.household_hides(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (people.household_membership m
              JOIN people.person p ON ((p.id = m.person_id)))
           WHERE ((m.household_id = household_hides.asked) AND p.address_protected AND (p.owner_agency IS DISTINCT FROM ( SELECT staff.working_agency() AS working_agency))))) AS "exists";
END;
comment on function people.household_hides(asked uuid) is 'Whether a household has, or had, a protected member of another agency than the reader''s.';
grant execute on function people.household_hides(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.known(whole_name text, born date, tel text)
 RETURNS TABLE(agency_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT DISTINCT s.agency_id
    FROM ((people.person_key k
      JOIN people.person p ON ((p.id = k.person_id)))
      JOIN people.person_standing s ON ((s.person_id = p.id)))
   WHERE ((staff.working_agency() IS NOT NULL) AND (k.key = known.whole_name) AND (k.kind = ANY (ARRAY['name'::text, 'kana'::text, 'latin'::text, 'common'::text])) AND (NOT p.address_protected) AND (((known.born IS NOT NULL) AND (p.birth_date = known.born)) OR ((known.tel IS NOT NULL) AND (EXISTS ( SELECT 1
            FROM people.person_key t
           WHERE ((t.person_id = p.id) AND (t.agency_id = k.agency_id) AND (t.kind = 'phone'::text) AND (t.key = known.tel)))))));
END;
comment on function people.known(whole_name text, born date, tel text) is 'Which agencies already work with exactly this person (whole name and birth day or phone). Never content, never protected persons.';
grant execute on function people.known(whole_name text, born date, tel text) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.rewrite_keys(person uuid, new_keys text[], new_kinds text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function people.rewrite_keys(person uuid, new_keys text[], new_kinds text[]) is 'Replaces the search keys of a person for every agency that may see them.';
grant execute on function people.rewrite_keys(person uuid, new_keys text[], new_kinds text[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.sees_person(asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM people.person p
           WHERE ((p.id = sees_person.asked) AND ((p.owner_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((NOT p.address_protected) AND (EXISTS ( SELECT 1
                    FROM people.person_standing s
                   WHERE ((s.person_id = p.id) AND (s.agency_id = ( SELECT staff.working_agency() AS working_agency)))))))))) AS "exists";
END;
comment on function people.sees_person(asked uuid) is 'The rule of sight for one person, for the policies of the tables around the person.';
grant execute on function people.sees_person(asked uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION people.take_standing(person uuid, taker uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (select 1 from people.person p where p.id = person and p.address_protected) then
    return;
  end if;
  insert into people.person_standing (person_id, agency_id) values (person, taker) on conflict do nothing;
  insert into people.person_key (agency_id, key, kind, person_id)
  select distinct taker, k.key, k.kind, k.person_id from people.person_key k where k.person_id = person
      on conflict do nothing;
end $function$;
comment on function people.take_standing(person uuid, taker uuid) is 'Lets an agency see a person, with search keys. Protected persons stay where they are.';

create schema platform;
comment on schema platform is 'Ground without welfare: sessions, drafts, idempotency, code lists.';
grant usage on schema platform to tsunagi_app;

create table platform.api_token (
  token_hash bytea not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint api_token_pk PRIMARY KEY (token_hash)
);
comment on table platform.api_token is 'Bearer tokens of /api/v1; a token acts as its member of staff, with exactly that sight.';
alter table platform.api_token enable row level security;
create policy api_token_is_found_by_its_secret on platform.api_token for select to tsunagi_app
  using (true);
grant select on platform.api_token to tsunagi_app;

create table platform.attempt (
  bucket text not null,
  key_hash bytea not null,
  at timestamp with time zone not null default now()
);
comment on table platform.attempt is 'Counted tries (sign-in, questions about persons) for rate limits; the key is hashed.';
CREATE INDEX attempt_by_key ON platform.attempt USING btree (bucket, key_hash, at);
alter table platform.attempt enable row level security;
create policy attempt_is_counted_before_sign_in on platform.attempt for all to tsunagi_app
  using (true)
  with check (true);
grant delete, insert, select on platform.attempt to tsunagi_app;

create table platform.code (
  list text not null,
  code text not null,
  label_ja text not null,
  label_easy text,
  sort_order integer not null,
  valid_from date not null,
  valid_to date,
  national_code text,
  sensitive boolean not null default false,
  constraint code_pk PRIMARY KEY (list, code, valid_from),
  constraint code_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);
comment on table platform.code is 'Code lists as dated rows: closed and reopened, never edited in meaning. valid_to is the first day it no longer holds.';
alter table platform.code enable row level security;
create policy code_is_open on platform.code for select to tsunagi_app
  using (true);
grant select on platform.code to tsunagi_app;

create table platform.draft (
  staff_id uuid not null,
  form text not null,
  body bytea not null,
  saved_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint draft_pk PRIMARY KEY (staff_id, form),
  constraint draft_is_bounded CHECK ((octet_length(body) <= 4000000))
);
comment on table platform.draft is 'Half-written forms: owner only, encrypted, expiring; not a record.';
comment on column platform.draft.form is 'The path of the form page the draft belongs to.';
alter table platform.draft enable row level security;
create policy draft_is_its_authors on platform.draft for all to tsunagi_app
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
grant delete, insert, select, update on platform.draft to tsunagi_app;

create table platform.idempotency (
  staff_id uuid not null,
  key text not null,
  body_hash bytea not null,
  resource_id uuid,
  outcome text not null,
  made_at timestamp with time zone not null default now(),
  constraint idempotency_pk PRIMARY KEY (staff_id, key)
);
comment on table platform.idempotency is 'What a key already did, for 24 hours; never the answer itself, because a replay must pass present sight.';
CREATE INDEX idempotency_by_age ON platform.idempotency USING btree (made_at);
alter table platform.idempotency enable row level security;
create policy idempotency_is_its_authors on platform.idempotency for all to tsunagi_app
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
grant delete, insert, select, update on platform.idempotency to tsunagi_app;

create table platform.installation (
  only_one boolean not null default true,
  kind text not null,
  city_name text not null,
  made_at timestamp with time zone not null default now(),
  constraint installation_pk PRIMARY KEY (only_one),
  constraint installation_is_one CHECK (only_one),
  constraint installation_kind_is_known CHECK ((kind = ANY (ARRAY['demo'::text, 'city'::text])))
);
comment on table platform.installation is 'demo or city, decided once when the empty database was initialised, never by the environment.';
CREATE TRIGGER installation_is_immutable BEFORE DELETE OR UPDATE ON platform.installation FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER installation_is_not_emptied BEFORE TRUNCATE ON platform.installation FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table platform.installation enable row level security;
create policy installation_is_open on platform.installation for select to tsunagi_app
  using (true);
grant select on platform.installation to tsunagi_app;

create table platform.legal_basis (
  code text not null,
  law text not null,
  article text not null,
  title text not null,
  summary text not null,
  valid_from date not null,
  valid_to date,
  replaced_by text,
  source_note text not null,
  verified text not null,
  needs_review boolean not null default false,
  constraint legal_basis_pk PRIMARY KEY (code, valid_from),
  constraint legal_basis_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint legal_basis_is_marked CHECK ((verified = ANY (ARRAY['seen'::text, 'memory'::text, 'check'::text])))
);
comment on table platform.legal_basis is 'Articles of law as dated rows. Records keep the code and the day of the act, never the text.';
alter table platform.legal_basis enable row level security;
create policy legal_basis_is_open on platform.legal_basis for select to tsunagi_app
  using (true);
grant select on platform.legal_basis to tsunagi_app;

create table platform.session (
  token_hash bytea not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint session_pk PRIMARY KEY (token_hash)
);
comment on table platform.session is 'Signed-in browsers. Only the SHA-256 of a 256-bit token is kept.';
CREATE INDEX session_by_end ON platform.session USING btree (ends_at);
CREATE INDEX session_by_staff ON platform.session USING btree (staff_id);
alter table platform.session enable row level security;
create policy session_is_found_by_its_secret on platform.session for all to tsunagi_app
  using (true)
  with check (true);
comment on policy session_is_found_by_its_secret on platform.session is 'Looked up before anybody is known; the 256-bit secret is the key.';
grant delete, insert, select, update on platform.session to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.reader_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.staff_id'::text, true), ''::text))::uuid;
comment on function platform.reader_id() is 'The member of staff this transaction acts for; null when nobody is signed in.';
grant execute on function platform.reader_id() to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
end $function$;
comment on function platform.refuse_change() is 'Stands before every append-only table, for those who own it as well.';

CREATE OR REPLACE FUNCTION platform.sweep()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from platform.draft where ends_at < now();
  delete from platform.session where ends_at < now();
  delete from platform.idempotency where made_at < now() - interval '24 hours';
  delete from platform.attempt where at < now() - interval '1 day';
end $function$;
comment on function platform.sweep() is 'Clears away what has expired and is no record: drafts, sessions, idempotency keys, counted tries.';
grant execute on function platform.sweep() to tsunagi_app;

create schema referral;
comment on schema referral is 'Referrals as append-only acts, the bundle frozen at sending, follow-ups at 2 and 8 weeks.';
grant usage on schema referral to tsunagi_app;

create sequence referral.referral_no;
grant usage on sequence referral.referral_no to tsunagi_app;

create table referral.bundle (
  referral_id uuid not null,
  content jsonb not null,
  frozen_at timestamp with time zone not null,
  constraint bundle_pk PRIMARY KEY (referral_id),
  constraint bundle_of_referral FOREIGN KEY (referral_id) REFERENCES referral.referral(id)
);
comment on table referral.bundle is 'Exactly what was shared, frozen at sending. Readable by the receiver until it returns or declines.';
CREATE TRIGGER bundle_is_frozen BEFORE DELETE OR UPDATE ON referral.bundle FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER bundle_is_not_emptied BEFORE TRUNCATE ON referral.bundle FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table referral.bundle enable row level security;
create policy bundle_is_frozen_by_the_sender on referral.bundle for insert to tsunagi_app
  with check ((EXISTS ( SELECT 1
   FROM referral.referral r
  WHERE ((r.id = bundle.referral_id) AND (r.from_agency = ( SELECT staff.working_agency() AS working_agency))))));
create policy bundle_is_read_while_asked on referral.bundle for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM referral.referral r
  WHERE ((r.id = bundle.referral_id) AND ((r.from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((r.to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (r.state <> ALL (ARRAY['draft'::text, 'returned'::text, 'declined'::text, 'withdrawn'::text]))))))));
grant insert, select on referral.bundle to tsunagi_app;

create table referral.referral (
  id uuid not null,
  no bigint not null default nextval('referral.referral_no'::regclass),
  consultation_id uuid not null,
  from_agency uuid not null,
  from_staff uuid not null,
  to_agency uuid not null,
  kind text not null,
  reason text not null,
  asked text not null,
  basis text not null,
  basis_on date not null,
  consent_type text,
  basis_reason text,
  shared_fields text[] not null,
  urgency text not null,
  reply_by date not null,
  accompanied boolean not null default false,
  state text not null,
  made_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  seen_at timestamp with time zone,
  answered_at timestamp with time zone,
  answer_reason text,
  answer_words text,
  person_in_charge text,
  first_contact_on date,
  service_started_on date,
  confirmed_at timestamp with time zone,
  follow_up_on date,
  follow_up_week smallint,
  arrived boolean,
  person_helped boolean,
  is_contradicted boolean not null default false,
  version integer not null,
  constraint referral_pk PRIMARY KEY (id),
  constraint referral_no_is_unique UNIQUE (no),
  constraint referral_by_consent_says_how CHECK (((basis <> 'consent'::text) OR (consent_type IS NOT NULL))),
  constraint referral_is_not_to_oneself CHECK ((from_agency <> to_agency)),
  constraint referral_kind_is_known CHECK ((kind = ANY (ARRAY['hand_over'::text, 'involve'::text]))),
  constraint referral_negative_end_has_reason CHECK (((state <> ALL (ARRAY['returned'::text, 'declined'::text, 'ended_without_help'::text])) OR ((answer_reason IS NOT NULL) AND (answer_words IS NOT NULL)))),
  constraint referral_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'seen'::text, 'accepted'::text, 'returned'::text, 'declined'::text, 'withdrawn'::text, 'service_started'::text, 'confirmed'::text, 'ended_without_help'::text]))),
  constraint referral_urgency_is_known CHECK ((urgency = ANY (ARRAY['immediate'::text, 'today'::text, 'within_week'::text, 'planned'::text]))),
  constraint referral_without_consent_has_reason CHECK (((basis = 'consent'::text) OR (basis_reason IS NOT NULL)))
);
comment on table referral.referral is 'つなぐシート and its folded state.';
comment on column referral.referral.reply_by is 'Day by which an answer is owed; later it is red at both ends.';
comment on column referral.referral.is_contradicted is 'The helped person says otherwise than the agencies.';
CREATE INDEX referral_by_consultation ON referral.referral USING btree (consultation_id);
CREATE INDEX referral_follow_up ON referral.referral USING btree (from_agency, follow_up_on, id) WHERE (follow_up_on IS NOT NULL);
CREATE UNIQUE INDEX referral_hands_over_to_one_at_a_time ON referral.referral USING btree (consultation_id) WHERE ((kind = 'hand_over'::text) AND (state = ANY (ARRAY['sent'::text, 'seen'::text])));
CREATE INDEX referral_received ON referral.referral USING btree (to_agency, sent_at DESC, id DESC) WHERE (state <> 'draft'::text);
CREATE INDEX referral_sent ON referral.referral USING btree (from_agency, made_at DESC, id DESC);
CREATE INDEX referral_waiting_at_receiver ON referral.referral USING btree (to_agency, reply_by, id) WHERE (state = ANY (ARRAY['sent'::text, 'seen'::text]));
CREATE INDEX referral_waiting_at_sender ON referral.referral USING btree (from_agency, reply_by, id) WHERE (state = ANY (ARRAY['sent'::text, 'seen'::text]));
alter table referral.referral enable row level security;
create policy referral_changes_at_both_ends on referral.referral for update to tsunagi_app
  using (((from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (sent_at IS NOT NULL))));
create policy referral_is_made_by_those_who_stand_beside on referral.referral for insert to tsunagi_app
  with check (((from_agency = ( SELECT staff.working_agency() AS working_agency)) AND desk.stands(consultation_id)));
create policy referral_is_seen_at_both_ends on referral.referral for select to tsunagi_app
  using (((from_agency = ( SELECT staff.working_agency() AS working_agency)) OR ((to_agency = ( SELECT staff.working_agency() AS working_agency)) AND (sent_at IS NOT NULL))));
grant insert, select, update on referral.referral to tsunagi_app;

create table referral.referral_act (
  id uuid not null,
  referral_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_staff uuid not null,
  by_agency uuid not null,
  body jsonb not null,
  constraint referral_act_pk PRIMARY KEY (id),
  constraint referral_act_is_in_order UNIQUE (referral_id, seq),
  constraint referral_act_of_referral FOREIGN KEY (referral_id) REFERENCES referral.referral(id)
);
comment on table referral.referral_act is 'Everything that happened to a referral, in order.';
CREATE TRIGGER referral_act_is_append_only BEFORE DELETE OR UPDATE ON referral.referral_act FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER referral_act_is_not_emptied BEFORE TRUNCATE ON referral.referral_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table referral.referral_act enable row level security;
create policy referral_act_follows_referral on referral.referral_act for select to tsunagi_app
  using ((EXISTS ( SELECT 1
   FROM referral.referral r
  WHERE (r.id = referral_act.referral_id))));
create policy referral_act_is_appended_as_oneself on referral.referral_act for insert to tsunagi_app
  with check (((by_staff = platform.reader_id()) AND (by_agency = ( SELECT staff.working_agency() AS working_agency)) AND (EXISTS ( SELECT 1
   FROM referral.referral r
  WHERE (r.id = referral_act.referral_id)))));
grant insert, select on referral.referral_act to tsunagi_app;

create schema staff;
comment on schema staff is 'Accounts and duties. Seeing follows the work, never the rank.';
grant usage on schema staff to tsunagi_app;

create table staff.staff (
  id uuid not null,
  login text not null,
  name text not null,
  kana text not null,
  agency_id uuid not null,
  password_hash text,
  is_demo boolean not null default false,
  ends_on date,
  disabled_at timestamp with time zone,
  failed_count integer not null default 0,
  locked_until timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  constraint staff_pk PRIMARY KEY (id),
  constraint staff_login_is_unique UNIQUE (login),
  constraint staff_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table staff.staff is 'One person, one account. password_hash is readable by no login role.';
CREATE INDEX staff_by_agency ON staff.staff USING btree (agency_id, id);
alter table staff.staff enable row level security;
create policy staff_is_open_to_staff on staff.staff for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select (id, login, name, kana, agency_id, is_demo, ends_on, disabled_at) on staff.staff to tsunagi_app;

create table staff.staff_duty (
  staff_id uuid not null,
  duty text not null,
  valid_from date not null default '2021-04-01'::date,
  valid_to date,
  constraint staff_duty_pk PRIMARY KEY (staff_id, duty, valid_from),
  constraint staff_duty_is_known CHECK ((duty = ANY (ARRAY['consult'::text, 'head'::text, 'coordinate'::text, 'outreach'::text, 'specialist'::text, 'evaluate'::text, 'audit'::text, 'administer'::text, 'chair'::text, 'resident'::text, 'partner'::text]))),
  constraint staff_duty_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.staff_duty is 'What a member of staff is charged with, from and until.';
alter table staff.staff_duty enable row level security;
create policy staff_duty_is_open_to_staff on staff.staff_duty for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on staff.staff_duty to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.credentials(asked_login text)
 RETURNS TABLE(staff_id uuid, password_hash text, is_demo boolean, locked_for integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.password_hash,
     s.is_demo,
     (GREATEST((0)::numeric, ceil(EXTRACT(epoch FROM (s.locked_until - now())))))::integer AS "greatest"
    FROM staff.staff s
   WHERE ((s.login = credentials.asked_login) AND staff.is_working(s.*));
END;
comment on function staff.credentials(asked_login text) is 'What sign-in compares with: the only way to a password hash. Locked seconds by database time.';
grant execute on function staff.credentials(asked_login text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.demo_sign_ins()
 RETURNS TABLE(login text, name text, agency_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.login,
     s.name,
     s.agency_id
    FROM staff.staff s
   WHERE (s.is_demo AND staff.is_working(s.*) AND (EXISTS ( SELECT 1
            FROM platform.installation i
           WHERE (i.kind = 'demo'::text))));
END;
comment on function staff.demo_sign_ins() is 'Sign-ins offered by the role switcher of the pretend city; nothing in a real city.';
grant execute on function staff.demo_sign_ins() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.has_demo_accounts()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM staff.staff s
           WHERE s.is_demo)) AS "exists";
END;
comment on function staff.has_demo_accounts() is 'Whether any account is one of the pretend city''s; a real city refuses to start with them.';
grant execute on function staff.has_demo_accounts() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.has_duty(asked text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (staff.staff s
              JOIN staff.staff_duty d ON ((d.staff_id = s.id)))
           WHERE ((s.id = platform.reader_id()) AND staff.is_working(s.*) AND (d.duty = has_duty.asked) AND (d.valid_from <= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date) AND ((d.valid_to IS NULL) OR (d.valid_to > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date))))) AS "exists";
END;
comment on function staff.has_duty(asked text) is 'Whether the reader is charged with a duty today.';
grant execute on function staff.has_duty(asked text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.is_working(s staff.staff)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (((s).disabled_at IS NULL) AND (((s).ends_on IS NULL) OR ((s).ends_on >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
grant execute on function staff.is_working(s staff.staff) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.my_agency()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.agency_id
    FROM staff.staff s
   WHERE ((s.id = platform.reader_id()) AND staff.is_working(s.*));
END;
comment on function staff.my_agency() is 'Agency of the reader; null for nobody and for accounts that ended. Call as (select staff.my_agency()) so that it runs once a query.';
grant execute on function staff.my_agency() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.note_sign_in(asked_staff uuid, succeeded boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if succeeded then
    update staff.staff set failed_count = 0, locked_until = null where id = asked_staff;
  else
    -- From the fifth failure on the wait doubles: 30 s, 60 s, … at most one hour.
    update staff.staff
       set failed_count = failed_count + 1,
           locked_until = case when failed_count + 1 >= 5 then now() + least(interval '1 hour', interval '30 seconds' * power(2, least(failed_count + 1 - 5, 10))) end
     where id = asked_staff;
  end if;
end $function$;
comment on function staff.note_sign_in(asked_staff uuid, succeeded boolean) is 'Counts failures and locks with doubling waits; a success clears them.';
grant execute on function staff.note_sign_in(asked_staff uuid, succeeded boolean) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.reader_of(asked_staff uuid)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.login,
     s.name,
     s.agency_id,
     a.name,
     COALESCE(array_agg(d.duty ORDER BY d.duty) FILTER (WHERE (d.duty IS NOT NULL)), '{}'::text[]) AS "coalesce"
    FROM ((staff.staff s
      JOIN directory.agency a ON ((a.id = s.agency_id)))
      LEFT JOIN staff.staff_duty d ON (((d.staff_id = s.id) AND (d.valid_from <= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date) AND ((d.valid_to IS NULL) OR (d.valid_to > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))))
   WHERE ((s.id = reader_of.asked_staff) AND staff.is_working(s.*))
   GROUP BY s.id, a.id;
END;
comment on function staff.reader_of(asked_staff uuid) is 'The reader behind a session or token; no row when the account ended.';
grant execute on function staff.reader_of(asked_staff uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.session_reader(hash bytea, idle interval)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[], seen_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT r.staff_id,
     r.login,
     r.staff_name,
     r.agency_id,
     r.agency_name,
     r.duties,
     t.seen_at
    FROM (platform.session t
      CROSS JOIN LATERAL staff.reader_of(t.staff_id) r(staff_id, login, staff_name, agency_id, agency_name, duties))
   WHERE ((t.token_hash = session_reader.hash) AND (t.ends_at > now()) AND (t.seen_at > (now() - session_reader.idle)));
END;
comment on function staff.session_reader(hash bytea, idle interval) is 'Who a session belongs to, if it is alive by database time and the account still works.';
grant execute on function staff.session_reader(hash bytea, idle interval) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.token_reader(hash bytea)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT r.staff_id,
     r.login,
     r.staff_name,
     r.agency_id,
     r.agency_name,
     r.duties
    FROM (platform.api_token t
      CROSS JOIN LATERAL staff.reader_of(t.staff_id) r(staff_id, login, staff_name, agency_id, agency_name, duties))
   WHERE ((t.token_hash = token_reader.hash) AND (t.ends_at > now()));
END;
comment on function staff.token_reader(hash bytea) is 'Who an API token acts as, while it and the account live.';
grant execute on function staff.token_reader(hash bytea) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.working_agency()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.agency_id
    FROM (staff.staff s
      JOIN staff.staff_duty d ON ((d.staff_id = s.id)))
   WHERE ((s.id = platform.reader_id()) AND staff.is_working(s.*) AND (d.duty = 'consult'::text) AND (d.valid_from <= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date) AND ((d.valid_to IS NULL) OR (d.valid_to > ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))
  LIMIT 1;
END;
comment on function staff.working_agency() is 'Agency for which the reader works with people (duty consult); null otherwise. The one gate of every policy on people''s records.';
grant execute on function staff.working_agency() to tsunagi_app;
