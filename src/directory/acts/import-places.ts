import { createHash } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import type { Id } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { yes } from '../../kernel/result.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Db } from '../../platform/database.ts'
import type { ImportPlan } from '../domain/import/import-plan.ts'
import { planImport } from '../domain/import/import-plan.ts'
import type { ImportReport } from '../domain/import/import-report.ts'
import { noteOn } from '../domain/import/import-report.ts'
import type { ListedPlace, ReadList, ToldCredit } from '../domain/import/listed-place.ts'
import { readList } from '../domain/import/read-list.ts'
import type { PlaceId } from '../domain/place.ts'
import { holdListedPlaces, knownAgencies, noteRun, noteSightings, takenIds } from '../store/listed-places.ts'
import { insertPlaces, updatePlaces } from '../store/places.ts'
import { openTable } from './open-table.ts'

/** A file to be taken in, and how. */
export type PlacesFile = ToldCredit & {
  readonly name: string
  readonly bytes: Uint8Array
  readonly today: Day
  /** Only say what would be done. */
  readonly isDryRun: boolean
  /** Take the rows that can be read although others cannot. */
  readonly isPartial: boolean
}

/**
 * Takes a list of places in: municipal CSV of any known edition, GeoJSON, or our own export. All or nothing unless `isPartial`;
 * taking the same file in again changes nothing; nothing is ever deleted.
 *
 * @returns the report, also when rows were refused (`written` false then); a sentence when the file is no list at all
 */
export async function importPlaces(db: Db, file: PlacesFile): Promise<Result<ImportReport, string>> {
  const opened = openTable(file.bytes)
  if (!opened.ok) return opened
  const list = await withKnownAgencies(db, readList(opened.value.table, file.name, file))
  const datasets = [...new Set([...(list.isWhole ? [list.dataset] : []), ...list.places.map(place => place.source.dataset)])]
  const plan = planImport(list, await holdListedPlaces(db, datasets), file.today)
  const refused = list.rows - list.places.length
  const written = !file.isDryRun && (refused === 0 || file.isPartial)
  const report: ImportReport = {
    ...{ file: file.name, encoding: opened.value.encoding, dataset: list.dataset, rows: list.rows },
    ...{ imported: plan.fresh.length, updated: plan.changed.length, unchanged: plan.unchanged, refused, written },
    ...{ notes: [...list.notes, ...plan.notes], missing: plan.missing },
  }
  if (written) await write(db, plan, report, createHash('sha256').update(file.bytes).digest())
  return yes(report)
}

async function write(db: Db, plan: ImportPlan, report: ImportReport, sha256: Uint8Array): Promise<void> {
  const run = newId<'import_run'>()
  await noteRun(db, run, report, sha256)
  await noteSightings(
    db,
    plan.seen.map(({ place, said }) => ({ id: place.id, source: place.source, said })),
    run,
  )
  await updatePlaces(
    db,
    plan.changed.map(({ place, said }) => ({ ...place, said, run })),
  )
  for (let at = 0; at < plan.fresh.length; at += BATCH) await insertFresh(db, plan.fresh.slice(at, at + BATCH), run)
  const { notes: _notes, missing: _missing, ...counts } = report
  const event = { action: 'place.import', subjectType: 'import_run', subjectIds: [run], detail: counts }
  await recordEvent(db, newId(), event, { route: 'import facilities', requestNo: 'cli' })
}

const BATCH = 1000

async function insertFresh(db: Db, fresh: readonly ListedPlace[], run: Id<'import_run'>): Promise<void> {
  const taken = await takenIds(
    db,
    fresh.flatMap(place => (place.id ? [place.id] : [])),
  )
  const used = new Set(taken)
  const idOf = (own: PlaceId | null): PlaceId => {
    const id = own === null || used.has(own) ? newId<'place'>() : own
    used.add(id)
    return id
  }
  const rows = fresh.map(({ id, facts, source }) => ({ ...facts, id: idOf(id), source, isActive: true, version: 1, said: facts, run }))
  await insertPlaces(db, rows)
}

/** An export from another house may name agencies that this one does not have. */
async function withKnownAgencies(db: Db, list: ReadList): Promise<ReadList> {
  const asked = list.places.flatMap(({ facts }) => (facts.agencyId === null ? [] : [facts.agencyId]))
  if (asked.length === 0) return list
  const known = await knownAgencies(db, asked)
  const strange = list.places.filter(({ facts }) => facts.agencyId !== null && !known.has(facts.agencyId))
  const reason = 'この番号の機関は名簿にないので、機関とのつながりなしで取り込みました。'
  return {
    ...list,
    places: list.places.map(place => (strange.includes(place) ? { ...place, facts: { ...place.facts, agencyId: null } } : place)),
    notes: [
      ...list.notes,
      ...strange.map(({ line, facts }) => noteOn(line, 'つなぎ_機関', facts.agencyId ?? '', '直して取り込み', reason)),
    ],
  }
}
