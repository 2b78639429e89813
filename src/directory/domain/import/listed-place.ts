import type { PlaceFacts, PlaceId, PlaceSource } from '../place.ts'
import type { ImportNote } from './import-report.ts'

/** One row that can be taken, with where it comes from; `id` only where the file itself names the place by our id. */
export type ListedPlace = {
  readonly line: number
  readonly facts: PlaceFacts
  readonly identity: string
  readonly key: string
  readonly source: PlaceSource
  readonly id: PlaceId | null
}

/** A file read to its end: what can be taken, and everything that has to be told. */
export type ReadList = {
  readonly dataset: string
  /** Whether rows that the file does not name have gone from the list; not so for our own export, which may be a part. */
  readonly isWhole: boolean
  readonly rows: number
  readonly places: readonly ListedPlace[]
  /** Numbers of refused rows: those places are not missing, only unreadable this time. */
  readonly refusedKeys: ReadonlySet<string>
  readonly notes: readonly ImportNote[]
}

/** What the person at the command line says about a file instead of the file. */
export type ToldCredit = {
  readonly dataset?: string | undefined
  readonly attribution?: string | undefined
  readonly licence?: string | undefined
}
