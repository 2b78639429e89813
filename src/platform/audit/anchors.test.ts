import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Anchor } from './anchors.ts'
import { appendAnchors, readAnchors, readLastAnchor } from './anchors.ts'

const folder = mkdtempSync(join(tmpdir(), 'tsunagi-anchors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const anchor = (no: number): Anchor => ({
  no,
  hash: `${no}`.padStart(64, '0'),
  sealedAtMicros: `${no}000000`,
  signature: 'c2ln',
  publicKey: 'a2V5',
})

test('the last anchor is found without reading the whole file, however long it is', () => {
  const path = join(folder, 'long')
  const anchors = Array.from({ length: 2000 }, (_, at) => anchor(at + 1))
  appendAnchors(path, anchors)
  expect(statSync(path).size).toBeGreaterThan(200_000)
  expect(readLastAnchor(path)).toEqual(anchor(2000))
  expect(readAnchors(path)).toEqual(anchors)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('no file and an empty file hold no anchor', () => {
  expect(readLastAnchor(join(folder, 'nowhere'))).toBeUndefined()
  appendFileSync(join(folder, 'empty'), '')
  expect(readLastAnchor(join(folder, 'empty'))).toBeUndefined()
  expect(readAnchors(join(folder, 'empty'))).toEqual([])
})

test('after a power failure in the middle of a line, wherever it was cut, sealing goes on and the file stays readable', () => {
  const line = JSON.stringify(anchor(2))
  for (let length = 1; length <= line.length; length++) {
    const path = join(folder, `torn-${length}`)
    appendAnchors(path, [anchor(1)])
    appendFileSync(path, line.slice(0, length))
    const last = readLastAnchor(path)?.no ?? 0
    expect(last).toBe(length === line.length ? 2 : 1)
    appendAnchors(path, [2, 3].filter(no => no > last).map(anchor))
    expect(readAnchors(path)).toEqual([anchor(1), anchor(2), anchor(3)])
  }
})

test('a whole line that cannot be read is an error that names the line, and the file is left as it is', () => {
  const path = join(folder, 'spoilt')
  appendAnchors(path, [anchor(1)])
  appendFileSync(path, '{"no":"two"}\n')
  appendAnchors(path, [anchor(3)])
  expect(() => readAnchors(path)).toThrow('2 行目が読めません')
  expect(readFileSync(path, 'utf8').split('\n').length).toBe(4)
})
