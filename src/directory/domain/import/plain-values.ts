/** A value read from a cell: as it is kept, and whether that differs from what stood there by more than width. */
export type ReadValue<Value> = { readonly value: Value; readonly ext?: string }

/**
 * A telephone number with hyphens, from any of the shapes lists use: (054)626-1139, (054-626-1139), 054-626-1139, full width, 内線 behind it.
 * A number without hyphens keeps its digits: where to cut them depends on the area. A leading 0 that a spreadsheet ate is put back.
 * Undefined for what is not one telephone number.
 */
export function readPhone(cell: string): ReadValue<string> | undefined {
  const plain = cell
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/\s/g, '')
  const [, number = '', ext] = /^(?:TEL|電話)?:?(.*?)(?:\(代表?\)|代表)?[(]?(?:内線:?(\d{1,6})[)]?)?$/i.exec(plain) ?? []
  const joined = number
    .replace(/^\((.*)\)$/, (whole, inner: string) => (inner.includes('(') ? whole : inner))
    .replace(/^\((\d+)\)-?/, '$1-')
    .replace(/^(\d+)\((\d+)\)-?/, '$1-$2-')
    .replace(/^\+81-?\(?0?\)?/, '0')
  const whole = /^[1-9]\d{8}$|^[789]0\d{8}$/.test(joined) ? `0${joined}` : joined
  const digits = whole.replaceAll('-', '')
  if (!/^\d+(?:-\d+){0,3}$/.test(whole) || !/^0\d{9,10}$/.test(digits)) return undefined
  return ext === undefined ? { value: whole } : { value: whole, ext }
}

/** A postal code as 123-4567, or undefined. */
export function readPostalCode(cell: string): string | undefined {
  const digits = cell.normalize('NFKC').replace(/[〒\s‐‑‒–—―−ー-]/g, '')
  return /^\d{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : undefined
}

/** A web address that a browser may open, or undefined. */
export function readWebAddress(cell: string): string | undefined {
  const plain = cell.normalize('NFKC').trim()
  return /^https?:\/\/\S+$/i.test(plain) && URL.canParse(plain) ? plain.replace(/^https?/i, scheme => scheme.toLowerCase()) : undefined
}

/** A whole number of people: 50, 50人, 1,200名; or undefined. */
export function readCount(cell: string): number | undefined {
  const plain = cell
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/^約/, '')
    .replace(/[人名]$/, '')
  return /^\d{1,6}(?:\.0+)?$/.test(plain) ? Math.trunc(Number(plain)) : undefined
}
