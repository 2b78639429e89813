import type { Id, StaffId } from '../../../kernel/id.ts'
import type { PersonId } from './person.ts'

export type ConflictId = Id<'conflict'>

/** A member of staff who must not meet a person in the records: themselves, relatives, neighbours. @source privacy-rules 3.7 */
export type Conflict = {
  readonly id: ConflictId
  readonly staffId: StaffId
  readonly staffName: string
  readonly personId: PersonId
  /** Null where the head does not see the person either. */
  readonly personName: string | null
  /** Code of conflict_reason. */
  readonly reason: string
  readonly words: string | null
  readonly setAt: Date
  readonly setByName: string
  readonly endedAt: Date | null
  readonly endWords: string | null
}
