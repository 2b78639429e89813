import type pg from 'pg'

/** One thing that is wrong: what can be seen, why it matters, and what to type or do. Japanese sentences without personal content. */
export type Complaint = { readonly symptom: string; readonly why: string; readonly remedy: string }

/** Rows of one statement, or nothing when this login may not ask it. */
export type Ask = <Row extends object>(statement: string, values?: readonly unknown[]) => Promise<readonly Row[] | undefined>

/** A complaint as it is printed: three lines that can be read out by telephone. */
export function spell({ symptom, why, remedy }: Complaint): string {
  return `■ ${symptom}\n  なぜ困るか: ${why}\n  すること: ${remedy}`
}

/** Complaints of those conditions that hold. */
export function complaints(...found: readonly (Complaint | false | undefined)[]): readonly Complaint[] {
  return found.flatMap(one => (one ? [one] : []))
}

/** Asks as one login. What it may not see (42501), or what does not exist yet (42P01, 3F000, 42883), is no answer; anything else is an error. */
export function askAs(client: pg.Client): Ask {
  return async <Row extends object>(statement: string, values: readonly unknown[] = []) => {
    try {
      return (await client.query<Row>(statement, [...values])).rows
    } catch (error) {
      if (error instanceof Error && 'code' in error && UNSEEN.has(String(error.code))) return undefined
      throw error
    }
  }
}

const UNSEEN = new Set(['42501', '42P01', '3F000', '42883', '42703'])
