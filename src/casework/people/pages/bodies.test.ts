import { expect, test } from 'vitest'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import { fieldsOf } from '../../../platform/http/fields.ts'
import { NOTHING_KNOWN } from '../domain/person.ts'
import { PERSON_BODY, personChangesFrom, personFactsFrom } from './bodies.ts'

function factsOf(raw: Record<string, unknown>) {
  const read = readBody(PERSON_BODY, raw)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return personFactsFrom(read.value)
}

function complaintsOf(raw: Record<string, unknown>): readonly string[] {
  const read = readBody(PERSON_BODY, raw)
  return read.ok ? [] : Object.keys(read.refusal)
}

test('an empty form says nothing of anybody', () => {
  expect(factsOf({})).toEqual(NOTHING_KNOWN)
})

test('readings are kept in full-width katakana however they were typed', () => {
  expect(factsOf({ familyKana: 'みほん', givenKana: 'ﾊﾅｺ' })).toMatchObject({ familyKana: 'ミホン', givenKana: 'ハナコ' })
  expect(factsOf({ familyKana: 'ﾄﾞｳ', givenKana: 'じょーじ' })).toMatchObject({ familyKana: 'ドウ', givenKana: 'ジョージ' })
})

test('kanji in a reading is asked about instead of kept', () => {
  expect(complaintsOf({ familyKana: '見本' })).toEqual(['familyKana'])
})

test('a postal code is seven digits in any spelling', () => {
  for (const postalCode of ['5180000', '518-0000', '〒518-0000', '５１８－００００', '〒 518 ー 0000']) {
    expect(factsOf({ postalCode }).postalCode, postalCode).toBe('5180000')
  }
  for (const postalCode of ['518000', '51800000', '伊賀市']) expect(complaintsOf({ postalCode }), postalCode).toEqual(['postalCode'])
})

test('telephone numbers are kept in half width; words beside them are asked to go elsewhere', () => {
  expect(factsOf({ phone: '０５９５－００－１２３４' }).phone).toBe('0595-00-1234')
  expect(complaintsOf({ phone: '0595-00-1234 夜だけ', phoneOther: 'なし', email: 'なし' })).toEqual(['phone', 'phoneOther', 'email'])
})

test('a birth day is read in any era form, and an impossible one is told', () => {
  expect(factsOf({ birthDate: 'S35.4.1' }).birthDate).toBe('1960-04-01')
  expect(complaintsOf({ birthDate: 'S64.1.8' })).toEqual(['birthDate'])
})

test('a My Number is refused in every field of words', () => {
  for (const field of ['family', 'called', 'contactNote', 'address', 'note', 'phone']) {
    expect(complaintsOf({ [field]: '123456789018' }), field).toEqual([field])
  }
})

test('what a PATCH leaves out stays, and null means that it is no longer known', () => {
  const read = readBody(PERSON_BODY, { phone: null, sex: null, note: '' })
  expect(read.ok && personChangesFrom(read.value)).toEqual({ phone: null, sex: 'not_stated', note: null })
})

test('a ticked box of a form and a boolean of the API mean the same', () => {
  const form = fieldsOf([
    ['called', '公園の男性'],
    ['interpreter', 'yes'],
    ['_token', 'x'],
  ])
  expect(factsOf(bodyFromForm(form)).interpreter).toBe(true)
  expect(factsOf(bodyFromForm(form, { ticks: ['interpreter'] })).interpreter).toBe(true)
  expect(factsOf({ interpreter: false }).interpreter).toBe(false)
})
