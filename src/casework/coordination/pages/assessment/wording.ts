import { formatDayShort } from '../../../../kernel/day.ts'
import { quoted } from '../../../../kernel/quoted.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Debt, Wish } from '../../domain/assessment/content.ts'
import type { Row } from '../../domain/assessment/difference.ts'
import type { Moment } from '../../domain/assessment/moment.ts'
import { formatMoment } from '../../domain/assessment/moment.ts'
import type { QuestionKey } from '../../domain/assessment/questions.ts'
import { QUESTIONS } from '../../domain/assessment/questions.ts'
import { texts } from './texts.ts'
import { questionTexts } from './texts-questions.ts'

/** Label of a code as it is called today. */
export function labelOf(visit: SignedVisit, list: string, code: string | null): string {
  return visit.house.codes.label(list, code, visit.act.today)
}

/** Codes of a list as options of a control; a chosen code that no longer holds stays in sight. */
export function optionsOf(
  visit: SignedVisit,
  list: string,
  chosen: readonly string[] = [],
): { readonly value: string; readonly label: string }[] {
  const today = visit.house.codes.on(list, visit.act.today).map(({ code, label }) => ({ value: code, label }))
  const gone = chosen.filter(code => code !== '' && !today.some(({ value }) => value === code))
  return [...today, ...gone.map(code => ({ value: code, label: labelOf(visit, list, code) }))]
}

/** An answer in words; undefined when nothing was written. */
export function answerInWords(
  visit: SignedVisit,
  key: QuestionKey,
  answer: string | number | readonly string[] | null,
): string | undefined {
  const question = QUESTIONS[key]
  if (answer === null || (typeof answer === 'object' && answer.length === 0)) return undefined
  if (typeof answer === 'object')
    return question.kind === 'choices' ? answer.map(code => labelOf(visit, question.list, code)).join('、') : undefined
  if (typeof answer === 'number')
    return `${answer.toLocaleString('ja-JP')}${question.kind === 'number' ? questionTexts.units[question.unit] : ''}`
  return question.kind === 'choice' ? labelOf(visit, question.list, answer) : answer
}

/** One row of strengths, wishes, arrears or debts in words. */
export function rowInWords(visit: SignedVisit, row: Row): string {
  if (typeof row === 'string') return row
  return 'speaker' in row ? wishInWords(visit, row) : debtInWords(row)
}

/** Since when, or that it is not known. */
export function sinceInWords(since: Moment | null): string {
  if (since === null) return texts.issues.sinceUnknown
  return since.precision === 'day' ? formatDayShort(since.on) : formatMoment(since)
}

function wishInWords(visit: SignedVisit, { speaker, words }: Wish): string {
  return `${labelOf(visit, 'statement_speaker', speaker)}：${quoted(words)}`
}

function debtInWords({ what, toWhom, yen, since }: Debt): string {
  const amount = yen === null ? null : `${yen.toLocaleString('ja-JP')}${questionTexts.units.yen}`
  return [what, toWhom, amount, since].filter(part => part !== null && part !== '').join('　')
}
