import { expect, test } from 'vitest'
import type { StaffId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import { partsOf } from './compartment.ts'
import { isReason, mayReview } from './glass.ts'
import { mayDecide, mayPropose, mayWriteSealed } from './sealed-rules.ts'

const one: StaffId = newId<'staff'>()
const other: StaffId = newId<'staff'>()
const NOTHING = { fact: null, opinion: null, thirdParty: null, thirdPartyWho: null, personWords: null, replaces: null, replaceWords: null }

test('what one person could do alone does not cross the wall', () => {
  expect(mayPropose([{ staffId: one }], one)).toMatchObject({ ok: false, refusal: { code: 'sealed' } })
  expect(mayPropose([{ staffId: one }, { staffId: other }], one).ok).toBe(true)
})

test('a proposal is decided once, by another', () => {
  expect(mayDecide({ state: 'proposed', proposedBy: one }, one)).toMatchObject({ refusal: { code: 'own-decision' } })
  expect(mayDecide({ state: 'approved', proposedBy: one }, other)).toMatchObject({ refusal: { code: 'wrong-state' } })
  expect(mayDecide({ state: 'proposed', proposedBy: one }, other).ok).toBe(true)
})

test('an entry says something, does not lie ahead, and names the third party', () => {
  const write = (wish: object) => mayWriteSealed({ ...NOTHING, at: '2026-10-01T00:00:00Z', ...wish }, '2026-10-02T00:00:00Z')
  expect(write({})).toMatchObject({ refusal: { fields: { fact: expect.any(String) } } })
  expect(write({ fact: 'x', at: '2026-10-03T00:00:00Z' })).toMatchObject({ refusal: { fields: { on: expect.any(String) } } })
  expect(write({ thirdParty: 'x' })).toMatchObject({ refusal: { fields: { thirdPartyWho: expect.any(String) } } })
  expect(write({ fact: 'x' }).ok).toBe(true)
})

test('only the chosen parts are copied, and nothing where none of them was written', () => {
  const words = { ...NOTHING, fact: '見た', thirdParty: '聞いた', thirdPartyWho: '大家さん' }
  expect(partsOf(words, ['fact'])).toEqual({ fact: '見た', opinion: null, thirdParty: null, thirdPartyWho: null, personWords: null })
  expect(partsOf(words, ['opinion', 'person_words'])).toBeUndefined()
})

test('ten characters are a reason, blanks are none, and nobody reviews what they opened', () => {
  expect([isReason('いのちにかかわるため開'), isReason('　 　 　 　 　 　 '), isReason('みじかい')]).toEqual([true, false, false])
  expect(mayReview({ staffId: one, reviewedAt: null }, one)).toMatchObject({ refusal: { code: 'own-decision' } })
  expect(mayReview({ staffId: one, reviewedAt: '2026-10-01' }, other)).toMatchObject({ refusal: { code: 'wrong-state' } })
})
