import type { RunningApp } from '../app.ts'
import type { Forgery } from './forgeries.ts'

/** Forged rows around a case: everything about them is right except that they are not this person's to write. */
export async function coordinationForgeries(app: RunningApp): Promise<readonly Forgery[]> {
  const [at] = await app.ask<Record<keyof Names, string>>(NAMES)
  if (at === undefined || Object.values(at).some(value => value === null))
    throw new Error(`the city lacks something: ${JSON.stringify(at)}`)
  const { me, mine, other, other_staff, hidden, seen, entry, hidden_consultation, draft, seen_person, hidden_person, breaker, glass } = at
  const task = 'insert into platform.task (id, agency_id, kind, words, due_on, case_id, made_at, made_by, made_agency)'
  const supportCase = `insert into coordination.support_case (id, label, opened_at, opened_by, opened_agency, lead_agency, solving, accompanying, version)`
  const act = 'insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)'
  const team = 'insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at)'
  const offer = 'insert into coordination.lead_offer (id, case_id, to_agency, by_agency, by_staff, words, made_at)'
  const log = 'insert into coordination.log_entry (id, case_id, at, by_staff, by_agency, made_at, with_whom, method, fact, share_scope)'
  const request = `insert into coordination.coordination_request (id, consultation_id, from_agency, from_staff, to_agency, basis, basis_on, consent_type, tried, why_many,
                     asked, issues, shared_fields, urgency, reply_by, state, made_at, version)`
  const breaking = 'insert into coordination.glass (id, case_id, staff_id, agency_id, reason_code, words, opened_at, ends_at, review_by)'
  const forge = (table: string, what: string, statement: string, by = me): Forgery => ({ table, what: `${table}: ${what}`, by, statement })
  const now = `now(), '${me}', '${mine}'`
  return [
    forge(
      'platform.task',
      'for another agency without a case',
      `${task} values (gen_random_uuid(), '${other}', 'hand', 'x', '2027-01-01', null, ${now})`,
    ),
    forge(
      'platform.task',
      'in a case one does not stand in',
      `${task} values (gen_random_uuid(), '${mine}', 'hand', 'x', '2027-01-01', '${hidden}', ${now})`,
    ),
    forge(
      'platform.task',
      `in a colleague's name`,
      `${task} values (gen_random_uuid(), '${mine}', 'hand', 'x', '2027-01-01', null, now(), '${other_staff}', '${mine}')`,
    ),
    forge(
      'coordination.support_case',
      'opened for another agency',
      `${supportCase} values (gen_random_uuid(), 'x', now(), '${me}', '${other}', '${mine}', 'open', 'open', 1)`,
    ),
    forge(
      'coordination.case_act',
      'on what one does not see',
      `${act} values (gen_random_uuid(), '${hidden}', 99, 'contact_due', ${now}, '{}')`,
    ),
    forge(
      'coordination.case_act',
      `in a colleague's name`,
      `${act} values (gen_random_uuid(), '${seen}', 99, 'contact_due', now(), '${other_staff}', '${mine}', '{}')`,
    ),
    forge(
      'coordination.team',
      'putting oneself into a team',
      `${team} values ('${hidden}', '${mine}', 'member', 'appi-69-2-2', '2026-11-01', 'x', now(), now())`,
    ),
    forge(
      'coordination.team',
      'carried over into another case',
      `update coordination.team set case_id = '${hidden}' where case_id = '${seen}' and agency_id = '${mine}'`,
    ),
    forge(
      'coordination.lead_offer',
      'of a case one does not see',
      `${offer} values (gen_random_uuid(), '${hidden}', '${mine}', '${mine}', '${me}', 'x', now())`,
    ),
    forge(
      'coordination.case_person',
      'a stranger',
      `insert into coordination.case_person values ('${seen}', '${hidden_person}', 'member', now(), '${me}')`,
    ),
    forge(
      'coordination.case_person',
      'in a case one does not see',
      `insert into coordination.case_person values ('${hidden}', '${seen_person}', 'member', now(), '${me}')`,
    ),
    forge(
      'coordination.log_entry',
      'in a case one does not see',
      `${log} values (gen_random_uuid(), '${hidden}', ${now}, now(), '{person}', 'phone', 'x', 'team')`,
    ),
    forge(
      'coordination.log_entry',
      `in a colleague's name`,
      `${log} values (gen_random_uuid(), '${seen}', now(), '${other_staff}', '${mine}', now(), '{person}', 'phone', 'x', 'team')`,
    ),
    forge(
      'coordination.mention',
      'of an entry one does not see',
      `insert into coordination.mention values ('${entry}', '${other_staff}', '${seen}', now())`,
    ),
    forge(
      'coordination.mention',
      'in a case one does not stand in',
      `insert into coordination.mention select e.id, '${other_staff}', '${hidden}', now() from coordination.log_entry e where e.case_id = '${seen}' and e.by_agency = '${mine}' limit 1`,
    ),
    forge(
      'coordination.glass',
      'broken for somebody else',
      `${breaking} values (gen_random_uuid(), '${hidden}', '${other_staff}', '${mine}', 'life', 'ほかの人の名で開こうとする', now(), now() + interval '1 hour', '2027-01-01')`,
    ),
    forge(
      'coordination.glass',
      'reviewed by the breaker',
      `update coordination.glass set reviewed_at = now(), reviewed_by = '${other_staff}', finding = 'justified', finding_words = 'x' where id = '${glass}'`,
      breaker,
    ),
    forge(
      'coordination.coordination_request',
      'for what one does not see',
      `${request} values (gen_random_uuid(), '${hidden_consultation}', '${mine}', '${me}', '${other}', 'consent', '2026-11-01', 'oral', 'x', 'x', 'x', '{}', '{}', 'planned', '2026-12-01', 'draft', now(), 1)`,
    ),
    forge(
      'coordination.request_bundle',
      `for somebody else's draft`,
      `insert into coordination.request_bundle values ('${draft}', '[]', now())`,
    ),
    forge(
      'coordination.request_act',
      'on a request one does not see',
      `insert into coordination.request_act values (gen_random_uuid(), '${draft}', 99, 'submitted', ${now}, '{}')`,
    ),
    forge(
      'coordination.request_act',
      `in a colleague's name`,
      `insert into coordination.request_act select gen_random_uuid(), r.id, 99, 'submitted', now(), '${other_staff}', '${mine}', '{}' from coordination.coordination_request r where r.from_agency = '${mine}' limit 1`,
    ),
  ]
}

type Names = {
  me: string
  mine: string
  other: string
  other_staff: string
  hidden: string
  seen: string
  entry: string
  hidden_consultation: string
  draft: string
  seen_person: string
  hidden_person: string
  breaker: string
  glass: string
}

const NAMES = `
  with me as (select id, agency_id from staff.staff where login = 'desk'),
       away as (select id, agency_id from staff.staff where login = 'houkatsu'),
       seen as (select c.id from coordination.support_case c, me where c.lead_agency = me.agency_id and c.label like '事例%'
                  and not exists (select 1 from coordination.case_person p join people.conflict x on x.person_id = p.person_id and x.staff_id = me.id and x.ended_at is null where p.case_id = c.id) order by c.id limit 1)
  select me.id as me, me.agency_id as mine, away.agency_id as other, (select id from staff.staff where login = 'desk2') as other_staff, seen.id as seen,
         (select c.id from coordination.support_case c where not exists (select 1 from coordination.team t where t.case_id = c.id and t.agency_id = me.agency_id) order by c.id limit 1) as hidden,
         (select e.id from coordination.log_entry e where e.case_id = seen.id and e.by_agency <> me.agency_id and e.share_scope = 'own_agency' order by e.id limit 1) as entry,
         (select c.id from desk.consultation c where not exists (select 1 from desk.standing s where s.consultation_id = c.id and s.agency_id = me.agency_id) order by c.id limit 1) as hidden_consultation,
         (select r.id from coordination.coordination_request r where r.state = 'draft' and r.from_agency <> me.agency_id order by r.id limit 1) as draft,
         (select p.id from people.person p where p.owner_agency = me.agency_id
             and not exists (select 1 from coordination.case_person l where l.person_id = p.id) order by p.id limit 1) as seen_person,
         (select p.id from people.person p where not exists (select 1 from people.person_standing s where s.person_id = p.id and s.agency_id = me.agency_id) order by p.id limit 1) as hidden_person,
         g.staff_id as breaker, g.id as glass
    from me, away, seen, (select g.id, g.staff_id from coordination.glass g join staff.staff s on s.id = g.staff_id where s.login = 'houkatsu' and g.reviewed_at is null order by g.id limit 1) g`
