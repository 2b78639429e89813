import type { Anchor } from '../audit/anchors.ts'

/** What a backup says at its very beginning, before any content: enough to know whether this program can restore it. */
export type Opening = {
  readonly format: 1
  /** Version of the program that made it. */
  readonly program: string
  readonly madeAt: string
  readonly server: string
  readonly kind: 'demo' | 'city' | undefined
  readonly migrations: readonly Migration[]
  /** Whether the keys are inside; they are only where the backup is locked. */
  readonly hasKeys: boolean
}

export type Migration = { readonly name: string; readonly checksum: string }

/** One part: the rows of a table in PostgreSQL's COPY text, or a file of the home. */
export type PartHead =
  | { readonly part: 'table'; readonly name: string; readonly columns: readonly string[] }
  | { readonly part: 'file'; readonly name: string }

/** What was counted while a part went by. `rowSum` does not depend on the order of the rows. */
export type PartSum = { readonly bytes: number; readonly sha256: string; readonly rows: number; readonly rowSum: string }

export type SequenceState = { readonly name: string; readonly last: string; readonly isCalled: boolean }

/** What a backup says at its end: every part with its size and checksums, and the facts that a restore is measured by. */
export type Manifest = {
  readonly parts: readonly (PartHead & PartSum)[]
  readonly sequences: readonly SequenceState[]
  readonly auditHead: { readonly no: number; readonly hash: string }
  /** Number of the last anchor inside; 0 when there is none. */
  readonly lastAnchor: number
  readonly lastAnchorKey: Anchor['publicKey'] | undefined
  /** The environment by name: values that are no secret; of secrets only whether they were there. */
  readonly configuration: Readonly<Record<string, string>>
  /** Files that were there and were left out, with the reason. */
  readonly leftOut: Readonly<Record<string, string>>
}
