import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Consent } from '../domain/consent.ts'
import type { SharedText, TreasureId, TreasureStep, TreasureUse, UsedKind } from '../domain/treasure.ts'

type Of<Row> = Row & { readonly of: TreasureId }
/** A use as the record holds it. */
type KeptUse = Omit<TreasureUse, 'used'> & { readonly usedKind: UsedKind | null; readonly usedId: string | null }

/** The uses of every treasure of a council. */
export function usesIn(db: Db, councilNo: number): Promise<readonly Of<KeptUse>[]> {
  return rowsOf(
    db,
    sql<Of<KeptUse>>`
      select u.treasure_id as of, u.id, u.used_kind as "usedKind", u.used_id as "usedId", u.used_in as "usedIn", u.since, u.brought,
             u.ended_on as "endedOn"
        from treasures.treasure_use u join treasures.treasure t on t.id = u.treasure_id
       where t.council_no = ${councilNo}::smallint order by u.since, u.id`,
  )
}

/** Every yes about the treasures of a council, and every one that was taken back. */
export function consentsIn(db: Db, councilNo: number): Promise<readonly Of<Consent>[]> {
  return rowsOf(
    db,
    sql<Of<Consent>>`
      select c.treasure_id as of, c.id, c.whose, c.person_name as "personName", c.how, c.proxy_name as "proxyName", c.scope,
             c.given_on as "givenOn", c.valid_until as "validUntil", c.withdrawn_on as "withdrawnOn"
        from treasures.consent c join treasures.treasure t on t.id = c.treasure_id
       where t.council_no = ${councilNo}::smallint order by c.given_on, c.id`,
  )
}

/** The course of every treasure of a council, without what was said before it was written anew. */
export function coursesIn(db: Db, councilNo: number): Promise<readonly Of<TreasureStep>[]> {
  return rowsOf(
    db,
    sql<Of<TreasureStep>>`
      select a.treasure_id as of, a.id, a.kind, a.words, a.body, a.at, coalesce(s.name, '') as "byName"
        from treasures.treasure_act a
        join treasures.treasure t on t.id = a.treasure_id
        left join staff.staff s on s.id = a.by_staff
       where t.council_no = ${councilNo}::smallint order by a.at, a.id`,
  )
}

/** A wording for others with whether its point goes on the map. */
export type KeptWording = Omit<SharedText, 'isProposedByMe'>

/** The wordings for others of the treasures of a council. */
export function wordingsIn(db: Db, councilNo: number): Promise<readonly Of<KeptWording>[]> {
  return rowsOf(
    db,
    sql<Of<KeptWording>>`
      select s.treasure_id as of, s.wanted, s.title, s.words, s.place, s.lat is not null as "isPlaced", s.text_version as "textVersion",
             s.checked_at as "checkedAt", s.withdrawn_at as "withdrawnAt"
        from treasures.shared s where s.council_no = ${councilNo}::smallint`,
  )
}
