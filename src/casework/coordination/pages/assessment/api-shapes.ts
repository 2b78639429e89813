import { z } from 'zod'
import type { ChronologyView } from '../../acts/assessment/chronology.ts'
import type { NamedAssessment } from '../../domain/assessment/content.ts'
import type { Issue } from '../../domain/assessment/issue.ts'
import { QUESTION_KEYS, QUESTIONS } from '../../domain/assessment/questions.ts'

const text = z.string().nullable()
const moment = z.object({ on: z.string(), precision: z.enum(['year', 'month', 'day']) })
const debt = z.object({ what: z.string(), toWhom: text, yen: z.number().nullable(), since: text })

const answers = Object.fromEntries(
  QUESTION_KEYS.map(key => {
    const { kind } = QUESTIONS[key]
    return [key, kind === 'choices' ? z.array(z.string()) : kind === 'number' ? z.number().nullable() : text]
  }),
)

/** One version of an assessment. `covered` names the sensitive questions whose answers are there but not told. */
export const ASSESSMENT_ANSWER = z.object({
  id: z.string(),
  caseId: z.string(),
  version: z.number(),
  madeOn: z.string(),
  madeAt: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  covered: z.array(z.string()),
  content: z.object({
    ...answers,
    arrears: z.array(debt),
    debts: z.array(debt),
    strengths: z.array(z.string()),
    wishes: z.array(z.object({ speaker: z.string(), words: z.string() })),
  }),
})

/** The newest version with its content, and the versions there are. */
export const ASSESSMENTS_ANSWER = z.object({
  latest: ASSESSMENT_ANSWER.nullable(),
  versions: z.array(z.object({ version: z.number(), madeOn: z.string(), madeByName: z.string(), agencyName: z.string() })),
})

/** One issue. */
export const ISSUE_ANSWER = z.object({
  id: z.string(),
  caseId: z.string(),
  version: z.number(),
  code: z.string(),
  severity: z.number(),
  since: moment.nullable(),
  personId: text,
  personName: text,
  ownerAgency: text,
  ownerAgencyName: text,
  note: text,
  missing: text,
  state: z.string(),
  endWords: text,
  openedAt: z.string(),
})

/** All issues of a case: there are never so many that they need pages. */
export const ISSUES_ANSWER = z.object({ items: z.array(ISSUE_ANSWER), nextCursor: z.null() })

/** The years of a family: whose ages are followed, and every line with its ages in the same order. */
export const CHRONOLOGY_ANSWER = z.object({
  people: z.array(z.object({ personId: z.string(), name: z.string(), birthDate: text })),
  rows: z.array(
    z.object({
      moment,
      kind: z.string(),
      words: z.string(),
      source: z.object({ of: z.string(), id: text }),
      ages: z.array(z.number().nullable()),
    }),
  ),
})

/** The answer for one version. */
export function assessmentAnswer(assessment: NamedAssessment, covered: readonly string[]): z.infer<typeof ASSESSMENT_ANSWER> {
  const { id, caseId, version, madeOn, madeAt, madeAgency, agencyName, content } = assessment
  const { arrears, debts, strengths, wishes, ...said } = content
  const rows = { arrears: [...arrears], debts: [...debts], strengths: [...strengths], wishes: [...wishes] }
  return { id, caseId, version, madeOn, madeAt, agencyId: madeAgency, agencyName, covered: [...covered], content: { ...said, ...rows } }
}

/** The answer for one issue. */
export function issueAnswer({ openedBy: _, openedAgency: __, ...issue }: Issue): z.infer<typeof ISSUE_ANSWER> {
  return { ...issue, since: issue.since === null ? null : { ...issue.since } }
}

/** The answer for the years. */
export function chronologyAnswer(
  view: ChronologyView,
  inWords: (event: ChronologyView['rows'][number]['event']) => string,
): z.infer<typeof CHRONOLOGY_ANSWER> {
  return {
    people: view.people.map(person => ({ ...person })),
    rows: view.rows.map(({ moment: at, event, source, ages }) => ({
      moment: { ...at },
      kind: event.kind,
      words: inWords(event),
      source: { of: source.of, id: 'id' in source ? source.id : null },
      ages: ages.map(age => age ?? null),
    })),
  }
}
