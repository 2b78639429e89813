import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { PersonId } from '../../people/index.ts'
import type { Consultation, ConsultationId, Part } from '../domain/consultation.ts'
import type { ConsultationRow } from './consultations.ts'
import { CONSULTATION_COLUMNS, consultationFrom } from './consultations.ts'

export type LinkedPerson = { readonly personId: PersonId; readonly part: Part }

/** Persons linked to a consultation whom the reader may see. */
export async function listLinkedPeople(db: Db, id: ConsultationId): Promise<readonly LinkedPerson[]> {
  return rowsOf(
    db,
    sql<LinkedPerson>`
      select person_id as "personId", part from desk.consultation_person where consultation_id = ${id} and is_linked order by linked_at, person_id`,
  )
}

/** Links a person, or changes the part of one who is linked already. */
export async function linkPerson(db: Db, id: ConsultationId, linked: LinkedPerson, at: Date, by: string): Promise<void> {
  await sql`
    insert into desk.consultation_person (consultation_id, person_id, part, linked_at, linked_by)
    values (${id}, ${linked.personId}, ${linked.part}, ${at}, ${by})
        on conflict (consultation_id, person_id) do update set part = excluded.part, is_linked = true, linked_at = excluded.linked_at, linked_by = excluded.linked_by`.execute(
    db,
  )
}

/** Takes a wrong link back; that it was there stays in the acts. */
export async function unlinkPerson(db: Db, id: ConsultationId, personId: PersonId): Promise<void> {
  await sql`update desk.consultation_person set is_linked = false where consultation_id = ${id} and person_id = ${personId}`.execute(db)
}

/** Consultations of a person that the reader may see, oldest first, each with whether the words in it are the person's own. */
export async function listOwnConsultations(
  db: Db,
  personId: PersonId,
  limit: number,
): Promise<readonly { readonly consultation: Consultation; readonly no: number; readonly part: Part; readonly isTold: boolean }[]> {
  const rows = await rowsOf(
    db,
    sql<ConsultationRow & { readonly part: Part; readonly is_told: boolean }>`
      select ${CONSULTATION_COLUMNS}, l.part, coalesce(desk.told_by_oneself(c.id, l.person_id), false) as is_told
        from desk.consultation_person l join desk.consultation c on c.id = l.consultation_id
       where l.person_id = ${personId} and l.is_linked order by c.received_at, c.id limit ${limit}`,
  )
  return rows.map(row => ({ consultation: consultationFrom(row), no: row.no, part: row.part, isTold: row.is_told }))
}

/** Consultations of a person that the reader may see, newest first. */
export async function listConsultationsOf(db: Db, personId: PersonId, limit: number): Promise<readonly ConsultationId[]> {
  const rows = await rowsOf(
    db,
    sql<{ consultation_id: ConsultationId }>`
      select l.consultation_id from desk.consultation_person l join desk.consultation c on c.id = l.consultation_id
       where l.person_id = ${personId} and l.is_linked order by c.received_at desc, c.id desc limit ${limit}`,
  )
  return rows.map(row => row.consultation_id)
}
