import type { Db } from '../../../platform/database.ts'
import type { Entry, EntryStep } from '../domain/entry.ts'
import type { Adoption } from '../domain/lineage.ts'
import type { CouncilVisit, Exchange, Reply } from '../domain/meeting.ts'
import type { SupportRequest, SupportStep } from '../domain/support.ts'
import { listAdoptions } from '../store/adoptions.ts'
import { entriesWithIds } from '../store/entries.ts'
import { exchangesWithIds } from '../store/exchanges.ts'
import { requestsWithIds } from '../store/support.ts'
import { visitsWithIds } from '../store/visits.ts'
import { answersToAll, coursesOf, idsInCouncil, repliesToAll } from '../store/whole-council.ts'

/** Everything of a council on the board and between it and others, as far as the reader may read it. */
export type WholeLiaison = {
  readonly entries: readonly { readonly entry: Entry; readonly cameFrom: readonly Adoption[]; readonly course: readonly EntryStep[] }[]
  readonly visits: readonly CouncilVisit[]
  readonly exchanges: readonly { readonly exchange: Exchange; readonly replies: readonly Reply[] }[]
  readonly requests: readonly { readonly request: SupportRequest; readonly answers: readonly SupportStep[] }[]
}

/** Reads what the export of a council holds of the liaison. */
export async function wholeLiaison(db: Db, councilNo: number): Promise<WholeLiaison> {
  const ids = (table: Parameters<typeof idsInCouncil>[1]) => idsInCouncil(db, table, councilNo)
  const [entryIds, exchangeIds, requestIds] = [await ids('entry'), await ids('exchange'), await ids('request')]
  const [adoptions, courses] = [await listAdoptions(db), await coursesOf(db, entryIds)]
  const [replies, answers] = [await repliesToAll(db, exchangeIds), await answersToAll(db, requestIds)]
  return {
    entries: (await entriesWithIds(db, entryIds)).map(entry => ({
      entry,
      cameFrom: adoptions.filter(one => one.childId === entry.id),
      course: courses.filter(step => step.entryId === entry.id),
    })),
    visits: await visitsWithIds(db, await ids('visit')),
    exchanges: (await exchangesWithIds(db, exchangeIds)).map(exchange => ({
      exchange,
      replies: replies.filter(reply => reply.exchangeId === exchange.id),
    })),
    requests: (await requestsWithIds(db, requestIds)).map(request => ({
      request,
      answers: answers.filter(answer => answer.requestId === request.id),
    })),
  }
}
