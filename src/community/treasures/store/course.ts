import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { TreasureId, TreasureStep, TreasureUse } from '../domain/treasure.ts'

/** Writes one step of a treasure's course. Names of persons never go in here. */
export async function appendStep(
  db: Db,
  id: TreasureId,
  kind: TreasureStep['kind'],
  words = '',
  body: Readonly<Record<string, string>> = {},
): Promise<void> {
  await sql`
    insert into treasures.treasure_act (id, treasure_id, kind, words, body)
    values (${newId()}, ${id}, ${kind}, ${words}, ${JSON.stringify(body)}::jsonb)`.execute(db)
}

/** The course of a treasure as far as the reader may know it, oldest step first. */
export function courseOf(db: Db, id: TreasureId): Promise<readonly TreasureStep[]> {
  return rowsOf(
    db,
    sql<TreasureStep>`
      select a.id, a.kind, a.words, a.body, a.at, coalesce(s.name, '') as "byName"
        from treasures.treasure_act a left join staff.staff s on s.id = a.by_staff
       where a.treasure_id = ${id} order by a.at, a.id`,
  )
}

/** Writes down what a treasure is used for. */
export async function insertUse(db: Db, id: TreasureId, use: Omit<TreasureUse, 'id' | 'endedOn'>): Promise<void> {
  await sql`
    insert into treasures.treasure_use (id, treasure_id, used_kind, used_id, used_in, since, brought)
    values (${newId()}, ${id}, ${use.used?.kind ?? null}, ${use.used?.id ?? null}, ${use.usedIn}, ${use.since}, ${use.brought})`.execute(db)
}

/** What a treasure is used for, the first use first. */
export async function usesOf(db: Db, id: TreasureId): Promise<readonly TreasureUse[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<TreasureUse, 'used'> & { usedKind: NonNullable<TreasureUse['used']>['kind'] | null; usedId: string | null }>`
      select u.id, u.used_kind as "usedKind", u.used_id as "usedId", u.used_in as "usedIn", u.since, u.brought, u.ended_on as "endedOn"
        from treasures.treasure_use u where u.treasure_id = ${id} order by u.since, u.id`,
  )
  return rows.map(({ usedKind, usedId, ...rest }) => ({
    ...rest,
    used: usedKind === null || usedId === null ? null : { kind: usedKind, id: usedId },
  }))
}

/** Ends a use; what it brought stays. False when there is none that runs. */
export async function endUse(db: Db, id: TreasureId, use: string, on: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update treasures.treasure_use set ended_on = greatest(since, ${on}::date) where id = ${use} and treasure_id = ${id} and ended_on is null`.execute(
    db,
  )
  return numAffectedRows === 1n
}
