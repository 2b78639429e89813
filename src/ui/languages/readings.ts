import { GLOSSARY } from './glossary.ts'

/** A piece of a text. `reading` stands over it; without one the piece stays plain. */
export type Part = { readonly text: string; readonly reading?: string }

/**
 * A text in pieces, kanji with their readings. The longest term of the glossary wins; ｜漢字《かんじ》 in the text itself wins over that.
 * Nothing is guessed: a row of kanji that the glossary does not know to its end stays plain, and so do single kanji inside one.
 */
export function readParts(text: string): readonly Part[] {
  return text.split(NOTATION_SPLIT).flatMap(piece => notated(piece) ?? certain(joined(looked(piece))))
}

/** The text without the notation for readings: for titles, labels, search and copying. */
export function plainText(text: string): string {
  return text.replace(NOTATION, '$1')
}

/** The kanji of a text that would stand there without a reading. Empty is what a public text must be. */
export function unreadKanji(text: string): readonly string[] {
  return readParts(text).flatMap(part => (part.reading === undefined ? (part.text.match(KANJI_RUN) ?? []) : []))
}

/** A text as everybody says it: kanji replaced by their readings. */
export function spokenText(text: string): string {
  return readParts(text)
    .map(part => part.reading ?? part.text)
    .join('')
}

const NOTATION = /｜([^｜《》]{1,20})《([ぁ-ゖー]{1,30})》/g
const NOTATION_SPLIT = /(｜[^｜《》]{1,20}《[ぁ-ゖー]{1,30}》)/
const KANJI_RUN = /[\u3400-\u9fff\uf900-\ufaff々〆]+/g

const isKanji = (letter: string | undefined): boolean => letter !== undefined && /[\u3400-\u9fff\uf900-\ufaff々〆]/.test(letter)

function notated(piece: string): readonly Part[] | undefined {
  const [, text, reading] = /^｜([^｜《》]+)《([ぁ-ゖー]+)》$/.exec(piece) ?? []
  return text === undefined || reading === undefined ? undefined : [{ text, reading }]
}

type Term = { readonly surface: string; readonly parts: readonly Part[]; readonly isCounter: boolean }

/** Terms by their first letter, the longest first. */
const TERMS: ReadonlyMap<string, readonly Term[]> = termsByLetter()

function termsByLetter(): ReadonlyMap<string, readonly Term[]> {
  const known = new Map<string, Term[]>()
  for (const written of GLOSSARY) {
    const term = termOf(written)
    const first = term.surface[0] ?? ''
    known.set(first, [...(known.get(first) ?? []), term])
  }
  for (const [first, terms] of known) known.set(first, terms.sort(longestFirst))
  return known
}

/** A counter wins over a word of the same length, but only behind a number. */
function longestFirst(a: Term, b: Term): number {
  return b.surface.length - a.surface.length || Number(b.isCounter) - Number(a.isCounter)
}

function termOf(written: string): Term {
  const pieces = written.matchAll(/｜([^《》]+)《([ぁ-ゖー]+)》|([\u3400-\u9fff々〆]+)《([ぁ-ゖー]+)》|([^#｜《》\u3400-\u9fff々〆]+)/g)
  const parts = [...pieces].map(([, group, over, kanji, reading, kana]) => {
    const text = group ?? kanji ?? kana ?? ''
    return kana === undefined ? { text, reading: over ?? reading ?? '' } : { text }
  })
  return { surface: parts.map(part => part.text).join(''), parts, isCounter: written.startsWith('#') }
}

function looked(text: string): readonly Part[] {
  const parts: Part[] = []
  for (let at = 0; at < text.length; ) {
    const term = TERMS.get(text[at] ?? '')?.find(known => fits(known, text, at, parts.at(-1)))
    parts.push(...(term?.parts ?? [{ text: text[at] ?? '' }]))
    at += term?.surface.length ?? 1
  }
  return parts
}

/** A counter stands behind a number; a single kanji says nothing certain when other kanji touch it, unless it is a verb behind a whole word. */
function fits(term: Term, text: string, at: number, last: Part | undefined): boolean {
  if (!text.startsWith(term.surface, at)) return false
  const before = text[at - 1]
  if (term.isCounter && !DIGIT.test(before ?? '')) return false
  // A number that has a name of its own (1人) has it alone: 11人 is not 1 and ひとり.
  const isNamedNumber = term.parts[0]?.reading !== undefined && DIGIT.test(term.parts[0].text[0] ?? '')
  if (isNamedNumber && DIGIT.test(before ?? '')) return false
  const isLone = (part: Part | undefined): boolean => part?.text.length === 1 && isKanji(part.text)
  const isVerbBehindWord = term.parts.length > 1 && last?.reading !== undefined && last.text.length > 1
  if (isLone(term.parts[0]) && isKanji(before) && !isVerbBehindWord) return false
  return !(isLone(term.parts.at(-1)) && isKanji(text[at + term.surface.length]))
}

const DIGIT = /[0-9０-９]/

/** Takes the readings back from every row of kanji that is not known to its end. */
function certain(parts: readonly Part[]): readonly Part[] {
  const touches = (a: Part | undefined, b: Part | undefined): boolean => isKanji(a?.text.at(-1)) && isKanji(b?.text[0])
  const isUnsure = (part: Part | undefined): boolean => part?.reading === undefined
  const unsure = parts.map(() => false)
  for (let at = 1; at < parts.length; at++)
    unsure[at] = touches(parts[at - 1], parts[at]) && (isUnsure(parts[at - 1]) || unsure[at - 1] === true)
  for (let at = parts.length - 2; at >= 0; at--)
    if (touches(parts[at], parts[at + 1]) && (isUnsure(parts[at + 1]) || unsure[at + 1] === true)) unsure[at] = true
  return joined(parts.map((part, at) => (unsure[at] === true ? { text: part.text } : part)))
}

/** Plain pieces beside each other become one. */
function joined(parts: readonly Part[]): readonly Part[] {
  const done: Part[] = []
  for (const part of parts) {
    const last = done.at(-1)
    if (last && last.reading === undefined && part.reading === undefined) done[done.length - 1] = { text: last.text + part.text }
    else done.push(part)
  }
  return done
}
