import { expect, test } from 'vitest'
import type { Day } from '../kernel/day.ts'
import { readDay } from '../kernel/day.ts'
import { codesOf } from './codes.ts'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const [FROM, EVE, CHANGE, MORROW] = [day('2021-04-01'), day('2026-03-31'), day('2026-04-01'), day('2026-04-02')]

const codes = codesOf(
  [
    { list: 'topic', code: 'debt', label: '債務', validFrom: FROM, validTo: CHANGE },
    { list: 'topic', code: 'debt', label: '債務・滞納', validFrom: CHANGE, validTo: null },
    { list: 'topic', code: 'fax', label: 'ファクス', validFrom: FROM, validTo: CHANGE },
    { list: 'topic', code: 'chat', label: 'チャット', validFrom: CHANGE, validTo: null },
  ],
  [
    { code: 'old-basis', law: '見本法', article: '1条', title: '旧', validFrom: FROM, validTo: CHANGE },
    { code: 'gap-basis', law: '見本法', article: '2条', title: '前', validFrom: FROM, validTo: EVE },
    { code: 'gap-basis', law: '見本法', article: '2条', title: '後', validFrom: MORROW, validTo: null },
  ],
)

test('on the eve of a change the old codes hold, on the day itself and after it the new ones', () => {
  const labels = (on: Day) => codes.on('topic', on).map(row => row.label)
  expect(labels(EVE)).toEqual(['債務', 'ファクス'])
  expect(labels(CHANGE)).toEqual(['債務・滞納', 'チャット'])
  expect(labels(MORROW)).toEqual(['債務・滞納', 'チャット'])
})

test('a closed code no longer holds on its last day plus one, and a new one does not hold before its first', () => {
  expect([EVE, CHANGE, MORROW].map(on => codes.holds('topic', 'fax', on))).toEqual([true, false, false])
  expect([EVE, CHANGE, MORROW].map(on => codes.holds('topic', 'chat', on))).toEqual([false, true, true])
  expect(codes.holds('topic', 'debt', day('2021-03-31'))).toBe(false)
  expect(codes.holds('channel', 'debt', EVE)).toBe(false)
})

test('an old record is labelled as the code was called on its day, and a closed code by its last name', () => {
  expect(codes.label('topic', 'debt', EVE)).toBe('債務')
  expect(codes.label('topic', 'debt', CHANGE)).toBe('債務・滞納')
  expect(codes.label('topic', 'fax', MORROW)).toBe('ファクス')
  expect(codes.label('topic', 'never-heard', EVE)).toBe('never-heard')
  expect(codes.label('topic', null, EVE)).toBe('')
})

test('a legal basis is missing on a day on which it does not stand', () => {
  expect(codes.basis('old-basis', EVE)?.title).toBe('旧')
  expect(codes.basis('old-basis', CHANGE)).toBeUndefined()
  expect([EVE, CHANGE].map(on => codes.basis('gap-basis', on))).toEqual([undefined, undefined])
  expect(codes.basis('gap-basis', MORROW)?.title).toBe('後')
  expect(codes.basesOn(CHANGE)).toEqual([])
  expect(codes.basesOn(EVE).map(basis => basis.code)).toEqual(['old-basis'])
})

test('the newest name of a closed code is the one that held last, wherever its rows stand in the list', () => {
  const rows = [
    { list: 'topic', code: 'debt', label: '債務・滞納', validFrom: CHANGE, validTo: MORROW },
    { list: 'topic', code: 'debt', label: '債務', validFrom: FROM, validTo: CHANGE },
  ]
  expect(codesOf(rows, []).label('topic', 'debt', day('2030-01-01'))).toBe('債務・滞納')
})

test('a form is printed in the version of its day: the eve of a change the old one, the day itself and after it the new one', () => {
  const version = (no: number, validFrom: Day, validTo: Day | null) => ({
    ...{ form: 'sheet', version: no, title: `第${no}版`, validFrom, validTo },
    fields: [{ field: 'name', label: `氏名${no}`, nationalReport: 'unknown' as const, order: 1, shown: true }],
  })
  const forms = codesOf([], [], [version(1, FROM, CHANGE), version(2, CHANGE, null)])
  expect([EVE, CHANGE, MORROW].map(on => forms.form('sheet', on)?.version)).toEqual([1, 2, 2])
  expect(forms.form('sheet', day('2000-01-01'))?.version).toBe(1)
  expect(forms.form('nothing', CHANGE)).toBeUndefined()
})
