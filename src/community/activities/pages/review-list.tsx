import { formatDayShort } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import { PLACES } from '../acts/group-read.ts'
import type { ListedReview, ReviewList, Subjects } from '../acts/review-read.ts'
import { readReviews } from '../acts/review-read.ts'
import type { ReviewWhole } from '../domain/review.ts'
import { DIRECTIONS } from '../domain/review.ts'
import { undertakingFilterAsked } from './group-list.tsx'
import { texts as groupTexts } from './group-texts.ts'
import { roundWords, texts } from './review-texts.ts'

const ROWS = 50

/** GET /reviews: what should be looked at again, and every round the reader may read, the latest first. */
export async function showReviews(subjects: Subjects, visit: SignedVisit): Promise<Answer> {
  const { councilNo } = undertakingFilterAsked(visit)
  const after = readId(visit.query.get('after') || undefined)
  const list = await readReviews(visit.act, { councilNo }, { limit: ROWS, after, subjects })
  const address = councilNo ? `council=${councilNo}&` : ''
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'reviews')}>
      <PageTitle title={texts.title} lead={texts.lead} actions={<PrintButton />} />
      {!after && <Due list={list} today={visit.act.today} />}
      <Section id="rounds" title={texts.rounds}>
        <Table
          caption={texts.rounds}
          isCaptionHidden
          isWrapping
          columns={[
            { key: 'what', label: texts.columns.what, width: 'l' },
            { key: 'round', label: texts.columns.round },
            { key: 'on', label: texts.columns.on, isWhole: true },
            { key: 'directions', label: texts.columns.directions, width: 'm' },
            { key: 'change', label: texts.columns.change },
            { key: 'next', label: texts.columns.next, isWhole: true },
          ]}
          rows={list.rows.map(rowOf)}
          empty={{
            title: texts.empty,
            text: texts.emptyText,
            action: (
              <ButtonRow>
                <ButtonLink kind="secondary" href={PLACES.group}>
                  {groupTexts.kinds.group.title}
                </ButtonLink>
                <ButtonLink kind="secondary" href={PLACES.platform}>
                  {groupTexts.kinds.platform.title}
                </ButtonLink>
              </ButtonRow>
            ),
          }}
        />
      </Section>
      <Pager nextHref={list.next && `/reviews?${address}after=${list.next}`} prevHref={after && `/reviews?${address}`} />
    </Layout>,
  )
}

/** The answers of a round in words, each way with how many lines said so; never a share of a whole. */
function answersOf({ outcomes }: Pick<ReviewWhole, 'outcomes'>): string {
  const told = DIRECTIONS.flatMap(direction => {
    const count = outcomes.filter(one => one.direction === direction).length
    return count === 0 ? [] : [`${texts.directions[direction]} ${count}`]
  })
  return told.join('、') || '―'
}

function Due({ list, today }: { readonly list: ReviewList; readonly today: string }) {
  if (list.due.length === 0) return null
  return (
    <Section id="due" title={texts.due}>
      <p>{texts.dueLead}</p>
      <ul class="tn-list">
        {list.due.map(({ review, title }) => (
          <li>
            {review.nextOn && <Badge tone={review.nextOn <= today ? 'warn' : 'info'}>{formatDayShort(review.nextOn)}</Badge>}
            {'　'}
            <a href={`/reviews/series/${review.subject.kind}/${review.subject.id}`}>{title}</a>
            {`（${roundWords(review)}のつぎ）`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function rowOf({ review, title }: ListedReview<ReviewWhole>) {
  return {
    key: review.id,
    href: `/reviews/${review.id}`,
    cells: {
      what: `${title}（${texts.kinds[review.subject.kind]}）`,
      round: roundWords(review),
      on: formatDayShort(review.on),
      directions: review.state === 'open' ? texts.open : answersOf(review),
      change: review.change ? texts.changes[review.change] : '―',
      next: review.nextOn ? formatDayShort(review.nextOn) : '―',
    },
  }
}
