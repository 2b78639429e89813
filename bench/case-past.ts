import pg from 'pg'
import type { Ground } from './ground.ts'

const CHUNK = 20_000

/**
 * Cases as a city has them after years: one for every consultation somebody was linked to or not, with its team, its persons and
 * `entries` entries of the log in all; and in every agency one person about whom 5,000 entries were written.
 *
 * @returns milliseconds; 0 when an earlier run had filled it already
 */
export async function fillCases(ground: Ground, entries: number): Promise<number> {
  const client = new pg.Client({ connectionString: ground.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ present: boolean }>(
      `select exists (select 1 from coordination.support_case where label = '測定') as present`,
    )
    if (rows[0]?.present) return 0
    const startedAt = performance.now()
    for (const statement of [ID_OF, CASES, TEAMS, PERSONS, ACTS]) await client.query(statement)
    await client.query(NUMBERED)
    const counted = await client.query<{ cases: number }>('select count(*)::integer as cases from numbered')
    const cases = counted.rows[0]?.cases ?? 0
    const each = Math.max(1, Math.round(entries / Math.max(1, cases)))
    for (let from = 0; from < cases; from += CHUNK) await client.query(ENTRIES, [from, from + CHUNK, each])
    await client.query(LONG)
    await client.query(
      'analyze coordination.support_case; analyze coordination.team; analyze coordination.case_person; analyze coordination.log_entry',
    )
    return performance.now() - startedAt
  } finally {
    await client.end()
  }
}

/** Ids of the shape the program reads, the same for the same words. */
const ID_OF = `
  create function pg_temp.id_of(words text) returns uuid language sql immutable
    return (substr(md5(words), 1, 12) || '7' || substr(md5(words), 14, 3) || 'a' || substr(md5(words), 18))::uuid`

// Every fourth is coordinated, every third is over, half of the open ones are overdue.
const CASES = `
  insert into coordination.support_case (id, label, consultation_id, opened_at, opened_by, opened_agency, lead_agency, lead_staff, coordinator_agency, solving,
                                         accompanying, next_contact_on, ended_at, version)
  select pg_temp.id_of('case' || c.id::text), '測定', c.id, c.received_at, c.received_by, c.received_agency, c.owner_agency, c.owner_staff,
         case when n % 4 = 0 then k.agency_id end, case when n % 3 = 0 then 'ended' else 'open' end, case when n % 3 = 0 then 'ended' else 'open' end,
         (now() at time zone 'Asia/Tokyo')::date + (n % 60)::integer - 30, case when n % 3 = 0 then c.received_at + interval '30 days' end, 1
    from (select c.*, row_number() over (order by c.id) as n from desk.consultation c) c,
         (select agency_id from staff.staff where login = 'coordinator') k
   where not exists (select 1 from coordination.support_case s where s.consultation_id = c.id)`

const TEAMS = `
  insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at, is_live)
  select c.id, t.agency_id, t.part, 'appi-69-2-2', '2026-04-01', '測定のため', c.opened_at, c.opened_at, c.ended_at is null
    from coordination.support_case c
   cross join lateral (
         select c.lead_agency as agency_id, 'originator' as part
          union
         select c.coordinator_agency, 'coordinator' where c.coordinator_agency is not null and c.coordinator_agency <> c.lead_agency
          union
         select s.agency_id, 'member' from desk.standing s
          where s.consultation_id = c.consultation_id and s.agency_id <> c.lead_agency and s.agency_id is distinct from c.coordinator_agency) t
   where c.label = '測定'`

const PERSONS = `
  insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by)
  select c.id, p.person_id, 'subject', c.opened_at, c.opened_by
    from coordination.support_case c join desk.consultation_person p on p.consultation_id = c.consultation_id and p.is_linked
   where c.label = '測定'`

const ACTS = `
  insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)
  select pg_temp.id_of('act' || c.id::text), c.id, 1, 'opened', c.opened_at, c.opened_by, c.opened_agency, '{}' from coordination.support_case c where c.label = '測定'`

const NUMBERED = `
  create temporary table numbered as
    select row_number() over (order by c.id) - 1 as n, c.id, c.opened_at, c.opened_by, c.lead_agency,
           (select min(p.person_id::text)::uuid from coordination.case_person p where p.case_id = c.id) as person_id
      from coordination.support_case c where c.label = '測定';
  create index on numbered (n);
  analyze numbered;`

const ENTRIES = `
  insert into coordination.log_entry (id, case_id, at, by_staff, by_agency, made_at, with_whom, method, person_id, fact, opinion, category, share_scope)
  select pg_temp.id_of(c.id::text || g), c.id, c.opened_at + g * interval '9 days', c.opened_by, c.lead_agency, c.opened_at + g * interval '9 days', '{person}',
         (array['phone', 'visit', 'interview', 'agency_call'])[1 + g % 4], case when g % 2 = 0 then c.person_id end,
         '様子を聞いた。変わりなく過ごしておられる。次の訪問の日を決め、困りごとがあれば電話してほしいと伝えた。',
         case when g % 5 = 0 then '急がずに続けるのがよい。' end, (array[null, 'health', 'income'])[1 + g % 3], (array['team', 'team', 'team', 'own_agency', 'coordinator'])[1 + g % 5]
    from numbered c cross join generate_series(1, $3::integer) g
   where c.n >= $1 and c.n < $2`

/** In each agency that leads a case with a person, 5,000 entries more about one such person. */
const LONG = `
  insert into coordination.log_entry (id, case_id, at, by_staff, by_agency, made_at, with_whom, method, person_id, fact, share_scope)
  select pg_temp.id_of('long' || c.id::text || g), c.id, c.opened_at + g * interval '1 hour', c.opened_by, c.lead_agency, c.opened_at + g * interval '1 hour',
         '{person}', 'phone', c.person_id, '電話で様子を聞いた。', 'team'
    from (select distinct on (n.lead_agency) n.* from numbered n join people.person p on p.id = n.person_id and not p.address_protected
           order by n.lead_agency, n.n) c
   cross join generate_series(1, 5000) g`
