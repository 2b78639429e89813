import fc from 'fast-check'

/** Texts that people, programs and attackers do send: each has broken some system. */
export const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  '　',
  '\u0000',
  'a\u0000b',
  'a\ud800b',
  '\udc00',
  'a\u202eb',
  '\u200f\u05d0\u05d1',
  'か\u3099\u3099\u3099',
  `e${'\u0301'.repeat(500)}`,
  '辻\u{e0100}',
  '葛󠄀城',
  '👨‍👩‍👧‍👦',
  '𠮷野家',
  '\ufeff見本',
  '\ufffd\uffff',
  '\u001b[31m',
  '\r\nSet-Cookie: x=1',
  '見'.repeat(200_001),
  'x'.repeat(100_000),
  `'); drop table desk.consultation; --`,
  '" or ""="',
  '<script>alert(1)</script>',
  '{{7*7}}#{7*7}',
  '../../../../etc/passwd',
  '%00%ff%zz',
  '=cmd|calc',
  '1234-5678-9018',
  '令和9年2月31日',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '-271821-04-20',
  '1872-12-31',
  '2026-13-01T25:61:61Z',
  '2026-12-01T00:00:00+99:99',
  'NaN',
  'Infinity',
  '1e400',
  '-0',
  '0x10',
  '１２３',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'not_a_code',
]

/** Numbers beyond every edge. */
const ODD_NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.5,
  101,
  32_768,
  2_147_483_648,
  -2_147_483_649,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  2 ** 63,
  1e21,
  -1e308,
  5e-324,
]

/** Any value that may stand where another was expected. `ids` are of things of other kinds. */
export function oddValue(ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ODD_TEXTS) },
    { weight: 2, arbitrary: fc.constantFrom(...ODD_NUMBERS) },
    { weight: 2, arbitrary: fc.constantFrom(...ids, 'not-an-id') },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { id: null }, { $gt: '' }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom(...[30, 60, 99].map(nested)) },
  )
}

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { a: value }
  return value
}
