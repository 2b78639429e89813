import { withinLimit } from '../../../platform/attempts.ts'
import type { Db } from '../../../platform/database.ts'

/**
 * Whether somebody may hand something in now. A family behind one address, or a library's computer, must get through;
 * a program that fills the inbox must not.
 */
export async function mayHandIn(db: Db, from: string): Promise<boolean> {
  return (await withinLimit(db, 'request-in', from, 20, 60)) && (await withinLimit(db, 'request-in-all', 'all', 600, 60))
}

/** Whether somebody may ask after a number now: numbers cannot be tried through, from one address or from many. */
export async function mayAskAfter(db: Db, from: string, number: string): Promise<boolean> {
  const [byAddress, byNumber, byAll] = [
    await withinLimit(db, 'request-state', from, 30, 15),
    await withinLimit(db, 'request-state-number', number, 30, 15),
    await withinLimit(db, 'request-state-all', 'all', 1200, 15),
  ]
  return byAddress && byNumber && byAll
}
