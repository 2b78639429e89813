import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import { isHeader } from './column-use.ts'
import { noteOn } from './import-report.ts'
import type { Table } from './table.ts'
import { uniqueNames } from './table.ts'

/**
 * A GeoJSON FeatureCollection as a table: properties are columns, the point of a feature its 緯度 and 経度, `line` the number of the feature.
 * Properties that are null are empty cells: not stated.
 */
export function geojsonTable(text: string): Result<Table, 'no-geojson' | 'no-header'> {
  const features = featuresOf(text)
  if (features === undefined) return no('no-geojson')
  const named = [...new Set(features.flatMap(feature => Object.keys(feature.properties)))]
  const columns = [...named, ...POINT.filter(name => !named.includes(name))]
  const names = uniqueNames(columns)
  if (!isHeader(names)) return no('no-header')
  const rows = features.map((feature, at) => ({
    line: at + 1,
    cells: columns.map(column => cellText(feature.properties[column] ?? pointCell(feature, column))),
  }))
  const notes = features.flatMap((feature, at) =>
    feature.point ? [] : [noteOn(at + 1, '', feature.shape, '取り込み', '点（Point）ではないので、位置なしで扱います。')],
  )
  return yes({ columns: names, headerLine: 0, rows, notes })
}

type Feature = {
  readonly properties: Readonly<Record<string, unknown>>
  readonly point: readonly unknown[] | undefined
  readonly shape: string
}

const POINT = ['緯度', '経度']

function featuresOf(text: string): readonly Feature[] | undefined {
  try {
    const whole: unknown = JSON.parse(text)
    if (!isObject(whole) || whole['type'] !== 'FeatureCollection' || !Array.isArray(whole['features'])) return undefined
    return whole['features'].map(raw => {
      const feature = isObject(raw) ? raw : {}
      const geometry = isObject(feature['geometry']) ? feature['geometry'] : {}
      const coordinates = geometry['coordinates']
      return {
        properties: isObject(feature['properties']) ? feature['properties'] : {},
        point: geometry['type'] === 'Point' && Array.isArray(coordinates) ? coordinates : undefined,
        shape: String(geometry['type'] ?? 'なし'),
      }
    })
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pointCell(feature: Feature, column: string): unknown {
  return column === '緯度' ? feature.point?.[1] : column === '経度' ? feature.point?.[0] : undefined
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
