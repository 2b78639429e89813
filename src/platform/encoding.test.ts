import { expect, test } from 'vitest'
import { cp932LossOf, decodeFile, encodeFile, GETA } from './encoding.ts'

const read = (bytes: Uint8Array | readonly number[]) => decodeFile(Uint8Array.from(bytes))
const JAPANESE = '名称,住所\r\n髙橋会館①,山﨑１－２～３\r\n'

test('UTF-8 is read with and without its mark, and the mark is no part of the text', () => {
  expect(read(new TextEncoder().encode(JAPANESE))).toEqual({ ok: true, value: { text: JAPANESE, encoding: 'utf8' } })
  expect(read(encodeFile(JAPANESE, 'utf8bom'))).toEqual({ ok: true, value: { text: JAPANESE, encoding: 'utf8bom' } })
})

test('Shift_JIS as Excel writes it is read, with the letters only Microsoft has', () => {
  expect(read(encodeFile(JAPANESE, 'cp932'))).toEqual({ ok: true, value: { text: JAPANESE, encoding: 'cp932' } })
})

test('UTF-16 is known by its mark, and without it by its zero bytes', () => {
  const little = Buffer.from(JAPANESE, 'utf16le')
  expect(read(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual({ ok: true, value: { text: JAPANESE, encoding: 'utf16le' } })
  expect(read(little)).toEqual({ ok: true, value: { text: JAPANESE, encoding: 'utf16le' } })
  expect(read(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]))).toEqual({
    ok: true,
    value: { text: JAPANESE, encoding: 'utf16be' },
  })
})

test('what cannot be read without guessing is refused by its name', () => {
  const euc = [0xcc, 0xbe, 0xbe, 0xce, 0x2c, 0xbd, 0xbb, 0xbd, 0xea, 0x0a, 0xa4, 0xdb, 0xa4, 0xb7, 0xa4, 0xbe, 0xa4, 0xe9]
  expect(read(euc)).toEqual({ ok: false, refusal: 'euc-jp' })
  expect(read(Buffer.from('\u001b$B0lMw\u001b(B'))).toEqual({ ok: false, refusal: 'iso-2022-jp' })
  expect(read([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00])).toEqual({ ok: false, refusal: 'spreadsheet' })
  expect(read([0x80, 0xff, 0xfd, 0xa0])).toEqual({ ok: false, refusal: 'unknown' })
  expect(read([])).toEqual({ ok: false, refusal: 'empty' })
})

test('letters that Shift_JIS would change or lose are named before anything is written', () => {
  expect(cp932LossOf('夢が原〜𠮷田・é・김・髙')).toEqual([
    { letter: '〜', becomes: '～' },
    { letter: '𠮷', becomes: null },
    { letter: 'é', becomes: null },
    { letter: '김', becomes: null },
  ])
})

test('every letter of the JIS planes and beyond is kept or was named, and none turns into a question mark', () => {
  const silent: string[] = []
  for (let code = 0x20; code < 0x2fa20; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const letter = String.fromCodePoint(code)
    const back = new TextDecoder('shift_jis').decode(encodeFile(letter, 'cp932'))
    const isNamed = cp932LossOf(letter).some(loss => (loss.becomes ?? GETA) === back)
    if (back !== letter && !isNamed) silent.push(letter)
    if (back.includes('?') && letter !== '?') silent.push(letter)
  }
  expect(silent).toEqual([])
})

test('an ideographic variation keeps its base letter and its selector is named', () => {
  expect(cp932LossOf('辻\u{e0100}')).toEqual([{ letter: '\u{e0100}', becomes: null }])
})
