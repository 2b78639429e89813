import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { listCouncils, mayKeep, mayRead, neighbourOf, participantsOf } from '../../councils/index.ts'
import type { Issue } from '../../issues/index.ts'
import { listIssues, OPEN_STATES } from '../../issues/index.ts'
import type { LinkShower, ShownLink, TitleTeller } from '../../links/index.ts'
import type { KeptConsent } from '../domain/consent.ts'
import type { Nearness } from '../domain/near.ts'
import { nearOnes } from '../domain/near.ts'
import type { SharedText, Treasure, TreasureFilter, TreasureId, TreasureStep, TreasureUse } from '../domain/treasure.ts'
import { courseOf, usesOf } from '../store/course.ts'
import { consentsOf } from '../store/named.ts'
import { findTreasure, listTreasures, treasuresWithIds } from '../store/treasures.ts'
import type { SharedTreasure } from '../store/wordings.ts'
import { findShared, listShared } from '../store/wordings.ts'

const MOST_SHARED = 100
const MOST_ISSUES = 100

/** One page of treasures the reader may read, the newly found first. `isKeeper`: whether they keep the records of any council. */
export type TreasurePage = { readonly rows: readonly Treasure[]; readonly next: TreasureId | undefined; readonly isKeeper: boolean }

/** Treasures the reader may read, narrowed as asked. */
export function readTreasures(
  act: Act,
  filter: TreasureFilter,
  place: { readonly limit: number; readonly after?: TreasureId | undefined },
): Promise<TreasurePage> {
  return act.transaction(async tx => {
    const found = await listTreasures(tx.db, filter, place)
    const rows = found.slice(0, place.limit)
    const reader = await neighbourOf(tx.db)
    await tx.audit({ action: 'treasure.list', subjectType: 'treasure', subjectIds: rows.map(({ id }) => id) })
    return {
      rows,
      next: found.length > place.limit ? rows.at(-1)?.id : undefined,
      isKeeper: reader.isCoordinator || reader.kept.length > 0,
    }
  })
}

/** Checked wordings of all councils, for the liaison and for the city. */
export function readSharedTreasures(
  act: Act,
  filter: { readonly councilNo?: number | undefined; readonly themes?: readonly string[] | undefined },
): Promise<readonly SharedTreasure[]> {
  return act.transaction(async tx => {
    const rows = await listShared(tx.db, filter, MOST_SHARED)
    await tx.audit({ action: 'treasure.list-shared', subjectType: 'treasure', subjectIds: rows.map(({ id }) => id) })
    return rows
  })
}

/** Somebody on whose behalf a keeper writes. */
export type KnownParticipant = { readonly id: string; readonly name: string }

/** Everything one page about a treasure shows. */
export type TreasureWhole = {
  readonly treasure: Treasure
  readonly course: readonly TreasureStep[]
  readonly uses: readonly TreasureUse[]
  /** Of keepers every yes; of a person named their own. */
  readonly consents: readonly KeptConsent[]
  readonly shared: SharedText | undefined
  readonly links: readonly ShownLink[]
  /** Open issues it could answer, with why. */
  readonly issues: readonly (Nearness & { readonly one: Issue })[]
  /** Open issues of its council to which a keeper may join it. */
  readonly others: readonly Issue[]
  readonly participants: readonly KnownParticipant[]
  readonly isKeeper: boolean
  readonly isCoordinator: boolean
}

/** One treasure with its course, uses and links; nothing where the reader may not read it. */
export function readTreasure(act: Act, id: TreasureId, linksOf: LinkShower): Promise<TreasureWhole | undefined> {
  return act.transaction(async tx => {
    const treasure = await findTreasure(tx.db, id)
    await tx.audit({ action: 'treasure.read', subjectType: 'treasure', subjectIds: [id], outcome: treasure ? 'done' : 'absent' })
    if (treasure === undefined) return undefined
    const reader = await neighbourOf(tx.db)
    const isKeeper = mayKeep(treasure.councilNo, reader)
    const links = await linksOf(tx.db, { kind: 'treasure', id })
    const joined = new Map(links.flatMap(link => (link.other.kind === 'issue' ? [[link.other.id, link.note] as const] : [])))
    const open = await listIssues(tx.db, { councilNo: treasure.councilNo ?? undefined, states: OPEN_STATES }, { limit: MOST_ISSUES })
    return {
      treasure,
      course: await courseOf(tx.db, id),
      uses: await usesOf(tx.db, id),
      consents: await consentsOf(tx.db, id),
      shared: await findShared(tx.db, id),
      links,
      issues: nearOnes(treasure, open, joined),
      others: isKeeper ? open.filter(one => !joined.has(one.id)) : [],
      participants: isKeeper && treasure.councilNo !== null ? await presentIn(tx.db, treasure.councilNo) : [],
      isKeeper,
      isCoordinator: reader.isCoordinator,
    }
  })
}

/** Titles of treasures for lists of links: those the reader may read. */
export const treasureTitles: TitleTeller = async (db: Db, ids: readonly string[]) => {
  const found = await treasuresWithIds(db, ids)
  return new Map(found.map(({ id, name, state }) => [id, { title: name, href: `/treasures/${id}` as const, state }]))
}

/** What the form that writes down a treasure lets one choose: councils one may write in, and for keepers on whose behalf. */
export function readFindChoices(act: Act, asked: number | undefined) {
  return act.look(async db => {
    const reader = await neighbourOf(db)
    const councils = (await listCouncils(db)).filter(({ no }) => mayRead('council', no, reader))
    const councilNo = asked ?? reader.councils[0]
    const participants = councilNo !== undefined && mayKeep(councilNo, reader) ? await presentIn(db, councilNo) : []
    return { councils, participants, own: reader.councils[0] === undefined ? '' : String(reader.councils[0]) }
  })
}

async function presentIn(db: Db, councilNo: number): Promise<readonly KnownParticipant[]> {
  return (await participantsOf(db, councilNo)).filter(({ endedOn }) => endedOn === null)
}
