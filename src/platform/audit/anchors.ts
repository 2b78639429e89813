import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** One line of the anchor file: the head of the chain at one moment, kept outside the database. */
export type Anchor = {
  readonly no: number
  readonly hash: string
  readonly sealedAtMicros: string
  readonly signature: string
  readonly publicKey: string
}

/** Appends anchors and waits until they are on disk. */
export function appendAnchors(path: string, anchors: readonly Anchor[]): void {
  if (anchors.length === 0) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, anchors.map(anchor => `${JSON.stringify(anchor)}\n`).join(''))
    fsyncSync(file)
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
  const anchors = lines.map((line, at) => readAnchor(line, at + 1))
  if (unfinished) {
    try {
      anchors.push(readAnchor(unfinished, anchors.length + 1))
    } catch {
      return anchors
    }
  }
  return anchors
}

function readAnchor(line: string, at: number): Anchor {
  try {
    const { no, hash, sealedAtMicros, signature, publicKey } = JSON.parse(line) as Anchor
    if (Number.isInteger(no) && [hash, sealedAtMicros, signature, publicKey].every(text => typeof text === 'string')) {
      return { no, hash, sealedAtMicros, signature, publicKey }
    }
  } catch {
    // Said below, with the place.
  }
  throw new Error(`アンカーのファイルの ${at} 行目が読めません。書き換えられたおそれがあります。`)
}
