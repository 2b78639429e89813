import type pg from 'pg'

/** What the readers of one agency may open and look for: samples, drawn without order. `size` counts all its consultations. */
export type Subjects = {
  readonly size: number
  readonly consultations: readonly string[]
  readonly owned: readonly string[]
  readonly persons: readonly string[]
  readonly referrals: readonly string[]
  /** Beginnings of names, one to four letters. */
  readonly prefixes: readonly string[]
  /** Words that occur in its consultations, two to five letters. */
  readonly words: readonly string[]
  readonly statements: readonly string[]
  /** Live cases in whose team the agency stands. */
  readonly cases: readonly string[]
  /** Persons about whom thousands of entries were written. */
  readonly longPersons: readonly string[]
  /** Sittings to which the agency is invited, and plans of its cases. */
  readonly conferences: readonly string[]
  readonly plans: readonly string[]
}

const SAMPLE = 300

/** Draws the samples of one agency, as the superuser. */
export async function findSubjects(client: pg.Client, agencyId: string): Promise<Subjects> {
  const list = async (statement: string) => {
    const { rows } = await client.query<{ found: string }>(`${statement} limit ${SAMPLE}`, [agencyId])
    return rows.map(row => row.found)
  }
  const { rows } = await client.query<{ size: number }>('select count(*)::integer as size from desk.standing where agency_id = $1', [
    agencyId,
  ])
  return {
    size: rows[0]?.size ?? 0,
    consultations: await list(
      'select consultation_id as found from desk.standing where agency_id = $1 order by hashtext(consultation_id::text)',
    ),
    owned: await list('select id as found from desk.consultation where owner_agency = $1 order by hashtext(id::text)'),
    persons: await list(PERSONS),
    referrals: await list(REFERRALS),
    prefixes: await list(PREFIXES),
    words: await list(WORDS),
    cases: await list(
      'select case_id as found from coordination.team where agency_id = $1 and until is null and is_live order by hashtext(case_id::text)',
    ),
    longPersons: await list(LONG_PERSONS),
    conferences: await list(
      'select conference_id as found from coordination.invitation where agency_id = $1 and is_live order by hashtext(conference_id::text)',
    ),
    plans: await list(PLANS),
    statements: await list('select statement as found from desk.consultation where owner_agency = $1 order by hashtext(id::text)'),
  }
}

const PERSONS = `
  select s.person_id as found from people.person_standing s join people.person p on p.id = s.person_id
   where s.agency_id = $1 and (not p.address_protected or p.owner_agency = $1) order by hashtext(s.person_id::text)`

const REFERRALS = `
  select id as found from referral.referral
   where from_agency = $1 or (to_agency = $1 and state <> 'draft' and sent_at is not null) order by hashtext(id::text)`

const PREFIXES = `
  select left(key, 1 + abs(hashtext(person_id::text)) % 4) as found
    from people.person_key where agency_id = $1 and kind in ('kana', 'name') order by hashtext(person_id::text || key)`

const LONG_PERSONS = `
  select s.person_id as found from people.person_standing s join people.person p on p.id = s.person_id and not p.address_protected
   where s.agency_id = $1 and (select count(*) from (select 1 from coordination.log_entry e where e.person_id = s.person_id limit 4000) few) >= 4000`

const PLANS = `
  select p.id as found from coordination.support_plan p join coordination.team t on t.case_id = p.case_id and t.is_live and t.until is null
   where t.agency_id = $1 order by hashtext(p.id::text)`

/** Pieces cut from real sentences: some are common words, some occur once. */
const WORDS = `
  select piece as found
    from (select substring(c.statement from 1 + abs(hashtext(c.id::text)) % greatest(1, length(c.statement) - 5)
                                       for 2 + abs(hashtext(c.no::text)) % 4) as piece, c.id
            from desk.standing s join desk.consultation c on c.id = s.consultation_id where s.agency_id = $1) cut
   where piece ~ '^[一-龠ぁ-んァ-ヶー]{2,}$' order by hashtext(id::text)`
