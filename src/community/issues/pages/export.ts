import { z } from 'zod'
import { dayOfInstant, formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { CouncilExporter, ExportPage } from '../../councils/index.ts'
import { exportKind } from '../../councils/index.ts'
import type { WholeIssue } from '../acts/whole-council.ts'
import { wholeIssues } from '../acts/whole-council.ts'
import { ISSUE_STATES, LEVELS, ORIGINS } from '../domain/issue.ts'
import { titleOfStep } from './step-title.ts'
import { exportTexts, texts } from './texts.ts'
import { dayOfVoice } from './voices.tsx'

/** JSON of an issue in the export of a council. */
const SHAPE = z.object({
  id: z.string(),
  title: z.string(),
  words: z.string(),
  origin: z.enum(ORIGINS),
  level: z.enum(LEVELS),
  themes: z.array(z.string()),
  state: z.enum(ISSUE_STATES),
  passedOnTo: z.string(),
  changedFor: z.string(),
  mergedInto: z.string().nullable(),
  byName: z.string().nullable(),
  madeAt: z.string(),
  movedAt: z.string(),
  voices: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      words: z.string(),
      on: z.string(),
      howMany: z.number().int().nullable(),
      audience: z.enum(['council', 'staff']),
      byName: z.string().nullable(),
    }),
  ),
  course: z.array(
    z.object({ kind: z.string(), words: z.string(), at: z.string(), byName: z.string(), body: z.record(z.string(), z.string()) }),
  ),
  shared: z
    .object({
      wanted: z.enum(['liaison', 'public']),
      title: z.string(),
      words: z.string(),
      checkedAt: z.string().nullable(),
      withdrawnAt: z.string().nullable(),
    })
    .nullable(),
})

/** What this module gives to the export of a council: what troubles it, with the voices, the course and the wording for others. */
export const issueExporter: CouncilExporter = async (db, no) => ({
  kinds: [
    exportKind({
      ...exportTexts.issues,
      name: 'issues',
      link: 'issue',
      columns: [texts.columns.state, texts.columns.level, texts.columns.moved],
      rows: await wholeIssues(db, no),
      shape: SHAPE,
      page: issuePage,
      json: jsonOf,
    }),
  ],
})

function issuePage({ issue, evidence, course, shared }: WholeIssue): ExportPage {
  const { fields } = texts
  return {
    id: issue.id,
    title: issue.title,
    cells: [texts.states[issue.state], texts.levels[issue.level], formatBoth(dayOfInstant(issue.movedAt))],
    sections: [
      {
        title: '',
        facts: [
          [texts.columns.state, texts.states[issue.state]],
          [texts.columns.level, texts.levels[issue.level]],
          [fields.origin, texts.origins[issue.origin]],
          [exportTexts.byName, issue.byName],
          [fields.passedOnTo, issue.passedOnTo],
          [fields.changedFor, issue.changedFor],
          [fields.into, issue.mergedInto && { to: issue.mergedInto, words: texts.goThere }],
        ],
      },
      { title: fields.words, words: issue.words },
      {
        title: texts.voices,
        columns: [fields.on, fields.kind, fields.evidenceWords, fields.howMany, fields.audience],
        rows: evidence.map(voice => [
          dayOfVoice(voice),
          [texts.evidence[voice.kind], voice.byName].filter(Boolean).join('　'),
          voice.words,
          voice.howMany === null ? '' : String(voice.howMany),
          texts.audiences[voice.audience],
        ]),
      },
      {
        title: texts.course,
        columns: [exportTexts.at, exportTexts.step, fields.stepWords, exportTexts.byStaff],
        rows: course.map(step => [formatInstant(step.at), titleOfStep(step), step.words, step.byName]),
      },
      ...(shared
        ? [
            {
              title: texts.share,
              facts: [
                [fields.wanted, texts.wanted[shared.wanted]],
                [fields.sharedTitle, shared.title],
                [fields.sharedWords, shared.words],
                [exportTexts.checkedAt, shared.checkedAt && formatInstant(shared.checkedAt)],
                [exportTexts.withdrawnAt, shared.withdrawnAt && formatInstant(shared.withdrawnAt)],
              ],
            } as const,
          ]
        : []),
    ],
  }
}

function jsonOf({ issue, evidence, course, shared }: WholeIssue): z.input<typeof SHAPE> {
  const { councilNo: _, councilName: __, bodyId: ___, version: ____, ...told } = issue
  return {
    ...told,
    themes: [...issue.themes],
    madeAt: issue.madeAt.toISOString(),
    movedAt: issue.movedAt.toISOString(),
    voices: [...evidence],
    course: course.map(({ kind, words, at, byName, body }) => ({ kind, words, at: at.toISOString(), byName, body: { ...body } })),
    shared: shared
      ? {
          ...shared,
          checkedAt: shared.checkedAt?.toISOString() ?? null,
          withdrawnAt: shared.withdrawnAt?.toISOString() ?? null,
        }
      : null,
  }
}
