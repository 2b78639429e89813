import { expect, test } from 'vitest'
import { isHeader, useOfColumns } from './column-use.ts'
import { datasetOf } from './dataset.ts'

const fields = (columns: readonly string[]) => useOfColumns(columns).map(use => (use.kind === 'field' ? use.field : use.kind))

test('old and new editions and their look-alikes are the same columns', () => {
  expect(fields(['名称', '名称_カナ', '住所', '方書', '電話番号'])).toEqual(['name', 'kana', 'address', 'building', 'phone'])
  expect(fields(['名　称', '名称（ｶﾅ）', '所在地＿連結表記', '建物名等(方書)', '電話 番号※必須'])).toEqual([
    'name',
    'kana',
    'address',
    'building',
    'phone',
  ])
  expect(fields(['施設・場所名', '施設／場所名', '施設名ふりがな', 'ＵＲＬ'])).toEqual(['name', 'more', 'kana', 'url'])
})

test('where two columns claim one field the better name has it, and the other is kept', () => {
  expect(fields(['NO', '共通ID', '設置場所', '名称'])).toEqual(['more', 'id', 'more', 'name'])
})

test('marks for hazards and for access are known in every edition', () => {
  expect(
    useOfColumns([
      '災害種別_崖崩れ、土石流及び地滑り',
      '開設される災害の種類（地震・津波）',
      '高潮',
      'オストメイト設置トイレ有無',
      '車いす対応',
    ]),
  ).toEqual([
    { kind: 'hazard', codes: ['landslide'] },
    { kind: 'hazard', codes: ['earthquake', 'tsunami'] },
    { kind: 'hazard', codes: ['storm_surge'] },
    { kind: 'access', code: 'ostomate' },
    { kind: 'access', code: 'wheelchair' },
  ])
})

test('a header names the name and two columns more; a sentence above the table is none', () => {
  expect(isHeader(['名称', '住所', '電話番号'])).toBe(true)
  expect(isHeader(['公共施設一覧', '', ''])).toBe(false)
  expect(isHeader(['名称', '住所'])).toBe(false)
})

test('a list keeps its name from one edition to the next', () => {
  const list = { name: 'aed', placeKind: 'aed' }
  const editions = [
    '999999_aed.csv',
    '999999_aed_20260401.csv',
    '999999_aed_2026-04.csv',
    '999999_aed_R8.4.1.csv',
    '999999_aed(1).csv',
    '999999_aed_sjis.csv',
    '999999_aed.json',
  ]
  expect(new Set(editions.map(file => datasetOf(list, file)))).toEqual(new Set(['aed:999999_aed']))
  expect(datasetOf(list, '888888_aed.csv')).not.toBe('aed:999999_aed')
})
