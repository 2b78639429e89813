import { expect, test } from 'vitest'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { FormTemplate } from '../../../../platform/codes.ts'
import { codesOf } from '../../../../platform/codes.ts'
import { formOn } from '../../../../rules/index.ts'
import type { LogFacts } from '../../acts/papers/log-paper.ts'
import { freeWords, withWords, wordsOf } from '../../domain/papers/sheet.ts'
import { day } from '../../domain/plan/plan-in-test.ts'
import { logSheet } from './log-sheet.ts'
import { CHARACTERS, rowsOfPieces } from './workbook-rows.ts'

const FIELDS = ['at', 'by', 'with', 'method', 'fact', 'opinion', 'third_party']
const field = (name: string, order: number, differs = {}) => ({
  field: name,
  label: `「${name}」`,
  nationalReport: 'unknown' as const,
  order,
  shown: true,
  ...differs,
})
const version = (n: number, from: Day, to: Day | null, differs: Readonly<Record<string, object>> = {}): FormTemplate => ({
  form: 'support_log',
  version: n,
  title: `支援経過記録シート${n}`,
  validFrom: from,
  validTo: to,
  fields: FIELDS.map((name, at) => field(name, at + 1, differs[name])),
})
const CODES = codesOf(
  [],
  [],
  [
    version(1, day('2021-04-01'), day('2026-11-01')),
    version(2, day('2026-11-01'), null, { fact: { label: 'できごと' }, opinion: { shown: false } }),
  ],
)

const agency: AgencyId = newId()
const facts = (at: string): LogFacts =>
  ({
    head: { no: 7, people: [], team: [], supportCase: { leadAgency: agency } },
    persons: [],
    isCut: false,
    entries: [
      {
        at,
        minutes: null,
        withWhom: [],
        method: 'visit',
        personName: null,
        agencyName: '見本機関',
        staffName: '見本 職員',
        fact: '会えた',
        opinion: '疲れている',
        thirdParty: '夜も明るい',
        thirdPartyWho: '大家さん',
        personWords: null,
        contactResult: null,
        next: null,
        nextOn: null,
      },
    ],
  }) as unknown as LogFacts
const on = (text: string) => ({ form: formOn(CODES, 'support_log', day(text)), codes: CODES, day: day(text) })
const all = { from: null, to: null, withThirdParty: false }

test('a paper of an old day is laid out by the version of that day: its title, labels and hidden fields', () => {
  const old = logSheet(facts('2026-10-05T01:30:00Z'), all, on('2026-10-05'))
  expect([old.title, old.version]).toEqual(['支援経過記録シート1', 1])
  expect(freeWords(old)).toContain('【「fact」】会えた\n【「opinion」】疲れている')
  const now = logSheet(facts('2026-11-05T01:30:00Z'), all, on('2026-11-05'))
  expect([now.title, now.version]).toEqual(['支援経過記録シート2', 2])
  expect(freeWords(now)).toContain('【できごと】会えた')
})

test('what a third party said is on the paper only where it was chosen, and where it is not, that is said', () => {
  const without = JSON.stringify(logSheet(facts('2026-10-05T01:30:00Z'), all, on('2026-10-05')))
  expect(without).not.toContain('夜も明るい')
  expect(without).toContain('第三者の言葉は、この用紙には載せていません')
  const chosen = logSheet(facts('2026-10-05T01:30:00Z'), { ...all, withThirdParty: true }, on('2026-10-05'))
  expect(freeWords(chosen).join()).toContain('大家さん：夜も明るい')
})

test('every free text of a paper can be taken out, and nothing else changes', () => {
  const sheet = logSheet(facts('2026-10-05T01:30:00Z'), all, on('2026-10-05'))
  const cleared = withWords(sheet, () => '▲')
  expect(freeWords(cleared)).toEqual(['▲'])
  expect(cleared.blocks.map(block => block.kind)).toEqual(sheet.blocks.map(block => block.kind))
})

test('days are said in both calendars, moments as the clock in Japan showed them', () => {
  expect(wordsOf({ kind: 'day', day: day('1950-04-01') })).toBe('昭和25年4月1日（1950年）')
  expect(wordsOf({ kind: 'day', day: day('1950-04-01'), isShort: true })).toBe('S25.4.1')
  expect(wordsOf({ kind: 'moment', at: '2026-10-05T15:30:00Z' })).toBe('R8.10.6 00:30')
  expect(wordsOf({ kind: 'number', number: 68000, unit: '円' })).toBe('68,000円')
})

test('a text too high for one row of Excel goes on in the next, and no sign of it is lost', () => {
  const words = Array.from({ length: 90 }, (_, n) => `${n}行目 あいうえおかきくけこ`).join('\n')
  const rows = rowsOfPieces([
    { span: 5, value: { kind: 'words', words: '概要' }, style: 'label' },
    { span: 19, value: { kind: 'words', words }, style: 'value' },
  ])
  const cells = rows.map(row => row.cells[5] as { readonly value: string; readonly height: number })
  expect(cells.length).toBeGreaterThan(3)
  expect(cells.every(cell => cell.height <= 409)).toBe(true)
  expect(cells.map(cell => cell.value).join('\n')).toBe(words)
})

test('whatever begins like a formula is written as text, and a birthday before 1900 too', () => {
  for (const words of ['=1+1', '+81', '-5', '@sum', '1899-01-01']) {
    const [row] = rowsOfPieces([{ span: 24, value: { kind: 'words', words }, style: 'value' }])
    expect(row?.cells[0]).toMatchObject({ value: words, type: String, format: '@' })
  }
  const [row] = rowsOfPieces([{ span: 24, value: { kind: 'day', day: day('1899-12-31') }, style: 'value' }])
  expect(row?.cells[0]).toMatchObject({ value: '明治32年12月31日（1899年）', type: String })
})

test('a day with its hour has room in its cell: Excel breaks no line in it and would show nothing but ###', () => {
  const sheet = logSheet(facts('2028-12-22T04:30:00.000Z'), all, on('2028-12-23'))
  const cells = sheet.blocks.flatMap(block =>
    block.kind === 'boxes' || block.kind === 'sentence'
      ? []
      : block.rows.flatMap(row => row.map((value, at) => ({ value, room: (block.columns[at]?.width ?? 0) * CHARACTERS }))),
  )
  const moments = cells.filter(({ value }) => value?.kind === 'moment')
  expect(moments).toHaveLength(1)
  for (const { value, room } of moments) expect(room, wordsOf(value)).toBeGreaterThan(wordsOf(value).length - 1)
})
