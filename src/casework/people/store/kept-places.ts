import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { PersonId } from '../domain/person.ts'
import type { Place } from '../domain/protection.ts'

/** A place as it was kept: of the person, of somebody who lives there, or of a household. */
export type KeptPlace = { readonly of: 'person' | 'household'; readonly subjectId: string; readonly place: Place }

type Kept = Readonly<Partial<Record<'postal_code' | 'address' | 'phone' | 'phone_other' | 'email' | 'contact_note', string>>> & {
  readonly council_no?: number
}

/** The one way to a protected place: the look is written down with its reason, then shown, once. */
export async function openPlaces(
  db: Db,
  act: Act,
  id: Id<'place_opening'>,
  personId: PersonId,
  reason: string,
): Promise<readonly KeptPlace[]> {
  const rows = await rowsOf(
    db,
    sql<{ of: KeptPlace['of']; subjectId: string; content: Kept }>`
      select subject_type as "of", subject_id as "subjectId", content from people.open_place(${id}, ${personId}, ${reason}, ${act.now})`,
  )
  return rows.map(({ content, ...row }) => ({ ...row, place: placeFrom(content) }))
}

/** Replaces the place kept for a protected person. */
export async function rewritePlace(db: Db, personId: PersonId, place: Place): Promise<void> {
  const { postalCode, address, councilNo, phone, phoneOther, email, contactNote } = place
  const columns = {
    postal_code: postalCode,
    address,
    council_no: councilNo,
    phone,
    phone_other: phoneOther,
    email,
    contact_note: contactNote,
  }
  const content = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null))
  await sql`select people.rewrite_place(${personId}, ${JSON.stringify(content)}::jsonb)`.execute(db)
}

/** Openings by one's own agency since a day, newest first. */
export function listOpenings(
  db: Db,
  since: Day,
  limit: number,
): Promise<readonly { readonly personId: PersonId; readonly at: Date; readonly staffName: string; readonly reason: string }[]> {
  return rowsOf(
    db,
    sql<{ personId: PersonId; at: Date; staffName: string; reason: string }>`
      select o.person_id as "personId", o.at, s.name as "staffName", o.reason
        from people.place_opening o join staff.staff s on s.id = o.staff_id
       where o.at >= ${since}::date::timestamp at time zone 'Asia/Tokyo' order by o.at desc, o.id desc limit ${limit}`,
  )
}

function placeFrom(kept: Kept): Place {
  return {
    postalCode: kept.postal_code ?? null,
    address: kept.address ?? null,
    councilNo: kept.council_no ?? null,
    phone: kept.phone ?? null,
    phoneOther: kept.phone_other ?? null,
    email: kept.email ?? null,
    contactNote: kept.contact_note ?? null,
  }
}
