import type { OpenCouncil } from '../../councils/index.ts'
import type { Told } from '../../texts/index.ts'

/** A date on which people come together, as everybody may know it. */
export type OpenDate = {
  readonly id: string
  readonly kind: 'meeting' | 'activity'
  /** The record whose page tells more: the meeting, or the activity of which this is one date. */
  readonly of: string
  readonly told: Told
  readonly councilNo: number | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly isCancelled: boolean
  readonly sequence: number
  readonly changedAt: Date
}

/** Everything of one kind with its words in the reader's language. */
export type WithWords<Row> = Row & { readonly told: Told }

/** A council with the words it has for others. */
export type ToldCouncil = OpenCouncil & { readonly intro: Told | undefined }
