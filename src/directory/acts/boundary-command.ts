import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { newId } from '../../kernel/id.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Database } from '../../platform/database.ts'
import type { Boundary, BoundaryRefusal } from '../domain/boundary.ts'
import { outlinesOf } from '../domain/boundary.ts'
import { dropSchematicBoundaries, saveBoundary } from '../store/boundaries.ts'
import type { Voice } from './facility-commands.ts'

/**
 * `import boundary FILE --name NAME --attribution TEXT [--schematic] [--replace-schematic]`: outlines for every map, staff's and residents'.
 * One of the same name is replaced; `--replace-schematic` takes the drawn ones (模式図) away at the same time.
 * @returns 0 done, 1 refused with the reason told, 2 asked wrongly
 */
export async function importBoundary(args: readonly string[], owner: Database, { out, err }: Voice): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  const [path, ...more] = positionals
  const [name, attribution] = [values.name?.trim() ?? '', values.attribution?.trim() ?? '']
  if (path === undefined || more.length > 0 || name === '' || attribution === '') {
    err('使い方: import boundary FILE --name 名前 --attribution 出典（地図にかならず表示する文）')
    return 2
  }
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const outlines = text === undefined ? undefined : outlinesOf(text)
  if (text === undefined || !outlines?.ok) {
    err(`${basename(path)}: ${outlines?.ok === false ? REASONS[outlines.refusal] : 'ファイルを読めません。場所と名前を確かめてください。'}`)
    return 1
  }
  const boundary = { id: newId<'boundary'>(), name, attribution, isSchematic: values.schematic === true, geojson: text }
  await owner.transaction(null, async db => {
    if (values['replace-schematic'] === true) await dropSchematicBoundaries(db)
    await saveBoundary(db, boundary)
    await recordEvent(db, newId(), eventOf(boundary), { route: 'import boundary', requestNo: 'cli' })
  })
  const corners = outlines.value.reduce((sum, outline) => sum + outline.polygons.flat(2).length, 0)
  out(
    `区域「${name}」を取り込みました（${outlines.value.length} 区域、${corners.toLocaleString('ja-JP')} 点）。地図には次の出典を表示します: ${attribution}`,
  )
  return 0
}

const OPTIONS = {
  name: { type: 'string' },
  attribution: { type: 'string' },
  schematic: { type: 'boolean' },
  'replace-schematic': { type: 'boolean' },
} as const

const REASONS: Readonly<Record<BoundaryRefusal, string>> = {
  'not-json': 'JSON として読めません。GeoJSON（UTF-8）で保存し直してください。',
  'not-geojson': 'GeoJSON の FeatureCollection・Feature・Polygon・MultiPolygon のどれでもありません。',
  'no-polygon': '面（Polygon・MultiPolygon）でない図形があるか、ひとつもありません。面だけのファイルにしてください。',
  'not-degrees': '座標を読めません。[経度, 緯度] を度で書いたファイルにしてください。',
  'outside-japan': '日本の外の座標があります。平面直角座標ではなく、経度・緯度（世界測地系）のファイルにしてください。',
  'too-large': 'ファイルが大きすぎます（2,000万文字まで）。形を簡単にして保存し直してください。',
}

function eventOf({ id, name, attribution }: Boundary) {
  return { action: 'boundary.import', subjectType: 'boundary', subjectIds: [id], detail: { name, attribution } }
}
