import { sql } from 'kysely'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { PersonId } from '../domain/person.ts'
import type { Protection, ProtectionId } from '../domain/protection.ts'

const COLUMNS = sql`a.id, a.person_id as "personId", a.kind, a.from_on as "fromOn", a.until_on as "untilOn", a.renewed_from as "renewedFrom",
       a.document_no as "documentNo", a.perpetrators, a.set_by as "setBy", a.is_current as "isCurrent", a.end_asked_by as "endAskedBy", a.end_words as "endWords",
       a.ended_at as "endedAt"`

export type NamedProtection = Protection & {
  readonly setByName: string
  readonly endAskedByName: string | null
  readonly endedByName: string | null
}

/** All terms of protection of a person, newest first; none unless the reader's agency registered them. */
export function listProtections(db: Db, personId: PersonId): Promise<readonly NamedProtection[]> {
  return rowsOf(
    db,
    sql<NamedProtection>`
      select ${COLUMNS}, s.name as "setByName", e.name as "endAskedByName", b.name as "endedByName"
        from people.address_protection a
        join staff.staff s on s.id = a.set_by
        left join staff.staff e on e.id = a.end_asked_by
        left join staff.staff b on b.id = a.ended_by
       where a.person_id = ${personId} order by a.is_current desc, a.set_at desc, a.id desc`,
  )
}

/** Whose protection it is; nothing unless the reader's agency registered them. */
export async function findProtected(db: Db, id: ProtectionId): Promise<PersonId | undefined> {
  const row = await firstOf(db, sql<{ person_id: PersonId }>`select person_id from people.address_protection where id = ${id}`)
  return row?.person_id
}

/** Protections of one's own agency that stand now, the ones that run out first before the others. */
export function listStandingProtections(
  db: Db,
  limit: number,
): Promise<
  readonly {
    readonly personId: PersonId
    readonly untilOn: Protection['untilOn']
    readonly kind: Protection['kind']
    readonly isEndAsked: boolean
  }[]
> {
  return rowsOf(
    db,
    sql<{ personId: PersonId; untilOn: Protection['untilOn']; kind: Protection['kind']; isEndAsked: boolean }>`
      select a.person_id as "personId", a.until_on as "untilOn", a.kind, a.end_asked_by is not null as "isEndAsked"
        from people.address_protection a where a.is_current order by a.until_on, a.id limit ${limit}`,
  )
}

/** Writes a term; the database hides the person at once and takes the place out of every row. */
export async function insertProtection(
  db: Db,
  act: Act,
  of: Omit<Protection, 'setBy' | 'isCurrent' | 'endAskedBy' | 'endWords' | 'endedAt'>,
): Promise<void> {
  await sql`
    insert into people.address_protection (id, person_id, kind, from_on, until_on, renewed_from, document_no, perpetrators, set_at, set_by)
    values (${of.id}, ${of.personId}, ${of.kind}, ${of.fromOn}, ${of.untilOn}, ${of.renewedFrom}, ${of.documentNo}, ${[...of.perpetrators]}::uuid[],
            ${act.now}, ${act.reader.staffId})`.execute(db)
}

/** The first of two asks for the end. */
export async function askProtectionEnd(db: Db, id: ProtectionId, words: string, now: Date): Promise<void> {
  await sql`select people.ask_protection_end(${id}, ${words}, ${now})`.execute(db)
}

/** The second of two ends it, or leaves it standing. */
export async function answerProtectionEnd(db: Db, id: ProtectionId, agrees: boolean, now: Date): Promise<void> {
  await sql`select people.answer_protection_end(${id}, ${agrees}, ${now})`.execute(db)
}

/** Lets an agency see a protected person without the place, or no longer. */
export async function letKnow(db: Db, personId: PersonId, agencyId: AgencyId, knows: boolean): Promise<void> {
  await sql`select people.let_know(${personId}, ${agencyId}, ${knows})`.execute(db)
}

/** Agencies that were let know of a protected person. */
export function listKnowing(db: Db, personId: PersonId): Promise<readonly { readonly agencyId: AgencyId; readonly agencyName: string }[]> {
  return rowsOf(
    db,
    sql<{ agencyId: AgencyId; agencyName: string }>`
      select s.agency_id as "agencyId", a.name as "agencyName"
        from people.person_standing s join directory.agency a on a.id = s.agency_id
       where s.person_id = ${personId} and s.knows_protected order by a.name, a.id`,
  )
}

/** Where somebody from whom the person is protected stands beside them. */
export async function perpetratorBeside(
  db: Db,
  personId: PersonId,
  named: readonly PersonId[],
): Promise<{ readonly inHousehold: boolean; readonly inConsultation: boolean }> {
  const row = await firstOf(
    db,
    sql<{ inHousehold: boolean; inConsultation: boolean }>`
      select in_household as "inHousehold", in_consultation as "inConsultation" from people.perpetrator_consults(${personId}, ${[...named]}::uuid[])`,
  )
  return row ?? { inHousehold: false, inConsultation: false }
}

/** Whether somebody from whom one of the persons is protected is among them or in the same household, as far as the reader sees the person. */
export async function perpetratorIsNear(db: Db, personIds: readonly PersonId[]): Promise<boolean> {
  if (personIds.length === 0) return false
  const row = await firstOf(db, sql<{ near: boolean }>`select people.perpetrator_is_near(${[...personIds]}::uuid[]) as near`)
  return row?.near === true
}
