import { expect, test } from 'vitest'
import { markOf, STALE_MARK, statesOf, textsOf, withStaleMarks } from './catalogue.ts'

const ja = { home: { title: '困ったときは', count: (n: number) => `${n}件` }, yes: 'はい' }
const en = { home: { title: 'If you are in trouble', count: (n: number) => `${n} found` }, yes: 'Yes' }
const today = { 'home.title': markOf('困ったときは'), 'home.count': markOf('{0}件'), yes: markOf('はい') }

test('every text has a key, and a function is told by what it says', () => {
  expect(textsOf(ja)).toEqual([
    { key: 'home.title', text: '困ったときは' },
    { key: 'home.count', text: '{0}件' },
    { key: 'yes', text: 'はい' },
  ])
})

test('a translation nobody has checked says so, and one without an origin is not trusted', () => {
  const { yes, ...known } = today
  expect(yes).toHaveLength(10)
  expect([...statesOf(ja, en, known, 'machine')]).toEqual([
    ['home.title', 'machine'],
    ['home.count', 'machine'],
    ['yes', 'stale'],
  ])
})

test('when the Japanese changes, its translation is stale until somebody writes it again', () => {
  expect(statesOf({ ...ja, yes: 'はい、そうです' }, en, today, 'machine').get('yes')).toBe('stale')
})

test('a check by a person holds for the words that were checked and for no others', () => {
  const checked = { ...today, yes: { from: markOf('はい'), of: markOf('Yes'), by: '見本 花子', on: '2026-11-23' } }
  expect(statesOf(ja, en, checked, 'machine').get('yes')).toBe('reviewed')
  expect(statesOf(ja, { ...en, yes: 'Yeah' }, checked, 'machine').get('yes')).toBe('machine')
})

test('a stale text is shown with a mark, also when it is made from numbers, and the others without', () => {
  const shown = withStaleMarks(en, statesOf(ja, en, { 'home.title': today['home.title'] }, 'machine'))
  expect([shown.home.title, shown.home.count(3), shown.yes]).toEqual(['If you are in trouble', `3 found${STALE_MARK}`, `Yes${STALE_MARK}`])
})
