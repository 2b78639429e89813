import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Milestone, Need, Product } from '../domain/group.ts'
import type { MemberCount } from '../domain/group-worry.ts'

/** How many some groups are, the counts that stand, by group and in the order of the days. */
export async function countsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly MemberCount[]>> {
  const rows = await rowsOf(
    db,
    sql<MemberCount & { undertakingId: string }>`
      select m.id, m.undertaking_id as "undertakingId", m.on_day as on, m.total, m.under30, m.from30, m.from60, m.from75,
             m.oldest_leader as "oldestLeader", m.leader_years as "leaderYears", m.keys_with as "keysWith", m.note, m.told_by as "toldBy"
        from activities.member_count m where m.undertaking_id = any (${[...ids]}::uuid[]) and m.withdrawn_at is null
       order by m.on_day, m.id`,
  )
  const found = new Map<string, MemberCount[]>()
  for (const { undertakingId, ...count } of rows) found.set(undertakingId, [...(found.get(undertakingId) ?? []), count])
  return found
}

/** Writes a count. */
export async function insertCount(db: Db, undertaking: string, told: Omit<MemberCount, 'id'>): Promise<void> {
  await sql`
    insert into activities.member_count (id, undertaking_id, on_day, total, under30, from30, from60, from75, oldest_leader, leader_years, keys_with, note, told_by)
    values (${newId()}, ${undertaking}, ${told.on}, ${told.total}, ${told.under30}, ${told.from30}, ${told.from60}, ${told.from75},
            ${told.oldestLeader}, ${told.leaderYears}, ${told.keysWith}, ${told.note}, ${told.toldBy})`.execute(db)
}

/** Takes a count back with words; false when there is none that stands. */
export async function withdrawCount(db: Db, undertaking: string, id: string, words: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update activities.member_count set withdrawn_at = now(), withdrawn_words = ${words}
     where id = ${id} and undertaking_id = ${undertaking} and withdrawn_at is null`.execute(db)
  return numAffectedRows === 1n
}

/** What is being looked for, what is open first. */
export function needsOf(db: Db, undertaking: string): Promise<readonly Need[]> {
  return rowsOf(
    db,
    sql<Need>`
      select id, kind, words, how_much as "howMuch", until_on as "untilOn", state, state_words as "stateWords"
        from activities.need where undertaking_id = ${undertaking}
       order by array_position(array['open', 'part', 'met', 'closed'], state), made_at, id`,
  )
}

/** Writes what is being looked for. */
export async function insertNeed(db: Db, undertaking: string, need: Pick<Need, 'kind' | 'words' | 'howMuch' | 'untilOn'>): Promise<void> {
  await sql`
    insert into activities.need (id, undertaking_id, kind, words, how_much, until_on)
    values (${newId()}, ${undertaking}, ${need.kind}, ${need.words}, ${need.howMuch}, ${need.untilOn})`.execute(db)
}

/** Moves a need with its line of words; false when there is none. */
export async function moveNeed(db: Db, undertaking: string, id: string, state: Need['state'], words: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update activities.need set state = ${state}, state_words = ${words} where id = ${id} and undertaking_id = ${undertaking}`.execute(db)
  return numAffectedRows === 1n
}

/** The calendar, in the order of the days. */
export function milestonesOf(db: Db, undertaking: string): Promise<readonly Milestone[]> {
  return rowsOf(
    db,
    sql<Milestone>`
      select id, on_day as on, until_on as "untilOn", title, state, words, sequence, changed_at as "changedAt"
        from activities.milestone where undertaking_id = ${undertaking} order by on_day, made_at, id`,
  )
}

/** Writes a day into the calendar. */
export async function insertMilestone(db: Db, undertaking: string, milestone: Pick<Milestone, 'on' | 'untilOn' | 'title'>): Promise<void> {
  await sql`
    insert into activities.milestone (id, undertaking_id, on_day, until_on, title)
    values (${newId()}, ${undertaking}, ${milestone.on}, ${milestone.untilOn}, ${milestone.title})`.execute(db)
}

/** Says that a day was kept, or called off; false when there is none. */
export async function moveMilestone(db: Db, undertaking: string, id: string, state: Milestone['state'], words: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update activities.milestone set state = ${state}, words = ${words}, sequence = sequence + 1, changed_at = now()
     where id = ${id} and undertaking_id = ${undertaking}`.execute(db)
  return numAffectedRows === 1n
}

/** What came out, newest first. */
export function productsOf(db: Db, undertaking: string): Promise<readonly Product[]> {
  return rowsOf(
    db,
    sql<Product>`
      select id, on_day as on, words, quantity::float8 as quantity, unit
        from activities.product where undertaking_id = ${undertaking} and withdrawn_at is null order by on_day desc, made_at desc, id`,
  )
}

/** Writes what came out. */
export async function insertProduct(db: Db, undertaking: string, product: Omit<Product, 'id'>): Promise<void> {
  await sql`
    insert into activities.product (id, undertaking_id, on_day, words, quantity, unit)
    values (${newId()}, ${undertaking}, ${product.on}, ${product.words}, ${product.quantity}, ${product.unit})`.execute(db)
}
