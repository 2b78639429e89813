import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Reader } from '../../../kernel/reader.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { PersonId } from '../../people/index.ts'
import type { ConsultationId } from '../domain/consultation.ts'

/** A consultation as a line of a longer story. */
export type PastConsultation = { readonly id: ConsultationId; readonly no: number; readonly receivedAt: Date; readonly statement: string }

/** The newest consultations about any of several persons that the reader may see, each once. One statement. */
export function listConsultationsAbout(db: Db, personIds: readonly PersonId[], limit: number): Promise<readonly PastConsultation[]> {
  return rowsOf(
    db,
    sql<PastConsultation>`
      select c.id, c.no, c.received_at as "receivedAt", left(c.statement, 80) as statement
        from desk.consultation c
       where c.id in (select l.consultation_id from desk.consultation_person l
                       where l.person_id = any(${[...personIds]}::uuid[]) and l.is_linked)
       order by c.received_at desc, c.id desc limit ${limit}`,
  )
}

/** A consultation for which no programme fits (制度の狭間). */
export type ConsultationGap = {
  readonly id: ConsultationId
  readonly no: number
  readonly missing: string
  readonly agencyName: string
  readonly since: Day
}

/** The newest consultations of the reader's agency that say what is missing. One statement. */
export function listConsultationGaps(db: Db, reader: Reader, limit: number): Promise<readonly ConsultationGap[]> {
  return rowsOf(
    db,
    sql<ConsultationGap>`
      select c.id, c.no, c.gap_need as missing, a.name as "agencyName", (c.received_at at time zone 'Asia/Tokyo')::date as since
        from desk.consultation c join directory.agency a on a.id = c.owner_agency
       where c.owner_agency = ${reader.agencyId} and c.gap_need is not null
       order by c.received_at desc, c.id desc limit ${limit}`,
  )
}
