import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Sheet } from '../../../src/casework/coordination/domain/papers/sheet.ts'
import { workbookOf } from '../../../src/casework/coordination/pages/papers/workbook.ts'
import { csvText, linesOfRows } from '../../../src/directory/domain/import/csv-text.ts'
import { unguarded } from '../../../src/directory/domain/import/formula-guard.ts'
import { escaped, folded } from '../../../src/kernel/calendar.ts'
import { addDays, dayFrom, readDay } from '../../../src/kernel/day.ts'
import { formatBoth, formatEra, formatEraShort, readAnyDay } from '../../../src/kernel/era.ts'
import { foldKana, toKatakana } from '../../../src/kernel/fold.ts'
import { hasMyNumber } from '../../../src/kernel/my-number.ts'
import { shortCode } from '../../../src/kernel/short-code.ts'
import { readWords } from '../../../src/kernel/words.ts'
import { decodeFile, encodeFile } from '../../../src/platform/encoding.ts'
import { csvRowsOf, readCodeCsv } from '../../../src/rules/domain/code-csv.ts'
import type { CodeRow } from '../../../src/rules/domain/code-row.ts'
import { csv } from '../../../src/ui/csv.ts'
import { isWellFormed, toWellFormed } from './well-formed.ts'

/** Text as people write it, with everything that separates, quotes, calculates or looks empty. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'=+-@\t\r\n",\'；、「」\uff1d　 ゛ﾊﾟが①髙﨑〜～辻\u{e0100}𠮷é\u0301'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map(parts => toWellFormed(parts.join('')))
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain(width => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
const read = (written: string) => parse(written, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][]
/** What a spreadsheet takes for a formula, with a tab or a line end before it. */
const calculates = (cell: string) => /^[=+\-@\t\r]/.test(cell)

test('any list written as CSV is read back cell by cell, with only the guard before what would calculate', () => {
  fc.assert(
    fc.property(rows, table => {
      const back = read(csv(table))
      expect(back.map(row => row.map(cell => (calculates(cell.slice(1)) || /^''/.test(cell) ? cell.slice(1) : cell)).length)).toEqual(
        table.map(row => row.length),
      )
      for (const [at, row] of table.entries())
        for (const [place, cell] of row.entries()) expect([cell, `'${cell}`]).toContain(back[at]?.[place])
      for (const cell of back.flat()) expect(calculates(cell), cell).toBe(false)
    }),
    { numRuns: 600 },
  )
})

test('any list for the register is the same after it was written, kept and read again, and every row is found on its line', () => {
  fc.assert(
    fc.property(rows, table => {
      const written = csvText(table)
      expect(read(written).map(row => row.map(unguarded))).toEqual(table)
      const begins = linesOfRows(table)
      const lines = written.split(/\r\n|\n|\r/)
      for (const line of begins) expect(lines.length).toBeGreaterThanOrEqual(line)
      for (const cell of read(written).flat()) expect(calculates(cell), cell).toBe(false)
    }),
    { numRuns: 600 },
  )
})

test('line ends of any kind within a file, and any of the encodings, give the same rows', () => {
  const cell = fc.stringMatching(/^[あ-んア-ヶ一-鿋①髙0-9a-zA-Z,"]{0,8}$/).filter(one => !one.includes('〓'))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), fc.constantFrom('\r\n', '\n', '\r'), (table, end) => {
      const written = csvText([['名称', '住所'], ...table]).replaceAll('\r\n', end)
      for (const encoding of ['utf8bom', 'cp932'] as const) {
        const decoded = decodeFile(encodeFile(written, encoding))
        if (encoding === 'cp932' && decoded.ok && decoded.value.text.includes('〓')) continue
        expect(decoded.ok && decoded.value.text).toBe(written)
        expect(read(decoded.ok ? decoded.value.text : '')).toEqual([['名称', '住所'], ...table])
      }
    }),
    { numRuns: 400 },
  )
})

const day = fc
  .tuple(fc.integer({ min: 1873, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, date]) => dayFrom(year, month, date))
  .filter(found => found !== undefined)

test('a list of codes that was written out is taken in again without a change', () => {
  const label = text
    .map(one => readWords(one.replace(/[\r\n\t]/g, ''), 60))
    .filter(one => one.ok && one.value !== '')
    .map(one => (one.ok ? one.value : ''))
  const row = fc.record({
    label,
    labelEasy: fc.option(label),
    order: fc.integer({ min: 0, max: 9999 }),
    validFrom: day,
    sensitive: fc.boolean(),
  })
  const list = { list: 'topic', part: '', name: '', about: '', isFixed: false, takesNew: true, keptCodes: [] }
  const today = readDay('2026-11-20')
  if (today === undefined) throw new Error('a day')
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), wished => {
      const kept = wished.map((one, at): CodeRow => ({ ...one, code: `code_${at}`, validTo: null, nationalCode: null }) as CodeRow)
      const table = read(csv(csvRowsOf(kept))).map((cells, at) => ({ line: at + 1, cells }))
      const { after, remarks } = readCodeCsv(list, kept, table, today)
      expect(remarks).toEqual([])
      expect([...after].sort((a, b) => a.code.localeCompare(b.code))).toEqual(kept)
    }),
    { numRuns: 200 },
  )
})

test('on the border of every era the last day is of the old one and the first of the new one, in every way of writing', () => {
  for (const [name, letter, from] of [
    ['大正', 'T', '1912-07-30'],
    ['昭和', 'S', '1926-12-25'],
    ['平成', 'H', '1989-01-08'],
    ['令和', 'R', '2019-05-01'],
  ] as const) {
    const first = readDay(from)
    if (first === undefined) throw new Error(from)
    const before = addDays(first, -1)
    for (const shown of [formatEra(first), formatEraShort(first), formatBoth(first)])
      expect(readAnyDay(shown)).toEqual({ ok: true, value: first })
    expect(formatEra(first)).toContain(`${name}元年`)
    expect(formatEraShort(first)).toMatch(new RegExp(`^${letter}1\\.`))
    expect(formatEra(before)).not.toContain(name)
    const [, month, date] = before.split('-').map(Number)
    expect(readAnyDay(`${name}1年${month}月${date}日`)).toEqual({ ok: false, refusal: 'era-mismatch' })
  }
})

test('whatever is typed as a day, it is a day or a refusal, and no other day than the one that was written', () => {
  const typed = fc.oneof(
    text,
    fc
      .tuple(
        fc.constantFrom('R', 'H', 'S', 'T', 'M', '令和', '平成', '昭', ''),
        fc.integer({ min: 0, max: 2200 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
      )
      .map(([era, y, m, d]) => `${era}${y}.${m}.${d}`),
  )
  fc.assert(
    fc.property(typed, said => {
      const found = readAnyDay(said)
      if (!found.ok) return
      expect(readDay(found.value)).toBe(found.value)
      expect(readAnyDay(formatEra(found.value))).toEqual(found)
    }),
    { numRuns: 3_000 },
  )
})

test('words that were kept are kept again unchanged, never longer than the limit, without controls and without a My Number', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 40 })), fc.integer({ min: 0, max: 20 }), (said, limit) => {
      const kept = readWords(said, limit)
      if (!kept.ok) return
      expect([...kept.value].length).toBeLessThanOrEqual(limit)
      expect(readWords(kept.value, limit)).toEqual(kept)
      expect(isWellFormed(kept.value)).toBe(true)
      expect(kept.value).not.toContain('\u0000')
      expect(hasMyNumber(kept.value)).toBe(false)
    }),
    { numRuns: 3_000 },
  )
})

test('a reading is brought to full-width katakana once, and however it was typed it is searched the same', () => {
  fc.assert(
    fc.property(text, said => {
      const kept = toKatakana(said)
      expect(toKatakana(kept)).toBe(kept)
      expect(foldKana(kept)).toBe(foldKana(said))
    }),
    { numRuns: 3_000 },
  )
})

test('two numbers never have the same short code, and the number can be read from it', () => {
  fc.assert(
    fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.nat(2_000_000), (one, other) => {
      expect(Number(shortCode(one).slice(2))).toBe(one)
      expect(shortCode(one) === shortCode(other)).toBe(one === other)
    }),
  )
})

test('a calendar line is folded at 75 octets, never within a character, and unfolds to what it was', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), parts => {
      const line = escaped(parts.join('')).replaceAll('\r', '')
      const pieces = folded(line).split('\r\n')
      for (const piece of pieces) {
        expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75)
        expect(isWellFormed(piece)).toBe(true)
      }
      expect(pieces.map((piece, at) => (at === 0 ? piece : piece.slice(1))).join('')).toBe(line)
      expect(line).not.toMatch(/\n/)
    }),
    { numRuns: 1_000 },
  )
})

test('whatever stands on a paper is text in its Excel file: no formula, no broken XML, nothing lost', async () => {
  const today = readDay('2026-11-20')
  if (today === undefined) throw new Error('a day')
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        text.filter(one => readWords(one, 100).ok),
        { minLength: 1, maxLength: 6 },
      ),
      async said => {
        const blocks = said.map(words => ({ kind: 'sentence' as const, words }))
        const sheet: Sheet = { form: 'log', title: '支援経過', version: 1, number: '', day: today, from: '見本', blocks, note: '' }
        const files = unzipSync(await workbookOf([sheet], { printed: '印刷', requestNo: '000-000-000', isDemo: true }))
        const whole = Object.entries(files)
          .filter(([name]) => /worksheets\/sheet|sharedStrings/.test(name))
          .map(([, bytes]) => strFromU8(bytes))
          .join('')
        expect(whole).not.toMatch(/<f[ >]/)
        expect(whole).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        const plain = unescaped(whole)
        for (const words of said) for (const line of words.split(/[\r\n]+/).map(one => one.trim())) expect(plain).toContain(line)
      },
    ),
    { numRuns: 60 },
  )
})

function unescaped(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
