import { expect, test } from 'vitest'
import { ISSUE_STATES } from './issue.ts'
import type { Move } from './move-issue.ts'
import { complaintOf, OPEN_STATES } from './move-issue.ts'

const move = (to: Move['to'], more: Partial<Move> = {}): Move => ({ to, words: '集まりで話した', passedOnTo: '', changedFor: '', ...more })

test('every step of an issue says why, passing on says to whom, and closing says what changed for whom', () => {
  expect(complaintOf({ state: 'heard' }, move('working'))).toBeUndefined()
  expect(complaintOf({ state: 'heard' }, move('working', { words: ' ' }))).toBe('words')
  expect(complaintOf({ state: 'working' }, move('passed_on'))).toBe('passed-on-to')
  expect(complaintOf({ state: 'working' }, move('passed_on', { passedOnTo: '市の交通の担当' }))).toBeUndefined()
  expect(complaintOf({ state: 'eased' }, move('closed'))).toBe('changed-for')
  expect(complaintOf({ state: 'eased' }, move('closed', { changedFor: '車のない人が買い物に行ける' }))).toBeUndefined()
})

test('a closed issue can be opened again, a merged one moves no more', () => {
  expect(complaintOf({ state: 'closed' }, move('heard'))).toBeUndefined()
  expect(complaintOf({ state: 'heard' }, move('heard'))).toBe('same-state')
  for (const to of ISSUE_STATES.filter(state => state !== 'merged')) expect(complaintOf({ state: 'merged' }, move(to))).toBe('merged')
  expect(OPEN_STATES).not.toContain('closed')
})
