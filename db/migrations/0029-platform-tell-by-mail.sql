-- お知らせメール: beside every task, mention and alert a row for whoever wants to be told; what goes out says how many wait, nothing else.
create table platform.mail_wish (
  staff_id  uuid     not null,
  address   text,
  pace      text     not null,
  hour      smallint not null default 8,
  digest_on date,
  constraint mail_wish_pk primary key (staff_id),
  constraint mail_wish_address_is_one check (address ~ '^[!-~]+@[!-~]+$' and address !~ '[,;<>"]' and length(address) <= 254),
  constraint mail_wish_needs_an_address check (pace = 'off' or address is not null),
  constraint mail_wish_pace_is_known check (pace in ('off', 'at_once', 'morning')),
  constraint mail_wish_hour_is_of_the_morning check (hour between 5 and 12)
);
comment on table platform.mail_wish is 'Where and how often a member of staff wants to be told by mail. Without a row, never.';
comment on column platform.mail_wish.hour is 'From this hour of the day (JST) the morning mail may go.';
comment on column platform.mail_wish.digest_on is 'The last day whose morning was looked at, with or without a mail.';
alter table platform.mail_wish enable row level security;
create policy mail_wish_is_its_owners on platform.mail_wish to tsunagi_app
  using (staff_id = platform.reader_id()) with check (staff_id = platform.reader_id());
grant select, insert, update on platform.mail_wish to tsunagi_app;

create table platform.notice (
  id          uuid        not null,
  staff_id    uuid        not null,
  kind        text        not null,
  subject_id  uuid        not null,
  made_at     timestamptz not null default now(),
  settled_at  timestamptz,
  delivery_id uuid,
  constraint notice_pk primary key (id),
  constraint notice_kind_is_known check (kind in ('task', 'mention', 'alert', 'glass'))
);
comment on table platform.notice is 'Outbox: what somebody is to be told, written in the transaction of the act itself. No words, no person, no case.';
comment on column platform.notice.settled_at is 'Counted in a mail, or no longer open when the mail was made.';
create index notice_waiting on platform.notice (staff_id, kind) where settled_at is null;
create index notice_by_age on platform.notice (made_at);
alter table platform.notice enable row level security;
create policy notice_is_seen_by_its_receiver on platform.notice for select to tsunagi_app using (staff_id = platform.reader_id());
create policy notice_is_settled_by_its_receiver on platform.notice for update to tsunagi_app using (staff_id = platform.reader_id());
grant select, update (settled_at, delivery_id) on platform.notice to tsunagi_app;

create table platform.mail_delivery (
  id        uuid        not null,
  staff_id  uuid        not null,
  tasks     integer     not null,
  mentions  integer     not null,
  alerts    integer     not null,
  glass     integer     not null,
  due_today integer     not null,
  state     text        not null default 'waiting',
  tries     integer     not null default 0,
  next_at   timestamptz not null default now(),
  fault     text,
  made_at   timestamptz not null default now(),
  ended_at  timestamptz,
  constraint mail_delivery_pk primary key (id),
  constraint mail_delivery_state_is_known check (state in ('waiting', 'sent', 'dead')),
  constraint mail_delivery_fault_is_known check (fault in ('unreachable', 'later', 'refused', 'not-let-in')),
  constraint mail_delivery_counts_something check (tasks + mentions + alerts + glass + due_today > 0)
);
comment on table platform.mail_delivery is 'One mail: its id is the Message-ID, so that a second handing-in after a crash is recognised as the same.';
comment on column platform.mail_delivery.fault is 'Why the last try failed, in words of our own; what the server said is not kept.';
create index mail_delivery_waiting on platform.mail_delivery (next_at) where state = 'waiting';
create index mail_delivery_not_sent on platform.mail_delivery (made_at desc) where state <> 'sent';
create index mail_delivery_by_age on platform.mail_delivery (made_at);
alter table platform.mail_delivery enable row level security;
create policy mail_delivery_is_seen_by_receiver_and_administrator on platform.mail_delivery for select to tsunagi_app
  using (staff_id = platform.reader_id() or (select staff.has_duty('administer')));
create policy mail_delivery_is_made_for_oneself on platform.mail_delivery for insert to tsunagi_app
  with check (staff_id = platform.reader_id() and state = 'waiting');
create policy mail_delivery_is_tried_again_by_the_administrator on platform.mail_delivery for update to tsunagi_app
  using ((select staff.has_duty('administer')) and state = 'dead') with check (state = 'waiting');
grant select, insert, update (state, tries, next_at) on platform.mail_delivery to tsunagi_app;

-- 1. Rows beside the act. Triggers, so that no act can forget to tell; nobody is told of what they did themselves.
create function platform.tell_of_task() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.notice (id, staff_id, kind, subject_id)
  select gen_random_uuid(), told.staff_id, told.kind, new.id
    from (select w.staff_id, w.pace,
                 case when new.kind = 'glass' and exists (select 1 from staff.duties_today(s.id) t where t.duty = 'audit') then 'glass' else 'task' end as kind
            from platform.mail_wish w
            join staff.staff s on s.id = w.staff_id
           where staff.is_working(s) and staff.agency_today(s.id) = new.agency_id and s.id <> new.made_by
             and w.address is not null and (new.staff_id = s.id or new.staff_id is null)) told
   where told.kind = 'glass' or told.pace <> 'off';
  return null;
end $$;
comment on function platform.tell_of_task is 'Whom a new task concerns: the one named, or everybody of the agency that owes it. An emergency opening is told to the privacy officer whatever their pace.';
create trigger task_is_told after insert on platform.task for each row execute function platform.tell_of_task();

create function platform.tell_of_mention() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.notice (id, staff_id, kind, subject_id)
  select gen_random_uuid(), w.staff_id, 'mention', new.entry_id from platform.mail_wish w where w.staff_id = new.staff_id and w.pace <> 'off';
  return null;
end $$;
comment on function platform.tell_of_mention is 'Whoever is called by name in an entry.';
create trigger mention_is_told after insert on coordination.mention for each row execute function platform.tell_of_mention();

create function platform.tell_of_alert() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.notice (id, staff_id, kind, subject_id)
  select gen_random_uuid(), w.staff_id, 'alert', new.id
    from platform.mail_wish w
    join staff.staff s on s.id = w.staff_id
   where w.pace <> 'off' and staff.is_working(s) and s.id <> new.staff_id
     and exists (select 1 from staff.duties_today(s.id) t where t.duty = 'audit');
  return null;
end $$;
comment on function platform.tell_of_alert is 'The privacy officers, except the one whom the alert is about.';
create trigger alert_is_told after insert on staff.alert for each row execute function platform.tell_of_alert();

-- 2. What waits for the reader, under the reader's own sight: a closed case, a read mention, a task seen to by somebody else count no more.
create function platform.waiting_notices() returns table (id uuid, kind text, is_open boolean)
  language sql stable security invoker set search_path = pg_catalog, pg_temp
  begin atomic
    select n.id, n.kind,
           case n.kind
             when 'task' then exists (select 1 from platform.task t where t.id = n.subject_id and t.is_open)
             when 'mention' then exists (select 1 from coordination.mention m join coordination.log_entry e on e.id = m.entry_id
                                          where m.entry_id = n.subject_id and m.staff_id = n.staff_id and m.read_at is null)
             when 'alert' then exists (select 1 from staff.alert a where a.id = n.subject_id and a.closed_at is null)
             else staff.has_duty('audit')
           end
      from platform.notice n
     where n.staff_id = platform.reader_id() and n.settled_at is null;
  end;
comment on function platform.waiting_notices is 'Notices of the reader that no mail has counted yet, and whether there is still something to do about each.';
grant execute on function platform.waiting_notices to tsunagi_app;

-- 3. The postman. It acts for nobody: whoever is signed in gets nothing from these.
create function platform.mail_due(at timestamptz) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select w.staff_id
      from platform.mail_wish w
      join staff.staff s on s.id = w.staff_id
     where platform.reader_id() is null and staff.is_working(s) and w.address is not null
       and (exists (select 1 from platform.notice n
                     where n.staff_id = w.staff_id and n.settled_at is null and (n.kind = 'glass' or w.pace = 'at_once'))
            or (w.pace = 'morning' and w.digest_on is distinct from (mail_due.at at time zone 'Asia/Tokyo')::date
                and extract(hour from mail_due.at at time zone 'Asia/Tokyo') >= w.hour));
  end;
comment on function platform.mail_due is 'For whom a mail may have to be made now. Who they are is all it says.';

create function platform.take_mail(at timestamptz)
  returns table (id uuid, address text, tasks integer, mentions integer, alerts integer, glass integer, due_today integer, tries integer)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if platform.reader_id() is not null then return; end if;
  return query
    select d.id, w.address, d.tasks, d.mentions, d.alerts, d.glass, d.due_today, d.tries
      from platform.mail_delivery d
      join platform.mail_wish w on w.staff_id = d.staff_id
      join staff.staff s on s.id = d.staff_id
     where d.state = 'waiting' and d.next_at <= take_mail.at and w.address is not null and staff.is_working(s) and (w.pace <> 'off' or d.glass > 0)
     order by d.next_at, d.id
     limit 1
       for update of d skip locked;
end $$;
comment on function platform.take_mail is 'The next mail to hand in, locked until the transaction ends: another postman passes it over, and a crash gives it back.';

create function platform.settle_mail(asked uuid, new_state text, new_fault text, again_at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    update platform.mail_delivery d
       set state = new_state, fault = new_fault, tries = d.tries + 1, next_at = coalesce(again_at, d.next_at),
           ended_at = case when new_state = 'waiting' then null else now() end
     where d.id = settle_mail.asked and d.state = 'waiting' and platform.reader_id() is null;
  end;
comment on function platform.settle_mail is 'What became of handing one mail in.';

create function platform.sweep_mail() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    delete from platform.notice n where n.made_at < now() - interval '30 days';
    delete from platform.mail_delivery d where d.made_at < now() - interval '30 days';
  end;
comment on function platform.sweep_mail is 'Clears away notices and mails of more than thirty days: they are no record.';

create function platform.mail_not_sent(at_most integer)
  returns table (id uuid, staff_name text, agency_name text, made_at timestamptz, state text, tries integer, next_at timestamptz, fault text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select d.id, s.name, a.name, d.made_at, d.state, d.tries, d.next_at, d.fault
      from platform.mail_delivery d
      join staff.staff s on s.id = d.staff_id
      join directory.agency a on a.id = s.agency_id
     where d.state <> 'sent' and staff.has_duty('administer')
     order by (d.state = 'dead') desc, d.made_at desc, d.id
     limit least(at_most, 200);
  end;
comment on function platform.mail_not_sent is 'Mails that wait or were given up, for the administrator; never the address.';

grant execute on function platform.mail_due, platform.take_mail, platform.settle_mail, platform.sweep_mail, platform.mail_not_sent to tsunagi_app;
