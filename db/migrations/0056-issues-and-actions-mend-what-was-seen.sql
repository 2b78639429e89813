-- What a second look found (F43, F47): words for coordinators only are written by those who keep the records,
-- and whoever took something on says themselves how far it has come.
drop policy evidence_is_told_in_ones_council on issues.evidence;
create policy evidence_is_told_in_ones_council on issues.evidence for insert to tsunagi_app
  with check (issues.reads_issue(issue_id) and made_by = (select platform.reader_id()) and (audience = 'council' or issues.keeps_issue(issue_id)));

create function meetings.took_on(seat uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from councils.seat s join councils.participant p on p.id = s.participant_id
       where s.id = seat and p.account_id = platform.reader_id() and p.ended_on is null and staff.my_agency() is not null
         and (now() at time zone 'Asia/Tokyo')::date between s.from_on and coalesce(s.to_on, 'infinity'));
  end;
comment on function meetings.took_on is 'Whether the reader holds this seat today. Its twin is the owner''s part of src/community/meetings/acts/tend-outcomes.ts.';
grant execute on function meetings.took_on(uuid) to tsunagi_app;

create policy action_is_reported_by_who_took_it_on on meetings.action for update to tsunagi_app
  using (meetings.took_on(owner_seat)) with check (meetings.took_on(owner_seat) and state <> 'dropped');

-- The register of disclosures is read in the order of its days; its numbers follow the order in which it was written.
drop index people.disclosure_own;
create index disclosure_own on people.disclosure (by_agency, at desc, no desc);
create or replace function people.disclosures_for_review(since date, last_day date, told uuid, at_most integer)
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
     order by d.at desc, d.no desc
     limit at_most;
  end;
