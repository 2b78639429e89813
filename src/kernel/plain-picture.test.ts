import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunk, drawn, exif, HIDDEN, JPEG, PNG, photograph, segment, turned, turnedPng } from '../../testing/fixtures/pictures.ts'
import { plainPicture } from './plain-picture.ts'

const refusalOf = (bytes: Uint8Array) => {
  const read = plainPicture(bytes)
  return read.ok ? 'taken' : read.refusal
}

const made = (bytes: Uint8Array) => {
  const read = plainPicture(bytes)
  if (!read.ok) throw new Error(read.refusal)
  return { ...read.value, bytes: Buffer.from(read.value.bytes) }
}

test('what a camera wrote into a picture is left behind, to the last byte: place, machine, name, and what lies behind the end', () => {
  for (const sent of [photograph(), photograph(6, 'II')]) {
    for (const words of Object.values(HIDDEN)) expect(sent.includes(words)).toBe(true)
    expect(made(sent)).toEqual({ mediaType: 'image/jpeg', width: 16, height: 8, bytes: turned(6) })
  }
  expect(made(drawn())).toEqual({ mediaType: 'image/png', width: 16, height: 8, bytes: turnedPng(3) })
})

test('a picture that holds nothing else stays as it is, byte for byte', () => {
  expect(made(JPEG)).toMatchObject({ bytes: JPEG })
  expect(made(PNG)).toMatchObject({ bytes: PNG })
})

test('how the camera was held is kept in all eight ways, and upright where it says nonsense', () => {
  for (const turn of [2, 3, 4, 5, 6, 7, 8])
    for (const order of ['II', 'MM'] as const) expect(made(photograph(turn, order)).bytes).toEqual(turned(turn))
  for (const turn of [0, 1, 9, 65_535]) expect(made(photograph(turn)).bytes).toEqual(JPEG)
  const cut = Buffer.concat([
    JPEG.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(6).subarray(0, 20)])),
    JPEG.subarray(2),
  ])
  expect(made(cut)).toMatchObject({ bytes: JPEG })
})

test('the small picture in the head of a JPEG is left behind as well', () => {
  const head = Buffer.concat([JPEG.subarray(6, 18), Buffer.from([1, 1]), Buffer.from('RGB')])
  expect(made(Buffer.concat([JPEG.subarray(0, 2), segment(0xe0, head), JPEG.subarray(20)])).bytes).toEqual(JPEG)
})

test('what is no JPEG and no PNG is refused, whatever it is called', () => {
  const others = [
    '',
    'GIF89a\u0001',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!DOCTYPE html><script>1</script>',
    'PK\u0003\u0004',
    'RIFF',
  ]
  for (const other of others) expect(refusalOf(Buffer.from(other, 'latin1')), other).toBe('strange')
  expect(refusalOf(Buffer.from([0xff, 0xfe, 0x3c, 0x00]))).toBe('strange')
})

test('a picture that is cut off anywhere is refused', () => {
  for (let end = 0; end < JPEG.length; end++) expect(refusalOf(JPEG.subarray(0, end)), `JPEG ${end}`).not.toBe('taken')
  for (let end = 0; end < PNG.length; end++) expect(refusalOf(PNG.subarray(0, end)), `PNG ${end}`).not.toBe('taken')
})

test('nothing hides in a part that is longer than what it tells, nor in a part that pictures do not have', () => {
  const before = (...parts: readonly Buffer[]) => Buffer.concat([JPEG.subarray(0, 20), ...parts, JPEG.subarray(20)])
  const strange = [
    before(segment(0xdb, Buffer.concat([Buffer.alloc(65), Buffer.from('hidden')]))),
    before(segment(0xc4, Buffer.concat([Buffer.alloc(17), Buffer.from('hidden')]))),
    before(segment(0xdd, 'hidden')),
    before(segment(0xf0, 'hidden')),
    before(segment(0xdc, 'hi')),
    before(segment(0xc9, Buffer.alloc(15))),
    before(Buffer.from('hidden')),
    before(segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))),
  ]
  for (const [nth, one] of strange.entries()) expect(refusalOf(one), String(nth)).toBe('broken')
  expect(made(before(segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\u0001hidden', 'latin1')))).bytes.includes('hidden')).toBe(false)
  const chunks = (...parts: readonly Buffer[]) => Buffer.concat([PNG.subarray(0, 33), ...parts, PNG.subarray(33)])
  for (const one of [chunk('ABCD', 'x'), chunk('IHDR', Buffer.alloc(13)), chunk('PLTE', 'four'), chunk('a1cd', '')])
    expect(refusalOf(chunks(one))).toBe('broken')
  const wrong = Buffer.from(PNG)
  wrong.writeUInt8(wrong.readUInt8(60) ^ 1, 60)
  expect(refusalOf(wrong)).toBe('broken')
})

test('a picture of more points than a screen could want is refused before anybody unfolds it', () => {
  const sized = (width: number, height: number) => {
    const bytes = Buffer.from(JPEG)
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
    bytes.writeUInt16BE(height, frame + 5)
    bytes.writeUInt16BE(width, frame + 7)
    return bytes
  }
  expect(refusalOf(sized(12_001, 8))).toBe('too-wide')
  expect(refusalOf(sized(8, 12_001))).toBe('too-wide')
  expect(refusalOf(sized(8_000, 7_501))).toBe('too-wide')
  expect(refusalOf(sized(8_000, 7_500))).toBe('taken')
  expect(refusalOf(sized(0, 8))).toBe('broken')
})

test('no bytes whatever make it fail, and what was built anew is built the same again', () => {
  const whole = [JPEG, PNG, photograph(), drawn()]
  const spoilt = fc
    .tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 4 }), fc.nat(2_000))
    .map(([bytes, changes, end]) => {
      const copy = Buffer.from(bytes)
      for (const [at, to] of changes) if (at < copy.length) copy[at] = to
      return end % 3 === 0 ? copy.subarray(0, end) : copy
    })
  const begun = fc.tuple(fc.constantFrom(JPEG.subarray(0, 3), PNG.subarray(0, 8)), fc.uint8Array({ maxLength: 300 }))
  fc.assert(
    fc.property(fc.oneof(spoilt, fc.uint8Array({ maxLength: 300 }), begun.map(Buffer.concat)), bytes => {
      const read = plainPicture(bytes)
      if (!read.ok) return
      // Not what lies behind the end: a spoilt end makes it part of the picture.
      for (const words of [HIDDEN.place, HIDDEN.maker, HIDDEN.words]) expect(Buffer.from(read.value.bytes).includes(words)).toBe(false)
      expect(made(read.value.bytes)).toMatchObject({ bytes: Buffer.from(read.value.bytes) })
    }),
    { numRuns: 3_000 },
  )
})
