import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { ReviewPageWhole } from '../acts/review-read.ts'
import type { Outcome, ReviewWhole } from '../domain/review.ts'
import { Questions } from './group-fields.tsx'
import { texts } from './review-texts.ts'

const { fields } = texts

/** A round to be read: each line with its answer, then the round as a whole. */
export function Closed({ review }: { readonly review: ReviewWhole }) {
  const said = (label: string, words: string) => (words === '' ? [] : [{ label, value: <p class="tn-said">{words}</p>, wide: true }])
  return (
    <>
      <Table
        caption={texts.lines}
        isWrapping
        columns={[
          { key: 'statement', label: texts.columns.line, width: 'l' },
          { key: 'forWhom', label: fields.forWhom },
          { key: 'direction', label: fields.direction, isWhole: true },
          { key: 'confidence', label: fields.confidence },
          { key: 'figures', label: texts.columns.figures },
        ]}
        rows={review.outcomes.map(line => ({
          key: line.lineId,
          cells: {
            statement: `【${texts.areas[line.area]}】${line.statement}`,
            forWhom: line.forWhom || '―',
            direction: <DirectionBadge direction={line.direction} />,
            confidence: [line.confidence && texts.confidences[line.confidence], line.seenIn].filter(Boolean).join('　') || '―',
            figures: figuresOf(line) || '―',
          },
        }))}
        empty={{ title: texts.noAnswer, text: '' }}
      />
      <Description
        rows={[
          { label: fields.on, value: formatBoth(review.on) },
          ...(review.reviewers ? [{ label: texts.columns.reviewers, value: review.reviewers }] : []),
          ...said(fields.socialWords, review.socialWords),
          ...said(fields.environmentalWords, review.environmentalWords),
          ...said(texts.columns.sideEffects, review.sideEffects),
          ...said(fields.learned, review.learned),
          {
            label: texts.columns.change,
            value: [review.change && texts.changes[review.change], review.changeWords].filter(Boolean).join('　') || '―',
          },
          { label: fields.nextOn, value: review.nextOn ? formatBoth(review.nextOn) : '―' },
          ...(review.closedAt
            ? [{ label: texts.closed, value: `${formatBoth(dayOfInstant(review.closedAt))}　${review.closedByName}` }]
            : []),
        ]}
      />
    </>
  )
}

/** What was added later, and the forms to add more. */
export function Notes(props: { readonly visit: SignedVisit; readonly whole: ReviewPageWhole; readonly refused: RefusedForm | undefined }) {
  const { visit, whole, refused } = props
  const { review, notes, isKeeper, isCoordinator } = whole
  const mayCorrect = isKeeper && review.state === 'closed'
  if (notes.length === 0 && !mayCorrect && !isCoordinator) return null
  const kinds = [...(mayCorrect ? (['erratum'] as const) : []), ...(isCoordinator ? (['consultant'] as const) : [])]
  return (
    <Section id="notes" title={`${texts.notes.erratum}・${texts.notes.consultant}`}>
      <ul class="tn-list" hidden={notes.length === 0}>
        {notes.map(({ kind, words, at, byName }) => (
          <li>{`【${texts.notes[kind]}】${words}（${formatDayShort(dayOfInstant(at))}　${byName}）`}</li>
        ))}
      </ul>
      {kinds.map(kind => {
        const summary = kind === 'erratum' ? texts.addErratum : texts.addConsultant
        return (
          <VerbForm
            visit={visit}
            refused={refused}
            action={`/reviews/${review.id}/${kind}`}
            verb={kind}
            kind="secondary"
            summary={summary}
            button={summary}
          >
            {(form, at) => <Questions form={form} at={at} ask={[{ name: 'words', label: fields.words, as: 'words', required: true }]} />}
          </VerbForm>
        )
      })}
    </Section>
  )
}

/** Where one goes from a round. */
export function Actions({ whole }: { readonly whole: ReviewPageWhole }) {
  const { kind, id } = whole.subject
  return (
    <>
      <ButtonLink kind="secondary" href={`/reviews/series/${kind}/${id}`}>
        {texts.series}
      </ButtonLink>
      <PrintButton />
    </>
  )
}

/** Which way a line went, in words that stay the same on every page and paper. */
export function DirectionBadge({ direction }: { readonly direction: Outcome['direction'] }) {
  if (direction === null) return <>{texts.noAnswer}</>
  return <Badge tone={TONES[direction]}>{texts.directions[direction]}</Badge>
}

/** The figures of a line, where it has any; each by its name, never one as a part of the other. */
export function figuresOf(line: Pick<Outcome, 'indicator' | 'unit' | 'baseline' | 'target' | 'actual'>): string {
  const { indicator, unit, baseline, target, actual } = line
  const of = (label: string, figure: number | null) => (figure === null ? [] : [`${label} ${figure.toLocaleString('ja-JP')}${unit}`])
  const told = [...of(fields.baseline, baseline), ...of(fields.target, target), ...of(fields.actual, actual)]
  return told.length === 0 ? indicator : `${indicator}　${told.join('　')}`
}

const TONES = { better: 'good', same: 'neutral', worse: 'bad', unknown: 'info' } as const
