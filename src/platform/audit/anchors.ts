import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** One line of the anchor file: the head of the chain at one moment, kept outside the database. */
export type Anchor = {
  readonly no: number
  readonly hash: string
  readonly sealedAtMicros: string
  readonly signature: string
  readonly publicKey: string
}

const TAIL = 65_536

/** Appends anchors and waits until they are on disk. A last line cut short by a power failure is taken away first. One writer at a time. */
export function appendAnchors(path: string, anchors: readonly Anchor[]): void {
  if (anchors.length === 0) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(path, 'a+', 0o600)
  try {
    mendEnd(file)
    writeSync(file, anchors.map(anchor => `${JSON.stringify(anchor)}\n`).join(''))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The last anchor written, read from the end, because the file only ever grows. */
export function readLastAnchor(path: string): Anchor | undefined {
  if (!existsSync(path)) return undefined
  const file = openSync(path, 'r')
  try {
    const lines = readTail(file).split('\n')
    const unfinished = lines.pop()
    const last = lines.at(-1)
    return readUnfinished(unfinished) ?? (last ? readAnchor(last, 'の最後の行') : undefined)
  } finally {
    closeSync(file)
  }
}

/**
 * Reads the anchor file. A last line cut short by a power failure is left out; any other unreadable line is an error.
 * @throws Error in Japanese naming the line
 */
export function readAnchors(path: string): readonly Anchor[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  const unfinished = lines.pop()
  const anchors = lines.map((line, at) => readAnchor(line, `の ${at + 1} 行目`))
  const last = readUnfinished(unfinished)
  return last ? [...anchors, last] : anchors
}

function readAnchor(line: string, place: string): Anchor {
  try {
    const { no, hash, sealedAtMicros, signature, publicKey } = JSON.parse(line) as Anchor
    if (Number.isInteger(no) && [hash, sealedAtMicros, signature, publicKey].every(text => typeof text === 'string')) {
      return { no, hash, sealedAtMicros, signature, publicKey }
    }
  } catch {
    // Said below, with the place.
  }
  throw new Error(`アンカーのファイル${place}が読めません。書き換えられたおそれがあります。`)
}

function readUnfinished(line: string | undefined): Anchor | undefined {
  if (!line) return undefined
  try {
    return readAnchor(line, '')
  } catch {
    return undefined
  }
}

/** Left where it is, half a line would run into the next one and make both unreadable. */
function mendEnd(file: number): void {
  const unfinished = readTail(file).split('\n').at(-1) ?? ''
  if (unfinished === '') return
  if (readUnfinished(unfinished)) writeSync(file, '\n')
  else ftruncateSync(file, fstatSync(file).size - Buffer.byteLength(unfinished))
}

function readTail(file: number): string {
  const { size } = fstatSync(file)
  const tail = Buffer.alloc(Math.min(size, TAIL))
  readSync(file, tail, 0, tail.length, size - tail.length)
  return tail.toString('utf8')
}
