import type { Db } from '../../../platform/database.ts'
import type { BesideLine, SubjectKind, Wording } from '../domain/wording.ts'

/** A record that has words for others, as its module tells of it. */
export type Subject = {
  readonly title: string
  /** Whose keepers word it; null: coordinators only. */
  readonly councilNo: number | null
  /** Where the record itself stands. */
  readonly href: string
  /** Its words for others, of a kind that keeps them itself (issues, treasures). */
  readonly wording?: Wording | undefined
  /** Lines of the record that others read beside the words; after a change they read them only once the words were checked again. */
  readonly beside?: { readonly lines: Readonly<Partial<Record<BesideLine, string>>>; readonly at: Date } | undefined
  /** What the first words may begin with. */
  readonly beginning?: string | undefined
}

/** Tells of a record by its key, under the reader's own sight: nothing where they may not see it. */
export type SubjectTeller = (db: Db, key: string) => Promise<Subject | undefined>

/** The tellers of all kinds that the house has. */
export type Subjects = Readonly<Partial<Record<SubjectKind, SubjectTeller>>>
