import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { makePaperCode, readPaperCode } from './paper-code.ts'

test('a printed code is read back however it is typed from paper', () => {
  const code = makePaperCode(randomBytes)
  expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
  const bare = code.replaceAll('-', '')
  const wide = [...code].map(letter => (letter === '-' ? 'ー' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0))).join('')
  for (const typed of [code, bare, code.toUpperCase(), ` ${code.replaceAll('-', ' ')} `, wide]) expect(readPaperCode(typed)).toBe(bare)
})

test('what no paper says is no code', () => {
  for (const typed of ['', 'abcd-efgh', 'abcd-efgh-jkm0', 'abcd-efgh-jkmn-p']) expect(readPaperCode(typed)).toBeUndefined()
})
