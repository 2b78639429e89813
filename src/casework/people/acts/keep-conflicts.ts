import type { StaffId } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Codes } from '../../../platform/codes.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Conflict, ConflictId } from '../domain/conflict.ts'
import type { PersonId } from '../domain/person.ts'
import { endConflictIn, insertConflict, listConflicts } from '../store/conflicts.ts'

/** Who must not meet whom, and why. */
export type ConflictWish = {
  readonly staffId: StaffId
  readonly personId: PersonId
  readonly reason: string
  readonly words: string | null
}

/**
 * Closes a person to a member of staff, at once: asked by themselves, or by the head of their agency. From then on the person, their
 * households, consultations, referrals and cases are not there for them. @source privacy-rules 3.7
 */
export function registerConflict(act: Act, codes: Codes, wish: ConflictWish, request: Once): Promise<Result<ConflictId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const id = newId<'conflict'>(act.now.getTime())
      const isKnown = codes.holds('conflict_reason', wish.reason, act.today)
      const answer = isKnown ? await insertConflict(tx.db, id, wish.staffId, wish.personId, wish.reason, wish.words) : 'fields'
      const result: Result<ConflictId, Refusal> =
        answer === null
          ? yes(id)
          : no(answer === 'fields' ? refusal('fields', { fields: { reason: '関わりを選んでください。' } }) : refusal('absent'))
      await tx.audit({ action: 'conflict.register', subjectType: 'person', subjectIds: [wish.personId], ...outcomeOf(result) })
      return result
    }),
  )
}

/** The head's list. */
export function readConflicts(act: Act): Promise<readonly Conflict[]> {
  return act.transaction(async tx => {
    const conflicts = await listConflicts(tx.db)
    await tx.audit({ action: 'conflict.list', subjectType: 'person', subjectIds: [...new Set(conflicts.map(one => one.personId))] })
    return conflicts
  })
}

/** The head opens a person to a member of staff again, with words; never to themselves. */
export function endConflict(act: Act, id: ConflictId, words: string, request: Once): Promise<Result<ConflictId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const answer = await endConflictIn(tx.db, id, words)
      const code = answer === 'own-decision' || answer === 'wrong-state' ? answer : 'absent'
      const result: Result<ConflictId, Refusal> = answer === null ? yes(id) : no(refusal(code))
      await tx.audit({ action: 'conflict.end', subjectType: 'conflict', subjectIds: [id], detail: { words }, ...outcomeOf(result) })
      return result
    }),
  )
}
