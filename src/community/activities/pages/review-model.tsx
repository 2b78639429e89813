import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Disclosure, Section } from '../../../ui/section.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { VerbForm } from '../../../ui/verb-form.tsx'
import { drawModel } from '../acts/review-keep.ts'
import type { SeriesWhole, Subjects } from '../acts/review-read.ts'
import { readSeries } from '../acts/review-read.ts'
import type { LogicModel } from '../domain/review.ts'
import { lookedAt, MODEL_PARTS } from '../domain/review.ts'
import { Questions } from './group-fields.tsx'
import { MODEL_BODY } from './review-bodies.ts'
import { subjectAsked } from './review-series.tsx'
import { editionWords, texts } from './review-texts.ts'

/** GET /reviews/model/:kind/:id: what goes in, what is done, what comes out and what it changes, as columns; earlier editions below. */
export async function showModel(subjects: Subjects, visit: SignedVisit, refused?: FormState): Promise<Answer> {
  const subject = subjectAsked(visit)
  const whole = subject && (await readSeries(visit.act, subject, subjects))
  if (whole === undefined) return absentAnswer(visit)
  const { title, href, kind, id } = whole.subject
  const [latest, ...earlier] = whole.models
  return page(
    <Layout
      title={`${title}　${texts.model}`}
      frame={frameOf(visit, 'reviews')}
      hasErrors={refused?.hasErrors === true}
      flash={visit.query.get('done') === 'drawn' ? texts.done.drawn : undefined}
      crumbs={[{ label: texts.title, href: '/reviews' }, { label: title, href }, { label: texts.model }]}
    >
      {refused && <FormNotices form={refused} />}
      <PageTitle
        title={`${title}　${texts.model}`}
        lead={texts.modelLead}
        actions={
          <>
            <ButtonLink kind="secondary" href={`/reviews/series/${kind}/${id}`}>
              {texts.series}
            </ButtonLink>
            <PrintButton />
          </>
        }
      />
      {latest ? <Latest model={latest} whole={whole} /> : <EmptyState title={texts.noModel} text={texts.hypothesis} />}
      {whole.isKeeper && <Draw visit={visit} latest={latest} refused={refused} />}
      {earlier.length > 0 && (
        <div class="tn-screen-only">
          <Section id="editions" title={texts.editions}>
            {earlier.map(model => (
              <Disclosure summary={`${editionWords(model)}　${formatDayShort(dayOfInstant(model.madeAt))}　${model.byName}`}>
                <Columns model={model} />
              </Disclosure>
            ))}
          </Section>
        </div>
      )}
    </Layout>,
    refused?.status,
  )
}

/** POST /reviews/model/:kind/:id: another edition. */
export async function drawByForm(subjects: Subjects, visit: SignedVisit): Promise<Answer> {
  const subject = subjectAsked(visit)
  if (subject === undefined) return absentAnswer(visit)
  const read = readBody(MODEL_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await drawModel(visit.act, subject, read.value, { version: versionOf(visit), once: onceOf(visit), subjects })
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  if (done.ok) return seeOther(`/reviews/model/${subject.kind}/${subject.id}?done=drawn`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : showModel(subjects, visit, refusedForm(visit, done.refusal))
}

function Latest({ model, whole }: { readonly model: LogicModel; readonly whole: SeriesWhole }) {
  return (
    <>
      <p>{`${editionWords(model)}　${formatDayShort(dayOfInstant(model.madeAt))}　${model.byName}　${texts.hypothesis}`}</p>
      {model.why && <p class="tn-said">{`${texts.fields.why}　${model.why}`}</p>}
      <Columns model={model} />
      <Section id="compared" title={texts.compared}>
        <ul class="tn-list">
          {lookedAt(model.outcomes, whole.rounds).map(({ words, last }) => (
            <li>{`${words}: ${last ? texts.lookedIn(last.round, texts.directions[last.direction]) : texts.notLooked}`}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}

/** Five columns joined by lines, in the order in which they are read aloud too. */
function Columns({ model }: { readonly model: LogicModel }) {
  return (
    <ol class="tn-model">
      {MODEL_PARTS.map(part => (
        <li class="tn-model__part">
          <p class="tn-model__title">{texts.parts[part]}</p>
          {model[part].length === 0 ? (
            <p>{texts.notSeen}</p>
          ) : (
            <ul>
              {model[part].map(line => (
                <li>{line}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

function Draw(props: { readonly visit: SignedVisit; readonly latest: LogicModel | undefined; readonly refused: FormState | undefined }) {
  const { visit, latest, refused } = props
  const summary = latest ? texts.modelFormAgain : texts.modelForm
  return (
    <VerbForm
      visit={visit}
      action={visit.path}
      version={latest?.edition ?? 0}
      refused={refused && { verb: 'draw', form: refused }}
      verb="draw"
      summary={summary}
      button={summary}
      initial={Object.fromEntries(MODEL_PARTS.map(part => [part, latest?.[part].join('\n') ?? '']))}
    >
      {(form, at) => (
        <Questions
          form={form}
          at={at}
          ask={[
            ...MODEL_PARTS.map(part => ({
              name: part,
              label: texts.parts[part],
              as: 'words' as const,
              required: part === 'acts' || part === 'outcomes',
              support: texts.support.lines,
            })),
            ...(latest ? [{ name: 'why', label: texts.fields.why, as: 'words' as const, required: true, rows: 2 }] : []),
          ]}
        />
      )}
    </VerbForm>
  )
}
