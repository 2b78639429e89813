import type { Day } from '../../kernel/day.ts'

/** One row of the rules before and after a change. `changedBy` is null for the program itself (a migration, the command line). */
export type PastChange = {
  readonly no: number
  readonly code: string
  readonly validFrom: Day
  readonly was: Readonly<Record<string, unknown>> | null
  readonly became: Readonly<Record<string, unknown>> | null
  readonly changedAt: Date
  readonly changedBy: string | null
}
