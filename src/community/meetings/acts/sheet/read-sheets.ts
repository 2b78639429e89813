import type { Act } from '../../../../platform/act.ts'
import type { Neighbour } from '../../../councils/index.ts'
import { mayKeep, neighbourOf } from '../../../councils/index.ts'
import { issueTitles } from '../../../issues/index.ts'
import type { TitleTeller } from '../../../links/index.ts'
import { treasureTitles } from '../../../treasures/index.ts'
import type { Meeting, MeetingId } from '../../domain/meeting.ts'
import type { Photo } from '../../domain/sheet/photo.ts'
import type { Note, Sheet, SheetId } from '../../domain/sheet/sheet.ts'
import type { BodyToKeep } from '../../store/bodies-to-keep.ts'
import { bodiesToKeep } from '../../store/bodies-to-keep.ts'
import { findMeeting } from '../../store/meetings.ts'
import type { PlacedNote } from '../../store/sheet/notes.ts'
import { notesOf, notesWithIds, visionsOf } from '../../store/sheet/notes.ts'
import { photosOf } from '../../store/sheet/photos.ts'
import type { SheetRow } from '../../store/sheet/sheets.ts'
import { findSheet, listSheets } from '../../store/sheet/sheets.ts'

export type { BodyToKeep }

/** A piece of the list of sheets. */
export type SheetList = { readonly rows: readonly SheetRow[]; readonly next: SheetId | undefined; readonly reader: Neighbour }

/** Sheets the reader may read. */
export function readSheets(act: Act, filter: { readonly after?: SheetId | undefined; readonly limit: number }): Promise<SheetList> {
  return act.transaction(async tx => {
    const found = await listSheets(tx.db, filter)
    const rows = found.slice(0, filter.limit)
    await tx.audit({ action: 'sheet.list', subjectType: 'sheet', subjectIds: rows.map(({ id }) => id) })
    return { rows, next: found.length > filter.limit ? rows.at(-1)?.id : undefined, reader: await neighbourOf(tx.db) }
  })
}

/** A sheet with its notes and where each of them went. */
export type SheetWhole = {
  readonly sheet: Sheet
  readonly notes: readonly Note[]
  readonly photos: readonly Photo[]
  /** By the id of the treasure or issue, those the reader may see. */
  readonly became: ReadonlyMap<string, { readonly title: string; readonly href: `/${string}` }>
  readonly isKeeper: boolean
}

/** One sheet; nothing where the reader may not read it. */
export function readSheet(act: Act, id: SheetId): Promise<SheetWhole | undefined> {
  return act.transaction(async ({ db, audit }) => {
    const sheet = await findSheet(db, id)
    await audit({ action: 'sheet.read', subjectType: 'sheet', subjectIds: [id], outcome: sheet ? 'done' : 'absent' })
    if (sheet === undefined) return undefined
    const [notes, photos] = [await notesOf(db, id), await photosOf(db, id)]
    const ids = (kind: string) => notes.flatMap(({ becameKind, becameId }) => (becameKind === kind && becameId ? [becameId] : []))
    const became = new Map([...(await issueTitles(db, ids('issue'))), ...(await treasureTitles(db, ids('treasure')))])
    return { sheet, notes, photos, became, isKeeper: mayKeep(sheet.councilNo, await neighbourOf(db)) }
  })
}

/** The sheets of one meeting; nothing where the reader may not read the meeting. */
export function readSheetsOfMeeting(act: Act, meetingId: MeetingId): Promise<readonly SheetRow[] | undefined> {
  return act.transaction(async ({ db, audit }) => {
    const meeting = await findMeeting(db, meetingId)
    const rows = meeting && (await listSheets(db, { meetingId, limit: MOST }))
    await audit({
      action: 'sheet.list',
      subjectType: 'sheet',
      subjectIds: (rows ?? []).map(({ id }) => id),
      outcome: rows ? 'done' : 'absent',
    })
    return rows
  })
}

/** A meeting has a handful of sheets. */
const MOST = 100

/** What a form that lays out a sheet or an edition can be about: a meeting that was named, and the bodies the reader keeps. */
export function readGround(
  act: Act,
  meetingId: MeetingId | undefined,
): Promise<{ readonly meeting: Meeting | undefined; readonly bodies: readonly BodyToKeep[] }> {
  return act.transaction(async ({ db, audit }) => {
    const meeting = meetingId && (await findMeeting(db, meetingId))
    const isKept = meeting !== undefined && mayKeep(meeting.councilNo, await neighbourOf(db))
    await audit({
      action: 'meeting.read',
      subjectType: 'meeting',
      subjectIds: meetingId ? [meetingId] : [],
      outcome: meetingId && !meeting ? 'absent' : 'done',
    })
    return { meeting: isKept ? meeting : undefined, bodies: await bodiesToKeep(db) }
  })
}

/** What a council wishes for, the newest first. */
export function readVisions(act: Act, councilNo: number, limit: number): Promise<readonly PlacedNote[]> {
  return act.transaction(async ({ db, audit }) => {
    const visions = await visionsOf(db, councilNo, limit)
    await audit({ action: 'sheet.visions', subjectType: 'note', subjectIds: visions.map(({ id }) => id) })
    return visions
  })
}

/** Titles of notes for lists of links: those the reader may read. */
export const noteTitles: TitleTeller = async (db, ids) =>
  new Map(
    (await notesWithIds(db, ids)).map(({ id, sheetId, theme, words }) => [
      id,
      { title: `付箋「${words}」（${theme}）`, href: `/sheets/${sheetId}#note-${id}` as const },
    ]),
  )
