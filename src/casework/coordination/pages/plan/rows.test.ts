import { expect, test } from 'vitest'
import { fieldsOf } from '../../../../platform/http/fields.ts'
import { formOf, reshaped, rowsOf, withoutBlanks } from './rows.ts'

const FORM = fieldsOf([
  ['wish', '望み'],
  ['goals.0.row', '1'],
  ['goals.0.words', '一つ目'],
  ['goals.1.row', '1'],
  ['goals.1.words', ''],
  ['goals.2.row', '1'],
  ['goals.2.words', '三つ目'],
  ['goals.2.issueIds', 'a'],
  ['goals.2.issueIds', 'b'],
  ['actions.0.row', '1'],
  ['actions.0.words', '行く'],
  ['actions.0.goal', '2'],
  ['actions.10.row', '1'],
  ['actions.10.words', '会う'],
  ['actions.10.goal', '1'],
])

test('lines keep everything typed on them, in the order of their numbers', () => {
  const again = formOf(rowsOf(FORM))
  expect(again.get('wish')).toBe('望み')
  expect(again.all('goals.2.issueIds')).toEqual(['a', 'b'])
  expect(again.get('actions.1.words')).toBe('会う')
})

test('a goal that is taken out takes no action along, and the others still point where they pointed', () => {
  const rows = reshaped(rowsOf(FORM), 'remove_goal.1')
  const again = rows && formOf(rows)
  expect(again?.get('goals.1.words')).toBe('三つ目')
  expect([again?.get('actions.0.goal'), again?.get('actions.1.goal')]).toEqual(['1', ''])
})

test('lines without a word are left out before saving, and the others move up', () => {
  const again = formOf(withoutBlanks(rowsOf(FORM)))
  expect([again.get('goals.0.words'), again.get('goals.1.words'), again.get('goals.2.row')]).toEqual(['一つ目', '三つ目', ''])
  expect(again.get('actions.0.goal')).toBe('1')
})

test('a line is added or taken out by its button, and any other button saves', () => {
  const rows = rowsOf(FORM)
  expect(reshaped(rows, 'add_goal')?.goals.length).toBe(4)
  expect(reshaped(rows, 'add_action')?.actions.length).toBe(3)
  expect(reshaped(rows, 'remove_action.0')?.actions[0]?.['words']).toEqual(['会う'])
  expect(reshaped(rows, '')).toBeUndefined()
})
