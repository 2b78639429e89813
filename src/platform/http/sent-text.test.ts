import { expect, test } from 'vitest'
import { readSentText } from './sent-text.ts'

const ADDRESS = 'http://localhost/x'

function inPieces(pieces: readonly string[], end: 'whole' | 'cut'): Request {
  const body = new ReadableStream<Uint8Array>({
    start: way => {
      for (const piece of pieces) way.enqueue(new TextEncoder().encode(piece))
      if (end === 'whole') way.close()
      else way.error(new Error('aborted'))
    },
  })
  return new Request(ADDRESS, { method: 'POST', body, duplex: 'half' } as RequestInit)
}

test('a body is read whole, whether it says how long it is or comes in pieces, also when a sign lies across two of them', async () => {
  const told = new Request(ADDRESS, { method: 'POST', body: '相談', headers: { 'content-length': '6' } })
  expect(await readSentText(told, 100)).toEqual({ text: '相談' })
  expect(await readSentText(inPieces(['相', '談'], 'whole'), 100)).toEqual({ text: '相談' })
  expect(await readSentText(new Request(ADDRESS, { method: 'POST' }), 100)).toEqual({ text: '' })
})

test('what is too large is refused before it is read, or as soon as it has become so', async () => {
  const told = new Request(ADDRESS, { method: 'POST', body: 'x', headers: { 'content-length': '101' } })
  expect(await readSentText(told, 100)).toEqual({ missing: 'too-large' })
  expect(await readSentText(inPieces(['x'.repeat(60), 'x'.repeat(60), 'x'.repeat(60)], 'whole'), 100)).toEqual({ missing: 'too-large' })
})

test('a body whose sender goes away is missing, not half there', async () => {
  expect(await readSentText(inPieces(['statement=途中'], 'cut'), 100)).toEqual({ missing: 'cut' })
})
