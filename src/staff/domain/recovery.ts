import type { Id, StaffId } from '../../kernel/id.ts'

/** Somebody lost every way in; one asked, another is to confirm. `isMine`: the reader is the one who asked. */
export type Recovery = {
  readonly id: Id<'recovery'>
  readonly staffId: StaffId
  readonly staffName: string
  readonly login: string
  readonly agencyName: string
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly endsAt: Date
  readonly confirmedBy: string | null
  readonly isMine: boolean
  readonly state: 'waiting' | 'confirmed' | 'withdrawn' | 'over'
}

/** Hours in which the second person must confirm, and then the link be used. @source security.md section 6 */
export const RECOVERY_HOURS = 24
