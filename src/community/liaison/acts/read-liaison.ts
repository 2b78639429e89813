import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import type { Neighbour } from '../../councils/index.ts'
import { listCouncils, mayKeep, mayRead, neighbourOf } from '../../councils/index.ts'
import type { LinkShower, ShownLink, TitleTeller } from '../../links/index.ts'
import type { Wording } from '../../texts/index.ts'
import { wordingOf } from '../../texts/index.ts'
import type { Entry, EntryId, EntryStep } from '../domain/entry.ts'
import type { Adoption } from '../domain/lineage.ts'
import type { CouncilVisit, Exchange, Reply } from '../domain/meeting.ts'
import type { Pair, PairOrder } from '../domain/pairs.ts'
import { pairsOf } from '../domain/pairs.ts'
import type { Profile } from '../domain/similar.ts'
import { listAdoptions, newestProfiles } from '../store/adoptions.ts'
import type { BoardFilter } from '../store/entries.ts'
import { courseOf, entriesWithIds, findEntry, listEntries } from '../store/entries.ts'
import { exchangesWithIds, findExchange, listExchanges, repliesTo } from '../store/exchanges.ts'
import type { Joinable } from '../store/joinable.ts'
import { joinable } from '../store/joinable.ts'
import { comingMeetings, findVisit, listVisits, visitsWithIds } from '../store/visits.ts'

export type { BoardFilter }

const MOST = 200

/** Councils to choose from, and the reader as this half sees them. Nobody's record. */
export type Choices = { readonly councils: Awaited<ReturnType<typeof listCouncils>>; readonly reader: Neighbour }

/** Looks up the councils and who reads. */
export function choicesOf(act: Act): Promise<Choices> {
  return act.look(async db => ({ councils: await listCouncils(db), reader: await neighbourOf(db) }))
}

/** Councils whose records the reader keeps. */
export function keptBy({ councils, reader }: Choices): Choices['councils'] {
  return councils.filter(({ no }) => mayKeep(no, reader))
}

/** The board as the reader may read it. */
export function readBoard(
  act: Act,
  filter: BoardFilter,
  place: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ readonly rows: readonly Entry[]; readonly next: EntryId | undefined }> {
  return act.transaction(async tx => {
    const found = await listEntries(tx.db, filter, place)
    const rows = found.slice(0, place.limit)
    await tx.audit({ action: 'liaison.list', subjectType: 'liaison-entry', subjectIds: rows.map(({ id }) => id) })
    return { rows, next: found.length > place.limit ? rows.at(-1)?.id : undefined }
  })
}

/** Pairs between what the reader's councils say and what others say; of one council where it is asked for. */
export function readPairs(
  act: Act,
  asked: { readonly councilNo: number | undefined; readonly order: PairOrder },
): Promise<readonly Pair<Entry>[]> {
  return act.transaction(async tx => {
    const reader = await neighbourOf(tx.db)
    const entries = await listEntries(tx.db, {}, { limit: 2 * MOST })
    const isOurs = ({ councilNo }: Entry) =>
      asked.councilNo === undefined ? reader.isCoordinator || reader.councils.includes(councilNo) : councilNo === asked.councilNo
    const ours = entries.filter(isOurs).filter(({ councilNo }) => mayRead('council', councilNo, reader))
    const pairs = eachOnce(pairsOf(ours, entries, asked.order)).slice(0, MOST)
    const ids = new Set(pairs.flatMap(pair => [pair.ours.id, pair.theirs.id]))
    await tx.audit({ action: 'liaison.pair', subjectType: 'liaison-entry', subjectIds: [...ids] })
    return pairs
  })
}

/** Two entries are one pair, from whichever side they are looked at. */
function eachOnce(pairs: readonly Pair<Entry>[]): readonly Pair<Entry>[] {
  const seen = new Set<string>()
  return pairs.filter(({ ours, theirs }) => {
    const key = [ours.id, theirs.id].sort().join(' ')
    return !seen.has(key) && seen.add(key)
  })
}

/** Everything one page about an entry shows. */
export type EntryWhole = {
  readonly entry: Entry
  readonly course: readonly EntryStep[]
  readonly links: readonly ShownLink[]
  readonly adoptions: readonly Adoption[]
  readonly wording: Wording | undefined
  readonly isKeeper: boolean
  readonly isMember: boolean
  /** Entries of other councils, from which something may have been taken up. */
  readonly others: readonly Entry[]
  /** Issues, treasures and activities of the council, to be joined to the entry. */
  readonly joinable: readonly Joinable[]
}

/** One entry with its course and what it is joined to; nothing where the reader may not read it. */
export function readEntry(act: Act, id: string, linksOf: LinkShower): Promise<EntryWhole | undefined> {
  return act.transaction(async tx => {
    const entry = await findEntry(tx.db, id)
    await tx.audit({ action: 'liaison.read', subjectType: 'liaison-entry', subjectIds: [id], outcome: entry ? 'done' : 'absent' })
    if (entry === undefined) return undefined
    const reader = await neighbourOf(tx.db)
    const isKeeper = mayKeep(entry.councilNo, reader)
    const others = isKeeper ? await listEntries(tx.db, { side: 'offer' }, { limit: MOST }) : []
    return {
      entry,
      isKeeper,
      course: await courseOf(tx.db, entry.id),
      links: await linksOf(tx.db, { kind: entry.side, id: entry.id }),
      joinable: isKeeper ? await joinable(tx.db, entry.councilNo) : [],
      adoptions: await listAdoptions(tx.db, entry.id),
      wording: isKeeper ? await wordingOf(tx.db, 'offer', entry.id) : undefined,
      isMember: mayRead('council', entry.councilNo, reader),
      others: others.filter(({ councilNo }) => councilNo !== entry.councilNo),
    }
  })
}

/** The way things went from council to council. */
export function readLineage(act: Act): Promise<readonly Adoption[]> {
  return act.transaction(async tx => {
    const adoptions = await listAdoptions(tx.db)
    await tx.audit({ action: 'liaison.lineage', subjectType: 'liaison-entry', subjectIds: adoptions.map(({ childId }) => childId) })
    return adoptions
  })
}

/** Visits between councils. */
export function readVisits(act: Act): Promise<readonly CouncilVisit[]> {
  return act.transaction(async tx => {
    const visits = await listVisits(tx.db, MOST)
    await tx.audit({ action: 'liaison.list-visits', subjectType: 'liaison-visit', subjectIds: visits.map(({ id }) => id) })
    return visits
  })
}

/** What the page of a visit or of a question shares: where it is joined to, and the meetings it could be brought to. */
type Joined = {
  readonly links: readonly ShownLink[]
  readonly meetings: Awaited<ReturnType<typeof comingMeetings>>
  readonly reader: Neighbour
}

/** One visit. */
export function readVisit(act: Act, id: string, linksOf: LinkShower): Promise<(Joined & { readonly visit: CouncilVisit }) | undefined> {
  return act.transaction(async tx => {
    const visit = await findVisit(tx.db, id)
    await tx.audit({ action: 'liaison.read-visit', subjectType: 'liaison-visit', subjectIds: [id], outcome: visit ? 'done' : 'absent' })
    if (visit === undefined) return undefined
    return {
      visit,
      links: await linksOf(tx.db, { kind: 'visit', id: visit.id }),
      meetings: await comingMeetings(tx.db),
      reader: await neighbourOf(tx.db),
    }
  })
}

/** What councils ask of one another: what is open, and what came of the rest. */
export function readExchanges(act: Act): Promise<{ readonly open: readonly Exchange[]; readonly ended: readonly Exchange[] }> {
  return act.transaction(async tx => {
    const [open, ended] = [await listExchanges(tx.db, true, MOST), await listExchanges(tx.db, false, MOST)]
    await tx.audit({
      action: 'liaison.list-exchanges',
      subjectType: 'liaison-exchange',
      subjectIds: [...open, ...ended].map(({ id }) => id),
    })
    return { open, ended }
  })
}

/** One question with what was answered. */
export function readExchange(
  act: Act,
  id: string,
  linksOf: LinkShower,
): Promise<(Joined & { readonly exchange: Exchange; readonly replies: readonly Reply[] }) | undefined> {
  return act.transaction(async tx => {
    const exchange = await findExchange(tx.db, id)
    await tx.audit({
      action: 'liaison.read-exchange',
      subjectType: 'liaison-exchange',
      subjectIds: [id],
      outcome: exchange ? 'done' : 'absent',
    })
    if (exchange === undefined) return undefined
    return {
      exchange,
      replies: await repliesTo(tx.db, exchange.id),
      links: await linksOf(tx.db, { kind: 'exchange', id: exchange.id }),
      meetings: await comingMeetings(tx.db),
      reader: await neighbourOf(tx.db),
    }
  })
}

/** The newest sizes of the councils; open to all, so nobody's record. */
export function readProfiles(act: Act): Promise<readonly Profile[]> {
  return act.look(newestProfiles)
}

/** Titles of entries for lists of links: those the reader may read. */
export const entryTitles: TitleTeller = async (db: Db, ids: readonly string[]) => {
  const found = await entriesWithIds(db, ids)
  return new Map(
    found.map(({ id, title, councilName, stage }) => [
      id,
      { title: `${title}（${councilName}）`, href: `/liaison/entries/${id}` as const, state: stage },
    ]),
  )
}

/** Titles of visits for lists of links. */
export const visitTitles: TitleTeller = async (db: Db, ids: readonly string[]) => {
  const found = await visitsWithIds(db, ids)
  return new Map(
    found.map(({ id, guestName, hostName, about, state }) => [
      id,
      { title: `${guestName} → ${hostName}　${about}`, href: `/liaison/visits/${id}` as const, state },
    ]),
  )
}

/** Titles of what councils ask one another, for lists of links. */
export const exchangeTitles: TitleTeller = async (db: Db, ids: readonly string[]) => {
  const found = await exchangesWithIds(db, ids)
  return new Map(
    found.map(({ id, title, councilName, state }) => [
      id,
      { title: `${title}（${councilName}）`, href: `/liaison/exchanges/${id}` as const, state },
    ]),
  )
}

/** Tells of an entry whose words are to be open to everybody. */
export async function offerSubject(db: Db, key: string) {
  const entry = await findEntry(db, key)
  return entry && { title: entry.title, councilNo: entry.councilNo, href: `/liaison/entries/${key}`, beginning: entry.words }
}
