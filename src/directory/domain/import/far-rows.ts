import type { ImportNote } from './import-report.ts'
import { noteOn } from './import-report.ts'
import type { TakenRow } from './place-row.ts'

/** Remarks on points that lie more than a degree (some 100 km) from the middle of their list: most often a slip of a digit. */
export function farRows(rows: readonly TakenRow[]): readonly ImportNote[] {
  const points = rows.flatMap(row =>
    row.facts.lat === null || row.facts.lon === null ? [] : [{ row, lat: row.facts.lat, lon: row.facts.lon }],
  )
  if (points.length < 5) return []
  const [lat, lon] = [middle(points.map(point => point.lat)), middle(points.map(point => point.lon))]
  return points
    .filter(point => Math.abs(point.lat - lat) > 1 || Math.abs(point.lon - lon) > 1)
    .map(point =>
      noteOn(
        point.row.line,
        '緯度・経度',
        `${point.lat}, ${point.lon}`,
        '取り込み',
        'ほかの行から100km以上はなれた位置です。まちがいがないか確かめてください。',
      ),
    )
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
