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
declare kept jsonb := new_detail;
begin
  if platform.reader_id() is not null and exists (select from staff.delegation g where g.to_staff = platform.reader_id() and g.withdrawn_at is null and g.valid_to > staff.today()) then
    select coalesce(new_detail, '{}') || jsonb_build_object('lent', jsonb_agg(jsonb_build_object('duty', t.duty, 'by', t.lent_by) order by t.duty, t.lent_by))
      into kept from staff.duties_today(platform.reader_id()) t where t.lent_by is not null having count(*) > 0;
    kept := coalesce(kept, new_detail);
  end if;
  insert into audit.event (id, at, staff_id, agency_id, action, subject_type, subject_ids, outcome, refusal, purpose, route, request_no, detail_hash)
  values (event_id, clock_timestamp(), platform.reader_id(), staff.my_agency(), new_action, new_subject_type, new_subject_ids, new_outcome, new_refusal,
          new_purpose, new_route, new_request_no, case when kept is not null then sha256(convert_to(kept::text, 'UTF8')) end);
  insert into audit.unsealed (event_id) values (event_id);
  if kept is not null then
    insert into audit.detail (event_id, content) values (event_id, kept);
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
  reach jsonb,
  helped text,
  constraint consultation_pk PRIMARY KEY (id),
  constraint consultation_no_is_unique UNIQUE (no),
  constraint consultation_channel_is_known CHECK ((channel = ANY (ARRAY['counter'::text, 'phone'::text, 'visit'::text, 'web'::text, 'letter'::text, 'agency'::text, 'business'::text, 'meeting'::text]))),
  constraint consultation_coordination_says_what_was_tried CHECK (((disposition IS DISTINCT FROM 'coordination'::text) OR (tried IS NOT NULL))),
  constraint consultation_disposition_is_known CHECK ((disposition = ANY (ARRAY['info_only'::text, 'own_agency'::text, 'refer'::text, 'consent_building'::text, 'coordination'::text, 'lost_contact'::text]))),
  constraint consultation_helped_is_known CHECK ((helped = ANY (ARRAY['yes'::text, 'little'::text, 'no'::text, 'not_yet'::text]))),
  constraint consultation_open_outcome_has_next_date CHECK (((state <> ALL (ARRAY['consent_building'::text, 'watching'::text, 'lost_contact'::text])) OR (next_on IS NOT NULL))),
  constraint consultation_state_is_known CHECK ((state = ANY (ARRAY['received'::text, 'in_intake'::text, 'screened'::text, 'answered'::text, 'referred_accepted'::text, 'consent_building'::text, 'watching'::text, 'lost_contact'::text]))),
  constraint consultation_urgency_is_known CHECK ((urgency = ANY (ARRAY['immediate'::text, 'today'::text, 'within_week'::text, 'planned'::text])))
);
comment on table desk.consultation is 'Folded state of a consultation, written in the same transaction as its acts. There is no state "not ours", and owner_agency is never null.';
comment on column desk.consultation.statement is 'What the person says, verbatim; apart from what the family says and what the worker judges.';
comment on column desk.consultation.gap_need is '制度の狭間: what is missing, in words, when no programme fits.';
comment on column desk.consultation.reach is 'How somebody who came through the public door wishes to be reached; null for everybody heard by a worker.';
comment on column desk.consultation.helped is 'Whether help arrived, in the person''s own answer.';
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
  constraint consultation_act_kind_is_known CHECK ((kind = ANY (ARRAY['received'::text, 'amended'::text, 'screened'::text, 'assigned'::text, 'person_linked'::text, 'person_unlinked'::text, 'referral_sent'::text, 'referral_answered'::text, 'handed_over'::text, 'closed'::text, 'reopened'::text, 'asked_again'::text, 'person_answered'::text, 'replied'::text]))),
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

create table desk.request (
  id uuid not null,
  kind text not null,
  receipt_hash bytea not null,
  language text not null,
  sealed bytea,
  handed_in_at timestamp with time zone not null default now(),
  tries integer not null default 0,
  taken_at timestamp with time zone,
  consultation_id uuid,
  set_aside_at timestamp with time zone,
  parcel_no bigint,
  carried_at timestamp with time zone,
  told jsonb,
  constraint request_pk PRIMARY KEY (id),
  constraint request_is_bounded CHECK ((octet_length(sealed) <= 200000)),
  constraint request_is_forgotten_once_taken CHECK ((((sealed IS NULL) = ((taken_at IS NOT NULL) OR (carried_at IS NOT NULL))) AND ((taken_at IS NULL) = (consultation_id IS NULL)))),
  constraint request_kind_is_known CHECK ((kind = ANY (ARRAY['ask'::text, 'add'::text, 'answer'::text]))),
  constraint request_language_is_short CHECK ((length(language) <= 20)),
  constraint request_receipt_is_a_hash CHECK ((octet_length(receipt_hash) = 32)),
  constraint request_of_consultation FOREIGN KEY (consultation_id) REFERENCES desk.consultation(id)
);
comment on table desk.request is 'What residents handed in, sealed to the key of the desk. Once taken in, the sealed bytes are forgotten; the receipt''s hash stays.';
comment on column desk.request.receipt_hash is 'SHA-256 of the receipt number, which nobody here knows.';
comment on column desk.request.set_aside_at is 'A box that could not be opened or read: it waits for a human being and blocks nobody.';
comment on column desk.request.parcel_no is 'On the open machine: the parcel in which it left. The box stays until the other side says it has come.';
comment on column desk.request.carried_at is 'On the open machine: when the other side said so; the box is forgotten from then on.';
comment on column desk.request.told is 'On the open machine: state and replies as the staff side last told them; null where both sides share a database.';
CREATE UNIQUE INDEX request_receipt_is_asked_once ON desk.request USING btree (receipt_hash) WHERE (kind = 'ask'::text);
CREATE INDEX request_waits ON desk.request USING btree (tries, handed_in_at, id) WHERE ((sealed IS NOT NULL) AND (set_aside_at IS NULL));
alter table desk.request enable row level security;
create policy request_is_seen_by_the_door on desk.request for select to tsunagi_app
  using ((platform.reader_id() = ( SELECT d.staff_id
   FROM staff.door_reader() d(staff_id, agency_id))));
comment on policy request_is_seen_by_the_door on desk.request is 'Only the job that acts as the door account sees boxes; no member of staff does, and the public login has no right here at all.';
create policy request_is_taken_in_by_the_door on desk.request for update to tsunagi_app
  using ((platform.reader_id() = ( SELECT d.staff_id
   FROM staff.door_reader() d(staff_id, agency_id))));
grant select, update on desk.request to tsunagi_app;

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
grant usage on schema directory to tsunagi_public;

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
  takes_requests boolean not null default false,
  hours jsonb not null default '{"note": null, "closures": [], "openings": [], "onHolidays": "unknown"}'::jsonb,
  url text,
  does_easy text,
  is_inner boolean not null default false,
  constraint agency_pk PRIMARY KEY (id),
  constraint agency_front_desk_is_not_inner CHECK ((NOT (is_inner AND takes_requests))),
  constraint agency_hours_have_shape CHECK ((jsonb_typeof(hours) = 'object'::text)),
  constraint agency_secrecy_is_known CHECK ((secrecy_class = ANY (ARRAY['public_officer'::text, 'entrusted'::text, 'corporation'::text, 'individual'::text, 'none'::text]))),
  constraint agency_web_address_is_web CHECK (((url IS NULL) OR (url ~ '^https?://'::text)))
);
comment on table directory.agency is '支援関係機関 (社会福祉法 4条3項).';
comment on column directory.agency.does_not is 'What it does not do and who takes that instead.';
comment on column directory.agency.assured_on is 'Day on which somebody last confirmed that the entry is true.';
comment on column directory.agency.takes_requests is 'The front desk: residents'' requests come here, whatever they are about. At most one agency.';
comment on column directory.agency.hours is 'As type Hours in src/directory/domain/place.ts; no opening at all means "not known", never "closed".';
comment on column directory.agency.does_easy is 'What it does in やさしい日本語, written by people; null until somebody wrote it.';
comment on column directory.agency.is_inner is 'Serves staff, not residents: in the register of staff, not on the public side. Not among the columns that heads may change.';
CREATE INDEX agency_by_order ON directory.agency USING btree (sort_order, id);
CREATE UNIQUE INDEX agency_takes_requests_once ON directory.agency USING btree (takes_requests) WHERE takes_requests;
CREATE TRIGGER agency_keeps_its_versions BEFORE UPDATE ON directory.agency FOR EACH ROW WHEN ((old.version <> new.version)) EXECUTE FUNCTION directory.keep_agency_version();
alter table directory.agency enable row level security;
create policy agency_is_kept_by_its_head on directory.agency for update to tsunagi_app
  using (directory.may_edit_agency(id))
  with check (directory.may_edit_agency(id));
comment on policy agency_is_kept_by_its_head on directory.agency is 'Kind, secrecy class and front desk are not among the columns granted: they decide who sees what.';
create policy agency_is_open on directory.agency for select to tsunagi_app
  using (true);
create policy agency_is_open_to_the_public on directory.agency for select to tsunagi_public
  using ((is_active AND (NOT is_inner)));
comment on policy agency_is_open_to_the_public on directory.agency is 'Services follow by themselves: their policy asks this table as the same login.';
grant select on directory.agency to tsunagi_app;
grant select on directory.agency to tsunagi_public;
grant update (name, kana, does, does_not, area, languages, phone, assured_on, version, hours, url, does_easy) on directory.agency to tsunagi_app;

create table directory.agency_history (
  agency_id uuid not null,
  version integer not null,
  was jsonb not null,
  changed_at timestamp with time zone not null default now(),
  changed_by uuid,
  constraint agency_history_pk PRIMARY KEY (agency_id, version),
  constraint agency_history_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table directory.agency_history is 'The entry with its services as it was before each change; changed_by is null on the command line.';
CREATE TRIGGER agency_history_is_append_only BEFORE DELETE OR UPDATE ON directory.agency_history FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
alter table directory.agency_history enable row level security;
create policy agency_history_is_open_to_staff on directory.agency_history for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on directory.agency_history to tsunagi_app;

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
create policy agency_service_is_added_by_the_head on directory.agency_service for insert to tsunagi_app
  with check (directory.may_edit_agency(agency_id));
create policy agency_service_is_ended_by_the_head on directory.agency_service for delete to tsunagi_app
  using (directory.may_edit_agency(agency_id));
create policy agency_service_is_kept_by_the_head on directory.agency_service for update to tsunagi_app
  using (directory.may_edit_agency(agency_id))
  with check (directory.may_edit_agency(agency_id));
create policy agency_service_is_open on directory.agency_service for select to tsunagi_app
  using (true);
create policy agency_service_is_open_to_the_public on directory.agency_service for select to tsunagi_public
  using ((EXISTS ( SELECT 1
   FROM directory.agency a
  WHERE ((a.id = agency_service.agency_id) AND a.is_active))));
grant delete, insert, select, update on directory.agency_service to tsunagi_app;
grant select on directory.agency_service to tsunagi_public;

create table directory.boundary (
  id uuid not null,
  name text not null,
  attribution text not null,
  is_schematic boolean not null default false,
  geojson text not null,
  made_at timestamp with time zone not null default now(),
  constraint boundary_pk PRIMARY KEY (id),
  constraint boundary_is_named_once UNIQUE (name),
  constraint boundary_says_where_it_is_from CHECK ((attribution <> ''::text))
);
comment on table directory.boundary is 'Outlines for maps: GeoJSON of polygons as it was published. Written on the command line only.';
comment on column directory.boundary.is_schematic is 'A drawing, not a survey; every map that shows it says 模式図.';
alter table directory.boundary enable row level security;
create policy boundary_is_open on directory.boundary for select to tsunagi_app, tsunagi_public
  using (true);
grant select on directory.boundary to tsunagi_app;
grant select on directory.boundary to tsunagi_public;

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
create policy council_is_open_to_the_public on directory.council for select to tsunagi_public
  using (true);
grant select on directory.council to tsunagi_app;
grant select on directory.council to tsunagi_public;

create table directory.import_run (
  id uuid not null,
  file text not null,
  sha256 bytea not null,
  encoding text not null,
  dataset text not null,
  row_count integer not null,
  imported integer not null,
  updated integer not null,
  unchanged integer not null,
  refused integer not null,
  report jsonb not null,
  at timestamp with time zone not null default now(),
  by_staff uuid,
  constraint import_run_pk PRIMARY KEY (id),
  constraint import_run_hash_is_sha256 CHECK ((octet_length(sha256) = 32)),
  constraint import_run_loses_no_row CHECK ((row_count = (((imported + updated) + unchanged) + refused)))
);
comment on table directory.import_run is 'One file that was taken in: what it was, what became of every row. Append-only.';
comment on column directory.import_run.by_staff is 'Null when it was done on the command line, by whoever holds the owner login.';
CREATE INDEX import_run_by_dataset ON directory.import_run USING btree (dataset, at);
CREATE TRIGGER import_run_is_append_only BEFORE DELETE OR UPDATE ON directory.import_run FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER import_run_is_not_emptied BEFORE TRUNCATE ON directory.import_run FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
alter table directory.import_run enable row level security;
create policy import_run_is_open_to_staff on directory.import_run for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
create policy import_run_is_written_by_administrators on directory.import_run for insert to tsunagi_app
  with check ((( SELECT staff.has_duty('administer'::text) AS has_duty) AND (by_staff = platform.reader_id())));
grant insert, select on directory.import_run to tsunagi_app;

create table directory.organisation (
  id uuid not null,
  name text not null,
  kana text,
  legal_kind text,
  corporate_number text,
  phone text,
  url text,
  version integer not null default 1,
  constraint organisation_pk PRIMARY KEY (id),
  constraint organisation_number_has_thirteen_digits CHECK (((corporate_number IS NULL) OR (corporate_number ~ '^[0-9]{13}$'::text))),
  constraint organisation_web_address_is_web CHECK (((url IS NULL) OR (url ~ '^https?://'::text)))
);
comment on table directory.organisation is 'Bodies that run places: the city, corporations, companies, associations.';
CREATE UNIQUE INDEX organisation_by_name ON directory.organisation USING btree (name, COALESCE(corporate_number, ''::text));
alter table directory.organisation enable row level security;
create policy organisation_is_changed_by_administrators on directory.organisation for update to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty))
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy organisation_is_open on directory.organisation for select to tsunagi_app, tsunagi_public
  using (true);
create policy organisation_is_written_by_administrators on directory.organisation for insert to tsunagi_app
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant insert, select, update on directory.organisation to tsunagi_app;
grant select on directory.organisation to tsunagi_public;

create table directory.place (
  id uuid not null,
  kind text not null,
  name text not null,
  kana text,
  operator text,
  organisation_id uuid,
  agency_id uuid,
  address text,
  building text,
  postal_code text,
  phone text,
  phone_ext text,
  url text,
  lat double precision,
  lon double precision,
  hours jsonb not null,
  languages text[] not null default '{}'::text[],
  access jsonb not null default '{}'::jsonb,
  welcomes text,
  hazards text[] not null default '{}'::text[],
  capacity integer,
  topics text[] not null default '{}'::text[],
  description text,
  source_dataset text not null,
  source_key text not null,
  source_file text,
  source_line integer,
  source_licence text,
  source_attribution text,
  source_absent_on date,
  source_said jsonb,
  more jsonb not null default '{}'::jsonb,
  assured_on date,
  is_active boolean not null default true,
  inactive_reason text,
  last_run uuid,
  sort_key text not null,
  folded text not null,
  tokens tsvector not null,
  version integer not null default 1,
  constraint place_pk PRIMARY KEY (id),
  constraint place_is_taken_in_once UNIQUE (source_dataset, source_key) DEFERRABLE,
  constraint place_holds_somebody CHECK (((capacity IS NULL) OR (capacity >= 0))),
  constraint place_is_named CHECK ((name <> ''::text)),
  constraint place_lies_in_japan CHECK (((lat IS NULL) OR (((lat >= (20)::double precision) AND (lat <= (46)::double precision)) AND ((lon >= (122)::double precision) AND (lon <= (154)::double precision))))),
  constraint place_parts_have_shape CHECK (((jsonb_typeof(hours) = 'object'::text) AND (jsonb_typeof(access) = 'object'::text) AND (jsonb_typeof(more) = 'object'::text))),
  constraint place_position_is_whole CHECK (((lat IS NULL) = (lon IS NULL))),
  constraint place_web_address_is_web CHECK (((url IS NULL) OR (url ~ '^https?://'::text))),
  constraint place_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id),
  constraint place_of_organisation FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id),
  constraint place_of_run FOREIGN KEY (last_run) REFERENCES directory.import_run(id)
);
comment on table directory.place is 'Places a person can go to. A device (AED) is a row of its own. Rows are closed, never deleted.';
comment on column directory.place.hours is 'As type Hours in src/directory/domain/place.ts; the published free text is always kept in note.';
comment on column directory.place.access is 'Feature code to true, false or null; null is "not stated", which is not "no".';
comment on column directory.place.source_dataset is '"hand" for what was written here; otherwise the published list, stable from one edition to the next.';
comment on column directory.place.source_absent_on is 'Day of the import whose file no longer held this row; null while it is published.';
comment on column directory.place.source_said is 'The facts as the last file said them: what differs from it was written here by hand and is not overwritten unseen.';
comment on column directory.place.more is 'Every column of the file that has no place of its own, word for word.';
comment on column directory.place.sort_key is 'Folded reading, or folded name where no reading is published: the order of lists, with id.';
comment on column directory.place.folded is 'Folded name, reading and address in one text, for prefixes and parts typed by a searcher.';
CREATE INDEX place_by_agency ON directory.place USING btree (agency_id) WHERE (agency_id IS NOT NULL);
CREATE INDEX place_by_kind ON directory.place USING btree (kind, sort_key, id) WHERE is_active;
CREATE INDEX place_by_reading ON directory.place USING btree (sort_key, id) WHERE is_active;
CREATE INDEX place_by_token ON directory.place USING gin (tokens);
CREATE INDEX place_by_topic ON directory.place USING gin (topics);
CREATE TRIGGER place_keeps_its_versions BEFORE UPDATE ON directory.place FOR EACH ROW WHEN ((old.version <> new.version)) EXECUTE FUNCTION directory.keep_place_version();
alter table directory.place enable row level security;
create policy place_in_use_is_public on directory.place for select to tsunagi_public
  using (is_active);
comment on policy place_in_use_is_public on directory.place is 'Places are public data; a closed one is shown to staff only.';
create policy place_is_changed_by_administrators on directory.place for update to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty))
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
create policy place_is_open on directory.place for select to tsunagi_app
  using (true);
create policy place_is_written_by_administrators on directory.place for insert to tsunagi_app
  with check (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant insert, select, update on directory.place to tsunagi_app;
grant select on directory.place to tsunagi_public;

create table directory.place_history (
  place_id uuid not null,
  version integer not null,
  was jsonb not null,
  changed_at timestamp with time zone not null default now(),
  changed_by uuid,
  constraint place_history_pk PRIMARY KEY (place_id, version),
  constraint place_history_of_place FOREIGN KEY (place_id) REFERENCES directory.place(id)
);
comment on table directory.place_history is 'The place as it was before each change, by hand or by a file; changed_by is null on the command line.';
CREATE TRIGGER place_history_is_append_only BEFORE DELETE OR UPDATE ON directory.place_history FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
alter table directory.place_history enable row level security;
create policy place_history_is_open_to_staff on directory.place_history for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on directory.place_history to tsunagi_app;

CREATE OR REPLACE FUNCTION directory.keep_agency_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into directory.agency_history (agency_id, version, was, changed_by)
  values (old.id, old.version,
          to_jsonb(old) || jsonb_build_object('services', coalesce((select jsonb_agg(to_jsonb(s) order by s.id) from directory.agency_service s where s.agency_id = old.id), '[]')),
          platform.reader_id());
  return new;
end $function$;

CREATE OR REPLACE FUNCTION directory.keep_place_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into directory.place_history (place_id, version, was, changed_by)
  values (old.id, old.version, to_jsonb(old) - 'tokens' - 'folded' - 'sort_key', platform.reader_id());
  return new;
end $function$;

CREATE OR REPLACE FUNCTION directory.may_edit_agency(asked_agency uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (staff.has_duty('administer'::text) OR (staff.has_duty('head'::text) AND (asked_agency = staff.my_agency())));
END;
comment on function directory.may_edit_agency(asked_agency uuid) is 'Whether the reader keeps this entry of the directory: administrators every one, a head that of the own agency.';
grant execute on function directory.may_edit_agency(asked_agency uuid) to tsunagi_app;

create schema door;
comment on schema door is 'Functions that the public face may call. There is no table here: what goes in cannot be read back.';
grant usage on schema door to tsunagi_app;
grant usage on schema door to tsunagi_public;

CREATE OR REPLACE FUNCTION door.front_desk()
 RETURNS TABLE(name text, kana text, phone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT a.name,
     a.kana,
     a.phone
    FROM directory.agency a
   WHERE (a.takes_requests AND a.is_active);
END;
comment on function door.front_desk() is 'Who reads requests, and its telephone.';
grant execute on function door.front_desk() to tsunagi_app;
grant execute on function door.front_desk() to tsunagi_public;

CREATE OR REPLACE FUNCTION door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
comment on function door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text) is 'Takes a sealed box. The same id again changes nothing. False only when words were to be added to a number that does not exist.';
grant execute on function door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text) to tsunagi_app;
grant execute on function door.hand_in(request_id uuid, new_kind text, new_receipt_hash bytea, new_language text, new_sealed bytea, event_id uuid, request_no text) to tsunagi_public;

CREATE OR REPLACE FUNCTION door.request_state(asked_hash bytea)
 RETURNS TABLE(state text, replies jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT
         CASE
             WHEN (r.told IS NOT NULL) THEN (r.told ->> 'state'::text)
             WHEN ((c.id IS NULL) OR ((c.state = 'received'::text) AND (c.owner_staff IS NULL))) THEN 'arrived'::text
             WHEN (c.state = 'received'::text) THEN 'assigned'::text
             WHEN (c.state = 'answered'::text) THEN 'ended'::text
             ELSE 'moving'::text
         END AS "case",
         CASE
             WHEN (r.told IS NOT NULL) THEN (r.told -> 'replies'::text)
             ELSE ( SELECT COALESCE(jsonb_agg(jsonb_build_object('at', a.at, 'words', (a.body ->> 'words'::text)) ORDER BY a.seq DESC), '[]'::jsonb) AS "coalesce"
                FROM desk.consultation_act a
               WHERE ((a.consultation_id = r.consultation_id) AND (a.kind = 'replied'::text)))
         END AS "coalesce"
    FROM (desk.request r
      LEFT JOIN desk.consultation c ON ((c.id = r.consultation_id)))
   WHERE ((r.kind = 'ask'::text) AND (r.receipt_hash = request_state.asked_hash));
END;
comment on function door.request_state(asked_hash bytea) is 'What the holder of a number is told: four coarse states, and the replies staff wrote for this number. No other fact leaves.';
grant execute on function door.request_state(asked_hash bytea) to tsunagi_app;
grant execute on function door.request_state(asked_hash bytea) to tsunagi_public;

create schema ledger;
grant usage on schema ledger to tsunagi_app;
grant usage on schema ledger to tsunagi_public;

create table ledger.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pk PRIMARY KEY (name)
);
grant select on ledger.migration to tsunagi_app;
grant select on ledger.migration to tsunagi_public;

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
grant usage on schema platform to tsunagi_public;

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
create policy code_is_open_to_the_public on platform.code for select to tsunagi_public
  using (true);
grant select on platform.code to tsunagi_app;
grant select on platform.code to tsunagi_public;

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

create table platform.inbox_key (
  only_one boolean not null default true,
  public_key bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint inbox_key_pk PRIMARY KEY (only_one),
  constraint inbox_key_is_one CHECK (only_one),
  constraint inbox_key_is_x25519 CHECK ((octet_length(public_key) = 32))
);
comment on table platform.inbox_key is 'Requests are sealed to this key; the other half lies in a file on the staff side.';
alter table platform.inbox_key enable row level security;
create policy inbox_key_is_public on platform.inbox_key for select to tsunagi_app, tsunagi_public
  using (true);
grant select on platform.inbox_key to tsunagi_app;
grant select on platform.inbox_key to tsunagi_public;

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
create policy installation_is_open_to_the_public on platform.installation for select to tsunagi_public
  using (true);
grant select on platform.installation to tsunagi_app;
grant select on platform.installation to tsunagi_public;

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
create policy legal_basis_is_open_to_the_public on platform.legal_basis for select to tsunagi_public
  using (true);
grant select on platform.legal_basis to tsunagi_app;
grant select on platform.legal_basis to tsunagi_public;

create table platform.parcel (
  direction text not null,
  kind text not null,
  no bigint not null,
  hash bytea not null,
  at timestamp with time zone not null default now(),
  constraint parcel_pk PRIMARY KEY (direction, kind, no),
  constraint parcel_direction_is_known CHECK ((direction = ANY (ARRAY['sent'::text, 'received'::text]))),
  constraint parcel_kind_is_known CHECK ((kind = ANY (ARRAY['requests'::text, 'answers'::text]))),
  constraint parcel_no_begins_at_one CHECK ((no > 0))
);
comment on table platform.parcel is 'Parcels that left or came in. Each names the one before it, so that a missing, repeated or altered one is noticed.';
alter table platform.parcel enable row level security;
create policy parcel_is_open_to_staff on platform.parcel for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on platform.parcel to tsunagi_app;

create table platform.session (
  token_hash bytea not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  method text not null default 'password'::text,
  browser text,
  strong_at timestamp with time zone,
  constraint session_pk PRIMARY KEY (token_hash),
  constraint session_id_is_unique UNIQUE (id),
  constraint session_browser_is_short CHECK ((length(browser) <= 60)),
  constraint session_method_is_known CHECK ((method = ANY (ARRAY['demo'::text, 'password'::text, 'totp'::text, 'recovery-code'::text, 'passkey'::text, 'sso'::text])))
);
comment on table platform.session is 'Signed-in browsers. Only the SHA-256 of a 256-bit token is kept.';
comment on column platform.session.id is 'By this the owner ends it; of no use for entering.';
comment on column platform.session.browser is 'Family of browser and system in words (Chrome・Windows). No address and no version is kept.';
comment on column platform.session.strong_at is 'When the owner last proved who they are with everything the account asks for. Break-glass, export and unmasking ask how long ago.';
CREATE INDEX session_by_end ON platform.session USING btree (ends_at);
CREATE INDEX session_by_staff ON platform.session USING btree (staff_id);
alter table platform.session enable row level security;
create policy session_is_found_by_its_secret on platform.session for all to tsunagi_app
  using (true)
  with check (true);
comment on policy session_is_found_by_its_secret on platform.session is 'Looked up before anybody is known; the 256-bit secret is the key.';
grant delete, insert, select, update on platform.session to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.publish_inbox_key(new_key bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 INSERT INTO platform.inbox_key (public_key)
   VALUES (publish_inbox_key.new_key) ON CONFLICT(only_one) DO UPDATE SET public_key = excluded.public_key, made_at = now()
   WHERE (inbox_key.public_key <> excluded.public_key);
END;
comment on function platform.publish_inbox_key(new_key bytea) is 'The staff side says, when it starts, to which key requests are to be sealed.';
grant execute on function platform.publish_inbox_key(new_key bytea) to tsunagi_app;

CREATE OR REPLACE FUNCTION platform.reader_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.staff_id'::text, true), ''::text))::uuid;
comment on function platform.reader_id() is 'The member of staff this transaction acts for; null when nobody is signed in.';
grant execute on function platform.reader_id() to tsunagi_app;
grant execute on function platform.reader_id() to tsunagi_public;

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

CREATE OR REPLACE FUNCTION platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare tries integer;
begin
  -- Tries sent all at once would not see one another, and every one of them would be within the limit.
  perform pg_advisory_xact_lock(hashtextextended(encode(of_key, 'hex'), 5473003));
  delete from platform.attempt a where a.bucket = of_bucket and a.key_hash = of_key and a.at < now() - make_interval(mins => minutes);
  insert into platform.attempt (bucket, key_hash) values (of_bucket, of_key);
  select count(*) into tries from platform.attempt a where a.bucket = of_bucket and a.key_hash = of_key;
  return tries <= at_most;
end $function$;
comment on function platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer) is 'Counts one try and tells whether it is within the limit; only hashes of what is limited come here.';
grant execute on function platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer) to tsunagi_app;
grant execute on function platform.within_limit(of_bucket text, of_key bytea, at_most integer, minutes integer) to tsunagi_public;

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

create table staff.assignment (
  staff_id uuid not null,
  agency_id uuid not null,
  valid_from date not null,
  valid_to date,
  constraint assignment_pk PRIMARY KEY (staff_id, valid_from),
  constraint assignment_ends_not_before_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint assignment_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id),
  constraint assignment_to_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table staff.assignment is '配属: for which agency somebody works, from and until. Who was never moved works for staff.agency_id.';
comment on column staff.assignment.valid_to is 'First day it no longer holds; equal to valid_from for a plan that gave way to another.';
CREATE INDEX assignment_by_agency ON staff.assignment USING btree (agency_id, valid_from);
alter table staff.assignment enable row level security;
create policy assignment_is_open_to_staff on staff.assignment for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on staff.assignment to tsunagi_app;

create table staff.challenge (
  challenge_hash bytea not null,
  purpose text not null,
  staff_id uuid,
  ends_at timestamp with time zone not null,
  constraint challenge_pk PRIMARY KEY (challenge_hash),
  constraint challenge_of_enrolment_names_staff CHECK (((purpose = 'enter'::text) OR (staff_id IS NOT NULL))),
  constraint challenge_purpose_is_known CHECK ((purpose = ANY (ARRAY['enter'::text, 'enrol'::text])))
);
comment on table staff.challenge is 'Questions put to passkeys: each is answered once, within minutes.';
CREATE INDEX challenge_by_end ON staff.challenge USING btree (ends_at);
alter table staff.challenge enable row level security;
create policy challenge_is_found_by_its_secret on staff.challenge for all to tsunagi_app
  using (true)
  with check (true);
comment on policy challenge_is_found_by_its_secret on staff.challenge is 'Asked before anybody is known; the 256-bit challenge is the key.';
grant delete, insert, select on staff.challenge to tsunagi_app;

create table staff.delegation (
  id uuid not null,
  from_staff uuid not null,
  to_staff uuid not null,
  agency_id uuid not null,
  duties text[] not null,
  reason text not null,
  valid_from date not null,
  valid_to date not null,
  made_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint delegation_pk PRIMARY KEY (id),
  constraint delegation_is_bounded CHECK (((valid_to > valid_from) AND ((valid_to - valid_from) <= 92))),
  constraint delegation_is_to_another CHECK ((from_staff <> to_staff)),
  constraint delegation_is_withdrawn_by_somebody CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint delegation_names_duties CHECK (((cardinality(duties) > 0) AND (duties <@ ARRAY['consult'::text, 'head'::text, 'coordinate'::text, 'outreach'::text, 'specialist'::text, 'evaluate'::text, 'chair'::text, 'resident'::text, 'partner'::text]))),
  constraint delegation_says_why CHECK ((reason <> ''::text)),
  constraint delegation_from_staff FOREIGN KEY (from_staff) REFERENCES staff.staff(id),
  constraint delegation_in_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id),
  constraint delegation_to_staff FOREIGN KEY (to_staff) REFERENCES staff.staff(id)
);
comment on table staff.delegation is '代理: own duties lent to a colleague of the same agency, from day to day. It never gives more than the lender holds on that day.';
comment on column staff.delegation.valid_to is 'First day it no longer holds.';
CREATE INDEX delegation_by_agency ON staff.delegation USING btree (agency_id, made_at);
CREATE INDEX delegation_by_lender ON staff.delegation USING btree (from_staff, made_at);
CREATE INDEX delegation_by_receiver ON staff.delegation USING btree (to_staff, valid_to) WHERE (withdrawn_at IS NULL);
alter table staff.delegation enable row level security;
create policy delegation_is_seen_by_both_and_the_head on staff.delegation for select to tsunagi_app
  using (((from_staff = ( SELECT platform.reader_id() AS reader_id)) OR (to_staff = ( SELECT platform.reader_id() AS reader_id)) OR ((agency_id = ( SELECT staff.my_agency() AS my_agency)) AND ( SELECT staff.has_duty('head'::text) AS has_duty)) OR ( SELECT staff.has_duty('administer'::text) AS has_duty)));
grant select on staff.delegation to tsunagi_app;

create table staff.half_session (
  token_hash bytea not null,
  staff_id uuid not null,
  stage text not null,
  tries integer not null default 0,
  ends_at timestamp with time zone not null,
  constraint half_session_pk PRIMARY KEY (token_hash),
  constraint half_session_stage_is_known CHECK ((stage = ANY (ARRAY['second'::text, 'enrol'::text]))),
  constraint half_session_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.half_session is 'Somebody gave the right password and has yet to give, or to enrol, a second factor. No sight comes of it: it is no session.';
CREATE INDEX half_session_by_end ON staff.half_session USING btree (ends_at);
CREATE INDEX half_session_by_staff ON staff.half_session USING btree (staff_id);
alter table staff.half_session enable row level security;
create policy half_session_is_found_by_its_secret on staff.half_session for all to tsunagi_app
  using (true)
  with check (true);
comment on policy half_session_is_found_by_its_secret on staff.half_session is 'Looked up before anybody is known; the 256-bit secret is the key.';
grant delete, insert, select, update on staff.half_session to tsunagi_app;

create table staff.passkey (
  id uuid not null,
  staff_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  name text not null,
  made_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint passkey_pk PRIMARY KEY (id),
  constraint passkey_credential_is_unique UNIQUE (credential_id),
  constraint passkey_name_is_short CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint passkey_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.passkey is 'Passkeys: public keys only. Losing this table opens no door.';
CREATE INDEX passkey_by_staff ON staff.passkey USING btree (staff_id);
alter table staff.passkey enable row level security;
create policy passkey_is_its_owners on staff.passkey for all to tsunagi_app
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
grant delete, insert, select on staff.passkey to tsunagi_app;
grant update (counter, used_at) on staff.passkey to tsunagi_app;

create table staff.recovery (
  id uuid not null,
  staff_id uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null default (now() + '24:00:00'::interval),
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  link_made_at timestamp with time zone,
  constraint recovery_pk PRIMARY KEY (id),
  constraint recovery_is_asked_by_another CHECK ((asked_by <> staff_id)),
  constraint recovery_is_confirmed_by_somebody CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint recovery_says_why CHECK ((reason <> ''::text)),
  constraint recovery_takes_two CHECK (((confirmed_by IS NULL) OR ((confirmed_by <> asked_by) AND (confirmed_by <> staff_id)))),
  constraint recovery_asked_by_staff FOREIGN KEY (asked_by) REFERENCES staff.staff(id),
  constraint recovery_confirmed_by_staff FOREIGN KEY (confirmed_by) REFERENCES staff.staff(id),
  constraint recovery_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.recovery is 'Somebody lost every way to sign in: one asks, another confirms, within 24 hours.';
comment on column staff.recovery.link_made_at is 'When the one setup link of this recovery was made; there is no second.';
CREATE INDEX recovery_by_end ON staff.recovery USING btree (ends_at);
CREATE INDEX recovery_by_staff ON staff.recovery USING btree (staff_id, asked_at);
alter table staff.recovery enable row level security;
create policy recovery_is_seen_by_who_may_confirm on staff.recovery for select to tsunagi_app
  using (((asked_by = ( SELECT platform.reader_id() AS reader_id)) OR staff.may_confirm_for(staff_id)));
grant select on staff.recovery to tsunagi_app;

create table staff.recovery_code (
  staff_id uuid not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint recovery_code_pk PRIMARY KEY (staff_id, code_hash),
  constraint recovery_code_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.recovery_code is 'One-time codes on paper: only hashes, and a used one is gone.';
alter table staff.recovery_code enable row level security;
create policy recovery_code_is_its_owners on staff.recovery_code for all to tsunagi_app
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
grant delete, insert, select on staff.recovery_code to tsunagi_app;

create table staff.setup_link (
  token_hash bytea not null,
  staff_id uuid not null,
  purpose text not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint setup_link_pk PRIMARY KEY (token_hash),
  constraint setup_link_ends_soon CHECK ((ends_at <= (made_at + '14 days'::interval))),
  constraint setup_link_purpose_is_known CHECK ((purpose = ANY (ARRAY['first'::text, 'recovery'::text]))),
  constraint setup_link_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.setup_link is 'One-time links by which somebody chooses a password: the SHA-256 of the secret, never a password. Read without the secret by administrators.';
CREATE INDEX setup_link_by_staff ON staff.setup_link USING btree (staff_id);
alter table staff.setup_link enable row level security;
create policy setup_link_is_counted_by_administrators on staff.setup_link for select to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant select (staff_id, purpose, made_by, made_at, ends_at, used_at) on staff.setup_link to tsunagi_app;

create table staff.sso_flow (
  state_hash bytea not null,
  browser_hash bytea not null,
  secret bytea not null,
  ends_at timestamp with time zone not null default (now() + '00:10:00'::interval),
  constraint sso_flow_pk PRIMARY KEY (state_hash),
  constraint sso_flow_secret_is_bounded CHECK ((octet_length(secret) <= 4000))
);
comment on table staff.sso_flow is 'Sign-ins on their way to the identity provider and back: once, by the same browser, within ten minutes. secret is encrypted.';
CREATE INDEX sso_flow_by_end ON staff.sso_flow USING btree (ends_at);
alter table staff.sso_flow enable row level security;
create policy sso_flow_is_found_by_its_secret on staff.sso_flow for all to tsunagi_app
  using (true)
  with check (true);
comment on policy sso_flow_is_found_by_its_secret on staff.sso_flow is 'Looked up before anybody is known; the 256-bit state and the secret of the browser are the key.';
grant delete, insert, select on staff.sso_flow to tsunagi_app;

create table staff.sso_group (
  id uuid not null,
  group_name text not null,
  duty text not null,
  agency_id uuid,
  constraint sso_group_pk PRIMARY KEY (id),
  constraint sso_group_is_one UNIQUE NULLS NOT DISTINCT (group_name, duty, agency_id),
  constraint sso_group_duty_is_known CHECK ((duty = ANY (ARRAY['consult'::text, 'head'::text, 'coordinate'::text, 'outreach'::text, 'specialist'::text, 'evaluate'::text, 'audit'::text, 'administer'::text, 'chair'::text, 'resident'::text, 'partner'::text]))),
  constraint sso_group_in_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table staff.sso_group is 'Which group of the city''s single sign-on gives which duty; with an agency, only to those who work there.';
alter table staff.sso_group enable row level security;
create policy sso_group_is_the_administrators on staff.sso_group for select to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant select on staff.sso_group to tsunagi_app;

create table staff.sso_link (
  issuer text not null,
  subject text not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint sso_link_pk PRIMARY KEY (issuer, subject),
  constraint sso_link_is_one_each UNIQUE (staff_id, issuer),
  constraint sso_link_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.sso_link is 'Which account an identity of single sign-on enters by. Made at the first sign-in, by login; names change, subjects do not.';
alter table staff.sso_link enable row level security;
create policy sso_link_is_the_administrators on staff.sso_link for select to tsunagi_app
  using (( SELECT staff.has_duty('administer'::text) AS has_duty));
grant select on staff.sso_link to tsunagi_app;

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
  is_door boolean not null default false,
  sso_allowed boolean not null default false,
  constraint staff_pk PRIMARY KEY (id),
  constraint staff_login_is_unique UNIQUE (login),
  constraint staff_door_cannot_sign_in CHECK (((NOT is_door) OR ((password_hash IS NULL) AND (NOT is_demo)))),
  constraint staff_of_agency FOREIGN KEY (agency_id) REFERENCES directory.agency(id)
);
comment on table staff.staff is 'One person, one account. password_hash is readable by no login role.';
comment on column staff.staff.is_door is 'The account in whose name requests from outside are taken in. Nobody can sign in as it.';
comment on column staff.staff.sso_allowed is 'Whether single sign-on may enter by this account; never by itself.';
CREATE INDEX staff_by_agency ON staff.staff USING btree (agency_id, id);
CREATE UNIQUE INDEX staff_door_is_one ON staff.staff USING btree (is_door) WHERE is_door;
alter table staff.staff enable row level security;
create policy staff_is_open_to_staff on staff.staff for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select (id, login, name, kana, agency_id, is_demo, ends_on, disabled_at, made_at, is_door, sso_allowed) on staff.staff to tsunagi_app;

create table staff.staff_duty (
  staff_id uuid not null,
  duty text not null,
  valid_from date not null default '2021-04-01'::date,
  valid_to date,
  source text not null default 'hand'::text,
  constraint staff_duty_pk PRIMARY KEY (staff_id, duty, valid_from, source),
  constraint staff_duty_ends_not_before_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint staff_duty_is_known CHECK ((duty = ANY (ARRAY['consult'::text, 'head'::text, 'coordinate'::text, 'outreach'::text, 'specialist'::text, 'evaluate'::text, 'audit'::text, 'administer'::text, 'chair'::text, 'resident'::text, 'partner'::text]))),
  constraint staff_duty_source_is_known CHECK ((source = ANY (ARRAY['hand'::text, 'sso'::text]))),
  constraint staff_duty_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.staff_duty is 'What a member of staff is charged with, from and until.';
comment on column staff.staff_duty.valid_to is 'First day it no longer holds; equal to valid_from for a row that was taken back before it held a day.';
comment on column staff.staff_duty.source is 'hand: given by an administrator; sso: follows the groups of single sign-on.';
alter table staff.staff_duty enable row level security;
create policy staff_duty_is_open_to_staff on staff.staff_duty for select to tsunagi_app
  using ((platform.reader_id() IS NOT NULL));
grant select on staff.staff_duty to tsunagi_app;

create table staff.totp (
  staff_id uuid not null,
  secret bytea not null,
  last_step bigint not null,
  made_at timestamp with time zone not null default now(),
  constraint totp_pk PRIMARY KEY (staff_id),
  constraint totp_of_staff FOREIGN KEY (staff_id) REFERENCES staff.staff(id)
);
comment on table staff.totp is 'Authenticator apps. The secret is encrypted with a key outside the database.';
comment on column staff.totp.last_step is 'The latest step of 30 seconds whose code was taken; that code and older ones are refused.';
alter table staff.totp enable row level security;
create policy totp_is_its_owners on staff.totp for all to tsunagi_app
  using ((staff_id = platform.reader_id()))
  with check ((staff_id = platform.reader_id()));
grant delete, insert, select, update on staff.totp to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.add_account(new_id uuid, new_login text, new_name text, new_kana text, new_agency uuid, new_ends_on date, given jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text;
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  if exists (select from staff.staff s where lower(s.login) = lower(new_login)) then return 'login-taken'; end if;
  if not exists (select from directory.agency a where a.id = new_agency and a.is_active) then return 'agency-unknown'; end if;
  why := staff.duties_refusal(given);
  if why is not null then return why; end if;
  insert into staff.staff (id, login, name, kana, agency_id, ends_on) values (new_id, new_login, new_name, new_kana, new_agency, new_ends_on);
  perform staff.put_duties(new_id, given);
  return null;
end $function$;
comment on function staff.add_account(new_id uuid, new_login text, new_name text, new_kana text, new_agency uuid, new_ends_on date, given jsonb) is 'A new account without a password: nobody can sign in by it until its setup link is used.';
grant execute on function staff.add_account(new_id uuid, new_login text, new_name text, new_kana text, new_agency uuid, new_ends_on date, given jsonb) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.add_sso_group(new_id uuid, new_group text, new_duty text, new_agency uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  if exists (select from staff.sso_group g where g.group_name = new_group and g.duty = new_duty and g.agency_id is not distinct from new_agency) then return 'already-there'; end if;
  insert into staff.sso_group (id, group_name, duty, agency_id) values (new_id, new_group, new_duty, new_agency);
  return null;
end $function$;
grant execute on function staff.add_sso_group(new_id uuid, new_group text, new_duty text, new_agency uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.agency_today(asked_staff uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  today date := (now() at time zone 'Asia/Tokyo')::date;
  found_agency uuid;
begin
  select a.agency_id into found_agency from staff.assignment a
   where a.staff_id = asked_staff and a.valid_from <= today and (a.valid_to is null or a.valid_to > today)
   order by a.valid_from desc limit 1;
  if found_agency is not null then return found_agency; end if;
  return (select s.agency_id from staff.staff s where s.id = asked_staff);
end $function$;
comment on function staff.agency_today(asked_staff uuid) is 'For which agency somebody works today, whether or not the account still works.';
grant execute on function staff.agency_today(asked_staff uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.ask_recovery(new_id uuid, target uuid, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare refused text := staff.assure_administrator(target);
begin
  if refused is not null then return refused; end if;
  if not staff.is_working((select s from staff.staff s where s.id = target)) then return 'ended'; end if;
  if exists (select from staff.recovery r where r.staff_id = target and r.confirmed_at is null and r.withdrawn_at is null and r.ends_at > now()) then return 'already-asked'; end if;
  insert into staff.recovery (id, staff_id, reason, asked_by) values (new_id, target, why, platform.reader_id());
  return null;
end $function$;
comment on function staff.ask_recovery(new_id uuid, target uuid, why text) is 'The first of two persons asks that somebody may set up their account anew.';
grant execute on function staff.ask_recovery(new_id uuid, target uuid, why text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.assure_administrator(target uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare found_staff staff.staff;
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  select * into found_staff from staff.staff s where s.id = target for update;
  if found_staff.id is null then return 'absent'; end if;
  if found_staff.is_door then return 'door'; end if;
  if target = platform.reader_id() then return 'self'; end if;
  return null;
end $function$;
comment on function staff.assure_administrator(target uuid) is 'Raises for anybody but an administrator; locks the account. Nobody keeps their own account, so nobody gives themselves a duty.';

CREATE OR REPLACE FUNCTION staff.change_account(target uuid, new_name text, new_kana text, new_ends_on date, new_sso boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set name = new_name, kana = new_kana, ends_on = new_ends_on, sso_allowed = new_sso where id = target;
  if not staff.is_working((select s from staff.staff s where s.id = target)) then perform staff.close_doors(target); end if;
  return null;
end $function$;
grant execute on function staff.change_account(target uuid, new_name text, new_kana text, new_ends_on date, new_sso boolean) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.change_password(new_password_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update staff.staff s set password_hash = new_password_hash where s.id = platform.reader_id() and staff.is_working(s);
  return found;
end $function$;
comment on function staff.change_password(new_password_hash text) is 'A member of staff sets their own password; nobody sets another''s.';
grant execute on function staff.change_password(new_password_hash text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.close_doors(target uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare ended integer;
begin
  delete from platform.session t where t.staff_id = target;
  get diagnostics ended = row_count;
  delete from staff.half_session h where h.staff_id = target;
  return ended;
end $function$;
comment on function staff.close_doors(target uuid) is 'Ends every session of an account; for the other functions of this schema only.';

CREATE OR REPLACE FUNCTION staff.confirm_recovery(asked_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare asked staff.recovery;
begin
  select * into asked from staff.recovery r where r.id = asked_id for update;
  if asked.id is null then return 'absent'; end if;
  if asked.asked_by = platform.reader_id() or asked.staff_id = platform.reader_id() then return 'self-approval'; end if;
  if not staff.may_confirm_for(asked.staff_id) then return 'absent'; end if;
  if asked.confirmed_at is not null or asked.withdrawn_at is not null or asked.ends_at <= now() then return 'over'; end if;
  if not staff.is_working((select s from staff.staff s where s.id = asked.staff_id)) then return 'ended'; end if;
  update staff.recovery set confirmed_by = platform.reader_id(), confirmed_at = now() where id = asked_id;
  return null;
end $function$;
comment on function staff.confirm_recovery(asked_id uuid) is 'The second person confirms; never the one who asked, never the one it is for.';
grant execute on function staff.confirm_recovery(asked_id uuid) to tsunagi_app;

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
     staff.agency_today(s.id) AS agency_today
    FROM staff.staff s
   WHERE (s.is_demo AND staff.is_working(s.*) AND (EXISTS ( SELECT 1
            FROM platform.installation i
           WHERE (i.kind = 'demo'::text))));
END;
comment on function staff.demo_sign_ins() is 'Sign-ins offered by the role switcher of the pretend city; nothing in a real city.';
grant execute on function staff.demo_sign_ins() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.door_reader()
 RETURNS TABLE(staff_id uuid, agency_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.agency_id
    FROM staff.staff s
   WHERE (s.is_door AND staff.is_working(s.*));
END;
comment on function staff.door_reader() is 'The account that takes requests in, and its agency; no row while no front desk is named.';
grant execute on function staff.door_reader() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.drop_sso_group(old_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not staff.has_duty('administer') then raise exception 'accounts are kept by administrators' using errcode = '42501'; end if;
  delete from staff.sso_group where id = old_id;
  return case when not found then 'absent' end;
end $function$;
grant execute on function staff.drop_sso_group(old_id uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.drop_sso_link(target uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is null then delete from staff.sso_link where staff_id = target; end if;
  return why;
end $function$;
grant execute on function staff.drop_sso_link(target uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.duties_refusal(given jsonb)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 WITH wanted AS (
          SELECT row_number() OVER () AS nth,
             g.duty,
             g."from" AS from_day,
             (g.until + 1) AS end_day
            FROM jsonb_to_recordset(duties_refusal.given) g(duty text, "from" date, until date)
         )
  SELECT
         CASE
             WHEN (EXISTS ( SELECT
                FROM wanted w
               WHERE (w.end_day <= w.from_day))) THEN 'wrong-day'::text
             WHEN (EXISTS ( SELECT
                FROM (wanted w
                  JOIN wanted v ON (((v.duty = w.duty) AND (v.nth > w.nth))))
               WHERE (daterange(w.from_day, w.end_day) && daterange(v.from_day, v.end_day)))) THEN 'duty-held'::text
             ELSE NULL::text
         END AS "case";
END;
comment on function staff.duties_refusal(given jsonb) is 'What is wrong with duties to be given, taken by themselves; asked before anything is written.';

CREATE OR REPLACE FUNCTION staff.duties_today(asked_staff uuid)
 RETURNS TABLE(duty text, lent_by uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare today date := (now() at time zone 'Asia/Tokyo')::date;
begin
  return query
    select distinct d.duty, null::uuid
      from staff.staff s
      join staff.staff_duty d on d.staff_id = s.id
     where s.id = asked_staff and s.disabled_at is null and (s.ends_on is null or s.ends_on >= today)
       and d.valid_from <= today and (d.valid_to is null or d.valid_to > today);
  if exists (select from staff.delegation g where g.to_staff = asked_staff and g.withdrawn_at is null and g.valid_from <= today and g.valid_to > today) then
    -- Only what the lender holds as an own duty today: what was lent to the lender is not in staff_duty, so nothing is lent on.
    return query
      select distinct d.duty, g.from_staff
        from staff.delegation g
        join staff.staff s on s.id = g.to_staff and s.disabled_at is null and (s.ends_on is null or s.ends_on >= today)
        join staff.staff f on f.id = g.from_staff and f.disabled_at is null and (f.ends_on is null or f.ends_on >= today)
        join staff.staff_duty d on d.staff_id = f.id and d.duty = any (g.duties) and d.valid_from <= today and (d.valid_to is null or d.valid_to > today)
       where g.to_staff = asked_staff and g.withdrawn_at is null and g.valid_from <= today and g.valid_to > today
         and d.duty not in ('administer', 'audit')
         and g.agency_id = staff.agency_today(g.to_staff) and g.agency_id = staff.agency_today(g.from_staff);
  end if;
end $function$;
comment on function staff.duties_today(asked_staff uuid) is 'Own duties of today, and those lent by a colleague of the same agency who still holds them (lent_by). Nothing for accounts that ended.';
grant execute on function staff.duties_today(asked_staff uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.end_duty(target uuid, old_duty text, old_from date, last_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  why text := staff.assure_administrator(target);
  stands staff.staff_duty;
begin
  if why is not null then return why; end if;
  select * into stands from staff.staff_duty d where d.staff_id = target and d.duty = old_duty and d.valid_from = old_from and d.source = 'hand';
  if stands.staff_id is null then return 'absent'; end if;
  -- What was, was: days that have passed are not taken back.
  if last_day < staff.today() - 1 or (stands.valid_to is not null and stands.valid_to <= last_day + 1) then return 'wrong-day'; end if;
  update staff.staff_duty set valid_to = greatest(last_day + 1, old_from)
   where staff_id = target and duty = old_duty and valid_from = old_from and source = 'hand';
  return null;
end $function$;
comment on function staff.end_duty(target uuid, old_duty text, old_from date, last_day date) is 'Sets the last day of a duty, yesterday at the earliest, which ends it now.';
grant execute on function staff.end_duty(target uuid, old_duty text, old_from date, last_day date) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.end_sessions(target uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is null then perform staff.close_doors(target); end if;
  return why;
end $function$;
grant execute on function staff.end_sessions(target uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.follow_sso_groups(target uuid, groups text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  today date := staff.today();
  here uuid := staff.agency_today(target);
  wanted text[];
begin
  select coalesce(array_agg(distinct g.duty), '{}') into wanted from staff.sso_group g
   where g.group_name = any (groups) and (g.agency_id is null or g.agency_id = here);
  -- Who keeps accounts and the mapping could otherwise open people's records, or the log, to themselves.
  if 'administer' = any (wanted) or exists (select from staff.staff_duty d where d.staff_id = target and d.duty = 'administer' and d.source = 'hand'
                                               and d.valid_from <= today and (d.valid_to is null or d.valid_to > today)) then
    wanted := array_remove(array_remove(wanted, 'consult'), 'audit');
  end if;
  update staff.staff_duty d set valid_to = today
   where d.staff_id = target and d.source = 'sso' and d.valid_from <= today and (d.valid_to is null or d.valid_to > today) and d.duty <> all (wanted);
  insert into staff.staff_duty (staff_id, duty, valid_from, source)
  select target, w, today, 'sso' from unnest(wanted) w
   where not exists (select from staff.staff_duty d where d.staff_id = target and d.duty = w and d.source = 'sso'
                        and d.valid_from <= today and (d.valid_to is null or d.valid_to > today))
      on conflict (staff_id, duty, valid_from, source) do update set valid_to = null;
end $function$;
comment on function staff.follow_sso_groups(target uuid, groups text[]) is 'Duties of source sso become what the groups say now; for staff.sign_in_by_sso only.';

CREATE OR REPLACE FUNCTION staff.give_duties(target uuid, given jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := coalesce(staff.assure_administrator(target), staff.duties_refusal(given));
begin
  if why is not null then return why; end if;
  if exists (select from jsonb_to_recordset(given) as g(duty text, "from" date, "until" date)
               join staff.staff_duty d on d.staff_id = target and d.duty = g.duty and d.source = 'hand'
              where (d.valid_to is null or d.valid_to > d.valid_from)
                and daterange(d.valid_from, d.valid_to) && daterange(g."from", g."until" + 1)) then return 'duty-held'; end if;
  perform staff.put_duties(target, given);
  return null;
end $function$;
comment on function staff.give_duties(target uuid, given jsonb) is 'Gives duties from and until; a row that stands is never overwritten.';
grant execute on function staff.give_duties(target uuid, given jsonb) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.half_reader(hash bytea)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, stage text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.login,
     s.name,
     h.stage
    FROM (staff.half_session h
      JOIN staff.staff s ON ((s.id = h.staff_id)))
   WHERE ((h.token_hash = half_reader.hash) AND (h.ends_at > now()) AND staff.is_working(s.*));
END;
comment on function staff.half_reader(hash bytea) is 'Who stands between password and second factor, while that is allowed.';
grant execute on function staff.half_reader(hash bytea) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.has_administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM (staff.staff s
              CROSS JOIN LATERAL staff.duties_today(s.id) t(duty, lent_by))
           WHERE (t.duty = 'administer'::text))) AS "exists";
END;
comment on function staff.has_administrator() is 'Whether anybody keeps the accounts of this installation.';
grant execute on function staff.has_administrator() to tsunagi_app;

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
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare me uuid := platform.reader_id();
begin
  return me is not null and exists (select from staff.duties_today(me) t where t.duty = asked);
end $function$;
comment on function staff.has_duty(asked text) is 'Whether the reader is charged with a duty today.';
grant execute on function staff.has_duty(asked text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.is_untouched(asked_staff uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT 1
            FROM staff.staff s
           WHERE ((s.id = is_untouched.asked_staff) AND (s.password_hash IS NULL)))) AND (NOT (EXISTS ( SELECT 1
            FROM staff.passkey k
           WHERE (k.staff_id = is_untouched.asked_staff)))) AND (NOT (EXISTS ( SELECT 1
            FROM staff.totp t
           WHERE (t.staff_id = is_untouched.asked_staff)))) AND (NOT (EXISTS ( SELECT 1
            FROM staff.sso_link l
           WHERE (l.staff_id = is_untouched.asked_staff)))));
END;
comment on function staff.is_untouched(asked_staff uuid) is 'Whether nobody has set this account up yet: no password, no passkey, no authenticator app, no single sign-on.';
grant execute on function staff.is_untouched(asked_staff uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.is_working(s staff.staff)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (((s).disabled_at IS NULL) AND (((s).ends_on IS NULL) OR ((s).ends_on >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)));
grant execute on function staff.is_working(s staff.staff) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.issue_setup_link(hash bytea, asked_staff uuid, asked_purpose text, hours integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if asked_staff = platform.reader_id() then raise exception 'nobody issues a setup link for themselves' using errcode = '42501'; end if;
  -- The owner's own logins (create-admin) act for nobody; the app's login always acts for somebody.
  if session_user = 'tsunagi_app' then
    if asked_purpose = 'recovery' then
      update staff.recovery r set link_made_at = now()
       where r.staff_id = asked_staff and r.confirmed_by = platform.reader_id() and r.link_made_at is null and r.ends_at > now();
      if not found then raise exception 'a recovery takes two persons' using errcode = '42501'; end if;
    elsif not staff.has_duty('administer') or not staff.is_untouched(asked_staff) then
      raise exception 'first links are issued by administrators for accounts nobody has set up' using errcode = '42501';
    end if;
  end if;
  if not exists (select 1 from staff.staff s where s.id = asked_staff and staff.is_working(s) and not s.is_door) then return false; end if;
  delete from staff.setup_link l where l.staff_id = asked_staff and l.used_at is null;
  insert into staff.setup_link (token_hash, staff_id, purpose, made_by, ends_at)
  values (hash, asked_staff, asked_purpose, platform.reader_id(), now() + make_interval(hours => hours));
  return true;
end $function$;
comment on function staff.issue_setup_link(hash bytea, asked_staff uuid, asked_purpose text, hours integer) is 'Writes one link and takes back those not yet used. False when the account does not work.';
grant execute on function staff.issue_setup_link(hash bytea, asked_staff uuid, asked_purpose text, hours integer) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.lend_duties(new_id uuid, receiver uuid, lent text[], from_day date, last_day date, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  me uuid := platform.reader_id();
  here uuid := staff.my_agency();
begin
  if here is null then raise exception 'nobody who works here' using errcode = '42501'; end if;
  if receiver = me then return 'self'; end if;
  if not exists (select from staff.staff s where s.id = receiver and not s.is_door and staff.is_working(s))
     or staff.agency_today(receiver) is distinct from here then return 'not-a-colleague'; end if;
  if lent && array['administer', 'audit'] then return 'not-delegable'; end if;
  if exists (select from unnest(lent) l where not exists (select from staff.duties_today(me) t where t.duty = l and t.lent_by is null)) then return 'not-own'; end if;
  if from_day < staff.today() or last_day < from_day then return 'wrong-day'; end if;
  if last_day - from_day + 1 > 92 then return 'too-long'; end if;
  insert into staff.delegation (id, from_staff, to_staff, agency_id, duties, reason, valid_from, valid_to)
  values (new_id, me, receiver, here, lent, why, from_day, last_day + 1);
  return null;
end $function$;
comment on function staff.lend_duties(new_id uuid, receiver uuid, lent text[], from_day date, last_day date, why text) is 'Lends own duties to a colleague of the same agency for at most 92 days. Null when done, else why not.';
grant execute on function staff.lend_duties(new_id uuid, receiver uuid, lent text[], from_day date, last_day date, why text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.lent_to_me()
 RETURNS TABLE(duty text, lent_by uuid, lender_name text, until date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT t.duty,
     t.lent_by,
     f.name,
     ( SELECT (max(g.valid_to) - 1)
            FROM staff.delegation g
           WHERE ((g.to_staff = platform.reader_id()) AND (g.from_staff = t.lent_by) AND (t.duty = ANY (g.duties)) AND (g.withdrawn_at IS NULL)))
    FROM (staff.duties_today(platform.reader_id()) t(duty, lent_by)
      JOIN staff.staff f ON ((f.id = t.lent_by)))
   ORDER BY t.duty, f.kana;
END;
comment on function staff.lent_to_me() is 'Duties the reader holds for somebody else today, and the last day of each.';
grant execute on function staff.lent_to_me() to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.may_confirm_for(asked_staff uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT ((asked_staff IS DISTINCT FROM platform.reader_id()) AND (staff.has_duty('administer'::text) OR ((staff.has_duty('head'::text) OR staff.has_duty('audit'::text)) AND (staff.my_agency() = staff.agency_today(asked_staff)))));
END;
comment on function staff.may_confirm_for(asked_staff uuid) is 'Whether the reader may be the second person of a recovery: an administrator, or head or privacy officer of that agency.';
grant execute on function staff.may_confirm_for(asked_staff uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.move_account(target uuid, new_agency uuid, from_day date, given jsonb, new_ends_on date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := coalesce(staff.assure_administrator(target), staff.duties_refusal(given));
begin
  if why is not null then return why; end if;
  if not exists (select from directory.agency a where a.id = new_agency and a.is_active) then return 'agency-unknown'; end if;
  if from_day < staff.today() - 31 or from_day > staff.today() + 366 then return 'wrong-day'; end if;
  if not exists (select from staff.assignment a where a.staff_id = target) then
    insert into staff.assignment (staff_id, agency_id, valid_from, valid_to)
    -- From the day before, so that a move on the very day an account was made leaves its first place of work on record.
    select s.id, s.agency_id, least((s.made_at at time zone 'Asia/Tokyo')::date, from_day) - 1, from_day from staff.staff s where s.id = target;
  end if;
  -- What held before that day is closed; a plan for later gives way, and its row stays behind holding no day.
  update staff.assignment a set valid_to = greatest(from_day, a.valid_from) where a.staff_id = target and (a.valid_to is null or a.valid_to > from_day);
  insert into staff.assignment (staff_id, agency_id, valid_from) values (target, new_agency, from_day)
      on conflict (staff_id, valid_from) do update set agency_id = excluded.agency_id, valid_to = null;
  update staff.staff_duty d set valid_to = greatest(from_day, d.valid_from) where d.staff_id = target and (d.valid_to is null or d.valid_to > from_day);
  if new_ends_on is not null then update staff.staff set ends_on = new_ends_on where id = target; end if;
  perform staff.put_duties(target, given);
  return null;
end $function$;
comment on function staff.move_account(target uuid, new_agency uuid, from_day date, given jsonb, new_ends_on date) is '人事異動: from that day the account works for another agency with new duties; the old ones end the day before.';
grant execute on function staff.move_account(target uuid, new_agency uuid, from_day date, given jsonb, new_ends_on date) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.my_agency()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare me uuid := platform.reader_id();
begin
  if me is null or not exists (select from staff.staff s where s.id = me and staff.is_working(s)) then return null; end if;
  return staff.agency_today(me);
end $function$;
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

CREATE OR REPLACE FUNCTION staff.open_sessions(asked uuid[])
 RETURNS TABLE(staff_id uuid, sessions integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT t.staff_id,
     (count(*))::integer AS count
    FROM platform.session t
   WHERE (staff.has_duty('administer'::text) AND (t.staff_id = ANY (open_sessions.asked)) AND (t.ends_at > now()))
   GROUP BY t.staff_id;
END;
comment on function staff.open_sessions(asked uuid[]) is 'How many browsers are signed in by each account, for administrators.';
grant execute on function staff.open_sessions(asked uuid[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.passkey_owner(asked_credential bytea)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT k.staff_id
    FROM (staff.passkey k
      JOIN staff.staff s ON ((s.id = k.staff_id)))
   WHERE ((k.credential_id = passkey_owner.asked_credential) AND staff.is_working(s.*));
END;
comment on function staff.passkey_owner(asked_credential bytea) is 'Whose passkey this is, before anybody is known; nobody when the account ended.';
grant execute on function staff.passkey_owner(asked_credential bytea) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.put_duties(target uuid, given jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 INSERT INTO staff.staff_duty (staff_id, duty, valid_from, valid_to)  SELECT put_duties.target AS target,
             g.duty,
             g."from",
             (g.until + 1)
            FROM jsonb_to_recordset(put_duties.given) g(duty text, "from" date, until date) ON CONFLICT(staff_id, duty, valid_from, source) DO UPDATE SET valid_to = excluded.valid_to;
END;
comment on function staff.put_duties(target uuid, given jsonb) is 'Adds dated rows of duties; for the other functions of this schema only. A row that held no day is taken up again.';

CREATE OR REPLACE FUNCTION staff.reader_of(asked_staff uuid)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.login,
     s.name,
     a.id,
     a.name,
     COALESCE(( SELECT array_agg(DISTINCT t.duty ORDER BY t.duty) AS array_agg
            FROM staff.duties_today(s.id) t(duty, lent_by)), '{}'::text[]) AS "coalesce"
    FROM (staff.staff s
      JOIN directory.agency a ON ((a.id = staff.agency_today(s.id))))
   WHERE ((s.id = reader_of.asked_staff) AND staff.is_working(s.*));
END;
comment on function staff.reader_of(asked_staff uuid) is 'The reader behind a session or token; no row when the account ended.';
grant execute on function staff.reader_of(asked_staff uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.retire_account(target uuid, last_day date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set ends_on = last_day where id = target;
  if last_day < staff.today() then perform staff.close_doors(target); end if;
  return null;
end $function$;
comment on function staff.retire_account(target uuid, last_day date) is '退職: the account works for the last time on that day.';
grant execute on function staff.retire_account(target uuid, last_day date) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.session_reader(hash bytea, idle interval, fresh interval)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, agency_id uuid, agency_name text, duties text[], seen_at timestamp with time zone, strong_at timestamp with time zone)
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
     t.seen_at,
         CASE
             WHEN (t.strong_at > (now() - session_reader.fresh)) THEN t.strong_at
             ELSE NULL::timestamp with time zone
         END AS "case"
    FROM (platform.session t
      CROSS JOIN LATERAL staff.reader_of(t.staff_id) r(staff_id, login, staff_name, agency_id, agency_name, duties))
   WHERE ((t.token_hash = session_reader.hash) AND (t.ends_at > now()) AND (t.seen_at > (now() - session_reader.idle)));
END;
comment on function staff.session_reader(hash bytea, idle interval, fresh interval) is 'Who a session belongs to, if it is alive by database time and the account still works. strong_at only while it is fresh.';
grant execute on function staff.session_reader(hash bytea, idle interval, fresh interval) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.set_disabled(target uuid, is_off boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare why text := staff.assure_administrator(target);
begin
  if why is not null then return why; end if;
  update staff.staff set disabled_at = case when is_off then coalesce(disabled_at, now()) end where id = target;
  if is_off then
    perform staff.close_doors(target);
    delete from platform.api_token t where t.staff_id = target;
  end if;
  return null;
end $function$;
comment on function staff.set_disabled(target uuid, is_off boolean) is 'Stops an account at once, with its sessions and tokens, or lets it work again.';
grant execute on function staff.set_disabled(target uuid, is_off boolean) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.setup_link_owner(hash bytea)
 RETURNS TABLE(staff_id uuid, login text, staff_name text, purpose text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
BEGIN ATOMIC
 SELECT s.id,
     s.login,
     s.name,
     l.purpose
    FROM (staff.setup_link l
      JOIN staff.staff s ON ((s.id = l.staff_id)))
   WHERE ((l.token_hash = setup_link_owner.hash) AND (l.used_at IS NULL) AND (l.ends_at > now()) AND staff.is_working(s.*));
END;
comment on function staff.setup_link_owner(hash bytea) is 'For whom a link is, while it can be used; used, ended and unknown are the same.';
grant execute on function staff.setup_link_owner(hash bytea) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.sign_in_by_sso(new_issuer text, new_subject text, asked_login text, groups text[])
 RETURNS TABLE(staff_id uuid, refused text, duties text[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  known uuid;
  found_staff staff.staff;
begin
  select l.staff_id into known from staff.sso_link l where l.issuer = new_issuer and l.subject = new_subject;
  if known is not null then
    select * into found_staff from staff.staff s where s.id = known for update;
  else
    select * into found_staff from staff.staff s where s.login = asked_login for update;
  end if;
  if found_staff.id is null then return query select null::uuid, 'unknown', null::text[]; return; end if;
  if found_staff.is_door or not found_staff.sso_allowed then return query select found_staff.id, 'not-allowed', null::text[]; return; end if;
  if not staff.is_working(found_staff) then return query select found_staff.id, 'ended', null::text[]; return; end if;
  if known is null then
    insert into staff.sso_link (issuer, subject, staff_id) values (new_issuer, new_subject, found_staff.id) on conflict do nothing;
    -- The account already belongs to another identity of the same provider: a login given to a successor must not inherit it.
    if not found then return query select found_staff.id, 'linked-to-another', null::text[]; return; end if;
  end if;
  perform staff.follow_sso_groups(found_staff.id, groups);
  return query select found_staff.id, null::text,
                      array(select d.duty from staff.staff_duty d where d.staff_id = found_staff.id and d.source = 'sso' and d.valid_from <= staff.today()
                               and (d.valid_to is null or d.valid_to > staff.today()) order by d.duty);
end $function$;
comment on function staff.sign_in_by_sso(new_issuer text, new_subject text, asked_login text, groups text[]) is 'Which account an identity that the provider proved enters by, and its duties by group. Never makes an account.';
grant execute on function staff.sign_in_by_sso(new_issuer text, new_subject text, asked_login text, groups text[]) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.today()
 RETURNS date
 LANGUAGE sql
 STABLE
RETURN ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date;
comment on function staff.today() is 'The calendar day in Japan, by database time.';
grant execute on function staff.today() to tsunagi_app;

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

CREATE OR REPLACE FUNCTION staff.use_setup_link(hash bytea, new_password_hash text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare link staff.setup_link;
begin
  update staff.setup_link l set used_at = now()
   where l.token_hash = hash and l.used_at is null and l.ends_at > now()
     and exists (select 1 from staff.staff s where s.id = l.staff_id and staff.is_working(s))
  returning l.* into link;
  if link.staff_id is null then
    return null;
  end if;
  update staff.staff set password_hash = new_password_hash, failed_count = 0, locked_until = null where id = link.staff_id;
  delete from platform.session where staff_id = link.staff_id;
  delete from staff.half_session where staff_id = link.staff_id;
  if link.purpose = 'recovery' then
    delete from staff.totp where staff_id = link.staff_id;
    delete from staff.recovery_code where staff_id = link.staff_id;
    delete from staff.passkey where staff_id = link.staff_id;
  end if;
  return link.staff_id;
end $function$;
comment on function staff.use_setup_link(hash bytea, new_password_hash text) is 'Uses a link once: sets the password, ends every session; after a recovery every second factor is gone as well.';
grant execute on function staff.use_setup_link(hash bytea, new_password_hash text) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.withdraw_delegation(asked_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare given staff.delegation;
begin
  select * into given from staff.delegation g where g.id = asked_id for update;
  if given.id is null or not (given.from_staff = platform.reader_id()
       or (staff.has_duty('head') and given.agency_id = staff.my_agency())) then return 'absent'; end if;
  if given.withdrawn_at is not null or given.valid_to <= staff.today() then return 'over'; end if;
  update staff.delegation set withdrawn_at = now(), withdrawn_by = platform.reader_id() where id = asked_id;
  return null;
end $function$;
comment on function staff.withdraw_delegation(asked_id uuid) is 'Takes a delegation back at once: the lender, or the head of that agency. Null when done, else why not.';
grant execute on function staff.withdraw_delegation(asked_id uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.withdraw_recovery(asked_id uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare asked staff.recovery;
begin
  select * into asked from staff.recovery r where r.id = asked_id for update;
  if asked.id is null or not (asked.asked_by = platform.reader_id() or staff.may_confirm_for(asked.staff_id)) then return 'absent'; end if;
  if asked.confirmed_at is not null or asked.withdrawn_at is not null or asked.ends_at <= now() then return 'over'; end if;
  update staff.recovery set withdrawn_at = now() where id = asked_id;
  return null;
end $function$;
grant execute on function staff.withdraw_recovery(asked_id uuid) to tsunagi_app;

CREATE OR REPLACE FUNCTION staff.working_agency()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare me uuid := platform.reader_id();
begin
  if me is null or not exists (select from staff.duties_today(me) t where t.duty = 'consult') then return null; end if;
  return staff.agency_today(me);
end $function$;
comment on function staff.working_agency() is 'Agency for which the reader works with people (duty consult); null otherwise. The one gate of every policy on people''s records.';
grant execute on function staff.working_agency() to tsunagi_app;
