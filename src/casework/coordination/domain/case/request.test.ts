import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { RequestId } from './case.ts'
import { afterRequestAct, foldRequest } from './fold-request.ts'
import type { CoordinationRequest, RequestAct, RequestDeed, RequestSheet } from './request.ts'
import { isRequestOverdue, REQUEST_STATES } from './request.ts'
import type { AskingFacts, RequestVerb } from './request-rules.ts'
import { mayAsk, mayDoRequest, REQUEST_TRANSITIONS, requestVerbsFor } from './request-rules.ts'

const today = '2026-11-20' as Day
const [desk, room] = [newId<'agency'>(), newId<'agency'>()]

const sheet: RequestSheet = {
  toAgency: room,
  householdId: null,
  basis: 'appi-69-2-2',
  consentType: null,
  basisReason: '住まいを失うおそれがある',
  tried: '窓口で二度話した',
  whyMany: '課題が重なる',
  asked: '話し合いたい',
  personWords: null,
  issues: ['poverty'],
  involved: [],
  wanted: [],
  sharedFields: ['statement'],
  urgency: 'planned',
  replyBy: '2026-11-27' as Day,
}
const facts: AskingFacts = {
  fromAgency: desk,
  today,
  basisHolds: true,
  receiverCoordinates: true,
  isScreenedSo: true,
  issuesHold: true,
  hasProtectedPerson: false,
  whereabouts: ['personAddress'],
}

function draft(...deeds: RequestDeed[]): CoordinationRequest {
  const body = { ...sheet, consultationId: newId<'consultation'>(), basisOn: today }
  const acts = [{ kind: 'drafted', body } as RequestDeed, ...deeds].map(
    (deed, n): RequestAct => ({ id: newId(), seq: n + 1, at: '2026-11-20T01:00:00.000Z', byStaff: newId(), byAgency: desk, ...deed }),
  )
  const request = foldRequest(newId<'coordination_request'>() as RequestId, acts)
  if (request === undefined) throw new Error('begins with a draft')
  return request
}

const coded = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'yes' : result.refusal?.code)

test('who may do what in which state is the table and nothing else: every verb, state and end', () => {
  const verbs = Object.keys(REQUEST_TRANSITIONS) as RequestVerb[]
  for (const state of REQUEST_STATES) {
    const request = { ...draft(), state }
    for (const [end, agency] of [
      ['from', desk],
      ['to', room],
      ['none', newId<'agency'>()],
    ] as const) {
      const allowed = verbs.filter(verb => REQUEST_TRANSITIONS[verb].by === end && REQUEST_TRANSITIONS[verb].in.includes(state))
      expect(requestVerbsFor(request, agency)).toEqual(allowed)
    }
  }
  expect(coded(mayDoRequest(draft(), 'accept', room))).toBe('wrong-state')
})

test('a request that does not say what the desk tried does not go', () => {
  expect(coded(mayAsk(sheet, facts))).toBe('yes')
  expect(coded(mayAsk({ ...sheet, tried: '' }, facts))).toBe('tried-missing')
  expect(coded(mayAsk(sheet, { ...facts, isScreenedSo: false }))).toBe('tried-missing')
})

test('without a basis that holds today nothing goes, and without consent a reason is owed', () => {
  expect(coded(mayAsk(sheet, { ...facts, basisHolds: false }))).toBe('no-basis')
  expect(coded(mayAsk({ ...sheet, basis: 'swa-106-6' }, facts))).toBe('no-basis')
  expect(coded(mayAsk({ ...sheet, basisReason: null }, facts))).toBe('fields')
  expect(coded(mayAsk({ ...sheet, basis: 'consent', consentType: null }, facts))).toBe('fields')
  expect(coded(mayAsk({ ...sheet, basis: 'consent', consentType: 'oral', basisReason: null }, facts))).toBe('yes')
})

test('it goes to another agency that coordinates, with issues of the day and a day to come', () => {
  for (const [differs, given] of [
    [{ toAgency: desk }, {}],
    [{}, { receiverCoordinates: false }],
    [{}, { issuesHold: false }],
    [{ replyBy: '2026-11-19' as Day }, {}],
  ] as const)
    expect(coded(mayAsk({ ...sheet, ...differs }, { ...facts, ...given }))).toBe('fields')
})

test('the whereabouts of a protected person never travel', () => {
  const carrying = { ...sheet, sharedFields: ['statement', 'personAddress'] }
  expect(coded(mayAsk(carrying, { ...facts, hasProtectedPerson: true }))).toBe('address-protected')
  expect(coded(mayAsk(carrying, facts))).toBe('yes')
  expect(coded(mayAsk(sheet, { ...facts, hasProtectedPerson: true }))).toBe('yes')
})

test('a request is red only while it waits beyond its day', () => {
  const request = draft({ kind: 'submitted', body: {} })
  expect(isRequestOverdue(request, '2026-11-27' as Day)).toBe(false)
  expect(isRequestOverdue(request, '2026-11-28' as Day)).toBe(true)
  expect(isRequestOverdue(draft(), '2026-11-28' as Day)).toBe(false)
})

test('the fold counts every act, and an answer leaves its reason and its words', () => {
  const returned = draft({ kind: 'submitted', body: {} }, { kind: 'returned', body: { reason: 'need_more', words: 'もう少し' } })
  expect(returned).toMatchObject({ state: 'returned', answerReason: 'need_more', answerWords: 'もう少し', version: 3 })
  const caseId = newId<'case'>()
  expect(draft({ kind: 'submitted', body: {} }, { kind: 'accepted', body: { caseId, words: null } })).toMatchObject({
    state: 'accepted',
    caseId,
  })
  fc.assert(
    fc.property(fc.constantFrom<RequestDeed>({ kind: 'submitted', body: {} }, { kind: 'withdrawn', body: { words: '' } }), deed => {
      const before = draft()
      const act = { id: newId<'request_act'>(), seq: 2, at: '2026-11-20T02:00:00.000Z', byStaff: newId<'staff'>(), byAgency: desk, ...deed }
      expect(afterRequestAct(before, act).version).toBe(before.version + 1)
    }),
  )
})
