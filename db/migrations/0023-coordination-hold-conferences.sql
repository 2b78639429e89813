-- 会議 (casework/coordination): types as rows, the legal basis on each agenda item, sight computed from basis and invitation (F21, F22).

insert into platform.legal_basis (code, law, article, title, summary, valid_from, source_note, verified, needs_review) values
  ('selfrel-9', '生活困窮者自立支援法', '9条', '支援会議（生活困窮）', '同意がなくても構成員の間で情報を交換できる。構成員には守秘義務がある。', '2021-04-01', '鉾田市 要綱', 'seen', false),
  ('cwa-25-2', '児童福祉法', '25条の2', '要保護児童対策地域協議会', '個別ケース検討会議など。構成員の守秘義務は25条の5。', '2021-04-01', 'mhlw.go.jp/bunya/kodomo/dv11/05-05.html', 'seen', false),
  ('cwa-25-5', '児童福祉法', '25条の5', '要保護児童対策地域協議会の守秘義務', '公的機関、法人、個人のそれぞれに秘密を守る義務がある。', '2021-04-01', 'mhlw.go.jp/bunya/kodomo/dv11/05-05.html', 'seen', false),
  ('ltc-115-48', '介護保険法', '115条の48', '地域ケア会議', '個別の事例と地域の課題を話し合う会議。構成員には守秘義務がある。', '2021-04-01', 'from memory', 'memory', true),
  ('pwd-89-3', '障害者総合支援法', '89条の3', '自立支援協議会', '関係機関が支援体制の課題を話し合う協議会。', '2021-04-01', 'from memory', 'memory', true),
  ('elder-abuse-9', '高齢者虐待防止法', '9条', 'コアメンバー会議', '通報を受けた市町村が対応を協議する。', '2021-04-01', 'from memory', 'memory', true),
  ('housing-net', '住宅セーフティネット法', '居住支援協議会の条', '居住支援協議会・連絡会', '住宅の確保に配慮が要る人の入居を、関係機関が話し合う。', '2025-10-01', '計画 L394・L414、条番号は要確認', 'check', true)
on conflict (code, valid_from) do nothing;

create table coordination.conference_type (
  code             text    not null,
  display_name     text    not null,
  also_called      text[]  not null default '{}',
  legal_basis_code text    not null,
  consent_rule     text    not null,
  convenor_rule    text    not null,
  member_rule      text    not null,
  secrecy_rule     text    not null,
  minutes_rule     text    not null,
  may_review_plan  boolean not null default false,
  is_sealed        boolean not null default false,
  tone             text    not null,
  sort_order       integer not null,
  valid_from       date    not null,
  valid_to         date,
  constraint conference_type_pk primary key (code, valid_from),
  constraint conference_type_consent_rule_is_known check (consent_rule in ('needs_consent', 'no_consent', 'case_by_case')),
  constraint conference_type_convenor_rule_is_known check (convenor_rule in ('city', 'coordinator', 'member')),
  constraint conference_type_member_rule_is_known check (member_rule in ('chosen_by_chair', 'team_and_guests')),
  constraint conference_type_secrecy_rule_is_known check (secrecy_rule in ('statutory', 'pledge')),
  constraint conference_type_minutes_rule_is_known check (minutes_rule in ('present', 'present_and_team')),
  constraint conference_type_tone_is_known check (tone in ('statutory', 'consented', 'neighbour', 'sealed')),
  constraint conference_type_without_consent_closes_its_minutes check (consent_rule <> 'no_consent' or (secrecy_rule = 'statutory' and minutes_rule = 'present')),
  constraint conference_type_ends_after_it_begins check (valid_to is null or valid_to > valid_from)
);
comment on table coordination.conference_type is 'Kinds of conferences as dated rows. The name is not the kind: cities rename and merge, the rules stay.';
comment on column coordination.conference_type.also_called is 'Other names under which this city holds the same kind.';
comment on column coordination.conference_type.minutes_rule is 'Who may read fixed minutes besides the convenor: those invited and present, or the team of the case as well.';
comment on column coordination.conference_type.is_sealed is 'Held inside a compartment only; never an agenda item here.';
alter table coordination.conference_type enable row level security;
create policy conference_type_is_open on coordination.conference_type for select to tsunagi_app using (true);
grant select on coordination.conference_type to tsunagi_app;

insert into coordination.conference_type (code, display_name, also_called, legal_basis_code, consent_rule, convenor_rule, member_rule, secrecy_rule, minutes_rule, may_review_plan, is_sealed, tone, sort_order, valid_from) values
  ('support_conference', '支援会議', '{}', 'swa-106-6', 'no_consent', 'city', 'chosen_by_chair', 'statutory', 'present', false, false, 'statutory', 1, '2021-04-01'),
  ('multilayered_support_conference', '重層的支援会議', '{}', 'swa-106-4-2-5', 'needs_consent', 'coordinator', 'team_and_guests', 'pledge', 'present_and_team', true, false, 'consented', 2, '2021-04-01'),
  ('support_coordination_conference', '支援調整会議', '{}', 'selfrel-3-2', 'needs_consent', 'member', 'team_and_guests', 'pledge', 'present_and_team', false, false, 'neighbour', 3, '2021-04-01'),
  ('self_reliance_support_conference', '支援会議（生活困窮）', '{}', 'selfrel-9', 'no_consent', 'city', 'chosen_by_chair', 'statutory', 'present', false, false, 'statutory', 4, '2021-04-01'),
  ('community_care_conference', '地域ケア会議', '{}', 'ltc-115-48', 'case_by_case', 'member', 'team_and_guests', 'pledge', 'present_and_team', false, false, 'neighbour', 5, '2021-04-01'),
  ('self_reliance_council', '自立支援協議会', '{}', 'pwd-89-3', 'case_by_case', 'member', 'team_and_guests', 'pledge', 'present_and_team', false, false, 'neighbour', 6, '2021-04-01'),
  ('housing_support_conference', '居住支援の会議', '{居住支援連絡会}', 'housing-net', 'needs_consent', 'member', 'team_and_guests', 'pledge', 'present_and_team', false, false, 'neighbour', 7, '2025-10-01'),
  ('case_review_conference', '個別ケース検討会議', '{}', 'cwa-25-2', 'no_consent', 'city', 'chosen_by_chair', 'statutory', 'present', false, true, 'sealed', 8, '2021-04-01'),
  ('core_member_conference', 'コアメンバー会議', '{}', 'elder-abuse-9', 'no_consent', 'city', 'chosen_by_chair', 'statutory', 'present', false, true, 'sealed', 9, '2021-04-01');

create sequence coordination.conference_no;
grant usage on sequence coordination.conference_no to tsunagi_app;
create table coordination.conference (
  id               uuid        not null,
  no               bigint      not null default nextval('coordination.conference_no'),
  title            text        not null,
  state            text        not null,
  starts_at        timestamptz,
  minutes_planned  smallint    not null,
  place            text,
  convening_agency uuid        not null,
  chair            text,
  made_at          timestamptz not null,
  made_by          uuid        not null,
  asked_at         timestamptz,
  called_at        timestamptz,
  briefed_at       timestamptz,
  held_at          timestamptz,
  fixed_at         timestamptz,
  cancelled_at     timestamptz,
  cancel_words     text,
  sequence         integer     not null default 0,
  version          integer     not null,
  constraint conference_pk primary key (id),
  constraint conference_no_is_unique unique (no),
  constraint conference_state_is_known check (state in ('planned', 'called', 'briefed', 'held', 'minutes_draft', 'minutes_fixed', 'cancelled')),
  constraint conference_is_called_to_a_time check (state in ('planned', 'cancelled') or starts_at is not null),
  constraint conference_cancelled_has_a_reason check ((state = 'cancelled') = (cancel_words is not null)),
  constraint conference_fixed_says_when check ((state = 'minutes_fixed') = (fixed_at is not null)),
  constraint conference_lasts_some_minutes check (minutes_planned between 10 and 600)
);
comment on table coordination.conference is 'One sitting: the folded state of its acts. Basis, secrecy and sight sit on its agenda items, never on the sitting.';
comment on column coordination.conference.sequence is 'How often an invitation already sent was changed; calendars go by it (RFC 5545 SEQUENCE).';
comment on column coordination.conference.asked_at is 'When those invited were first asked for times; from then on they know of the sitting, but of no item before it is called.';
create index conference_of_convenor on coordination.conference (convening_agency, id desc);

create table coordination.conference_act (
  id            uuid        not null,
  conference_id uuid        not null,
  seq           integer     not null,
  kind          text        not null,
  at            timestamptz not null,
  by_staff      uuid        not null,
  by_agency     uuid        not null,
  body          jsonb       not null,
  constraint conference_act_pk primary key (id),
  constraint conference_act_is_in_order unique (conference_id, seq),
  constraint conference_act_of_conference foreign key (conference_id) references coordination.conference (id)
);
comment on table coordination.conference_act is 'Everything the convenor did to a conference, in order. Never what was said there.';

create table coordination.agenda_item (
  id            uuid        not null,
  conference_id uuid        not null,
  position      smallint    not null,
  case_id       uuid        not null,
  type_code     text        not null,
  called        text        not null,
  basis         text        not null,
  basis_on      date        not null,
  basis_reason  text,
  question      text        not null,
  plan_id       uuid,
  is_live       boolean     not null default true,
  added_at      timestamptz not null,
  added_by      uuid        not null,
  constraint agenda_item_pk primary key (id),
  constraint agenda_item_of_conference foreign key (conference_id) references coordination.conference (id),
  constraint agenda_item_of_case foreign key (case_id) references coordination.support_case (id),
  constraint agenda_item_asks_something check (btrim(question) <> '')
);
comment on table coordination.agenda_item is '議題. It carries the kind of conference and the basis on which it is spoken about; one sitting may go from one to another.';
comment on column coordination.agenda_item.called is 'The name of the kind as this city said it on the day.';
comment on column coordination.agenda_item.basis is 'consent, or the code of the law by which it is spoken about without.';
create index agenda_item_of_sitting on coordination.agenda_item (conference_id, position) where is_live;
create index agenda_item_by_case on coordination.agenda_item (case_id, id desc) where is_live;

create function coordination.refuse_sealed_type() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from coordination.conference_type t where t.code = new.type_code and not t.is_sealed) then
    raise exception 'a sealed or unknown kind of conference is no agenda item here' using errcode = '23514';
  end if;
  return new;
end $$;
comment on function coordination.refuse_sealed_type is 'Keeps sealed kinds of conferences out of ordinary agendas.';
create trigger agenda_item_is_not_sealed before insert or update of type_code on coordination.agenda_item
  for each row execute function coordination.refuse_sealed_type();

create table coordination.invitation (
  id             uuid        not null,
  conference_id  uuid        not null,
  agency_id      uuid,
  staff_ids      uuid[]      not null default '{}',
  outside_name   text,
  outside_office text,
  outside_agency text,
  secrecy_class  text        not null,
  is_needed      boolean     not null,
  invited_at     timestamptz not null,
  invited_by     uuid        not null,
  is_live        boolean     not null default true,
  constraint invitation_pk primary key (id),
  constraint invitation_of_conference foreign key (conference_id) references coordination.conference (id),
  constraint invitation_is_to_an_agency_or_a_person check ((agency_id is null) = (outside_name is not null)),
  constraint invitation_secrecy_class_is_known check (secrecy_class in ('public_body', 'corporation', 'individual'))
);
comment on table coordination.invitation is 'Who is called to a conference: an agency with an account here, or a person from elsewhere. The list sight is computed from.';
comment on column coordination.invitation.secrecy_class is 'Which secrecy duty binds them: public body, officers and staff of a corporation, individual.';
create unique index invitation_once_an_agency on coordination.invitation (conference_id, agency_id) where is_live and agency_id is not null;
create index invitation_of_sitting on coordination.invitation (conference_id, id);
create index invitation_by_agency on coordination.invitation (agency_id, conference_id desc) where is_live and agency_id is not null;

create table coordination.invited_item (
  invitation_id uuid        not null,
  item_id       uuid        not null,
  conference_id uuid        not null,
  is_live       boolean     not null default true,
  told_at       timestamptz,
  constraint invited_item_pk primary key (invitation_id, item_id),
  constraint invited_item_of_invitation foreign key (invitation_id) references coordination.invitation (id),
  constraint invited_item_of_item foreign key (item_id) references coordination.agenda_item (id)
);
comment on table coordination.invited_item is 'To which agenda items an invitation goes; the others do not exist for whom it invites.';
comment on column coordination.invited_item.told_at is 'When the material of the item was opened to them, and entered in the register of disclosures.';
create index invited_item_by_item on coordination.invited_item (item_id, invitation_id) where is_live;
create index invited_item_of_sitting on coordination.invited_item (conference_id);

create table coordination.secrecy_ack (
  conference_id uuid        not null,
  staff_id      uuid        not null,
  agency_id     uuid        not null,
  at            timestamptz not null,
  notice        text        not null,
  constraint secrecy_ack_pk primary key (conference_id, staff_id),
  constraint secrecy_ack_of_conference foreign key (conference_id) references coordination.conference (id)
);
comment on table coordination.secrecy_ack is 'Once a person and conference, before any material opens: the secrecy notice was read and confirmed. @source 社会福祉法106条の6 5項';

create table coordination.briefing (
  item_id       uuid        not null,
  conference_id uuid        not null,
  content       jsonb       not null,
  frozen_at     timestamptz not null,
  frozen_by     uuid        not null,
  constraint briefing_pk primary key (item_id, frozen_at),
  constraint briefing_of_item foreign key (item_id) references coordination.agenda_item (id)
);
comment on table coordination.briefing is 'What the record said when the material was opened to those invited; frozen like the bundle of a referral.';

create table coordination.prep_sheet (
  item_id       uuid        not null,
  invitation_id uuid        not null,
  conference_id uuid        not null,
  picture       text,
  doing         text,
  wanted        text,
  asked         text,
  by_staff      uuid        not null,
  by_agency     uuid        not null,
  at            timestamptz not null,
  version       integer     not null default 1,
  constraint prep_sheet_pk primary key (item_id, invitation_id),
  constraint prep_sheet_of_item foreign key (item_id) references coordination.agenda_item (id),
  constraint prep_sheet_of_invitation foreign key (invitation_id) references coordination.invitation (id)
);
comment on table coordination.prep_sheet is '準備シート of one invited agency: picture of the household, what we do, whom we want in, what we ask of others.';

create table coordination.attendance (
  id            uuid        not null,
  conference_id uuid        not null,
  invitation_id uuid        not null,
  staff_id      uuid,
  name          text        not null,
  office        text,
  agency_name   text        not null,
  secrecy_class text        not null,
  is_present    boolean     not null,
  acked_at      timestamptz,
  noted_at      timestamptz not null,
  noted_by      uuid        not null,
  constraint attendance_pk primary key (id),
  constraint attendance_of_conference foreign key (conference_id) references coordination.conference (id),
  constraint attendance_of_invitation foreign key (invitation_id) references coordination.invitation (id),
  constraint attendance_secrecy_class_is_known check (secrecy_class in ('public_body', 'corporation', 'individual'))
);
comment on table coordination.attendance is 'Who sat there, with the name of the agency and the office at that time.';
create index attendance_of_sitting on coordination.attendance (conference_id, id);
create index attendance_by_invitation on coordination.attendance (invitation_id) where is_present;

create table coordination.item_minutes (
  item_id         uuid        not null,
  conference_id   uuid        not null,
  direction       text,
  facts           text,
  opinions        text,
  third_party     text,
  third_party_who text,
  decisions       text,
  adequacy        text,
  adequacy_words  text,
  written_at      timestamptz not null,
  written_by      uuid        not null,
  is_fixed        boolean     not null default false,
  constraint item_minutes_pk primary key (item_id),
  constraint item_minutes_of_item foreign key (item_id) references coordination.agenda_item (id),
  constraint item_minutes_adequacy_is_known check (adequacy in ('adequate', 'amend', 'returned')),
  constraint item_minutes_adequacy_has_words check (adequacy is null or adequacy = 'adequate' or adequacy_words is not null)
);
comment on table coordination.item_minutes is '議事録 of one item. Facts, opinions and what third parties said stand apart, so that the person''s own copy can leave out the third.';
comment on column coordination.item_minutes.adequacy is '適切性の協議 of the plan the item carries.';

create table coordination.role_assignment (
  id            uuid     not null,
  item_id       uuid     not null,
  conference_id uuid     not null,
  position      smallint not null,
  issue         text     not null,
  agency_id     uuid,
  action        text,
  due_on        date,
  task_id       uuid,
  constraint role_assignment_pk primary key (id),
  constraint role_assignment_of_item foreign key (item_id) references coordination.agenda_item (id),
  constraint role_assignment_of_an_agency_says_what check (agency_id is null or action is not null)
);
comment on table coordination.role_assignment is '役割分担表: which trouble, which agency, what, by when. Without an agency it is a gap, and is shown as one.';
create index role_assignment_of_item on coordination.role_assignment (item_id, position);

create table coordination.slot (
  id            uuid        not null,
  conference_id uuid        not null,
  starts_at     timestamptz not null,
  is_live       boolean     not null default true,
  constraint slot_pk primary key (id),
  constraint slot_is_offered_once unique (conference_id, starts_at),
  constraint slot_of_conference foreign key (conference_id) references coordination.conference (id)
);
comment on table coordination.slot is 'A time a conference might begin.';

create table coordination.slot_answer (
  slot_id       uuid        not null,
  invitation_id uuid        not null,
  conference_id uuid        not null,
  is_free       boolean     not null,
  by_staff      uuid        not null,
  at            timestamptz not null,
  constraint slot_answer_pk primary key (slot_id, invitation_id),
  constraint slot_answer_of_slot foreign key (slot_id) references coordination.slot (id),
  constraint slot_answer_of_invitation foreign key (invitation_id) references coordination.invitation (id)
);
comment on table coordination.slot_answer is 'Whether somebody invited could come then. No answer counts as not free.';
create index slot_answer_of_sitting on coordination.slot_answer (conference_id);

alter table coordination.conference enable row level security;
alter table coordination.conference_act enable row level security;
alter table coordination.agenda_item enable row level security;
alter table coordination.invitation enable row level security;
alter table coordination.invited_item enable row level security;
alter table coordination.secrecy_ack enable row level security;
alter table coordination.briefing enable row level security;
alter table coordination.prep_sheet enable row level security;
alter table coordination.attendance enable row level security;
alter table coordination.item_minutes enable row level security;
alter table coordination.role_assignment enable row level security;
alter table coordination.slot enable row level security;
alter table coordination.slot_answer enable row level security;

create function coordination.convenes(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from coordination.conference c where c.id = asked and c.convening_agency = (select staff.working_agency()));
  end;
comment on function coordination.convenes is 'Whether the reader''s agency convenes a conference.';

create function coordination.was_invited(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.invitation v
                     join coordination.conference c on c.id = v.conference_id
                    where v.conference_id = asked and v.agency_id = (select staff.working_agency()) and v.is_live
                      and (c.called_at is not null or c.asked_at is not null));
  end;
comment on function coordination.was_invited is 'Whether the reader''s agency was called to a conference or asked for times. Before that, an invitation is the convenor''s draft.';

create function coordination.was_invited_to(asked_item uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.invited_item ii
                     join coordination.invitation v on v.id = ii.invitation_id
                     join coordination.agenda_item i on i.id = ii.item_id
                     join coordination.conference c on c.id = i.conference_id
                    where ii.item_id = asked_item and ii.is_live and i.is_live and v.is_live and v.agency_id = (select staff.working_agency())
                      and c.called_at is not null and not coordination.in_conflict(i.case_id));
  end;
comment on function coordination.was_invited_to is 'Whether the reader''s agency was called to one agenda item, and nothing personal forbids it.';

create function coordination.was_invited_about(asked uuid, about_case uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.agenda_item i
                    where i.conference_id = asked and i.case_id = about_case and i.is_live and coordination.was_invited_to(i.id));
  end;
comment on function coordination.was_invited_about is 'Whether the reader''s agency was called to a conference about this case.';

create function coordination.convenes_item(asked_item uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.agenda_item i
                     join coordination.conference c on c.id = i.conference_id
                    where i.id = asked_item and i.is_live and c.convening_agency = (select staff.working_agency())
                      and not coordination.in_conflict(i.case_id));
  end;
comment on function coordination.convenes_item is 'Whether the reader''s agency convenes the sitting of an item, and nothing personal forbids it.';

create function coordination.has_acknowledged(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from coordination.secrecy_ack a where a.conference_id = asked and a.staff_id = platform.reader_id());
  end;
comment on function coordination.has_acknowledged is 'Whether the reader confirmed the secrecy notice of a conference.';

create function coordination.is_material_open(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from coordination.conference c where c.id = asked and c.state in ('briefed', 'held', 'minutes_draft'));
  end;
comment on function coordination.is_material_open is 'Material opens with the briefing and closes when the minutes are fixed.';

create function coordination.may_read_minutes(asked_item uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coordination.has_acknowledged(i.conference_id) and not coordination.in_conflict(i.case_id)
           and ((coordination.was_invited_to(i.id)
                 and exists (select 1
                               from coordination.invited_item ii
                               join coordination.invitation v on v.id = ii.invitation_id and v.is_live and v.agency_id = (select staff.working_agency())
                               join coordination.attendance t on t.invitation_id = v.id and t.is_present
                              where ii.item_id = i.id and ii.is_live))
                or (coordination.stands(i.case_id)
                    and exists (select 1
                                  from coordination.conference_type k
                                 where k.code = i.type_code and k.minutes_rule = 'present_and_team'
                                   and k.valid_from <= i.basis_on and (k.valid_to is null or i.basis_on < k.valid_to))))
      from coordination.agenda_item i
      join coordination.conference c on c.id = i.conference_id
     where i.id = asked_item and i.is_live and c.state = 'minutes_fixed';
  end;
comment on function coordination.may_read_minutes is 'Who besides the convenor may read the fixed minutes of an item: computed from its kind, the invitations and the attendance, never set by hand.';

create function coordination.meets(asked uuid, asked_invitation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.invited_item theirs
                    where theirs.conference_id = asked and theirs.invitation_id = asked_invitation and theirs.is_live
                      and coordination.was_invited_to(theirs.item_id));
  end;
comment on function coordination.meets is 'Whether somebody invited sits at an item to which the reader''s agency is invited as well.';

create function coordination.is_invitation_of_mine(asked_invitation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1
                     from coordination.invitation v
                    where v.id = asked_invitation and v.is_live and v.agency_id = (select staff.working_agency())
                      and coordination.was_invited(v.conference_id));
  end;
comment on function coordination.is_invitation_of_mine is 'Whether an invitation calls the reader''s own agency.';

create function coordination.has_item_of_mine(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (select 1 from coordination.agenda_item i where i.conference_id = asked and i.is_live and coordination.sees_case(i.case_id));
  end;
comment on function coordination.has_item_of_mine is 'Whether a sitting has an item about a case the reader sees.';

create function coordination.count_subjects(asked uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case when coordination.stands(asked)
                then (select count(*)::integer from coordination.case_person p where p.case_id = asked and p.is_linked and p.part = 'subject')
                else 0 end;
  end;
comment on function coordination.count_subjects is 'For how many persons a case is, protected ones included: the consent of those one sees does not speak for the others.';

grant execute on function coordination.convenes, coordination.was_invited, coordination.was_invited_to, coordination.was_invited_about,
  coordination.convenes_item, coordination.has_acknowledged, coordination.is_material_open, coordination.may_read_minutes, coordination.meets,
  coordination.has_item_of_mine, coordination.is_invitation_of_mine, coordination.count_subjects to tsunagi_app;

create policy conference_is_seen_by_convenor_invited_and_team on coordination.conference for select to tsunagi_app
  using (convening_agency = (select staff.working_agency()) or coordination.was_invited(id) or coordination.has_item_of_mine(id));
create policy conference_is_planned_as_oneself on coordination.conference for insert to tsunagi_app
  with check (convening_agency = (select staff.working_agency()) and made_by = platform.reader_id() and state = 'planned');
create policy conference_is_changed_by_its_convenor on coordination.conference for update to tsunagi_app
  using (convening_agency = (select staff.working_agency())) with check (convening_agency = (select staff.working_agency()));

create policy conference_act_is_seen_by_the_convenor on coordination.conference_act for select to tsunagi_app
  using (coordination.convenes(conference_id));
create policy conference_act_is_appended_as_oneself on coordination.conference_act for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()) and coordination.convenes(conference_id));

create policy agenda_item_is_seen_by_convenor_invited_and_team on coordination.agenda_item for select to tsunagi_app
  using (coordination.sees_case(case_id) or coordination.was_invited_to(id)
         or (coordination.convenes(conference_id) and not coordination.in_conflict(case_id)));
create policy agenda_item_is_added_by_a_convenor_in_the_team on coordination.agenda_item for insert to tsunagi_app
  with check (coordination.convenes(conference_id) and coordination.stands(case_id) and added_by = platform.reader_id());
create policy agenda_item_is_changed_by_a_convenor_in_the_team on coordination.agenda_item for update to tsunagi_app
  using (coordination.convenes(conference_id) and coordination.stands(case_id))
  with check (coordination.convenes(conference_id) and coordination.stands(case_id));

create policy invitation_is_seen_by_convenor_and_those_who_meet on coordination.invitation for select to tsunagi_app
  using (coordination.convenes(conference_id)
         or (agency_id = (select staff.working_agency()) and is_live and coordination.was_invited(conference_id))
         or (is_live and coordination.meets(conference_id, id)));
create policy invitation_is_made_by_the_convenor on coordination.invitation for insert to tsunagi_app
  with check (coordination.convenes(conference_id) and invited_by = platform.reader_id());
create policy invitation_is_changed_by_the_convenor on coordination.invitation for update to tsunagi_app using (coordination.convenes(conference_id));

create policy invited_item_is_seen_by_convenor_and_invited on coordination.invited_item for select to tsunagi_app
  using (coordination.convenes(conference_id) or (is_live and coordination.was_invited_to(item_id)));
create policy invited_item_is_set_by_the_convenor on coordination.invited_item for insert to tsunagi_app with check (coordination.convenes(conference_id));
create policy invited_item_is_changed_by_the_convenor on coordination.invited_item for update to tsunagi_app using (coordination.convenes(conference_id));

create policy secrecy_ack_is_seen_by_oneself_and_the_convenor on coordination.secrecy_ack for select to tsunagi_app
  using ((staff_id = platform.reader_id() and (select staff.working_agency()) is not null) or coordination.convenes(conference_id));
create policy secrecy_ack_is_given_as_oneself on coordination.secrecy_ack for insert to tsunagi_app
  with check (staff_id = platform.reader_id() and agency_id = (select staff.working_agency())
              and (coordination.convenes(conference_id) or coordination.was_invited(conference_id) or coordination.has_item_of_mine(conference_id)));

create policy briefing_is_read_by_those_invited_until_it_closes on coordination.briefing for select to tsunagi_app
  using (coordination.has_acknowledged(conference_id)
         and (coordination.convenes_item(item_id) or (coordination.is_material_open(conference_id) and coordination.was_invited_to(item_id))));
create policy briefing_is_frozen_by_the_convenor on coordination.briefing for insert to tsunagi_app
  with check (coordination.convenes_item(item_id) and frozen_by = platform.reader_id());

create policy prep_sheet_is_seen_by_writer_convenor_and_invited on coordination.prep_sheet for select to tsunagi_app
  using (coordination.has_acknowledged(conference_id)
         and (coordination.convenes_item(item_id)
              or (coordination.was_invited_to(item_id)
                  and (coordination.is_material_open(conference_id) or by_agency = (select staff.working_agency())))));
create policy prep_sheet_is_filled_by_those_invited on coordination.prep_sheet for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()) and coordination.has_acknowledged(conference_id)
              and (coordination.convenes_item(item_id)
                   or (coordination.was_invited_to(item_id)
                       and coordination.is_invitation_of_mine(invitation_id))));
create policy prep_sheet_is_changed_by_writer_and_convenor on coordination.prep_sheet for update to tsunagi_app
  using (coordination.has_acknowledged(conference_id)
         and (coordination.convenes_item(item_id)
              or (coordination.was_invited_to(item_id)
                  and coordination.is_invitation_of_mine(invitation_id))))
  with check (by_staff = platform.reader_id() and by_agency = (select staff.working_agency()));

create policy attendance_is_seen_by_convenor_and_those_who_met on coordination.attendance for select to tsunagi_app
  using (coordination.convenes(conference_id) or coordination.meets(conference_id, invitation_id));
create policy attendance_is_noted_by_the_convenor on coordination.attendance for insert to tsunagi_app
  with check (coordination.convenes(conference_id) and coordination.is_material_open(conference_id) and noted_by = platform.reader_id());
create policy attendance_is_taken_off_by_the_convenor on coordination.attendance for delete to tsunagi_app
  using (coordination.convenes(conference_id) and coordination.is_material_open(conference_id));

create policy item_minutes_are_read_by_convenor_and_those_computed on coordination.item_minutes for select to tsunagi_app
  using ((coordination.has_acknowledged(conference_id) and coordination.convenes_item(item_id)) or (is_fixed and coordination.may_read_minutes(item_id)));
create policy item_minutes_are_written_by_the_convenor on coordination.item_minutes for insert to tsunagi_app
  with check (coordination.is_material_open(conference_id) and coordination.has_acknowledged(conference_id) and coordination.convenes_item(item_id) and written_by = platform.reader_id());
create policy item_minutes_are_changed_until_fixed on coordination.item_minutes for update to tsunagi_app
  using (not is_fixed and coordination.has_acknowledged(conference_id) and coordination.convenes_item(item_id))
  with check (written_by = platform.reader_id());

create policy role_assignment_is_read_with_the_minutes on coordination.role_assignment for select to tsunagi_app
  using ((coordination.has_acknowledged(conference_id) and coordination.convenes_item(item_id)) or coordination.may_read_minutes(item_id));
create policy role_assignment_is_drawn_by_the_convenor on coordination.role_assignment for insert to tsunagi_app
  with check (coordination.is_material_open(conference_id) and coordination.has_acknowledged(conference_id) and coordination.convenes_item(item_id));
create policy role_assignment_is_redrawn_by_the_convenor on coordination.role_assignment for update to tsunagi_app
  using (coordination.is_material_open(conference_id) and coordination.has_acknowledged(conference_id) and coordination.convenes_item(item_id));
create policy role_assignment_is_wiped_until_it_is_a_task on coordination.role_assignment for delete to tsunagi_app
  using (task_id is null and coordination.is_material_open(conference_id) and coordination.has_acknowledged(conference_id) and coordination.convenes_item(item_id));

create policy slot_is_seen_by_convenor_and_invited on coordination.slot for select to tsunagi_app
  using (coordination.convenes(conference_id) or coordination.was_invited(conference_id));
create policy slot_is_offered_by_the_convenor on coordination.slot for insert to tsunagi_app with check (coordination.convenes(conference_id));
create policy slot_is_changed_by_the_convenor on coordination.slot for update to tsunagi_app using (coordination.convenes(conference_id));

create policy slot_answer_is_seen_by_convenor_and_writer on coordination.slot_answer for select to tsunagi_app
  using (coordination.convenes(conference_id) or coordination.is_invitation_of_mine(invitation_id));
create policy slot_answer_is_given_for_oneself_or_taken_by_the_convenor on coordination.slot_answer for insert to tsunagi_app
  with check (by_staff = platform.reader_id() and (coordination.convenes(conference_id) or coordination.is_invitation_of_mine(invitation_id)));
create policy slot_answer_is_changed_for_oneself_or_by_the_convenor on coordination.slot_answer for update to tsunagi_app
  using (coordination.convenes(conference_id) or coordination.is_invitation_of_mine(invitation_id)) with check (by_staff = platform.reader_id());

-- What was written down for those who sat there is read by those who were called about that case, whether or not they stand in its team.
create policy entry_of_a_conference_is_seen_by_those_invited on coordination.log_entry for select to tsunagi_app
  using (share_scope = 'conference' and coordination.was_invited_about(conference_id, case_id));

grant select on coordination.briefing, coordination.conference_act, coordination.secrecy_ack to tsunagi_app;
grant insert on coordination.briefing, coordination.conference_act, coordination.secrecy_ack to tsunagi_app;
grant select, insert, update on coordination.conference, coordination.agenda_item, coordination.invitation, coordination.invited_item,
  coordination.prep_sheet, coordination.item_minutes, coordination.slot, coordination.slot_answer to tsunagi_app;
grant select, insert, delete on coordination.attendance to tsunagi_app;
grant select, insert, update, delete on coordination.role_assignment to tsunagi_app;

create trigger conference_act_is_append_only before update or delete on coordination.conference_act for each row execute function platform.refuse_change();
create trigger conference_act_is_not_emptied before truncate on coordination.conference_act for each statement execute function platform.refuse_change();
create trigger secrecy_ack_is_append_only before update or delete on coordination.secrecy_ack for each row execute function platform.refuse_change();
create trigger secrecy_ack_is_not_emptied before truncate on coordination.secrecy_ack for each statement execute function platform.refuse_change();
create trigger briefing_is_frozen before update or delete on coordination.briefing for each row execute function platform.refuse_change();
create trigger briefing_is_not_emptied before truncate on coordination.briefing for each statement execute function platform.refuse_change();

insert into platform.code (list, code, label_ja, sort_order, valid_from, sensitive) values
  ('conference_state', 'planned', '準備中', 1, '2021-04-01', false),
  ('conference_state', 'called', '招集した', 2, '2021-04-01', false),
  ('conference_state', 'briefed', '資料を開いた', 3, '2021-04-01', false),
  ('conference_state', 'held', '開催中', 4, '2021-04-01', false),
  ('conference_state', 'minutes_draft', '議事録を作成中', 5, '2021-04-01', false),
  ('conference_state', 'minutes_fixed', '議事録が確定', 6, '2021-04-01', false),
  ('conference_state', 'cancelled', '中止', 7, '2021-04-01', false),
  ('secrecy_class', 'public_body', '公的機関の職員', 1, '2021-04-01', false),
  ('secrecy_class', 'corporation', '法人の役職員', 2, '2021-04-01', false),
  ('secrecy_class', 'individual', '個人', 3, '2021-04-01', false),
  ('adequacy', 'adequate', '適切', 1, '2021-04-01', false),
  ('adequacy', 'amend', '修正して進める', 2, '2021-04-01', false),
  ('adequacy', 'returned', '練り直す', 3, '2021-04-01', false);
