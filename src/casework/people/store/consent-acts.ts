import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ConsentAct, ConsentDeed, ConsentDeedKind, ConsentId } from '../domain/consent.ts'

/** What a list of steps shows of one act. */
export type ConsentStep = {
  readonly consentId: ConsentId
  readonly kind: ConsentDeedKind
  readonly at: Date
  readonly staffName: string
  readonly agencyName: string
  /** The reason or the words of this step, where it has any. */
  readonly words: string | null
}

/** An act by the reader, now, as the next of a consent. */
export function consentActOf(act: Act, seq: number, deed: ConsentDeed): ConsentAct {
  return {
    id: newId(act.now.getTime()),
    seq,
    at: act.now.toISOString(),
    byStaff: act.reader.staffId,
    byAgency: act.reader.agencyId,
    ...deed,
  }
}

/** Appends one act; the database takes no other change. */
export async function appendConsentAct(db: Db, id: ConsentId, act: ConsentAct): Promise<void> {
  await sql`
    insert into people.consent_act (id, consent_id, seq, kind, at, by_staff, by_agency, body)
    values (${act.id}, ${id}, ${act.seq}, ${act.kind}, ${act.at}, ${act.byStaff}, ${act.byAgency}, ${JSON.stringify(act.body)}::jsonb)`.execute(
    db,
  )
}

/** The steps of several consents, each in order. One statement. */
export function listConsentSteps(db: Db, ids: readonly ConsentId[]): Promise<readonly ConsentStep[]> {
  return rowsOf(
    db,
    sql<ConsentStep>`
      select a.consent_id as "consentId", a.kind, a.at, s.name as "staffName", g.name as "agencyName",
             coalesce(a.body ->> 'how', a.body ->> 'words') as words
        from people.consent_act a
        join staff.staff s on s.id = a.by_staff
        join directory.agency g on g.id = a.by_agency
       where a.consent_id = any(${[...ids]}::uuid[])
       order by a.consent_id, a.seq`,
  )
}
