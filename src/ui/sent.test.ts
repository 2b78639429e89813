import { expect, test } from 'vitest'
import { fieldsOf } from '../platform/http/fields.ts'
import { onceOf, versionOf } from './sent.ts'

test('a version that can be none counts as none, and never reaches the database', () => {
  const told = (text: string) => versionOf({ form: fieldsOf([['_version', text]]) })
  expect([told('1'), told('0'), told('999999999')]).toEqual([1, 0, 999_999_999])
  for (const odd of ['', 'Infinity', '-1', '1.5', '1e9', '1000000000', 'NaN', ' 1', '\udc00']) expect(told(odd), odd).toBeUndefined()
})

test('the same key with another file is another wish', () => {
  const form = fieldsOf([['_key', 'k']])
  const sent = (bytes: string) =>
    onceOf({ path: '/x', form, files: [{ field: 'photo', name: 'a', type: '', bytes: Buffer.from(bytes) }] }).body
  expect(sent('one')).toEqual(sent('one'))
  expect(sent('one')).not.toEqual(sent('two'))
})
