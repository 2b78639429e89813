import { createHash, createHmac } from 'node:crypto'
import { newId } from '../../../../kernel/id.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import { withinLimit } from '../../../../platform/attempts.ts'
import type { Database, Db } from '../../../../platform/database.ts'
import type { ReturnedLine } from '../../domain/paper/returned.ts'
import type { OpenEdition } from '../../store/paper/open-side.ts'
import { handAnswerIn, openEdition } from '../../store/paper/open-side.ts'

/** Who answers: from which address (for limits only), on which page, and the key made when the form was opened. */
export type Answering = { readonly from: string; readonly requestNo: string; readonly key: string }

/** What stands on a sheet, for whoever holds its code. Codes cannot be tried through: many wrong ones from one place, and nothing is there. */
export async function findOpenEdition(door: Database, code: string, from: string): Promise<OpenEdition | undefined> {
  if (!CODE.test(code)) return undefined
  const mayLook = await door.transaction(null, db => withinLimit(db, 'edition-look', from, 120, 15))
  return mayLook ? door.transaction(null, db => openEdition(db, code)) : undefined
}

/**
 * Hands an answered sheet in, without a name and without a way back: nobody on the open side can read it again. A house behind one address,
 * or the computer of a library, gets through; a program that fills the box does not. Pressed twice, it is one sheet.
 */
export async function answerOpenEdition(
  door: Database,
  code: string,
  lines: readonly ReturnedLine[],
  by: Answering,
): Promise<Result<true, 'too-many' | 'closed'>> {
  // Counted in transactions of their own: a refusal afterwards must not forget the try.
  if (!(await door.transaction(null, db => mayAnswer(db, code, by.from)))) return no('too-many')
  const id = idFrom(createHmac('sha256', by.key).update(code).update(JSON.stringify(lines)).digest())
  const sent = { code, id, lines, eventId: newId<'event'>(), requestNo: by.requestNo }
  return (await door.transaction(null, db => handAnswerIn(db, sent))) ? yes(true) : no('closed')
}

async function mayAnswer(db: Db, code: string, from: string): Promise<boolean> {
  return (await withinLimit(db, 'edition-answer', from, 20, 60)) && (await withinLimit(db, 'edition-answer-all', code, 600, 60))
}

const CODE = /^[2-9A-HJ-NP-Z]{10}$/

/** An id (version 8) that only the key and the words together give. */
function idFrom(secret: Buffer): string {
  const hex = createHash('sha256').update('edition').update(secret).digest('hex').slice(0, 32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
