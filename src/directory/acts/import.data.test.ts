import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { hasRealFiles, realFile, sayHowMany } from '../../../testing/real-files.ts'
import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'
import type { Database } from '../../platform/database.ts'
import { openDatabase } from '../../platform/database.ts'
import { accessOf } from '../domain/import/access-columns.ts'
import { hazardsOf } from '../domain/import/hazard-columns.ts'
import type { ImportReport } from '../domain/import/import-report.ts'
import type { ReadList } from '../domain/import/listed-place.ts'
import { readMark } from '../domain/import/marks.ts'
import { readList } from '../domain/import/read-list.ts'
import { placesToExport } from '../store/listed-places.ts'
import { exportPlaces } from './export-places.ts'
import { importPlaces } from './import-places.ts'
import { openTable } from './open-table.ts'

const ROWS = {
  'jp-municipal/yaizu-222127_aed.csv': 82,
  'jp-municipal/yaizu-222127_baby_station.csv': 71,
  'jp-municipal/yaizu-222127_child_rearing_support_center.csv': 9,
  'jp-municipal/yaizu-222127_community_center.csv': 9,
  'jp-municipal/yaizu-222127_evacuation_space.csv': 31,
  'jp-municipal/yaizu-222127_facilities_welfare.csv': 2,
  'jp-municipal/yaizu-222127_hinannjo.csv': 56,
  'jp-municipal/yaizu-222127_hokago_dayservices.csv': 15,
  'jp-municipal/yaizu-222127_public_toilet.csv': 112,
  'iga/shelter-emergency-242161.geojson': 192,
  'iga/shelter-evacuation-242161.geojson': 118,
}
const FILES = Object.keys(ROWS)
const TODAY = readDay('2026-11-23') as Day
const databases: { readonly clone: ClonedDatabase; readonly database: Database }[] = []

beforeAll(async () => {
  if (!hasRealFiles) return
  for (let nth = 0; nth < 2; nth++) {
    const clone = await cloneDatabase()
    databases.push({ clone, database: openDatabase(clone.ownerUrl, 2) })
  }
})

afterAll(async () => {
  sayHowMany(FILES)
  for (const { clone, database } of databases) {
    await database.close()
    await clone.drop()
  }
})

test.runIf(hasRealFiles)('every published file comes in whole, and a second time changes nothing', async () => {
  for (const [path, rows] of Object.entries(ROWS)) {
    const first = await taken(0, path, realFile(path))
    expect({ path, rows: first.rows, imported: first.imported, refused: first.refused, written: first.written }).toEqual({
      ...{ path, rows, imported: rows, refused: 0, written: true },
    })
    const second = await taken(0, path, realFile(path))
    expect({ path, imported: second.imported, updated: second.updated, unchanged: second.unchanged, missing: second.missing }).toEqual({
      ...{ path, imported: 0, updated: 0, unchanged: rows, missing: [] },
    })
  }
})

test.runIf(hasRealFiles)(
  'every filled cell of every published file is in the place, beside it word for word, or named in the report',
  () => {
    for (const path of FILES) {
      const { table, list } = opened(path)
      const lost = table.rows.flatMap(row =>
        table.columns.flatMap((column, at) => {
          const cell = (row.cells[at] ?? '').trim()
          return cell === '' || isAccountedFor(list, row.line, column, cell) ? [] : [`${path} ${row.line} ${column} ${cell}`]
        }),
      )
      expect(lost).toEqual([])
    }
  },
)

test.runIf(hasRealFiles)(
  'what is known of the dirt is met: devices apart, welfare shelters found, 島ヶ原 and 島ケ原 kept as published',
  async () => {
    const places = await databases[0]?.database.transaction(null, placesToExport)
    const named = (name: string, kind: string) => (places ?? []).filter(place => place.name === name && place.kind === kind)
    expect(
      named('市役所本館', 'aed')
        .map(place => place.more['設置位置'])
        .sort(),
    ).toEqual(['２階正面入口', '４階管財課'])
    expect(
      (places ?? [])
        .filter(place => place.kind === 'welfare_shelter')
        .map(place => place.name)
        .sort(),
    ).toEqual(
      [
        ...[
          '青山福祉センター',
          '青山保健センター',
          'いがまち保健福祉センター',
          '島ヶ原老人福祉センター',
          '阿山保健福祉センター',
          '大山田保健センター',
        ],
        '大山田福祉センター',
      ].sort(),
    )
    expect(
      (places ?? []).filter(place => place.name.startsWith('島ヶ原') && place.address?.includes('島ケ原')).length,
    ).toBeGreaterThanOrEqual(13)
    expect((places ?? []).filter(place => place.hazards.includes('flood')).length).toBe(145)
    expect((places ?? []).every(place => place.lat !== null && place.source.attribution !== null)).toBe(true)
  },
)

test.runIf(hasRealFiles)(
  'what goes out comes back: export, import into an empty register, export again, byte for byte the same',
  async () => {
    const out = await exported(0, 'utf8bom')
    const report = await taken(1, 'places.csv', out.bytes)
    expect([report.imported, report.refused, report.written]).toEqual([out.places, 0, true])
    expect(Buffer.from((await exported(1, 'utf8bom')).bytes).equals(Buffer.from(out.bytes))).toBe(true)
    const again = await taken(0, 'places.csv', out.bytes)
    expect([again.imported, again.updated, again.unchanged]).toEqual([0, 0, out.places])
  },
)

test.runIf(hasRealFiles)('in Shift_JIS too, where every letter that changes is named and none becomes a question mark', async () => {
  const out = await exported(0, 'cp932')
  const asked = (bytes: Uint8Array) => new TextDecoder('shift_jis').decode(bytes).split('?').length
  const text = new TextDecoder().decode((await exported(0, 'utf8bom')).bytes)
  expect(asked(out.bytes)).toBe(text.split('?').length)
  expect(out.losses.filter(loss => loss.becomes === null)).toEqual([])
})

async function taken(nth: number, path: string, bytes: Uint8Array): Promise<ImportReport> {
  const name = path.replace(/^.*\//, '')
  const file = { name, bytes, today: TODAY, isDryRun: false, isPartial: false }
  const result = await databases[nth]?.database.transaction(null, db => importPlaces(db, file))
  if (!result?.ok) throw new Error(result?.refusal)
  return result.value
}

async function exported(nth: number, encoding: 'utf8bom' | 'cp932') {
  const made = await databases[nth]?.database.transaction(null, db => exportPlaces(db, encoding))
  if (!made) throw new Error('no database')
  return made
}

function opened(path: string) {
  const file = openTable(realFile(path))
  if (!file.ok) throw new Error(file.refusal)
  return { table: file.value.table, list: readList(file.value.table, path, {}) }
}

function isAccountedFor(list: ReadList, line: number, column: string, cell: string): boolean {
  if (list.notes.some(note => note.line === line && note.column === column)) return true
  const place = list.places.find(one => one.line === line)
  if (!place) return false
  const { facts, key } = place
  const kept = [...Object.values(facts), ...Object.values(facts.more)].map(String)
  const times = facts.hours.openings.flatMap(one => [one.opens, one.closes])
  if (kept.includes(cell) || times.includes(cell.padStart(5, '0')) || key === `no:${cell}`) return true
  if (facts.hours.note === cell || facts.hours.note?.split('\n').includes(`${column}：${cell}`)) return true
  if (Number.isFinite(Number(cell)) && [facts.lat, facts.lon, facts.capacity].includes(Number(cell))) return true
  const mark = readMark(cell)
  if (mark !== undefined && hazardsOf(column)?.every(code => facts.hazards.includes(code) === mark)) return true
  if (mark !== undefined && facts.access[accessOf(column) ?? ''] === mark) return true
  return cell.split('・').every(word => facts.access[accessOf(word) ?? ''] === true)
}
