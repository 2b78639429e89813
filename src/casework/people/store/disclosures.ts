import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Disclosure, DisclosureId, DisclosureRow } from '../domain/disclosure.ts'
import type { PersonId } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'

/** Which part of the register is asked for; null leaves a condition out. `until` is the last day. */
export type RegisterQuestion = {
  readonly personId: PersonId | null
  readonly agencyId: AgencyId | null
  readonly from: Day | null
  readonly until: Day | null
  readonly caseId: string | null
}

/** Writes one row. Rows are only ever appended. */
export async function insertDisclosure(db: Db, act: Act, id: DisclosureId, of: Disclosure): Promise<void> {
  await sql`
    insert into people.disclosure (id, at, by_staff, by_agency, person_ids, case_id, consultation_id, to_agency, to_person, fields, basis, basis_on, consent_id,
                                   conference_id, reason, channel, approver)
    values (${id}, ${act.now}, ${act.reader.staffId}, ${act.reader.agencyId}, ${[...of.personIds]}::uuid[], ${of.caseId}, ${of.consultationId}, ${of.toAgency},
            ${of.toPerson}, ${[...of.fields]}::text[], ${of.basis}, ${act.today}, ${of.consentId}, ${of.conferenceId}, ${of.reason}, ${of.channel},
            ${of.approver})`.execute(db)
}

/** Whether a basis is a row of the law on a day. */
export async function basisHoldsOn(db: Db, code: string, on: Day): Promise<boolean> {
  const row = await firstOf(
    db,
    sql<{
      code: string
    }>`select code from platform.legal_basis where code = ${code} and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`,
  )
  return row !== undefined
}

/** A part of the register the reader may see, newest first. Persons they may not see are only counted. Two statements. */
export async function listDisclosures(db: Db, asked: RegisterQuestion, limit: number): Promise<readonly DisclosureRow[]> {
  const rows = await rowsOf(
    db,
    sql<Row>`select ${COLUMNS} from people.disclosure d ${JOINS} where ${conditions(asked)} order by d.at desc, d.no desc limit ${limit}`,
  )
  const names = await namesOf(db, [...new Set(rows.flatMap(row => row.person_ids))])
  return rows.map(({ person_ids: ids, ...row }) => ({
    ...row,
    personCount: ids.length,
    persons: ids.flatMap(id => {
      const name = names.get(id)
      return name === undefined ? [] : [{ id: id as PersonId, name }]
    }),
  }))
}

/** A row as the privacy officer gets it: whom it was about stays a number. */
export type ReviewRow = Omit<DisclosureRow, 'persons' | 'personCount' | 'caseId' | 'consultationId' | 'consentId' | 'conferenceId'> & {
  readonly personIds: readonly PersonId[]
}

/** The register for the privacy officer; nothing for anybody else. */
export function listForReview(db: Db, asked: RegisterQuestion, limit: number): Promise<readonly ReviewRow[]> {
  return rowsOf(
    db,
    sql<ReviewRow>`
      select r.id, r.no, r.at, r.by_name as "byName", r.by_agency_name as "byAgencyName", r.person_ids as "personIds", r.to_agency as "toAgency",
             r.to_agency_name as "toAgencyName", r.to_person as "toPerson", r.fields, r.basis, r.basis_on as "basisOn", r.reason, r.channel, r.approver,
             r.approver_name as "approverName"
        from people.disclosures_for_review(${asked.from}::date, ${asked.until}::date, ${asked.agencyId}::uuid, ${limit}) r`,
  )
}

/** A member of staff of the agency who is charged as head; nobody when there is none. */
export async function findHead(db: Db, agencyId: AgencyId): Promise<StaffId | null> {
  const row = await firstOf(
    db,
    sql<{ id: StaffId }>`
      select s.id from staff.staff s join staff.staff_duty d on d.staff_id = s.id
       where s.agency_id = ${agencyId} and s.disabled_at is null and d.duty = 'head' and d.valid_to is null
       order by s.id limit 1`,
  )
  return row?.id ?? null
}

type Row = Omit<DisclosureRow, 'persons' | 'personCount'> & { readonly person_ids: readonly string[] }

const COLUMNS = sql`d.id, d.no, d.at, d.person_ids, d.case_id as "caseId", d.consultation_id as "consultationId", d.to_agency as "toAgency",
       d.to_person as "toPerson", d.fields, d.basis, d.basis_on as "basisOn", d.consent_id as "consentId", d.conference_id as "conferenceId", d.reason,
       d.channel, d.approver, s.name as "byName", g.name as "byAgencyName", t.name as "toAgencyName", p.name as "approverName"`
const JOINS = sql`join staff.staff s on s.id = d.by_staff join directory.agency g on g.id = d.by_agency
       left join directory.agency t on t.id = d.to_agency left join staff.staff p on p.id = d.approver`

function conditions({ personId, agencyId, from, until, caseId }: RegisterQuestion): RawBuilder<unknown> {
  return sql`(${personId}::uuid is null or d.person_ids @> array[${personId}::uuid])
         and (${agencyId}::uuid is null or d.to_agency = ${agencyId}::uuid)
         and (${caseId}::uuid is null or d.case_id = ${caseId}::uuid)
         and (${from}::date is null or d.at >= ${from}::date::timestamp at time zone 'Asia/Tokyo')
         and (${until}::date is null or d.at < (${until}::date + 1)::timestamp at time zone 'Asia/Tokyo')`
}

async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf(
    db,
    sql<{
      id: string
      family: string | null
      given: string | null
      familyKana: string | null
      givenKana: string | null
      latin: string | null
      commonName: string | null
      called: string | null
    }>`
      select id, family, given, family_kana as "familyKana", given_kana as "givenKana", latin, common_name as "commonName", called
        from people.person where id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map(row => [row.id, nameOf(row)]))
}
