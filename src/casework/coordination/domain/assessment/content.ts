import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { CaseId } from '../case/case.ts'
import type { Question, QuestionKey } from './questions.ts'
import { QUESTION_KEYS, QUESTIONS, SECTIONS } from './questions.ts'

export type AssessmentId = Id<'assessment'>

type AnswerTo<Asked extends Question> = Asked extends { readonly kind: 'choices' }
  ? readonly string[]
  : Asked extends { readonly kind: 'number' }
    ? number | null
    : string | null

/** An answer for each question; null or an empty list: nothing written. */
export type Answers = { readonly [Key in QuestionKey]: AnswerTo<(typeof QUESTIONS)[Key]> }

/** Words exactly as they were said, and whose they are (list `statement_speaker`). */
export type Wish = { readonly speaker: string; readonly words: string }

/** Something owed: what, to whom, how many yen, since when in words. */
export type Debt = { readonly what: string; readonly toWhom: string | null; readonly yen: number | null; readonly since: string | null }

/** Everything one version of an assessment says. */
export type Content = Answers & {
  readonly arrears: readonly Debt[]
  readonly debts: readonly Debt[]
  /** 強み・資源: at least one, each in its own words. */
  readonly strengths: readonly string[]
  readonly wishes: readonly Wish[]
}

/** One saved version; it never changes again. */
export type Assessment = {
  readonly id: AssessmentId
  readonly caseId: CaseId
  /** Counts from 1 within the case. */
  readonly version: number
  /** As of which day it describes the household. */
  readonly madeOn: Day
  /** RFC 3339 instant of writing. */
  readonly madeAt: string
  readonly madeBy: StaffId
  readonly madeAgency: AgencyId
  readonly content: Content
}

/** An assessment with the names a page shows. */
export type NamedAssessment = Assessment & { readonly madeByName: string; readonly agencyName: string }

/** A version without its content, for lists. */
export type AssessmentLine = Pick<NamedAssessment, 'id' | 'version' | 'madeOn' | 'madeByName' | 'agencyName'>

/** An assessment in which nothing has been answered yet. */
export const NOTHING_ASKED: Content = {
  ...(Object.fromEntries(QUESTION_KEYS.map(key => [key, QUESTIONS[key].kind === 'choices' ? [] : null])) as unknown as Answers),
  arrears: [],
  debts: [],
  strengths: [],
  wishes: [],
}

/** The content by sections, as it is kept. */
export function toSections(content: Content): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const { arrears, debts, strengths, wishes } = content
  const rows: Readonly<Record<string, object>> = { money: { arrears, debts }, summary: { strengths, wishes } }
  return Object.fromEntries(
    SECTIONS.map(section => {
      const answers = QUESTION_KEYS.filter(key => QUESTIONS[key].section === section).map(key => [key, content[key]])
      return [section, { ...Object.fromEntries(answers), ...rows[section] }]
    }),
  )
}

/** The content from what was kept; what an older form did not ask stays empty. */
export function fromSections(kept: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Content {
  return { ...NOTHING_ASKED, ...(Object.assign({}, ...Object.values(kept)) as Partial<Content>) }
}

/** What is covered until somebody says why they open it; of these questions something was answered. */
export function coveredIn(content: Content): readonly QuestionKey[] {
  return QUESTION_KEYS.filter(key => QUESTIONS[key].sensitive && isAnswered(content[key]))
}

/** The content with every sensitive answer taken out, for screens on which nobody asked for them. */
export function withoutSensitive(content: Content): Content {
  const emptied = QUESTION_KEYS.filter(key => QUESTIONS[key].sensitive).map(key => [key, NOTHING_ASKED[key]])
  return { ...content, ...Object.fromEntries(emptied) }
}

/** Whether something was written. */
function isAnswered(answer: string | number | readonly string[] | null): boolean {
  return answer !== null && answer !== '' && (typeof answer !== 'object' || answer.length > 0)
}
