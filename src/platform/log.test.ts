import { expect, test } from 'vitest'
import { describeError, openLog } from './log.ts'

const SAID = '山田の相談'

test('an error is told by kind, code, constraint and place, and never by what it says', () => {
  const error = Object.assign(new TypeError(`${SAID}\n    at ${SAID} (file.ts:1:1)`), {
    code: '23514',
    constraint: 'consultation_state_is_known',
    detail: `Failing row contains (${SAID})`,
  })
  const told = describeError(error)
  expect(told).toMatchObject({ kind: 'TypeError', code: '23514', constraint: 'consultation_state_is_known' })
  expect(JSON.stringify(told)).toContain('log.test.ts')
  expect(JSON.stringify(told)).not.toContain(SAID)
})

test('a code, a constraint or a name that is no plain word is left out', () => {
  const error = Object.assign(new Error('x'), { code: `code of ${SAID}`, constraint: undefined, name: SAID })
  expect(describeError(error)).toMatchObject({ kind: 'Error' })
  expect(Object.keys(describeError(error)).sort()).toEqual(['kind', 'place'])
  expect(describeError(SAID)).toEqual({ kind: 'string' })
})

test('every line is one JSON object with its time and the program', () => {
  const lines: string[] = []
  const log = openLog('info', { write: line => void lines.push(line) })
  log.info({ requestNo: '123-456-789' }, 'request')
  log.debug('not asked for')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ program: 'tsunagi', requestNo: '123-456-789', msg: 'request', level: 30 })
  expect((JSON.parse(lines[0] ?? '') as { time: string }).time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})
