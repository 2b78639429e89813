import { expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { actInWords } from '../../src/staff/pages/act-words.ts'

/** Acts as the routes name them; routes that write nothing down give a reason in Japanese instead. */
const acts = [...new Set(routes.map(({ audit }) => audit).filter(audit => typeof audit === 'string'))].sort()

test('whoever reads the access log reads what was done in words, never a code of ours', () => {
  expect(acts.length).toBeGreaterThan(200)
  // A new thing or deed is named in src/staff/pages/act-words.ts, an odd act in odd-act-words.ts.
  expect(acts.filter(act => actInWords(act) === act)).toEqual([])
})

test('an act nobody has named is shown by its code rather than not at all', () => {
  expect(actInWords('no-such-thing.read')).toBe('no-such-thing.read')
})
