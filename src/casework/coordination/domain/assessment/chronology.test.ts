import { expect, test } from 'vitest'
import { readDay } from '../../../../kernel/day.ts'
import type { PersonId } from '../../../people/index.ts'
import type { ChronologyFacts } from './chronology.ts'
import { chronologyOf } from './chronology.ts'
import type { IssueId } from './issue.ts'
import type { LineId } from './line.ts'

const day = (text: string) => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const GRANDMOTHER = 'g' as PersonId
const CHILD = 'c' as PersonId

const FACTS: ChronologyFacts = {
  people: [
    { personId: GRANDMOTHER, name: '祖母', birthDate: day('1944-05-01') },
    { personId: CHILD, name: '孫', birthDate: day('2010-10-10') },
    { personId: 'u' as PersonId, name: '叔父', birthDate: null },
  ],
  memberships: [{ name: '孫', relationship: 'grandchild', birthDate: day('2010-10-10'), from: day('2010-10-10'), until: null }],
  cares: [{ carer: '孫', caredFor: '祖母', kind: 'care', since: day('2022-04-01'), until: day('2026-08-15') }],
  consultations: [{ id: 's', no: 7, at: day('2026-04-01'), words: '眠れない' }],
  referrals: [{ id: 'r', no: 3, at: day('2026-04-02'), to: '子ども相談窓口', state: 'accepted' }],
  deeds: [{ at: day('2026-05-01'), deed: 'opened', agency: '福祉相談窓口', words: null }],
  entries: [{ id: 'e', at: day('2026-05-10'), mark: 'first_met', words: null }],
  issues: [
    { id: 'i' as IssueId, code: 'young_carer', personName: '孫', since: { on: day('2022-04-01'), precision: 'month' } },
    { id: 'j' as IssueId, code: 'poverty', personName: null, since: null },
  ],
  conferences: [{ id: 'k', at: day('2026-06-01'), words: '支援会議' }],
  lines: [
    {
      id: 'l' as LineId,
      moment: { on: day('2026-08-01'), precision: 'month' },
      event: 'death',
      personId: GRANDMOTHER,
      words: '自宅で亡くなった',
      source: null,
    },
  ],
}

test('the years stand in order, what is known to the month before what is known to the day, and nobody is told of twice', () => {
  expect(chronologyOf(FACTS).map(({ event }) => event.kind)).toEqual([
    'birth',
    'birth',
    'issue',
    'care_begun',
    'consultation',
    'referral',
    'deed',
    'entry',
    'conference',
    'written',
    'care_ended',
  ])
})

test('ages stand beside every line: none before birth, none after death, none where the birth day is unknown', () => {
  const ages = (kind: string) => chronologyOf(FACTS).find(({ event }) => event.kind === kind)?.ages
  expect(ages('birth')).toEqual([0, undefined, undefined])
  expect(ages('care_begun')).toEqual([77, 11, undefined])
  expect(ages('written')).toEqual([82, 15, undefined])
  expect(ages('care_ended')).toEqual([undefined, 15, undefined])
})

test('every line leads to where it is written', () => {
  const sources = chronologyOf(FACTS).map(({ source }) => ('id' in source ? `${source.of} ${source.id}` : source.of))
  expect(sources).toContain('consultation s')
  expect(sources).toContain('referral r')
  expect(sources).toContain('issue i')
  expect(sources).toContain('household')
  expect(sources).toContain('line l')
})
