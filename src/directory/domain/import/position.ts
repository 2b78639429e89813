/** A point in degrees; `isSwapped` when latitude and longitude had changed places in the file. */
export type ReadPosition = { readonly lat: number; readonly lon: number; readonly isSwapped: boolean }

/** A point in Japan from two cells, or why it is none: not numbers, or numbers that lie elsewhere. */
export function readPosition(latCell: string, lonCell: string): ReadPosition | 'no-number' | 'outside' {
  const lat = degrees(latCell)
  const lon = degrees(lonCell)
  if (lat === undefined || lon === undefined) return 'no-number'
  if (isInJapan(lat, lon)) return { lat, lon, isSwapped: false }
  return isInJapan(lon, lat) ? { lat: lon, lon: lat, isSwapped: true } : 'outside'
}

/** Whether a point lies in the box around all Japanese islands, 沖ノ鳥島 to 択捉島 and 与那国島 to 南鳥島. */
function isInJapan(lat: number, lon: number): boolean {
  return lat >= 20 && lat <= 46 && lon >= 122 && lon <= 154
}

function degrees(cell: string): number | undefined {
  const plain = cell.normalize('NFKC').trim()
  return /^\d{1,3}(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
