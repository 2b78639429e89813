-- How long things wait that nobody presses a button for: asked by /readyz, which signs in nobody, and by doctor (issue 5).
create function platform.queues() returns table (name text, waiting bigint, minutes bigint)
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    with carried as (
      select exists (select 1 from platform.parcel p where p.direction = 'received' and p.kind = 'answers') as is_open_side),
    queue (name, waiting, since) as (
      select 'seal', (select count(*) from (select 1 from audit.unsealed limit 100000) counted),
             (select e.at from audit.unsealed u join audit.event e on e.id = u.event_id order by u.event_id limit 1)
      union all
      select 'mail', count(*), min(unsent.since)
        from (select d.made_at as since
                from platform.mail_delivery d join platform.mail_wish w on w.staff_id = d.staff_id join staff.staff s on s.id = d.staff_id
               where d.state = 'waiting' and w.address is not null and staff.is_working(s) and (w.pace <> 'off' or d.glass > 0)
              union all
              select n.made_at
                from platform.notice n join platform.mail_wish w on w.staff_id = n.staff_id join staff.staff s on s.id = n.staff_id
               where n.settled_at is null and w.address is not null and staff.is_working(s) and (n.kind = 'glass' or w.pace = 'at_once')) unsent
      union all
      select case when c.is_open_side then 'carry-out' else 'inbox' end, count(*), min(r.handed_in_at)
        from carried c, desk.request r where r.sealed is not null and r.set_aside_at is null group by c.is_open_side
      union all
      select 'carry-in', 0, max(p.at) from platform.parcel p where p.direction = 'received' and p.kind = 'requests')
    select q.name, q.waiting, (extract(epoch from clock_timestamp() - q.since) / 60)::bigint
      from queue q
     where q.since is not null and (session_user <> 'tsunagi_public' or q.name = 'carry-out');
  end;
comment on function platform.queues is 'How many wait and how long the first has waited: to be sealed, to be mailed, to be taken in, to be carried across. Of carry-in: when the last came. The public login hears only of what waits on its own machine.';
grant execute on function platform.queues to tsunagi_app, tsunagi_public;
