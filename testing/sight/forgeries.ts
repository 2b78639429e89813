import type { RunningApp } from '../app.ts'
import { coordinationForgeries } from './forgeries-coordination.ts'
import { forgeriesOnCases } from './forgeries-on-cases.ts'

/** A write that only a wall in the database stops: everything about it is right except that it is not this person's to do. */
export type Forgery = { readonly table: string; readonly what: string; readonly by: string; readonly statement: string }

/** One forged row, or more, for each table into which the product writes. */
export async function forgeries(app: RunningApp): Promise<readonly Forgery[]> {
  const [at] = await app.ask<Record<keyof Names, string>>(NAMES)
  if (at === undefined || Object.values(at).some(value => value === null))
    throw new Error(`the city lacks something: ${JSON.stringify(at)}`)
  const { me, mine, other, other_staff, hidden_person, seen_person, hidden_home, hidden, seen, draft, foreign, asked, answered } = at
  const consultation = `insert into desk.consultation (id, received_at, received_by, received_agency, channel, statement, state, owner_agency, version, changed_at)`
  const act = 'insert into desk.consultation_act (id, consultation_id, seq, kind, at, by_staff, by_agency, body)'
  const referral = `insert into referral.referral (id, consultation_id, from_agency, from_staff, to_agency, kind, reason, asked, basis, basis_on, consent_type, shared_fields, urgency, reply_by, state, made_at, version)`
  const forge = (table: string, what: string, statement: string, by = me): Forgery => ({ table, what: `${table}: ${what}`, by, statement })
  return [
    ...(await coordinationForgeries(app)),
    ...(await forgeriesOnCases(app)),
    forge(
      'people.person',
      'registered for another agency',
      `insert into people.person (id, owner_agency, called, changed_by) values (gen_random_uuid(), '${other}', 'x', '${me}')`,
    ),
    forge(
      'people.person_history',
      'a past for a stranger',
      `insert into people.person_history values ('${hidden_person}', 99, now(), '${me}', '{}')`,
    ),
    forge(
      'people.person_standing',
      'putting oneself beside a stranger',
      `insert into people.person_standing values ('${hidden_person}', '${mine}')`,
    ),
    forge('people.person_key', 'a key to a stranger', `insert into people.person_key values ('${mine}', 'x', 'part', '${hidden_person}')`),
    forge(
      'people.household',
      'made for another agency',
      `insert into people.household (id, owner_agency, label, changed_by) values (gen_random_uuid(), '${other}', 'x', '${me}')`,
    ),
    forge(
      'people.household_history',
      'a past for strangers',
      `insert into people.household_history values ('${hidden_home}', 99, now(), '${me}', '{}')`,
    ),
    forge(
      'people.household_membership',
      'a stranger as a member',
      `insert into people.household_membership values ('${hidden_home}', '${hidden_person}', 'other', true, '2030-01-01')`,
    ),
    forge(
      'people.carer_role',
      'a stranger as a carer',
      `insert into people.carer_role (id, household_id, carer, cared_for, kind) values (gen_random_uuid(), '${hidden_home}', '${hidden_person}', '${seen_person}', 'daily')`,
    ),
    forge(
      'desk.consultation',
      'received for another agency',
      `${consultation} values (gen_random_uuid(), now(), '${me}', '${other}', 'phone', 'x', 'received', '${other}', 1, now())`,
    ),
    forge(
      'desk.consultation_act',
      'an act on what one does not see',
      `${act} values (gen_random_uuid(), '${hidden}', 99, 'assigned', now(), '${me}', '${mine}', '{}')`,
    ),
    forge(
      'desk.consultation_act',
      `an act in a colleague's name`,
      `${act} values (gen_random_uuid(), '${seen}', 99, 'assigned', now(), '${other_staff}', '${mine}', '{}')`,
    ),
    forge(
      'desk.standing',
      'putting oneself beside a consultation',
      `insert into desk.standing values ('${hidden}', '${mine}', 'owner', now())`,
    ),
    forge(
      'desk.offer',
      'offering oneself what one does not see',
      `insert into desk.offer values (gen_random_uuid(), '${hidden}', '${mine}', 'involve', '2027-01-01', true)`,
    ),
    forge('desk.offer', 'opening an answered offer again', `update desk.offer set is_open = true where referral_id = '${answered}'`, asked),
    forge(
      'desk.consultation_person',
      'linking where one does not stand',
      `insert into desk.consultation_person values ('${hidden}', '${seen_person}', 'visitor', now(), '${me}')`,
    ),
    forge(
      'desk.consultation_person',
      'linking a stranger',
      `insert into desk.consultation_person values ('${seen}', '${hidden_person}', 'visitor', now(), '${me}')`,
    ),
    forge(
      'desk.stored_search',
      'for somebody else',
      `insert into desk.stored_search values (gen_random_uuid(), '${other_staff}', '\\x00', now())`,
    ),
    forge(
      'referral.referral',
      'passing on what one does not see',
      `${referral} values (gen_random_uuid(), '${hidden}', '${mine}', '${me}', '${other}', 'involve', 'x', 'x', 'consent', '2026-11-20', 'oral', '{}', 'planned', '2026-12-01', 'draft', now(), 1)`,
    ),
    forge('referral.bundle', `freezing for somebody else's draft`, `insert into referral.bundle values ('${draft}', '[]', now())`),
    forge(
      'referral.referral_act',
      'an act on a sheet one does not see',
      `insert into referral.referral_act values (gen_random_uuid(), '${foreign}', 99, 'seen', now(), '${me}', '${mine}', '{}')`,
    ),
    forge(
      'referral.referral_act',
      `an act in a colleague's name`,
      `insert into referral.referral_act select gen_random_uuid(), r.id, 99, 'seen', now(), '${other_staff}', '${mine}', '{}' from referral.referral r where r.from_agency = '${mine}' limit 1`,
    ),
  ]
}

type Names = {
  me: string
  mine: string
  other: string
  other_staff: string
  hidden_person: string
  seen_person: string
  hidden_home: string
  hidden: string
  seen: string
  draft: string
  foreign: string
  asked: string
  answered: string
}

const NAMES = `
  with me as (select id, agency_id from staff.staff where login = 'desk'),
       away as (select id, agency_id from staff.staff where login = 'houkatsu')
  select me.id as me, me.agency_id as mine, away.agency_id as other,
         (select id from staff.staff where login = 'desk2') as other_staff,
         (select p.id from people.person p where not exists (select 1 from people.person_standing s where s.person_id = p.id and s.agency_id = me.agency_id) order by p.id limit 1) as hidden_person,
         (select p.id from people.person p where p.owner_agency = me.agency_id
             and not exists (select 1 from desk.consultation_person l where l.person_id = p.id) order by p.id limit 1) as seen_person,
         (select h.id from people.household h where h.owner_agency <> me.agency_id
             and not exists (select 1 from people.household_membership m join people.person_standing s using (person_id)
                              where m.household_id = h.id and s.agency_id = me.agency_id) order by h.id limit 1) as hidden_home,
         (select c.id from desk.consultation c where not exists (select 1 from desk.standing s where s.consultation_id = c.id and s.agency_id = me.agency_id) order by c.id limit 1) as hidden,
         (select c.id from desk.consultation c where c.owner_agency = me.agency_id order by c.id limit 1) as seen,
         (select r.id from referral.referral r where r.state = 'draft' and r.from_agency = away.agency_id limit 1) as draft,
         (select r.id from referral.referral r where me.agency_id not in (r.from_agency, r.to_agency) order by r.id limit 1) as foreign,
         answered.by as asked, answered.referral_id as answered
    from me, away,
         (select s.id as by, o.referral_id
            from desk.offer o
            join referral.referral r on r.id = o.referral_id and r.state in ('returned', 'declined')
            join staff.staff s on s.agency_id = o.to_agency and s.disabled_at is null and s.ends_on is null
            join staff.staff_duty d on d.staff_id = s.id and d.duty = 'consult' and d.valid_to is null
           where not exists (select 1 from desk.standing x where x.consultation_id = o.consultation_id and x.agency_id = o.to_agency)
             and not exists (select 1 from desk.offer x where x.consultation_id = o.consultation_id and x.is_open)
           order by s.id, o.referral_id limit 1) answered`
