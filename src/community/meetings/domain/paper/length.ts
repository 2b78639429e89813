import type { EditionWords } from './edition.ts'

/** How much of the one page an edition needs, in millimetres of its height. */
export type Length = { readonly needed: number; readonly room: number; readonly isTooLong: boolean }

/**
 * Whether an edition fits on its one A4 page, before it is printed. Reckoned from the letters and from how the page is set
 * (leaf.css: words of 16 pt with their readings above them); it errs a little towards "too long".
 */
export function lengthOf({ title, words, questions }: Pick<EditionWords, 'title' | 'words' | 'questions'>): Length {
  const body = words.split('\n').reduce((sum, line) => sum + rows(line, LETTERS.words) * HEIGHT.words, 0)
  const asked = questions.reduce((sum, line) => sum + rows(line, LETTERS.question) * HEIGHT.question + HEIGHT.answer, 0)
  const needed = Math.round(
    rows(title, LETTERS.title) * HEIGHT.title + body + asked + HEIGHT.frame + (questions.length > 0 ? HEIGHT.asking : 0),
  )
  return { needed, room: ROOM, isTooLong: needed > ROOM }
}

/** Rows a line of text takes; an empty line takes one. Readings in the text (｜漢字《かんじ》) stand above and take no room. */
function rows(line: string, letters: number): number {
  return Math.max(1, Math.ceil([...line.replace(/｜([^《]+)《[^》]*》/g, '$1')].length / letters))
}

const LETTERS = { title: 22, words: 31, question: 29 } as const
const HEIGHT = { title: 14, words: 11.2, question: 11.2, answer: 11.5, frame: 80, asking: 26 } as const
const ROOM = 277
