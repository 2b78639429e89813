import { expect, test } from 'vitest'
import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'
import type { BasisNote, BasisRow, BasisWish } from './basis-row.ts'
import { afterBasisWish, judgeBases } from './change-bases.ts'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const [FROM, TODAY, SOON] = ['2021-04-01', '2026-11-23', '2027-04-01'].map(day) as [Day, Day, Day]
const says = (title: string) => ({ law: '見本法', article: '1条', title, summary: '見本の条。' })
const NOTE: BasisNote = { sourceNote: '官報', verified: 'seen', needsReview: false }
const row = (code: string, title: string, validFrom = FROM, validTo: Day | null = null): BasisRow => ({
  ...{ code, validFrom, validTo, replacedBy: null },
  ...says(title),
  ...NOTE,
})

function outcome(rows: readonly BasisRow[], wish: BasisWish): readonly string[] {
  const wished = afterBasisWish(rows, wish, TODAY)
  if (!wished.ok) return [`${wished.refusal.part}: ${wished.refusal.fault}`]
  const complaints = judgeBases(rows, wished.value, TODAY)
  if (complaints.length > 0) return complaints.map(({ column, fault }) => `${column}: ${fault}`)
  return wished.value.map(one => [one.code, one.title, one.validFrom, one.validTo ?? '…', one.replacedBy ?? '-', one.verified].join(' '))
}

test('an amended article is a new row that takes the place of the old one from its day', () => {
  const wish = { kind: 'succeed', code: 'swa-1', from: SOON, meaning: says('新'), note: NOTE } as const
  expect(outcome([row('swa-1', '旧')], wish)).toEqual(['swa-1 旧 2021-04-01 2027-04-01 swa-1 seen', 'swa-1 新 2027-04-01 … - seen'])
  expect(outcome([row('swa-1', '旧')], { ...wish, meaning: says('旧') })).toEqual(['title: same'])
  expect(outcome([row('swa-1', '旧')], { ...wish, from: FROM })).toContain('validTo: reversed')
})

test('a basis ends with a successor that holds on that very day, or with none', () => {
  const rows = [row('swa-1', '旧'), row('swa-2', '次'), row('swa-3', '後', day('2027-04-02'))]
  const wish = { kind: 'close', code: 'swa-1', from: SOON, replacedBy: 'swa-2' } as const
  expect(outcome(rows, wish)[0]).toBe('swa-1 旧 2021-04-01 2027-04-01 swa-2 seen')
  expect(outcome(rows, { ...wish, replacedBy: null })[0]).toBe('swa-1 旧 2021-04-01 2027-04-01 - seen')
  expect(outcome(rows, { ...wish, replacedBy: 'swa-3' })).toEqual(['replacedBy: unknown-successor'])
  expect(outcome(rows, { ...wish, replacedBy: 'never' })).toEqual(['replacedBy: unknown-successor'])
})

test('where it was checked may be put right at any time; the words of the law only before they hold', () => {
  const rows = [row('swa-1', '旧')]
  const note: BasisNote = { sourceNote: 'e-Gov', verified: 'check', needsReview: true }
  expect(outcome(rows, { kind: 'note', code: 'swa-1', begins: FROM, note })).toEqual(['swa-1 旧 2021-04-01 … - check'])
  expect(outcome(rows, { kind: 'correct', code: 'swa-1', begins: FROM, meaning: says('新'), note })).toEqual(['title: begun'])
  const ahead = [row('swa-9', '新し', SOON)]
  expect(outcome(ahead, { kind: 'correct', code: 'swa-9', begins: SOON, meaning: says('新しい'), note: NOTE })).toEqual([
    'swa-9 新しい 2027-04-01 … - seen',
  ])
  expect(outcome(ahead, { kind: 'withdraw', code: 'swa-9', begins: SOON })).toEqual([])
  expect(outcome(rows, { kind: 'withdraw', code: 'swa-1', begins: FROM })).toEqual(['validFrom: gone'])
})
