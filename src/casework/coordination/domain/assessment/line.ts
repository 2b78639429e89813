import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { PersonId } from '../../../people/index.ts'
import type { Moment } from './moment.ts'

export type LineId = Id<'chronology_line'>

/** What somebody writes into a family's years by hand. A death names whose; it also marks the person in the genogram. */
export type LineFacts = {
  readonly moment: Moment
  /** Of the code list `chronology_event`. */
  readonly event: string
  readonly personId: PersonId | null
  readonly words: string
  /** From whom or from what it is known. */
  readonly source: string | null
}

/** A line written by hand, and by whom. */
export type WrittenLine = LineFacts & {
  readonly id: LineId
  readonly madeBy: StaffId
  readonly madeByName: string
  readonly madeAgency: AgencyId
}
