import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Db } from '../../../../platform/database.ts'
import type { DestructionId, HoldId, RetentionWish } from '../../domain/sealed/retention.ts'
import { answerOf } from './membership.ts'

/** The city's own rule from a day on. */
export function insertRule(db: Db, id: string, wish: RetentionWish): Promise<string | null> {
  const { recordType, startsAt, years, basis, thenDo, note, validFrom } = wish
  return answerOf(
    db,
    sql`platform.set_retention_rule(${id}, ${recordType}, ${startsAt}, ${years}::integer, ${basis}, ${thenDo}, ${note}, ${validFrom})`,
  )
}

/** Stops the clock for the case of a number. */
export function insertHold(db: Db, id: HoldId, caseNo: number, reason: string): Promise<string | null> {
  return answerOf(db, sql`platform.place_hold(${id}, ${caseNo}, ${reason})`)
}

/** Lets the clock run again. */
export function endHold(db: Db, id: HoldId, words: string): Promise<string | null> {
  return answerOf(db, sql`platform.lift_hold(${id}, ${words})`)
}

/** Draws up the list of a day. */
export function insertDestruction(db: Db, id: DestructionId, on: Day): Promise<string | null> {
  return answerOf(db, sql`platform.propose_destruction(${id}, ${on})`)
}

/** The second person's decision; what is approved is destroyed by it. */
export function answerDestruction(db: Db, id: DestructionId, approves: boolean, words: string | null): Promise<string | null> {
  return answerOf(db, sql`platform.decide_destruction(${id}, ${approves}, ${words})`)
}
