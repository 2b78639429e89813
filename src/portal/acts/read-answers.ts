import type { ReturnedLine } from '../../community/meetings/index.ts'
import { ANSWERS, LONGEST_LINE } from '../../community/meetings/index.ts'
import { readWords } from '../../kernel/words.ts'
import type { Fields } from '../../platform/http/fields.ts'

/** What somebody answered, or the fields that have to be mended and why. */
export type AnswersRead =
  | { readonly ok: true; readonly lines: readonly ReturnedLine[] }
  | { readonly ok: false; readonly complaints: Readonly<Record<string, AnswerComplaint>> }

/** Too long; letters or numbers that are not kept (マイナンバー, broken text); nothing said at all. */
export type AnswerComplaint = 'too-long' | 'unfit' | 'nothing'

/** Reads an answered sheet: `a1` to `a6` with `w1` to `w6` beside them, and `w0` at its foot. Something has to be said. */
export function readAnswers(form: Fields, questions: number): AnswersRead {
  const complaints: Record<string, AnswerComplaint> = {}
  const lines: ReturnedLine[] = []
  for (let question = 0; question <= questions; question++) {
    const name = `w${question}`
    const read = readWords(form.get(name), LONGEST_LINE)
    if (!read.ok) complaints[name] = read.refusal === 'too-long' ? 'too-long' : 'unfit'
    const words = read.ok ? read.value : ''
    const answer = question === 0 ? null : (ANSWERS.find(one => one === form.get(`a${question}`)) ?? null)
    if (answer !== null || words !== '') lines.push({ question, answer, words })
  }
  if (lines.length === 0 && Object.keys(complaints).length === 0) complaints[questions > 0 ? 'a1' : 'w0'] = 'nothing'
  return Object.keys(complaints).length > 0 ? { ok: false, complaints } : { ok: true, lines }
}
