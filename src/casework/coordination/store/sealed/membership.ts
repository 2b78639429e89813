import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf } from '../../../../platform/database.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { CompartmentId, CompartmentWish, LegalClass } from '../../domain/sealed/compartment.ts'

/** What a function of the database said: null when it was done, otherwise why not. */
type Said = Promise<string | null>

/** Proposes a compartment with its two first members. */
export function insertCompartment(db: Db, id: CompartmentId, wish: CompartmentWish, caseId: CaseId | null): Said {
  return answerOf(
    db,
    sql`coordination.open_compartment(${id}, ${wish.kind}, ${wish.label}, ${wish.basis}, ${caseId}::uuid, ${wish.householdId}::uuid,
                                      ${wish.personId}::uuid, ${wish.secondStaff}, ${wish.ownClass}, ${wish.secondClass})`,
  )
}

/** The second person's answer. */
export function answerCompartment(db: Db, id: CompartmentId, confirms: boolean, words: string | null): Said {
  return answerOf(db, sql`coordination.answer_compartment(${id}, ${confirms}, ${words})`)
}

/** Takes somebody in. */
export function addMember(db: Db, id: CompartmentId, staffId: StaffId, legalClass: LegalClass): Said {
  return answerOf(db, sql`coordination.add_member(${id}, ${staffId}, ${legalClass})`)
}

/** Lets somebody go. */
export function endMember(db: Db, id: CompartmentId, staffId: StaffId, words: string): Said {
  return answerOf(db, sql`coordination.end_member(${id}, ${staffId}, ${words})`)
}

/** Whether the coordinator of the case may know. */
export function tellCoordinator(db: Db, id: CompartmentId, tells: boolean, whom: string | null, version: number | undefined): Said {
  return answerOf(db, sql`coordination.tell_coordinator(${id}, ${tells}, ${whom}, ${version ?? null}::integer)`)
}

/** Ends a compartment. */
export function endCompartment(db: Db, id: CompartmentId, words: string): Said {
  return answerOf(db, sql`coordination.end_compartment(${id}, ${words})`)
}

/** Asks a function of the database that answers with null or a reason. */
export async function answerOf(db: Db, call: RawBuilder<unknown>): Said {
  const row = await firstOf(db, sql<{ answer: string | null }>`select ${call} as answer`)
  return row?.answer ?? null
}
