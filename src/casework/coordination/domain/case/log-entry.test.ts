import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Duty, Reader } from '../../../../kernel/reader.ts'
import type { EntryWish, LogEntry } from './log-entry.ts'
import { BARE_ENTRY, CATEGORIES, mayWriteEntry } from './log-entry.ts'
import { ownFileOf } from './own-file.ts'
import type { CaseStanding, EntryStanding } from './sight-of-case.ts'
import { seesEntry, sightOfCase } from './sight-of-case.ts'

const now = '2026-11-20T05:00:00.000Z'
const today = '2026-11-20' as Day
const [desk, room, centre] = [newId<'agency'>(), newId<'agency'>(), newId<'agency'>()]
const person = newId<'person'>()
const facts = { now, people: [{ personId: person }], corrected: undefined, byAgency: desk }
const wish: EntryWish = { ...BARE_ENTRY, at: now, fact: '電話で話した' }

const coded = (result: { ok: boolean; refusal?: { code: string; fields?: Readonly<Record<string, string>> } }) =>
  result.ok ? 'yes' : `${result.refusal?.code} ${Object.keys(result.refusal?.fields ?? {}).join(' ')}`.trim()

test('an entry says something, and no answer is something', () => {
  expect(coded(mayWriteEntry(wish, facts))).toBe('yes')
  expect(coded(mayWriteEntry({ ...wish, fact: null }, facts))).toBe('fields fact')
  expect(coded(mayWriteEntry({ ...wish, fact: null, contactResult: 'no_answer' }, facts))).toBe('yes')
})

test('an entry does not lie in the future, and is about somebody of the case', () => {
  expect(coded(mayWriteEntry({ ...wish, at: '2026-11-20T05:00:00.001Z' }, facts))).toBe('fields on')
  expect(coded(mayWriteEntry({ ...wish, personId: person }, facts))).toBe('yes')
  expect(coded(mayWriteEntry({ ...wish, personId: newId<'person'>() }, facts))).toBe('fields personId')
})

test('what a third party said names the third party', () => {
  expect(coded(mayWriteEntry({ ...wish, thirdParty: '夜に声がする' }, facts))).toBe('fields thirdPartyWho')
  expect(coded(mayWriteEntry({ ...wish, thirdParty: '夜に声がする', thirdPartyWho: '隣の方' }, facts))).toBe('yes')
})

test('a correction replaces a standing entry of one’s own agency, with a reason', () => {
  const replaces = newId<'log_entry'>()
  const correcting = { ...wish, replaces, replaceWords: '書き間違い' }
  const corrected = { byAgency: desk, isReplaced: false, shareScope: 'team' as const }
  expect(coded(mayWriteEntry(correcting, { ...facts, corrected }))).toBe('yes')
  expect(coded(mayWriteEntry({ ...correcting, replaceWords: null }, { ...facts, corrected }))).toBe('fields replaceWords')
  expect(coded(mayWriteEntry(correcting, facts))).toBe('absent')
  expect(coded(mayWriteEntry(correcting, { ...facts, corrected: { ...corrected, byAgency: room } }))).toBe('wrong-state')
  expect(coded(mayWriteEntry(correcting, { ...facts, corrected: { ...corrected, isReplaced: true } }))).toBe('wrong-state')
  expect(coded(mayWriteEntry(correcting, { ...facts, corrected: { ...corrected, shareScope: 'conference' } }))).toBe('wrong-state')
})

const other = newId<'person'>()
const text = fc.option(fc.string({ minLength: 1 }))
const entry: fc.Arbitrary<LogEntry> = fc
  .record({
    fact: text,
    opinion: text,
    personWords: text,
    isReplaced: fc.boolean(),
    third: fc.option(fc.constant('canary-三者の言葉')),
    about: fc.constantFrom('self' as const, 'household' as const, 'other' as const),
  })
  .map(({ third, about, ...said }) => ({
    ...BARE_ENTRY,
    ...said,
    ...(about === 'other' ? { fact: 'canary-ほかの家族のこと' } : {}),
    personId: about === 'self' ? person : about === 'other' ? other : null,
    thirdParty: third,
    thirdPartyWho: third === null ? null : 'canary-三者',
    id: newId<'log_entry'>(),
    caseId: newId<'case'>(),
    at: now,
    madeAt: now,
    byStaff: newId<'staff'>(),
    byAgency: desk,
  }))

test('the person’s own copy never holds what a third party said nor what is about others of the household, says where it left something out, and gives opinions only by the rule', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 10 }), fc.boolean(), (entries, withOpinions) => {
      const copy = ownFileOf(entries, { withOpinions, about: person })
      expect(JSON.stringify(copy)).not.toContain('canary')
      expect(copy).toHaveLength(entries.filter(one => !one.isReplaced && one.personId !== other).length)
      for (const one of copy) {
        const from = entries.find(({ id }) => id === one.id)
        expect(one.hasThirdParty).toBe(from?.thirdParty !== null)
        expect(one.opinion).toBe(withOpinions ? from?.opinion : null)
        expect(one.fact).toBe(from?.fact)
      }
    }),
  )
})

const agencies = [desk, room, centre] as const
const reader = (agencyId: (typeof agencies)[number], duties: readonly Duty[] = ['consult']): Reader => ({
  staffId: newId<'staff'>(),
  agencyId,
  duties: new Set(duties),
})
const standing: fc.Arbitrary<CaseStanding> = fc.record({
  team: fc.uniqueArray(
    fc.record({
      agencyId: fc.constantFrom(...agencies),
      endsOn: fc.option(fc.constantFrom('2026-11-19' as Day, today)),
      categories: fc.option(fc.subarray([...CATEGORIES])),
    }),
    { selector: member => member.agencyId },
  ),
  glass: fc.constant([]),
  conflicts: fc.constant([]),
})
const of: fc.Arbitrary<EntryStanding> = fc.record({
  byAgency: fc.constantFrom(...agencies),
  shareScope: fc.constantFrom('own_agency', 'team', 'conference', 'coordinator'),
  category: fc.option(fc.constantFrom(...CATEGORIES)),
  coordinatorAgency: fc.option(fc.constantFrom(...agencies)),
})

test('a conflict of interest closes everything, whatever team, glass or duty opens', () => {
  fc.assert(
    fc.property(standing, of, fc.constantFrom(...agencies), (given, one, agency) => {
      const who = reader(agency)
      const closed = { ...given, glass: [who.staffId], conflicts: [who.staffId] }
      expect(sightOfCase(closed, who, today).sight).toBe('nothing')
      expect(seesEntry(one, closed, who, today)).toBe(false)
    }),
  )
})

test('nobody sees another agency’s own notes, and one’s own words stay one’s own after leaving', () => {
  fc.assert(
    fc.property(standing, of, fc.constantFrom(...agencies), (given, one, agency) => {
      const who = reader(agency)
      if (one.shareScope === 'own_agency') expect(seesEntry(one, given, who, today)).toBe(one.byAgency === agency)
      if (one.byAgency === agency) expect(seesEntry(one, { ...given, team: [] }, who, today)).toBe(true)
    }),
  )
})

test('what a consent does not cover, or covers no longer, is not seen by the agency that stands on it', () => {
  const member = { agencyId: centre, endsOn: null, categories: ['household'] }
  const told = { byAgency: desk, shareScope: 'team', category: 'health', coordinatorAgency: room } as const
  const at = (team: CaseStanding['team'], category: string | null) =>
    seesEntry({ ...told, category }, { team, glass: [], conflicts: [] }, reader(centre), today)
  expect(at([member], 'health')).toBe(false)
  expect(at([member], 'household')).toBe(true)
  expect(at([member], null)).toBe(true)
  expect(at([{ ...member, endsOn: '2026-11-19' as Day }], 'household')).toBe(false)
  expect(at([{ ...member, categories: null }], 'health')).toBe(true)
})
