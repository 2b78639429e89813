/**
 * The number by which people call a consultation on the telephone: 123 is 'S-000123'. Six digits, more when needed.
 * @param n a whole number from 0
 * @throws RangeError for anything else
 */
export function shortCode(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('a consultation number is a whole number from 0')
  return `S-${String(n).padStart(6, '0')}`
}
