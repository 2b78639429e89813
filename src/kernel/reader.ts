import type { AgencyId, StaffId } from './id.ts'

/** Everything a member of staff may be charged with. A duty opens kinds of work; it never opens a record by itself. */
export const DUTIES = [
  'consult',
  'head',
  'coordinate',
  'outreach',
  'specialist',
  'evaluate',
  'audit',
  'administer',
  'chair',
  'resident',
  'partner',
] as const

export type Duty = (typeof DUTIES)[number]

/** Who is reading or acting: one member of staff, for one agency, with the duties of today. */
export type Reader = {
  readonly staffId: StaffId
  readonly agencyId: AgencyId
  readonly duties: ReadonlySet<Duty>
}
