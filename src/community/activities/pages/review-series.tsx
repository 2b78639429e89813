import { formatDayShort } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { SeriesWhole, Subjects } from '../acts/review-read.ts'
import { readSeries } from '../acts/review-read.ts'
import type { Outcome, ReviewWhole, Subject } from '../domain/review.ts'
import { SUBJECT_KINDS } from '../domain/review.ts'
import { optionsOf, Questions } from './group-fields.tsx'
import { DirectionBadge, figuresOf } from './review-closed.tsx'
import { roundWords, texts } from './review-texts.ts'

const { fields } = texts

/** The subject an address names. */
export function subjectAsked(visit: SignedVisit): Subject | undefined {
  const kind = SUBJECT_KINDS.find(one => one === visit.params['kind'])
  const id = visit.params['id'] ?? ''
  return kind && /^[0-9a-f-]{36}$/.test(id) ? { kind, id } : undefined
}

/** GET /reviews/series/:kind/:id: the rounds of one thing side by side, on a screen and on one sheet of A4 across. */
export async function showSeries(subjects: Subjects, visit: SignedVisit, refused?: FormState): Promise<Answer> {
  const subject = subjectAsked(visit)
  const whole = subject && (await readSeries(visit.act, subject, subjects))
  if (whole === undefined) return absentAnswer(visit)
  const { title, href, kind, id } = whole.subject
  return page(
    <Layout
      title={`${title}　${texts.title}`}
      frame={frameOf(visit, 'reviews')}
      hasErrors={refused?.hasErrors === true}
      flash={Object.entries(texts.done).find(([key]) => key === visit.query.get('done'))?.[1]}
      crumbs={[{ label: texts.title, href: '/reviews' }, { label: title, href }, { label: texts.series }]}
    >
      {refused?.notice && (
        <Banner tone="bad" title={texts.begin}>
          <p>{refused.notice}</p>
        </Banner>
      )}
      <PageTitle
        title={`${title}　${texts.title}`}
        actions={
          <>
            <ButtonLink kind="secondary" href={`/reviews/model/${kind}/${id}`}>
              {texts.model}
            </ButtonLink>
            <PrintButton />
          </>
        }
      />
      {whole.rounds.length === 0 ? <EmptyState title={texts.empty} text={texts.none} /> : <Series whole={whole} />}
      {whole.isKeeper && <Begin visit={visit} whole={whole} refused={refused} />}
    </Layout>,
    refused?.status,
  )
}

function Begin({
  visit,
  whole,
  refused,
}: {
  readonly visit: SignedVisit
  readonly whole: SeriesWhole
  readonly refused: FormState | undefined
}) {
  const { kind, id } = whole.subject
  const open = whole.rounds.find(({ state }) => state === 'open')
  if (open) {
    return (
      <p class="tn-screen-only">
        <ButtonLink kind="primary" href={`/reviews/${open.id}`}>
          {texts.goOn}
        </ButtonLink>
      </p>
    )
  }
  return (
    <VerbForm
      visit={visit}
      action="/reviews/begin"
      refused={refused && { verb: 'begin', form: refused }}
      verb="begin"
      summary={texts.begin}
      button={texts.begin}
      hidden={{ kind, id }}
      initial={{ phase: whole.rounds.length === 0 ? 'before' : 'midway' }}
    >
      {(form, at) => (
        <Questions
          form={form}
          at={at}
          ask={[{ name: 'phase', label: fields.phase, as: 'one', required: true, options: optionsOf(texts.phases) }]}
        />
      )}
    </VerbForm>
  )
}

/** Lines down, rounds across. The first column stays while the rounds are moved under it on a narrow screen. */
function Series({ whole }: { readonly whole: SeriesWhole }) {
  const { rounds, lines, notes } = whole
  return (
    <section class="tn-series" aria-label={texts.seriesTitle} tabindex={0}>
      <table class="tn-series__table">
        <caption class="tn-visually-hidden">{texts.seriesTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.line}</th>
            {rounds.map(review => (
              <th scope="col">
                <a href={`/reviews/${review.id}`}>{roundWords(review)}</a>
                <br />
                {formatDayShort(review.on)}
                {review.state === 'open' && `　${texts.open}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ latest, seen }) => (
            <tr>
              <th scope="row">
                {`【${texts.areas[latest.area]}】${latest.statement}`}
                {latest.forWhom && `（${latest.forWhom}）`}
              </th>
              {seen.map(one => (
                <td>{one ? <Seen line={one} /> : texts.notSeen}</td>
              ))}
            </tr>
          ))}
          {WHOLE.map(({ label, of }) => (
            <tr>
              <th scope="row">{label}</th>
              {rounds.map(review => (
                <td>{of(review) || texts.notSeen}</td>
              ))}
            </tr>
          ))}
          {notes.length > 0 && (
            <tr>
              <th scope="row">{`${texts.notes.erratum}・${texts.notes.consultant}`}</th>
              {rounds.map(({ id }) => (
                <td>
                  {notes
                    .filter(({ reviewId }) => reviewId === id)
                    .map(({ kind, words }) => (
                      <p>{`【${texts.notes[kind]}】${words}`}</p>
                    ))}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

const WHOLE: readonly { readonly label: string; readonly of: (review: ReviewWhole) => string }[] = [
  { label: fields.socialWords, of: ({ socialWords }) => socialWords },
  { label: fields.environmentalWords, of: ({ environmentalWords }) => environmentalWords },
  { label: texts.columns.sideEffects, of: ({ sideEffects }) => sideEffects },
  { label: fields.learned, of: ({ learned }) => learned },
  {
    label: texts.columns.change,
    of: ({ change, changeWords }) => [change && texts.changes[change], changeWords].filter(Boolean).join('　'),
  },
  { label: fields.nextOn, of: ({ nextOn }) => (nextOn ? formatBoth(nextOn) : '') },
  { label: texts.columns.reviewers, of: ({ reviewers }) => reviewers },
]

function Seen({ line }: { readonly line: Outcome }) {
  const how = [line.confidence && texts.confidences[line.confidence], line.seenIn].filter(Boolean).join('　')
  return (
    <>
      <DirectionBadge direction={line.direction} />
      {how && <p>{how}</p>}
      {figuresOf(line) && <p>{figuresOf(line)}</p>}
    </>
  )
}
