import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { Consultation } from '../../desk/index.ts'
import type { Person } from '../../people/index.ts'
import type { ShareableField } from './bundle.ts'
import { bundleOf, SHAREABLE } from './bundle.ts'
import { day } from './referral-in-test.ts'

// Every value is a canary of its own: if it turns up under another field, or unticked, it has leaked.
const CANARY: Readonly<Record<ShareableField, readonly string[]>> = {
  statement: ['canary-statement'],
  familyStatement: ['canary-family'],
  workerView: ['canary-view'],
  urgentAction: ['canary-urgent'],
  topics: ['housing', 'debt'],
  gapNeed: ['canary-gap'],
  accessNeeds: ['canary-access'],
  language: ['pt+interpreter'],
  contactNote: ['canary-contact'],
  personName: ['見本　一（ミホン　イチ）', '見本　二'],
  personBirth: ['1950-01-02'],
  personPhone: ['0595-00-0001'],
  personAddress: ['canary-address'],
}

const consultation: Consultation = {
  id: newId<'consultation'>(),
  receivedAt: '2026-10-01T01:00:00.000Z',
  receivedBy: newId<'staff'>(),
  receivedAgency: newId<'agency'>(),
  ownerAgency: newId<'agency'>(),
  ownerStaff: null,
  channel: 'counter',
  statement: 'canary-statement',
  familyStatement: 'canary-family',
  workerView: 'canary-view',
  topics: ['housing', 'debt'],
  mainTopic: 'housing',
  urgency: 'today',
  urgentAction: 'canary-urgent',
  called: 'never-called',
  visitorName: 'never-visitor',
  visitorRelation: 'never-relation',
  visitorPhone: 'never-phone',
  contactNote: 'canary-contact',
  language: 'pt',
  interpreter: true,
  accessNeeds: 'canary-access',
  gapNeed: 'canary-gap',
  state: 'screened',
  disposition: 'refer',
  tried: 'never-tried',
  outcomeWords: 'never-outcome',
  nextOn: null,
  handedOverAt: null,
  reach: null,
  helped: null,
  version: 3,
}

const someone = {
  birthDate: day('1950-01-02'),
  phone: '0595-00-0001',
  phoneOther: 'never-other-phone',
  email: 'never-email',
  contactNote: 'never-note',
  address: 'canary-address',
  note: 'never-remark',
} as Person
const nobodyKnown = { birthDate: null, phone: null, address: null } as Person
const people = [
  { person: someone, name: '見本　一', kana: 'ミホン　イチ' },
  { person: nobodyKnown, name: '見本　二', kana: undefined },
]

const share = (ticked: readonly string[]) => bundleOf(consultation, people, ticked)

test('each field alone shares its own words and no others', () => {
  for (const field of SHAREABLE) {
    const lines = share([field])
    expect(lines.map(line => line.value)).toEqual(CANARY[field])
    expect(new Set(lines.map(line => line.field))).toEqual(new Set([field]))
  }
})

test('whatever is ticked, nothing unticked goes', () => {
  fc.assert(
    fc.property(fc.subarray([...SHAREABLE]), ticked => {
      const expected = SHAREABLE.filter(field => ticked.includes(field)).flatMap(field => CANARY[field])
      expect(share(ticked).map(line => line.value)).toEqual(expected)
    }),
  )
})

test('what no field names never goes, even with everything ticked', () => {
  expect(JSON.stringify(share(SHAREABLE))).not.toContain('never-')
})

test('ticks for fields that do not exist share nothing', () => {
  expect(share(['visitorPhone', 'note', 'called', '', 'statement '])).toEqual([])
})

test('nothing ticked is an empty bundle', () => {
  expect(share([])).toEqual([])
})

test('a field with nothing in it makes no line', () => {
  const bare = { ...consultation, familyStatement: null, gapNeed: '', topics: [], language: 'ja', interpreter: false }
  expect(bundleOf(bare, [], ['familyStatement', 'gapNeed', 'topics', 'language', 'personName', 'personPhone'])).toEqual([])
})

test('a line about a person says of whom', () => {
  expect(share(['personPhone'])).toEqual([{ field: 'personPhone', of: '見本　一', value: '0595-00-0001' }])
})

test('Japanese with an interpreter, as for signing, is worth telling', () => {
  expect(bundleOf({ ...consultation, language: 'ja' }, [], ['language']).map(line => line.value)).toEqual(['ja+interpreter'])
})
