import { expect, test } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import { changesBetween } from './content-changes.ts'
import { action, content, day } from './plan-in-test.ts'

const OWNER = newId<'agency'>()
const BEFORE = content(OWNER)
const [ACTION = action()] = BEFORE.actions

test('the same content has no differences', () => {
  expect(changesBetween(BEFORE, structuredClone(BEFORE))).toEqual([])
})

test('each field that became otherwise is one difference with old and new', () => {
  const after = { ...BEFORE, direction: '別の方向', actions: [{ ...ACTION, dueOn: day('2027-02-28'), ownerAgency: null }] }
  expect(changesBetween(BEFORE, after)).toEqual([
    { topic: 'direction', of: null, field: null, old: '見本の方向', now: '別の方向' },
    { topic: 'action', of: '見本の行動', field: 'ownerAgency', old: OWNER, now: null },
    { topic: 'action', of: '見本の行動', field: 'dueOn', old: '2027-01-31', now: '2027-02-28' },
  ])
})

test('a line that came or went is one difference, and going back is the mirror of it', () => {
  const after = { ...BEFORE, actions: [ACTION, action({ words: '新しい行動' })] }
  expect(changesBetween(BEFORE, after)).toEqual([{ topic: 'action', of: '新しい行動', field: null, old: null, now: '新しい行動' }])
  expect(changesBetween(after, BEFORE)).toEqual([{ topic: 'action', of: '新しい行動', field: null, old: '新しい行動', now: null }])
})
