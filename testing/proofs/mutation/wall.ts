import type { Reader } from '../../../src/kernel/reader.ts'

type Fields = Readonly<Record<string, unknown>>

/** Somebody at the database: a member of staff at work, one whose account ended, or nobody. */
export type Me = {
  readonly login: string
  readonly staffId: string | null
  /** While at work. */
  readonly reader: Reader | undefined
  /** The agency one works with people for; null without the duty to consult. */
  readonly agency: string | null
  /** The agency one belongs to while at work. */
  readonly home: string | null
  has(duty: string): boolean
}

/** Whether something may be done with a row by somebody. */
export type Rule = (row: Fields, me: Me) => boolean

/** What the walls of one table are to do, in words that are not the database's. Without a rule nobody may, or it is not asked. */
export type Wall = {
  readonly reads?: Rule
  readonly changes?: Rule
  readonly removes?: Rule
  readonly adds?: Rule
  /** Whether the open side reads it. */
  readonly isPublic?: (row: Fields) => boolean
  /** Whether the side where residents sign in reaches it, of what the reader reads. Without it that side is not asked. */
  readonly residents?: Rule
  /** A change of every row at once that names none. */
  readonly change?: string
  /** Columns that say who wrote a row, so that a row of others can be tried as one's own. */
  readonly writer?: Readonly<Record<string, 'staff' | 'agency'>>
  /** Columns of a row as it is when it is new. */
  readonly afresh?: Readonly<Record<string, unknown>>
  /** Changes that carry a row out of reach or into another's name; `others` stands for another member of staff, `elsewhere` for another agency. */
  readonly carried?: readonly Carried[]
}

/**
 * One such change. It is refused to whoever reaches a row that `stops` it; every reached row does so unless said otherwise. It names no
 * row, because the policy for reading would stop one that does already; `isOfOne` names one where others stand in the way.
 */
export type Carried = { readonly change: string; readonly stops?: Rule; readonly isOfOne?: true }

export const anybody: Rule = () => true
/** Whoever is signed in, whatever became of the account since: such tables are asked while somebody signs in. */
export const staffOnly: Rule = (_, me) => me.staffId !== null
/** Holders of one of some duties. */
export const having =
  (...duties: readonly string[]): Rule =>
  (_, me) =>
    duties.some(duty => me.has(duty))
/** The one a column names. */
export const named =
  (column: string): Rule =>
  (row, me) =>
    me.staffId !== null && row[column] === me.staffId

/** All of several rules. */
export const all =
  (...rules: readonly Rule[]): Rule =>
  (row, me) =>
    rules.every(rule => rule(row, me))

/** Any of several rules. */
export const any =
  (...rules: readonly Rule[]): Rule =>
  (row, me) =>
    rules.some(rule => rule(row, me))
