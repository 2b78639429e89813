import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Link, LinkEnd, LinkRelation } from '../domain/link.ts'

/** Joins two records; the same link twice is one. */
export async function makeLink(
  db: Db,
  link: { readonly from: LinkEnd; readonly to: LinkEnd; readonly relation: LinkRelation; readonly note?: string },
): Promise<void> {
  await sql`
    insert into links.link (id, from_kind, from_id, to_kind, to_id, relation, note, made_by)
    values (${newId()}, ${link.from.kind}, ${link.from.id}, ${link.to.kind}, ${link.to.id}, ${link.relation}, ${link.note ?? ''}, platform.reader_id())
    on conflict do nothing`.execute(db)
}

/** Ends a link; it stays in the record, and is shown no more. */
export async function endLink(db: Db, id: string): Promise<void> {
  await sql`update links.link set ended_at = now() where id = ${id} and ended_at is null`.execute(db)
}

/** Links of some records of one kind, from both ends, oldest first; by the record's id. */
export async function linksOf(db: Db, kind: LinkEnd['kind'], ids: readonly string[]): Promise<ReadonlyMap<string, readonly Link[]>> {
  const rows = await rowsOf(
    db,
    sql<{
      id: Link['id']
      own: string
      otherKind: LinkEnd['kind']
      otherId: string
      isOutgoing: boolean
      relation: LinkRelation
      note: string
    }>`
      select id, from_id as own, to_kind as "otherKind", to_id as "otherId", true as "isOutgoing", relation, note
        from links.link where from_kind = ${kind} and from_id = any (${ids}::uuid[]) and ended_at is null
      union all
      select id, to_id, from_kind, from_id, false, relation, note
        from links.link where to_kind = ${kind} and to_id = any (${ids}::uuid[]) and ended_at is null
      order by 1`,
  )
  const found = new Map<string, Link[]>()
  for (const row of rows) {
    const link = {
      id: row.id,
      other: { kind: row.otherKind, id: row.otherId },
      isOutgoing: row.isOutgoing,
      relation: row.relation,
      note: row.note,
    }
    found.set(row.own, [...(found.get(row.own) ?? []), link])
  }
  return found
}
