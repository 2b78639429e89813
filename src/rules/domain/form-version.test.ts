import { expect, test } from 'vitest'
import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'
import type { FormVersion, FormWish, FormWords } from './form-version.ts'
import { afterFormWish, numbered } from './form-version.ts'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const [FROM, TODAY, SOON] = ['2021-04-01', '2026-11-23', '2027-04-01'].map(day) as [Day, Day, Day]
const field = (name: string, label: string, order: number) => ({
  field: name,
  label,
  nationalReport: 'unknown' as const,
  order,
  shown: true,
})
const WORDS: FormWords = { title: '申込票', fields: [field('name', '氏名', 1), field('phone', '電話', 2)] }
const FIRST: FormVersion = { form: 'application', version: 1, validFrom: FROM, validTo: null, ...WORDS }

function outcome(versions: readonly FormVersion[], wish: FormWish): readonly string[] {
  const wished = afterFormWish(versions, wish, TODAY)
  if (!wished.ok) return [`${wished.refusal.part}: ${wished.refusal.fault}`]
  return wished.value.map(({ version, title, validFrom, validTo }) => `${version} ${title} ${validFrom} ${validTo ?? '…'}`)
}

test('a new version begins on a day and the old one ends before it, so that a form always holds', () => {
  const words = { ...WORDS, title: '新しい申込票' }
  expect(outcome([FIRST], { kind: 'open', from: SOON, words })).toEqual(['1 申込票 2021-04-01 2027-04-01', '2 新しい申込票 2027-04-01 …'])
  expect(outcome([FIRST], { kind: 'open', from: TODAY, words })).toHaveLength(2)
  expect(outcome([FIRST], { kind: 'open', from: day('2026-11-22'), words })).toEqual(['from: past'])
  expect(outcome([FIRST], { kind: 'open', from: SOON, words: WORDS })).toEqual(['title: same'])
})

test('fields are called otherwise and moved, never added or taken away', () => {
  const fewer = { ...WORDS, fields: WORDS.fields.slice(1) }
  expect(outcome([FIRST], { kind: 'open', from: SOON, words: fewer })).toEqual(['title: fields'])
  const moved = numbered([field('phone', '電話番号', 5), field('name', '氏名', 20)])
  expect(moved.map(({ field: name, order }) => `${name} ${order}`)).toEqual(['phone 1', 'name 2'])
  expect(outcome([FIRST], { kind: 'open', from: SOON, words: { ...WORDS, fields: moved } })).toHaveLength(2)
})

test('a version is put right or taken back only before its day', () => {
  const both = [
    { ...FIRST, validTo: SOON },
    { ...FIRST, version: 2, title: '申込表', validFrom: SOON },
  ]
  expect(outcome(both, { kind: 'correct', version: 2, words: { ...WORDS, title: '申込票（新）' } })[1]).toBe('2 申込票（新） 2027-04-01 …')
  expect(outcome(both, { kind: 'withdraw', version: 2 })).toEqual(['1 申込票 2021-04-01 …'])
  expect(outcome(both, { kind: 'open', from: day('2028-04-01'), words: WORDS })).toEqual(['from: upcoming-stands'])
  expect(outcome([FIRST], { kind: 'correct', version: 1, words: WORDS })).toEqual(['title: begun'])
  expect(outcome([FIRST], { kind: 'withdraw', version: 1 })).toEqual(['title: gone'])
})
