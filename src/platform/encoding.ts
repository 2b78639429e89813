import Encoding from 'encoding-japanese'
import type { Result } from '../kernel/result.ts'
import { no, yes } from '../kernel/result.ts'

/** How the letters of a file are written as bytes. */
export type FileEncoding = 'utf8' | 'utf8bom' | 'utf16le' | 'utf16be' | 'cp932'

/** Why bytes are no text that can be read without guessing. */
export type NotText = 'empty' | 'spreadsheet' | 'euc-jp' | 'iso-2022-jp' | 'unknown'

/** One letter that CP932 cannot keep: what it becomes, or null when there is nothing near to it. */
export type LetterLoss = { readonly letter: string; readonly becomes: string | null }

/** What stands in a CP932 file for a letter it cannot hold: the geta mark of printers, never a question mark. */
export const GETA = '〓'

/**
 * The text of a file, and how it was written. Nothing is guessed: UTF-8 must be flawless, else CP932 must be (Excel's Shift_JIS);
 * UTF-16 is known by its mark or by its zero bytes. The mark itself (BOM) is not part of the text.
 */
export function decodeFile(bytes: Uint8Array): Result<{ readonly text: string; readonly encoding: FileEncoding }, NotText> {
  if (bytes.length === 0) return no('empty')
  const marked = byMark(bytes)
  if (marked) return decoded(bytes, marked)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04) return no('spreadsheet')
  if (bytes.subarray(0, 2000).includes(0)) return decoded(bytes, bytes[0] === 0 ? 'utf16be' : 'utf16le')
  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== undefined) return /\u001b\$[@B]/.test(utf8) ? no('iso-2022-jp') : decoded(bytes, 'utf8')
  const cp932 = strictly('shift_jis', bytes)
  if (looksLikeEuc(bytes, cp932)) return no('euc-jp')
  return decoded(bytes, 'cp932')
}

/** Every different letter of a text that a CP932 file would change or lose, in the order they appear. */
export function cp932LossOf(text: string): readonly LetterLoss[] {
  const losses: LetterLoss[] = []
  for (const letter of new Set(text)) {
    const { back } = inCp932(letter)
    if (back !== letter) losses.push({ letter, becomes: back })
  }
  return losses
}

/** A text as the bytes of a file. In CP932, letters it cannot hold become `GETA`: ask `cp932LossOf` before, and tell people. */
export function encodeFile(text: string, encoding: 'utf8bom' | 'cp932'): Uint8Array {
  if (encoding === 'utf8bom') return new TextEncoder().encode(`\uFEFF${text}`)
  const bytes: number[] = []
  for (const letter of text) {
    const { written, back } = inCp932(letter)
    for (const byte of back === null ? inCp932(GETA).written : written) bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

type Cp932Letter = { readonly written: readonly number[]; readonly back: string | null }

const known = new Map<string, Cp932Letter>()

function inCp932(letter: string): Cp932Letter {
  const found = known.get(letter)
  if (found) return found
  const asked = asCp932(letter)
  known.set(letter, asked)
  return asked
}

function asCp932(letter: string): Cp932Letter {
  const ascii = letter.charCodeAt(0)
  // Asked back as well: decoders of Shift_JIS turn the control sign 0x7f into another one.
  if (ascii < 0x80) return { written: [ascii], back: strictly('shift_jis', Uint8Array.of(ascii)) ?? null }
  try {
    // Without 'error' this library writes a question mark in silence.
    const written = Encoding.convert(letter, { to: 'SJIS', from: 'UNICODE', type: 'array', fallback: 'error' })
    return { written, back: strictly('shift_jis', Uint8Array.from(written)) ?? null }
  } catch {
    return { written: [], back: null }
  }
}

function byMark(bytes: Uint8Array): FileEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf8bom'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf16be' : undefined
}

function decoded(bytes: Uint8Array, encoding: 'utf8' | 'utf8bom' | 'utf16le' | 'utf16be' | 'cp932') {
  const label = { utf8: 'utf-8', utf8bom: 'utf-8', utf16le: 'utf-16le', utf16be: 'utf-16be', cp932: 'shift_jis' }[encoding]
  const text = strictly(label, bytes)
  return text === undefined || text.includes('\0') ? no('unknown' as const) : yes({ text, encoding })
}

function strictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Japanese in EUC-JP often is lawful Shift_JIS too, but then it reads as rows of half-width katakana. */
function looksLikeEuc(bytes: Uint8Array, cp932: string | undefined): boolean {
  if (strictly('euc-jp', bytes) === undefined) return false
  if (cp932 === undefined) return true
  const foreign = cp932.replace(/[\u0000-\u007f]/g, '')
  return foreign.replace(/[\uff61-\uff9f]/g, '').length * 2 < foreign.length
}
