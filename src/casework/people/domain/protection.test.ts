import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Duty, Reader } from '../../../kernel/reader.ts'
import type { Disclosure } from './disclosure.ts'
import { whatIsMissing } from './disclosure.ts'
import type { Protection } from './protection.ts'
import { mayAnswerEnd, mayProtect, reminderDays, yearFrom } from './protection.ts'
import { nextWorkingDay } from './working-day.ts'

const day = (text: string) => text as Day
const PERSON = newId<'person'>()
const FIRST = newId<'staff'>()

const reader = (staffId: typeof FIRST, ...duties: readonly Duty[]): Reader => ({ staffId, agencyId: newId(), duties: new Set(duties) })
const TERM = { kind: 'dv' as const, fromOn: day('2026-04-01'), untilOn: null, documentNo: null, perpetrators: [] }
const STANDING: Protection = {
  ...TERM,
  id: newId(),
  personId: PERSON,
  untilOn: day('2027-03-31'),
  renewedFrom: null,
  setBy: FIRST,
  isCurrent: true,
  endAskedBy: FIRST,
  endWords: '転居が済んだ',
  endedAt: null,
}

test('a protection lasts a year unless it is said to be shorter, and never longer', () => {
  expect(yearFrom(day('2026-04-01'))).toBe('2027-03-31')
  expect(mayProtect(TERM, PERSON)).toEqual({ ok: true, value: '2027-03-31' })
  expect(mayProtect({ ...TERM, untilOn: day('2026-09-30') }, PERSON)).toEqual({ ok: true, value: '2026-09-30' })
  expect(mayProtect({ ...TERM, untilOn: day('2027-04-01') }, PERSON).ok).toBe(false)
  expect(mayProtect({ ...TERM, perpetrators: [PERSON] }, PERSON).ok).toBe(false)
})

test('somebody is reminded 60, 30 and 7 days before the end, as far as those days lie ahead', () => {
  expect(reminderDays(day('2027-03-31'), day('2026-04-01'))).toEqual(['2027-01-30', '2027-03-01', '2027-03-24'])
  expect(reminderDays(day('2027-03-31'), day('2027-03-20'))).toEqual(['2027-03-24'])
})

test('only a head who is not the one who asked ends a protection', () => {
  const codeOf = (who: Reader, standing = STANDING) => {
    const may = mayAnswerEnd(standing, who)
    return may.ok ? 'yes' : may.refusal.code
  }
  expect(codeOf(reader(newId(), 'consult', 'head'))).toBe('yes')
  expect(codeOf(reader(FIRST, 'consult', 'head'))).toBe('own-decision')
  expect(codeOf(reader(newId(), 'consult'))).toBe('duty-missing')
  expect(codeOf(reader(newId(), 'head'), { ...STANDING, endAskedBy: null })).toBe('wrong-state')
})

test('the next working day leaps over weekends, holidays and the turn of the year', () => {
  const holidays = ['2026-11-23']
  const next = (from: string) => nextWorkingDay(day(from), on => holidays.includes(on))
  expect(next('2026-11-18')).toBe('2026-11-19')
  expect(next('2026-11-20')).toBe('2026-11-24')
  expect(next('2026-12-28')).toBe('2027-01-04')
})

test('nothing is told without recipient, fields, reason and a basis; two bases ask for more', () => {
  const told: Disclosure = {
    personIds: [PERSON],
    caseId: null,
    consultationId: null,
    toAgency: newId(),
    toPerson: null,
    fields: ['contact'],
    basis: 'appi-69-2-3',
    consentId: null,
    conferenceId: null,
    reason: '訪問の日を決めるため',
    channel: 'phone',
    approver: null,
  }
  const missing = (differs: Partial<Disclosure>, holds = true) => Object.keys(whatIsMissing({ ...told, ...differs }, FIRST, holds))
  expect(missing({})).toEqual([])
  expect(missing({ toAgency: null })).toEqual(['toAgency'])
  expect(missing({ toAgency: null, toPerson: '見本病院 相談員' })).toEqual([])
  expect(missing({ fields: [] })).toEqual(['fields'])
  expect(missing({ reason: ' ' })).toEqual(['reason'])
  expect(missing({ basis: 'friendship' })).toEqual(['basis'])
  expect(missing({}, false)).toEqual(['basis'])
  expect(missing({ basis: 'swa-106-6' })).toEqual(['basis'])
  expect(missing({ basis: 'swa-106-6', conferenceId: newId() })).toEqual([])
  expect(missing({ basis: 'appi-69-2-4' })).toEqual(['approver'])
  expect(missing({ basis: 'appi-69-2-4', approver: FIRST })).toEqual(['approver'])
  expect(missing({ basis: 'appi-69-2-4', approver: newId() })).toEqual([])
})
