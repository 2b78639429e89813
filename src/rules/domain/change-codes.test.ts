import { expect, test } from 'vitest'
import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'
import type { CodeWish } from './change-codes.ts'
import { afterWish } from './change-codes.ts'
import type { CodeList, CodeMeaning, CodeRow } from './code-row.ts'
import { judgeCodes } from './judge-codes.ts'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const [FROM, PAST, TODAY, SOON, LATER] = ['2021-04-01', '2026-01-01', '2026-11-23', '2027-04-01', '2028-04-01'].map(day) as [
  Day,
  Day,
  Day,
  Day,
  Day,
]
const FREE: CodeList = { list: 'topic', part: '相談の窓口', name: '困りごと', about: '見本', isFixed: false, takesNew: true, keptCodes: [] }
const FIXED: CodeList = { ...FREE, isFixed: true, takesNew: false }

const says = (label: string): CodeMeaning => ({ label, labelEasy: null, nationalCode: null, sensitive: false })
const row = (code: string, validFrom: Day, validTo: Day | null = null, label = code, order = 1): CodeRow => ({
  ...{ code, validFrom, validTo, order },
  ...says(label),
})
const DEBT = row('debt', FROM, null, '債務')

/** What comes of a wish: the rows in words, or the faults by column. */
function outcome(rows: readonly CodeRow[], wish: CodeWish, list = FREE): readonly string[] {
  const wished = afterWish(rows, wish, TODAY)
  if (!wished.ok) return [`${wished.refusal.part}: ${wished.refusal.fault}`]
  const complaints = judgeCodes(list, rows, wished.value, TODAY)
  if (complaints.length > 0) return complaints.map(({ column, fault }) => `${column}: ${fault}`)
  return wished.value.map(({ code, label, validFrom, validTo }) => `${code} ${label} ${validFrom} ${validTo ?? ''}`.trim())
}

test('calling a code otherwise ends its row the day before and begins another, so that the past keeps its words', () => {
  const wish = { kind: 'succeed', code: 'debt', from: SOON, meaning: says('債務・滞納') } as const
  expect(outcome([DEBT], wish)).toEqual(['debt 債務 2021-04-01 2027-04-01', 'debt 債務・滞納 2027-04-01'])
  expect(outcome([DEBT], { ...wish, from: PAST })).toEqual(['debt 債務 2021-04-01 2026-01-01', 'debt 債務・滞納 2026-01-01'])
  expect(outcome([DEBT], { ...wish, meaning: says('債務') })).toEqual(['label: same'])
  expect(outcome([DEBT], { ...wish, from: FROM })).toContain('validTo: reversed')
})

test('a code is opened once, and opened again only after it has ended', () => {
  const wish = { kind: 'open', code: 'debt', from: SOON, meaning: says('債務') } as const
  expect(outcome([DEBT], wish)).toEqual(['code: taken'])
  expect(outcome([row('debt', FROM, PAST)], wish)).toEqual(['debt debt 2021-04-01 2026-01-01', 'debt 債務 2027-04-01'])
  expect(outcome([row('debt', FROM, LATER)], wish)).toContain('validFrom: overlap')
  expect(outcome([], { ...wish, code: 'Debt 2' })).toEqual(['code: bad-code'])
})

test('a code is closed from any day after its first, even one that has passed, and not twice', () => {
  const wish = { kind: 'close', code: 'debt', from: SOON } as const
  expect(outcome([DEBT], wish)).toEqual(['debt 債務 2021-04-01 2027-04-01'])
  expect(outcome([DEBT], { ...wish, from: PAST })).toEqual(['debt 債務 2021-04-01 2026-01-01'])
  expect(outcome([DEBT], { ...wish, from: FROM })).toEqual(['validTo: reversed'])
  expect(outcome([row('debt', FROM, PAST)], wish)).toEqual(['from: ended'])
  expect(outcome([row('debt', FROM, SOON, '債務')], { ...wish, from: LATER })).toEqual(['debt 債務 2021-04-01 2028-04-01'])
})

test('what the program leans on may be called otherwise, but neither closed nor added to', () => {
  expect(outcome([DEBT], { kind: 'close', code: 'debt', from: SOON }, FIXED)).toEqual(['validTo: fixed-close'])
  expect(outcome([DEBT], { kind: 'open', code: 'chat', from: SOON, meaning: says('チャット') }, FIXED)).toEqual(['code: fixed-new'])
  const relabelled = { kind: 'succeed', code: 'debt', from: SOON, meaning: says('借金') } as const
  expect(outcome([DEBT], relabelled, FIXED)).toEqual(['debt 債務 2021-04-01 2027-04-01', 'debt 借金 2027-04-01'])
  expect(outcome([DEBT], { kind: 'close', code: 'debt', from: SOON }, { ...FREE, keptCodes: ['debt'] })).toEqual(['validTo: fixed-close'])
})

test('a spelling is put right before the first day of its row, and never from that day on', () => {
  const upcoming = [row('debt', FROM, SOON, '債務'), row('debt', SOON, null, '債務・帯納')]
  const wish = { kind: 'correct', code: 'debt', begins: SOON, meaning: says('債務・滞納') } as const
  expect(outcome(upcoming, wish)).toEqual(['debt 債務 2021-04-01 2027-04-01', 'debt 債務・滞納 2027-04-01'])
  expect(outcome(upcoming, { ...wish, begins: FROM })).toEqual(['label: begun'])
  expect(outcome([row('debt', TODAY)], { ...wish, begins: TODAY })).toEqual(['label: begun'])
})

test('what has not begun is taken back and the row before it goes on; what has begun stays', () => {
  const upcoming = [row('debt', FROM, SOON, '債務'), row('debt', SOON, null, '債務・滞納')]
  expect(outcome(upcoming, { kind: 'withdraw', code: 'debt', begins: SOON }, FIXED)).toEqual(['debt 債務 2021-04-01'])
  expect(outcome([DEBT], { kind: 'withdraw', code: 'debt', begins: FROM })).toEqual(['validFrom: gone'])
  const again = { kind: 'succeed', code: 'debt', from: LATER, meaning: says('借金') } as const
  expect(outcome(upcoming, again)).toEqual(['from: upcoming-stands'])
})

test('a new order moves whole codes with all their rows and changes no meaning', () => {
  const rows = [row('a', FROM, SOON, '甲', 1), row('a', SOON, null, '乙', 1), row('b', FROM, null, '丙', 2), row('c', FROM, PAST, '丁', 3)]
  expect(outcome(rows, { kind: 'reorder', codes: ['b', 'a'] }, FIXED)).toEqual([
    'b 丙 2021-04-01',
    'a 甲 2021-04-01 2027-04-01',
    'a 乙 2027-04-01',
    'c 丁 2021-04-01 2026-01-01',
  ])
})
