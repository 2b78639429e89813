import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import type { RequestState } from '../domain/request.ts'
import type { FrontDesk, Reply } from '../store/requests.ts'
import { findFrontDesk, findRequestState } from '../store/requests.ts'
import { mayAskAfter } from './door-limits.ts'
import { receiptHashOf } from './hand-in-request.ts'

export type { FrontDesk, Reply } from '../store/requests.ts'

/** What the holder of a number is told: a coarse state, and what staff wrote for this number. */
export type RequestNews = { readonly state: RequestState; readonly replies: readonly Reply[] }

/** How a request stands. 'absent': there is no such number; the answer takes the same way and the same time either way. */
export async function askAfterRequest(door: Database, number: string, from: string): Promise<Result<RequestNews, 'too-many' | 'absent'>> {
  if (!(await door.transaction(null, db => mayAskAfter(db, from, number)))) return no('too-many')
  const news = await door.transaction(null, db => findRequestState(db, receiptHashOf(number)))
  return news === undefined ? no('absent') : yes(news)
}

/** Who reads requests, and its telephone. */
export function readFrontDesk(door: Database): Promise<FrontDesk | undefined> {
  return door.transaction(null, findFrontDesk)
}
