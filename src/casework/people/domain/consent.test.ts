import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Consent, ConsentAct, ConsentDeed } from './consent.ts'
import { categoriesOf, consentStateOn, coveringConsent, isConsentValid, sheetStanding, whyUncovered } from './consent-coverage.ts'
import { deedsOpenTo, mayBegin, mayGoOn, remindedOn } from './consent-rules.ts'
import { foldConsent } from './fold-consent.ts'

const day = (text: string) => text as Day
const PERSON = newId<'person'>()
const CENTRE = newId<'agency'>()
const DESK = newId<'agency'>()
const STAFF = newId<'staff'>()

const ASKING = {
  askedOn: day('2026-04-01'),
  purpose: '介護と家計を一緒に考えるため',
  workerNote: '窓口で確かめた',
  personWords: null,
  formVersion: null,
  languageUsed: 'ja',
  interpreter: false,
}
const GIVEN: ConsentDeed & { kind: 'given' } = {
  kind: 'given',
  body: {
    ...ASKING,
    type: 'oral',
    proxyRelation: null,
    agencies: [CENTRE, DESK],
    categories: ['contact', 'history'],
    from: day('2026-04-01'),
    until: day('2026-09-30'),
    fromSheet: false,
  },
}
const NOT_YET: ConsentDeed = { kind: 'not_obtained', body: { ...ASKING, askAgainOn: day('2026-05-01') } }
const WITHDRAWN: ConsentDeed = { kind: 'withdrawn', body: { on: day('2026-06-01'), how: '窓口でお申し出' } }

function consentOf(...deeds: readonly ConsentDeed[]): Consent {
  const acts = deeds.map(
    (deed, index): ConsentAct => ({ id: newId(), seq: index + 1, at: '2026-04-01T00:00:00Z', byStaff: STAFF, byAgency: DESK, ...deed }),
  )
  const folded = foldConsent(newId(), PERSON, acts)
  if (folded === undefined) throw new Error('nothing folded')
  return folded
}

const wanted = (differs = {}) => ({ personId: PERSON, agencyId: CENTRE, categories: ['contact'], on: day('2026-06-01'), ...differs })

test('a consent is the fold of its acts: not obtained, obtained after all, narrowed, confirmed, withdrawn', () => {
  expect(consentOf(NOT_YET)).toMatchObject({ stage: 'not_obtained', askAgainOn: '2026-05-01', type: 'not_obtained', version: 1 })
  const given = consentOf(NOT_YET, GIVEN)
  expect(given).toMatchObject({ stage: 'given', askAgainOn: null, type: 'oral', agencies: [CENTRE, DESK], version: 2 })
  const narrowed: ConsentDeed = {
    kind: 'narrowed',
    body: { on: day('2026-05-01'), agencies: [DESK], categories: ['contact'], until: day('2026-08-31'), words: '包括には話さない' },
  }
  expect(consentOf(GIVEN, narrowed)).toMatchObject({ agencies: [DESK], categories: ['contact'], until: '2026-08-31' })
  const confirmed: ConsentDeed = { kind: 'reconfirmed', body: { on: day('2026-08-01'), until: day('2027-03-31'), words: null } }
  expect(consentOf(GIVEN, confirmed)).toMatchObject({ until: '2027-03-31', reconfirmedOn: '2026-08-01' })
  expect(consentOf(GIVEN, WITHDRAWN)).toMatchObject({ stage: 'withdrawn', withdrawnOn: '2026-06-01', howWithdrawn: '窓口でお申し出' })
})

test('a consent holds on its first and last day, not the day before and not the day after', () => {
  const consent = consentOf(GIVEN)
  const states = ['2026-03-31', '2026-04-01', '2026-09-29', '2026-09-30', '2026-10-01'].map(on => consentStateOn(consent, day(on)))
  expect(states).toEqual(['not_yet', 'given', 'given', 'given', 'expired'])
  expect(isConsentValid(consent, day('2026-09-30'))).toBe(true)
  expect(isConsentValid(consent, day('2026-10-01'))).toBe(false)
})

test('a consent that was withdrawn holds on no day, not even on the days before', () => {
  const consent = consentOf(GIVEN, WITHDRAWN)
  for (const on of ['2026-04-01', '2026-05-31', '2026-06-01']) expect(isConsentValid(consent, day(on)), on).toBe(false)
  expect(whyUncovered([consent], wanted())).toBe('consent-withdrawn')
})

test('a consent covers its person, its agencies and its contents, and nothing beyond', () => {
  const consents = [consentOf(GIVEN)]
  expect(coveringConsent(consents, wanted())).toBe(consents[0])
  expect(coveringConsent(consents, wanted({ personId: newId() })), 'another member of the household').toBeUndefined()
  expect(coveringConsent(consents, wanted({ agencyId: newId() })), 'another agency').toBeUndefined()
  expect(coveringConsent(consents, wanted({ agencyId: DESK })), 'the agency that asked').toBe(consents[0])
  expect(coveringConsent(consents, wanted({ categories: ['contact', 'health'] })), 'more than agreed').toBeUndefined()
  expect(coveringConsent(consents, wanted({ on: day('2026-10-01') })), 'after the last day').toBeUndefined()
  expect(whyUncovered(consents, wanted({ agencyId: newId() }))).toBe('out-of-consent')
})

test('a field that nobody sorted needs the consent for history; a name alone needs none', () => {
  expect(categoriesOf(['personName', 'topics'])).toEqual([])
  expect(categoriesOf(['personPhone', 'contactNote', 'health'])).toEqual(['contact', 'health'])
  expect(categoriesOf(['somethingNew'])).toEqual(['history'])
})

test('a sheet is taken at its word only where nothing on record speaks against it', () => {
  expect(sheetStanding([], wanted())).toBe('new')
  expect(sheetStanding([consentOf(NOT_YET)], wanted())).toBe('new')
  expect(sheetStanding([consentOf(GIVEN)], wanted())).toBe('covered')
  expect(sheetStanding([consentOf(GIVEN)], wanted({ agencyId: newId() }))).toBe('out-of-consent')
  expect(sheetStanding([consentOf(GIVEN, WITHDRAWN)], wanted())).toBe('consent-withdrawn')
  const fromSheet = consentOf({ ...GIVEN, body: { ...GIVEN.body, fromSheet: true } })
  expect(sheetStanding([fromSheet], wanted({ agencyId: newId() })), 'a sheet speaks of its one receiver').toBe('new')
})

test('what was withdrawn stays withdrawn; what ran out can be confirmed; what was not obtained can be answered', () => {
  expect(deedsOpenTo(consentOf(GIVEN, WITHDRAWN), day('2026-06-01'))).toEqual([])
  expect(deedsOpenTo(consentOf(GIVEN), day('2026-10-01'))).toEqual(['reconfirmed', 'withdrawn'])
  expect(deedsOpenTo(consentOf(NOT_YET), day('2026-04-02'))).toContain('given')
  const again = mayGoOn(consentOf(GIVEN, WITHDRAWN), WITHDRAWN, day('2026-06-02'))
  expect(again).toMatchObject({ ok: false, refusal: { code: 'consent-withdrawn' } })
})

test('a consent names at least one agency and one content, says how it was given, and narrowing never widens', () => {
  const today = day('2026-04-01')
  const fieldsOf = (body: object) => {
    const may = mayBegin({ ...GIVEN, body: { ...GIVEN.body, ...body } }, today)
    return may.ok ? [] : Object.keys(may.refusal.fields ?? {})
  }
  expect(fieldsOf({})).toEqual([])
  expect(fieldsOf({ agencies: [] })).toEqual(['agencies'])
  expect(fieldsOf({ categories: [] })).toEqual(['categories'])
  expect(fieldsOf({ workerNote: null })).toEqual(['workerNote'])
  expect(fieldsOf({ type: 'proxy' })).toEqual(['proxyRelation'])
  expect(fieldsOf({ until: day('2026-03-31') })).toEqual(['until'])
  expect(mayBegin({ kind: 'not_obtained', body: { ...ASKING, askAgainOn: day('2026-03-31') } }, today)).toMatchObject({
    refusal: { code: 'next-date-missing' },
  })
  const wider: ConsentDeed = {
    kind: 'narrowed',
    body: { on: today, agencies: [newId()], categories: ['health'], until: null, words: '広げたい' },
  }
  const refused = mayGoOn(consentOf(GIVEN), wider, today)
  expect(refused.ok ? [] : Object.keys(refused.refusal.fields ?? {})).toEqual(['agencies', 'categories', 'until'])
})

test('somebody is reminded thirty days before the last day, and on the day to ask again', () => {
  expect(remindedOn(consentOf(GIVEN), day('2026-04-01'))).toBe('2026-08-31')
  expect(remindedOn(consentOf(GIVEN), day('2026-09-20'))).toBe('2026-09-20')
  expect(remindedOn(consentOf(NOT_YET), day('2026-04-01'))).toBe('2026-05-01')
  expect(remindedOn(consentOf(GIVEN, WITHDRAWN), day('2026-06-01'))).toBeNull()
})
