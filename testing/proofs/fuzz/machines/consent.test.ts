import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Consent, ConsentAct, ConsentDeed } from '../../../../src/casework/people/domain/consent.ts'
import { isConsentValid } from '../../../../src/casework/people/domain/consent-coverage.ts'
import { mayGoOn } from '../../../../src/casework/people/domain/consent-rules.ts'
import { afterConsentAct, foldConsent } from '../../../../src/casework/people/domain/fold-consent.ts'
import type { Day } from '../../../../src/kernel/day.ts'
import { addDays, readDay } from '../../../../src/kernel/day.ts'
import { newId } from '../../../../src/kernel/id.ts'
import type { Step } from './drive.ts'
import { drive, walkedThrough } from './drive.ts'

const FIRST = readDay('2026-04-01')
if (FIRST === undefined) throw new Error('a day')
const start: Day = FIRST
const AGENCIES = [newId<'agency'>(), newId<'agency'>(), newId<'agency'>()]
const CATEGORIES = ['contact', 'health', 'income'] as const
const [ID, PERSON] = [newId<'consent'>(), newId<'person'>()]

type Real = { readonly acts: readonly ConsentAct[]; readonly now: Consent; readonly today: Day }
/** What the person would say of it: yes to whom and what until when, not yet, or no longer. */
type Model = {
  readonly said: 'waiting' | 'yes' | 'no longer'
  readonly to: readonly string[]
  readonly what: readonly string[]
  readonly until: Day | null
  readonly today: Day
}

const asking = (today: Day) => ({
  askedOn: today,
  purpose: '支援のため',
  workerNote: '確かめた',
  personWords: null,
  formVersion: null,
  languageUsed: 'ja',
  interpreter: false,
})
const actOf = (seq: number, deed: ConsentDeed): ConsentAct => ({
  id: newId(),
  seq,
  at: '2026-04-01T01:00:00.000Z',
  byStaff: newId(),
  byAgency: AGENCIES[0] ?? newId(),
  ...deed,
})

function tried(real: Real, deed: ConsentDeed): Real | undefined {
  if (!mayGoOn(real.now, deed, real.today).ok) return undefined
  const act = actOf(real.acts.length + 1, deed)
  return { ...real, acts: [...real.acts, act], now: afterConsentAct(real.now, act) }
}

const holds = ({ said, until, today }: Model) => said === 'yes' && (until === null || today <= until)
const some = fc.record({
  agencies: fc.subarray(AGENCIES),
  categories: fc.subarray([...CATEGORIES]),
  days: fc.option(fc.integer({ min: 0, max: 60 })),
})
const steps: readonly fc.Arbitrary<Step<Model, Real>>[] = [
  fc.integer({ min: 1, max: 40 }).map(days => ({
    name: 'time goes by',
    may: () => true,
    after: model => ({ ...model, today: addDays(model.today, days) }),
    act: real => ({ ...real, today: addDays(real.today, days) }),
  })),
  fc.tuple(some, some).map(([{ agencies, categories, days }]) => ({
    name: 'given',
    may: model => model.said === 'waiting' && agencies.length > 0 && categories.length > 0,
    after: model => ({ ...model, said: 'yes', to: agencies, what: categories, until: days === null ? null : addDays(model.today, days) }),
    act: real =>
      tried(real, {
        kind: 'given',
        body: {
          ...asking(real.today),
          ...{ type: 'oral', proxyRelation: null, agencies, categories, from: real.today, fromSheet: false },
          until: days === null ? null : addDays(real.today, days),
        },
      }),
  })),
  some.map(({ agencies, categories, days }) => ({
    name: 'narrowed',
    may: model => {
      const until = days === null ? null : addDays(model.today, days)
      const isNarrower = agencies.every(one => model.to.includes(one)) && categories.every(one => model.what.includes(one))
      return (
        holds(model) &&
        agencies.length > 0 &&
        categories.length > 0 &&
        isNarrower &&
        (model.until === null || (until !== null && until <= model.until))
      )
    },
    after: model => ({ ...model, to: agencies, what: categories, until: days === null ? null : addDays(model.today, days) }),
    act: real =>
      tried(real, {
        kind: 'narrowed',
        body: { on: real.today, agencies, categories, until: days === null ? null : addDays(real.today, days), words: '狭める' },
      }),
  })),
  fc.integer({ min: -3, max: 60 }).map(days => ({
    name: 'reconfirmed',
    may: model => model.said === 'yes' && days >= 0,
    after: model => ({ ...model, until: addDays(model.today, days) }),
    act: real => tried(real, { kind: 'reconfirmed', body: { on: real.today, until: addDays(real.today, days), words: null } }),
  })),
  fc.constantFrom('', '電話で').map(how => ({
    name: 'withdrawn',
    may: model => model.said === 'yes' && how !== '',
    after: model => ({ ...model, said: 'no longer' }),
    act: real => tried(real, { kind: 'withdrawn', body: { on: real.today, how } }),
  })),
]

test('whatever is asked and answered in whatever order, nothing is shared beyond the last yes, and nothing after the person said no more', () => {
  const begin = () => {
    const first = actOf(1, { kind: 'asked', body: { ...asking(start), askAgainOn: start } })
    const now = foldConsent(ID, PERSON, [first])
    if (now === undefined) throw new Error('asked')
    const model: Model = { said: 'waiting', to: [], what: [], until: null, today: start }
    return { model, real: { acts: [first], now, today: start } }
  }
  const driven = drive<Model, Real>(
    steps,
    begin,
    (model, { acts, now, today }) => {
      expect(isConsentValid(now, today)).toBe(holds(model))
      expect([now.agencies, now.categories, now.until]).toEqual([model.to, model.what, model.until])
      expect(foldConsent(ID, PERSON, acts)).toEqual(now)
    },
    150,
  )
  walkedThrough(driven, ['given', 'narrowed', 'reconfirmed', 'withdrawn'])
})
