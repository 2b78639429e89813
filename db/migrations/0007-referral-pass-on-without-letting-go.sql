-- つなぎ (casework/referral): the closed loop. The sender stays owner until somebody accepts (F16, F17).
create schema referral;
comment on schema referral is 'Referrals as append-only acts, the bundle frozen at sending, follow-ups at 2 and 8 weeks.';
grant usage on schema referral to tsunagi_app;

create sequence referral.referral_no;
grant usage on sequence referral.referral_no to tsunagi_app;

create table referral.referral (
  id                 uuid        not null,
  no                 bigint      not null default nextval('referral.referral_no'),
  consultation_id    uuid        not null,
  from_agency        uuid        not null,
  from_staff         uuid        not null,
  to_agency          uuid        not null,
  kind               text        not null,
  reason             text        not null,
  asked              text        not null,
  basis              text        not null,
  basis_on           date        not null,
  consent_type       text,
  basis_reason       text,
  shared_fields      text[]      not null,
  urgency            text        not null,
  reply_by           date        not null,
  accompanied        boolean     not null default false,
  state              text        not null,
  made_at            timestamptz not null,
  sent_at            timestamptz,
  seen_at            timestamptz,
  answered_at        timestamptz,
  answer_reason      text,
  answer_words       text,
  person_in_charge   text,
  first_contact_on   date,
  service_started_on date,
  confirmed_at       timestamptz,
  follow_up_on       date,
  follow_up_week     smallint,
  arrived            boolean,
  person_helped      boolean,
  is_contradicted    boolean     not null default false,
  version            integer     not null,
  constraint referral_pk primary key (id),
  constraint referral_no_is_unique unique (no),
  constraint referral_kind_is_known check (kind in ('hand_over', 'involve')),
  constraint referral_state_is_known check (state in ('draft', 'sent', 'seen', 'accepted', 'returned', 'declined', 'withdrawn', 'service_started', 'confirmed', 'ended_without_help')),
  constraint referral_is_not_to_oneself check (from_agency <> to_agency),
  constraint referral_negative_end_has_reason check (state not in ('returned', 'declined', 'ended_without_help') or (answer_reason is not null and answer_words is not null)),
  constraint referral_without_consent_has_reason check (basis = 'consent' or basis_reason is not null),
  constraint referral_by_consent_says_how check (basis <> 'consent' or consent_type is not null),
  constraint referral_urgency_is_known check (urgency in ('immediate', 'today', 'within_week', 'planned'))
);
comment on table referral.referral is 'つなぐシート and its folded state.';
comment on column referral.referral.reply_by is 'Day by which an answer is owed; later it is red at both ends.';
comment on column referral.referral.is_contradicted is 'The helped person says otherwise than the agencies.';
create unique index referral_hands_over_to_one_at_a_time on referral.referral (consultation_id) where kind = 'hand_over' and state in ('sent', 'seen');
create index referral_by_consultation on referral.referral (consultation_id);
create index referral_received on referral.referral (to_agency, sent_at desc, id desc) where state <> 'draft';
create index referral_sent on referral.referral (from_agency, made_at desc, id desc);
create index referral_waiting_at_receiver on referral.referral (to_agency, reply_by, id) where state in ('sent', 'seen');
create index referral_waiting_at_sender on referral.referral (from_agency, reply_by, id) where state in ('sent', 'seen');
create index referral_follow_up on referral.referral (from_agency, follow_up_on, id) where follow_up_on is not null;

create table referral.bundle (
  referral_id uuid        not null,
  content     jsonb       not null,
  frozen_at   timestamptz not null,
  constraint bundle_pk primary key (referral_id),
  constraint bundle_of_referral foreign key (referral_id) references referral.referral (id)
);
comment on table referral.bundle is 'Exactly what was shared, frozen at sending. Readable by the receiver until it returns or declines.';

create table referral.referral_act (
  id          uuid        not null,
  referral_id uuid        not null,
  seq         integer     not null,
  kind        text        not null,
  at          timestamptz not null,
  by_staff    uuid        not null,
  by_agency   uuid        not null,
  body        jsonb       not null,
  constraint referral_act_pk primary key (id),
  constraint referral_act_is_in_order unique (referral_id, seq),
  constraint referral_act_of_referral foreign key (referral_id) references referral.referral (id)
);
comment on table referral.referral_act is 'Everything that happened to a referral, in order.';

alter table referral.referral enable row level security;
alter table referral.bundle enable row level security;
alter table referral.referral_act enable row level security;

create policy referral_is_seen_at_both_ends on referral.referral for select to tsunagi_app
  using (from_agency = (select staff.working_agency()) or (to_agency = (select staff.working_agency()) and state <> 'draft'));
create policy referral_is_made_by_those_who_stand_beside on referral.referral for insert to tsunagi_app
  with check (from_agency = (select staff.working_agency()) and desk.stands(consultation_id));
create policy referral_changes_at_both_ends on referral.referral for update to tsunagi_app
  using (from_agency = (select staff.working_agency()) or (to_agency = (select staff.working_agency()) and state <> 'draft'));

create policy bundle_is_read_while_asked on referral.bundle for select to tsunagi_app
  using (exists (select 1 from referral.referral r
                  where r.id = bundle.referral_id
                    and (r.from_agency = (select staff.working_agency())
                         or (r.to_agency = (select staff.working_agency()) and r.state not in ('draft', 'returned', 'declined', 'withdrawn')))));
create policy bundle_is_frozen_by_the_sender on referral.bundle for insert to tsunagi_app
  with check (exists (select 1 from referral.referral r where r.id = bundle.referral_id and r.from_agency = (select staff.working_agency())));

create policy referral_act_follows_referral on referral.referral_act for select to tsunagi_app
  using (exists (select 1 from referral.referral r where r.id = referral_act.referral_id));
create policy referral_act_is_appended_as_oneself on referral.referral_act for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency())
              and exists (select 1 from referral.referral r where r.id = referral_act.referral_id));

grant select, insert, update on referral.referral to tsunagi_app;
grant select, insert on referral.bundle, referral.referral_act to tsunagi_app;
create trigger referral_act_is_append_only before update or delete on referral.referral_act for each row execute function platform.refuse_change();
create trigger referral_act_is_not_emptied before truncate on referral.referral_act for each statement execute function platform.refuse_change();
create trigger bundle_is_frozen before update or delete on referral.bundle for each row execute function platform.refuse_change();
create trigger bundle_is_not_emptied before truncate on referral.bundle for each statement execute function platform.refuse_change();
