import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf } from '../../../../platform/database.ts'
import type { ReturnedLine } from '../../domain/paper/returned.ts'

/** What whoever holds a sheet reads by its code. */
export type OpenEdition = {
  readonly title: string
  readonly words: string
  readonly phone: string
  readonly contact: string
  readonly questions: readonly string[]
  readonly answerBy: Day | null
  readonly council: string
  readonly councilKana: string
  readonly isOpen: boolean
}

/** A checked edition by its code. */
export function openEdition(db: Db, code: string): Promise<OpenEdition | undefined> {
  return firstOf(db, sql<OpenEdition>`select * from door.edition(${code})`)
}

/** Hands one answered sheet in; false when nothing is taken there. The same id again changes nothing. */
export async function handAnswerIn(
  db: Db,
  sent: {
    readonly code: string
    readonly id: string
    readonly lines: readonly ReturnedLine[]
    readonly eventId: Id<'event'>
    readonly requestNo: string
  },
): Promise<boolean> {
  const taken = await firstOf(
    db,
    sql<{ taken: boolean }>`
      select door.answer_edition(${sent.code}, ${sent.id}, ${JSON.stringify(sent.lines)}::jsonb, ${sent.eventId}, ${sent.requestNo}) as taken`,
  )
  return taken?.taken === true
}
