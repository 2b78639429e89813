import type { Child } from 'hono/jsx'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Section } from '../../../ui/section.tsx'
import { readRounds } from '../acts/review-read.ts'
import type { ReviewWhole, Subject } from '../domain/review.ts'
import { DirectionBadge } from './review-closed.tsx'
import { roundWords, texts } from './review-texts.ts'

/** What the last look at something found, in words, and the way to the whole series; for the page of whatever can be looked at again. */
export async function reviewPanel(visit: SignedVisit, subject: Subject): Promise<Child> {
  return <RoundsPanel subject={subject} rounds={await readRounds(visit.act, subject)} />
}

/** The same where the rounds are already at hand. */
export function RoundsPanel({ subject, rounds }: { readonly subject: Subject; readonly rounds: readonly ReviewWhole[] }) {
  const last = rounds.findLast(({ state }) => state === 'closed')
  const open = rounds.find(({ state }) => state === 'open')
  return (
    <Section id="reviews" title={texts.title}>
      {last ? <LastRound review={last} /> : <p>{texts.none}</p>}
      {open && (
        <p class="tn-screen-only">
          <a href={`/reviews/${open.id}`}>{texts.goOn}</a>
        </p>
      )}
      <ul class="tn-list tn-screen-only">
        <li>
          <a href={`/reviews/series/${subject.kind}/${subject.id}`}>{last || open ? texts.series : texts.begin}</a>
        </li>
        <li>
          <a href={`/reviews/model/${subject.kind}/${subject.id}`}>{texts.model}</a>
        </li>
      </ul>
    </Section>
  )
}

function LastRound({ review }: { readonly review: ReviewWhole }) {
  return (
    <>
      <p>
        <a href={`/reviews/${review.id}`}>{`${roundWords(review)}　${formatBoth(review.on)}`}</a>
      </p>
      <ul class="tn-list">
        {review.outcomes.map(({ statement, direction }) => (
          <li>
            <DirectionBadge direction={direction} />
            {`　${statement}`}
          </li>
        ))}
      </ul>
      {review.change && <p>{`${texts.columns.change}: ${texts.changes[review.change]}`}</p>}
    </>
  )
}
