import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { freshForm, openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { addReviewNote, writeReview } from '../acts/review-keep.ts'
import type { ReviewPageWhole, Subjects } from '../acts/review-read.ts'
import { readReview } from '../acts/review-read.ts'
import type { ReviewNote, ReviewWhole } from '../domain/review.ts'
import { fieldsOfLines, NOTE_BODY, placedErrors, sentRound, WRITE_BODY, wordsOf } from './review-bodies.ts'
import { Actions, Closed, Notes } from './review-closed.tsx'
import { RoundForm } from './review-form.tsx'
import { roundWords, texts } from './review-texts.ts'

/** GET /reviews/:id: one round; open, it is a form for those who keep the records; closed, it is read. */
export async function showReview(subjects: Subjects, visit: SignedVisit): Promise<Answer> {
  const whole = await readReview(visit.act, visit.params['id'] ?? '', subjects)
  if (whole === undefined) return absentAnswer(visit)
  return drawReview(visit, whole, await openForm(visit, fieldsOf(whole.review)), undefined)
}

/** POST /reviews/:id/write: keeps what is written so far, or closes the round. */
export async function writeByForm(subjects: Subjects, visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] ?? ''
  const { body, places } = sentRound(visit.form)
  const read = readBody(WRITE_BODY, body)
  const done = read.ok
    ? await writeReview(
        visit.act,
        id,
        { words: wordsOf(read.value), outcomes: read.value.outcomes, closes: read.value.close },
        { version: versionOf(visit), once: onceOf(visit) },
      )
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  if (done.ok) return seeOther(`/reviews/${id}?done=${read.ok && read.value.close ? 'closed' : 'written'}`)
  const placed: Refusal = done.refusal.fields ? { ...done.refusal, fields: placedErrors(done.refusal.fields, places) } : done.refusal
  const whole = await readReview(visit.act, id, subjects)
  if (whole === undefined || done.refusal.code === 'absent') return absentAnswer(visit)
  return drawReview(visit, whole, refusedForm(visit, placed), undefined)
}

/** POST /reviews/:id/erratum and /reviews/:id/consultant. */
export async function noteByForm(subjects: Subjects, visit: SignedVisit, kind: ReviewNote['kind']): Promise<Answer> {
  const id = visit.params['id'] ?? ''
  const read = readBody(NOTE_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await addReviewNote(visit.act, id, { kind, words: read.value.words }, { once: onceOf(visit) })
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  if (done.ok) return seeOther(`/reviews/${id}?done=noted`)
  const whole = await readReview(visit.act, id, subjects)
  if (whole === undefined || done.refusal.code === 'absent') return absentAnswer(visit)
  const form = refusedForm(visit, done.refusal)
  return drawReview(visit, whole, form, { verb: kind, form })
}

function fieldsOf(review: ReviewWhole) {
  const { phase, on, reviewers, socialWords, environmentalWords, sideEffects, learned, change, changeWords, nextOn } = review
  return {
    phase,
    on,
    reviewers,
    socialWords,
    environmentalWords,
    sideEffects,
    learned,
    change,
    changeWords,
    nextOn,
    ...fieldsOfLines(review.outcomes),
  }
}

function drawReview(visit: SignedVisit, whole: ReviewPageWhole, form: FormState, refused: RefusedForm | undefined): Answer {
  const { review, subject, isKeeper } = whole
  const title = `${subject.title}　${roundWords(review)}`
  const isWriting = review.state === 'open' && isKeeper
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, 'reviews')}
      hasErrors={form.hasErrors}
      flash={Object.entries(texts.done).find(([key]) => key === visit.query.get('done'))?.[1]}
      crumbs={[{ label: texts.title, href: '/reviews' }, { label: subject.title, href: subject.href }, { label: roundWords(review) }]}
    >
      {form.hasErrors && <FormNotices form={form} />}
      <PageTitle title={title} actions={<Actions whole={whole} />} />
      {isWriting ? (
        <RoundForm visit={visit} whole={whole} form={refused ? freshForm(fieldsOf(review)) : form} />
      ) : (
        <Closed review={review} />
      )}
      <Notes visit={visit} whole={whole} refused={refused} />
    </Layout>,
    form.status,
  )
}
