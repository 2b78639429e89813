import type { ExportKind, ExportPage } from '../../councils/index.ts'
import { exportKind } from '../../councils/index.ts'
import type { WholeReview } from '../acts/whole-council.ts'
import { REVIEW_SHAPE } from './export-shapes.ts'
import { exportTexts } from './export-texts.ts'
import { day, said } from './export-words.ts'
import { figuresOf } from './review-closed.tsx'
import { texts as reviewTexts, roundWords } from './review-texts.ts'

/** The reviews of what came of things. */
export function reviewKind(rows: readonly WholeReview[]): ExportKind {
  return exportKind({
    ...exportTexts.reviews,
    name: 'reviews',
    link: 'outcome_review',
    columns: [reviewTexts.columns.what, reviewTexts.columns.on, reviewTexts.columns.change],
    rows,
    shape: REVIEW_SHAPE,
    page: reviewPage,
    json: one => ({ ...one, outcomes: [...one.outcomes], notes: [...one.notes] }),
  })
}

function reviewPage(one: WholeReview): ExportPage {
  const { fields, columns } = reviewTexts
  const change = said(reviewTexts.changes, one.change)
  return {
    id: one.id,
    title: `${reviewTexts.title} ${roundWords(one)}`,
    cells: [reviewTexts.kinds[one.subjectKind], day(one.on), change],
    sections: [
      {
        title: '',
        facts: [
          [columns.what, { to: one.subjectId, words: reviewTexts.kinds[one.subjectKind] }],
          [fields.on, day(one.on)],
          [fields.reviewers, one.reviewers],
          [fields.socialWords, one.socialWords],
          [fields.environmentalWords, one.environmentalWords],
          [fields.sideEffects, one.sideEffects],
          [fields.learned, one.learned],
          [fields.change, [change, one.changeWords].filter(Boolean).join('　')],
          [fields.nextOn, day(one.nextOn)],
        ],
      },
      {
        title: fields.statement,
        columns: [fields.statement, fields.area, fields.forWhom, fields.direction, fields.confidence, fields.seenIn, columns.figures],
        rows: one.outcomes.map(it => [
          it.statement,
          reviewTexts.areas[it.area],
          it.forWhom,
          said(reviewTexts.directions, it.direction),
          said(reviewTexts.confidences, it.confidence),
          it.seenIn,
          figuresOf(it),
        ]),
      },
      {
        title: exportTexts.notes,
        columns: [exportTexts.on, exportTexts.kind, exportTexts.words],
        rows: one.notes.map(it => [day(it.at), said(reviewTexts.notes, it.kind), it.words]),
      },
    ],
  }
}
