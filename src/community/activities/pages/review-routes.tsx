import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { onceOf } from '../../../ui/sent.ts'
import { beginReview } from '../acts/review-keep.ts'
import type { Subjects } from '../acts/review-read.ts'
import { BEGIN_REVIEW_BODY } from './review-bodies.ts'
import { showReviews } from './review-list.tsx'
import { drawByForm, showModel } from './review-model.tsx'
import { noteByForm, showReview, writeByForm } from './review-page.tsx'
import { showSeries } from './review-series.tsx'
import { texts } from './review-texts.ts'

/** Residents with a seat, coordinators, and the city, which reads what several councils do together. */
const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Pages of outcome reviews; `subjects` tells of everything that can be looked at again. */
export function reviewRoutes({ subjects }: { readonly subjects: Subjects }): readonly Route[] {
  return [
    route({ method: 'GET', path: '/reviews', duty, audit: 'review.list', handler: visit => showReviews(subjects, visit) }),
    route({ method: 'POST', path: '/reviews/begin', duty, audit: 'review.begin', handler: visit => beginByForm(subjects, visit) }),
    route({
      method: 'GET',
      path: '/reviews/series/:kind/:id',
      duty,
      audit: 'review.series',
      handler: visit => showSeries(subjects, visit),
    }),
    route({ method: 'GET', path: '/reviews/model/:kind/:id', duty, audit: 'review.series', handler: visit => showModel(subjects, visit) }),
    route({
      method: 'POST',
      path: '/reviews/model/:kind/:id',
      duty,
      audit: 'review.draw-model',
      handler: visit => drawByForm(subjects, visit),
    }),
    route({ method: 'GET', path: '/reviews/:id', duty, audit: 'review.read', handler: visit => showReview(subjects, visit) }),
    route({ method: 'POST', path: '/reviews/:id/write', duty, audit: 'review.write', handler: visit => writeByForm(subjects, visit) }),
    ...(['erratum', 'consultant'] as const).map(kind =>
      route({
        method: 'POST',
        path: `/reviews/:id/${kind}`,
        duty,
        audit: `review.add-${kind}`,
        handler: visit => noteByForm(subjects, visit, kind),
      }),
    ),
  ]
}

/** The way to the reviews in the main navigation. */
export const reviewNavigation: readonly NavPlace[] = (['outreach', 'evaluate', 'resident'] as const).map(one => ({
  key: 'reviews',
  href: '/reviews',
  label: texts.title,
  duty: one,
}))

/** POST /reviews/begin: the next round of something; refused, the series is shown with the reason. */
async function beginByForm(subjects: Subjects, visit: SignedVisit): Promise<Answer> {
  const read = readBody(BEGIN_REVIEW_BODY, bodyFromForm(visit.form))
  if (!read.ok) return absentAnswer(visit)
  const { kind, id, phase } = read.value
  const done = await beginReview(visit.act, { kind, id }, { phase, on: visit.act.today }, { once: onceOf(visit), subjects })
  if (done.ok) return seeOther(`/reviews/${done.value}?done=begun`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return showSeries(subjects, { ...visit, params: { kind, id } }, refusedForm(visit, done.refusal))
}
