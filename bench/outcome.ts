import type { FirstPage } from './first-page.ts'
import type { Machine } from './machine.ts'
import type { IdlePage } from './pages.ts'
import type { Plan } from './plan.ts'
import type { Stage } from './stage.ts'

/** Rows in the city that was measured. */
export type CityRows = {
  readonly persons: number
  readonly consultations: number
  readonly referrals: number
  readonly searchTokens: number
  readonly auditEvents: number
  readonly bytes: number
}

/** Everything one run measured; times in milliseconds. Of a city kept from an earlier run the load is unknown. */
export type Outcome = {
  readonly plan: Plan
  readonly at: string
  readonly machine: Machine
  readonly rows: CityRows
  readonly readers: { readonly count: number; readonly agencies: number; readonly smallest: number; readonly largest: number }
  readonly loadMilliseconds: number | undefined
  readonly auditMilliseconds: number
  readonly firstPage: FirstPage
  readonly stages: readonly Stage[]
  readonly pages: readonly IdlePage[]
  /** The same pages at a hundredth of the city, measured in the same run; nothing when the run was of that size itself. */
  readonly hundredth: readonly IdlePage[]
}
