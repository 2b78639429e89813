import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { readDay } from '../../../kernel/day.ts'
import type { PersonFacts } from './person.ts'
import { ageOf, canBeCalled, kanaOf, NOTHING_KNOWN, nameOf } from './person.ts'

const someone = (facts: Partial<PersonFacts>): PersonFacts => ({ ...NOTHING_KNOWN, ...facts })
const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}

test('a person is called by the best name there is', () => {
  const everything = someone({
    family: '見本',
    given: '花子',
    commonName: '見本マリア',
    latin: 'MIHON MARIA',
    familyKana: 'ミホン',
    givenKana: 'ハナコ',
    called: '窓口の方',
  })
  expect(nameOf(everything)).toBe('見本　花子')
  expect(nameOf({ ...everything, given: null })).toBe('見本')
  expect(nameOf({ ...everything, family: null })).toBe('花子')
  expect(nameOf({ ...everything, family: null, given: null })).toBe('見本マリア')
  expect(nameOf({ ...everything, family: null, given: null, commonName: null })).toBe('MIHON MARIA')
  expect(nameOf({ ...everything, family: null, given: null, commonName: null, latin: null })).toBe('ミホン　ハナコ')
  expect(nameOf(someone({ called: '窓口の方' }))).toBe('窓口の方')
  expect(nameOf(NOTHING_KNOWN)).toBe('（お名前不明）')
})

test('a reading is what was written, or nothing; it is never guessed from the kanji', () => {
  expect(kanaOf(someone({ familyKana: 'ミホン', givenKana: 'ハナコ' }))).toBe('ミホン　ハナコ')
  expect(kanaOf(someone({ givenKana: 'ハナコ' }))).toBe('ハナコ')
  expect(kanaOf(someone({ family: '見本', given: '花子' }))).toBeUndefined()
})

test('any one name lets a person be called; a former name alone does not', () => {
  for (const field of ['family', 'given', 'familyKana', 'givenKana', 'latin', 'commonName', 'called'] as const) {
    expect(canBeCalled(someone({ [field]: '見本' })), field).toBe(true)
  }
  expect(canBeCalled(someone({ formerFamily: '見本', phone: '0595-00-0001' }))).toBe(false)
})

test('age turns on the birthday, and is unknown without one', () => {
  const born = someone({ birthDate: day('2008-10-02') })
  expect(ageOf(born, day('2026-10-01'))).toBe(17)
  expect(ageOf(born, day('2026-10-02'))).toBe(18)
  expect(ageOf(NOTHING_KNOWN, day('2026-10-02'))).toBeUndefined()
})
