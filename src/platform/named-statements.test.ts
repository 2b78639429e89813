import { expect, test } from 'vitest'
import { statementNames } from './named-statements.ts'

test('a statement is named when it comes again, always by the same name, and never what sets or commits', () => {
  const nameOf = statementNames(10)
  expect(nameOf('select 1')).toBeUndefined()
  const name = nameOf('select 1')
  expect(name).toMatch(/^t\d+$/)
  expect([nameOf('select 1'), nameOf('select 1')]).toEqual([name, name])
  for (const text of ['begin', 'commit', 'rollback', 'set local role x', 'lock table t'])
    expect([nameOf(text), nameOf(text), nameOf(text)]).toEqual([undefined, undefined, undefined])
})

test('no more names are given than are allowed, and no two statements share one', () => {
  const nameOf = statementNames(3)
  const texts = Array.from({ length: 40 }, (_, nth) => `select ${nth}`)
  for (const text of texts) nameOf(text)
  const named = texts.map(nameOf).filter(name => name !== undefined)
  expect(named).toHaveLength(3)
  expect(new Set(named).size).toBe(3)
  expect(texts.map(nameOf).filter(name => name !== undefined)).toEqual(named)
})
