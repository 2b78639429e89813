import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { readDay } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { CarerRole, Membership } from './household.ts'
import { carerFlags } from './household.ts'

const TODAY = day('2026-10-01')

function day(text: string): Day {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}

function member(born: string | null): Membership {
  return {
    personId: newId<'person'>(),
    name: '見本',
    kana: null,
    birthDate: born === null ? null : day(born),
    relationship: 'other',
    cohabits: true,
    from: TODAY,
    until: null,
  }
}

function care(carer: Membership, caredFor: Membership): CarerRole {
  return { id: newId<'carer_role'>(), carer: carer.personId, caredFor: caredFor.personId, kind: 'care', hoursWeek: null, since: null }
}

const flagsOf = (members: readonly Membership[], ...carers: readonly CarerRole[]) => [...carerFlags({ members, carers }, TODAY)].sort()

test('a carer is young until the day they turn 18', () => {
  const elder = member('1950-01-01')
  const seventeen = member('2008-10-02')
  const eighteen = member('2008-10-01')
  expect(flagsOf([elder, seventeen], care(seventeen, elder))).toEqual(['young_carer'])
  expect(flagsOf([elder, eighteen], care(eighteen, elder))).toEqual([])
})

test('a carer is elder from the day they turn 75', () => {
  const spouse = member('1950-01-01')
  const seventyFive = member('1951-10-01')
  const seventyFour = member('1951-10-02')
  expect(flagsOf([spouse, seventyFive], care(seventyFive, spouse))).toEqual(['elder_carer'])
  expect(flagsOf([spouse, seventyFour], care(seventyFour, spouse))).toEqual([])
})

test('two people cared for by one are counted as people, not as kinds of care', () => {
  const carer = member('1980-01-01')
  const father = member('1955-01-01')
  const mother = member('1957-01-01')
  expect(flagsOf([carer, father, mother], care(carer, father), care(carer, mother))).toEqual(['multiple_care'])
  expect(flagsOf([carer, father], care(carer, father), care(carer, father))).toEqual([])
  const sister = member('1982-01-01')
  expect(flagsOf([carer, sister, father, mother], care(carer, father), care(sister, mother))).toEqual([])
})

test('a small child and an elder at once are seen', () => {
  const carer = member('1985-01-01')
  const child = member('2019-10-02')
  const older = member('2019-10-01')
  const elder = member('1961-10-01')
  const younger = member('1961-10-02')
  expect(flagsOf([carer, child, elder], care(carer, child), care(carer, elder))).toEqual(['double_care', 'multiple_care'])
  expect(flagsOf([carer, older, elder], care(carer, older), care(carer, elder))).toEqual(['multiple_care'])
  expect(flagsOf([carer, child, younger], care(carer, child), care(carer, younger))).toEqual(['multiple_care'])
})

test('nothing is said of ages nobody knows, nor of a household without carers', () => {
  const unknown = member(null)
  const elder = member('1950-01-01')
  expect(flagsOf([unknown, elder], care(unknown, elder))).toEqual([])
  expect(flagsOf([unknown, elder])).toEqual([])
})
