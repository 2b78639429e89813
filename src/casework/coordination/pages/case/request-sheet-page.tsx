import type { Child } from 'hono/jsx'
import { formatInstant } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { KeptFields } from '../../../../ui/kept-fields.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { Columns, Section } from '../../../../ui/section.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { readConsultation } from '../../../desk/index.ts'
import type { Bundle } from '../../../referral/index.ts'
import { BundleLines, bundleOf, namedPeople, wordedBundle } from '../../../referral/index.ts'
import { answerRequest } from '../../acts/case/answer-request.ts'
import type { RequestView } from '../../acts/case/read-request.ts'
import { readRequest } from '../../acts/case/read-request.ts'
import { submitRequest } from '../../acts/case/submit-request.ts'
import { requestVerbsFor } from '../../domain/case/request-rules.ts'
import { ANSWER_BODIES } from './request-bodies.ts'
import type { RefusedRequest, RequestAnswerVerb } from './request-sheet.tsx'
import { AnswerForm, RequestFacts, RequestHead, requestTimeline } from './request-sheet.tsx'
import { requestDone, requestTexts as texts } from './request-texts.ts'
import { onceOf, requestIdOf, versionOf } from './sent.ts'

/** GET /coordination/:id: a draft to be looked over, or the sheet for both ends. */
export async function showRequest(visit: SignedVisit): Promise<Answer> {
  const shown = await readRequest(visit.act, requestIdOf(visit))
  return shown === undefined ? absentAnswer(visit) : draw(visit, shown, undefined)
}

/** POST /coordination/:id/submit: lets the draft go that was looked over. */
export async function submitByForm(visit: SignedVisit): Promise<Answer> {
  const id = requestIdOf(visit)
  const done = await submitRequest(visit.act, visit.house.codes, id, versionOf(visit), onceOf(visit))
  if (done.ok) return seeOther(`/coordination/${id}?done=submit`)
  return afterRefusal(visit, { verb: 'withdraw', form: refusedForm(visit, done.refusal) })
}

/** POST /coordination/:id/accept, return, withdraw: one answer from its small form. */
export async function answerByForm(visit: SignedVisit, verb: RequestAnswerVerb): Promise<Answer> {
  const id = requestIdOf(visit)
  const read = readBody(ANSWER_BODIES[verb], bodyFromForm(visit.form))
  const done = read.ok
    ? await answerRequest(visit.act, visit.house.codes, id, read.value, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  if (done.ok) return seeOther(`/coordination/${id}?done=${verb}`)
  return afterRefusal(visit, { verb, form: refusedForm(visit, done.refusal) })
}

async function afterRefusal(visit: SignedVisit, refused: RefusedRequest): Promise<Answer> {
  const shown = await readRequest(visit.act, requestIdOf(visit))
  return shown === undefined ? absentAnswer(visit) : draw(visit, shown, refused)
}

async function draw(visit: SignedVisit, shown: RequestView, refused: RefusedRequest | undefined): Promise<Answer> {
  const isDraft = shown.request.state === 'draft'
  const bundle = isDraft ? await bundleIfSent(visit, shown) : shown.bundle
  const title = isDraft ? texts.draftTitle : texts.title
  const crumbs = [{ label: texts.boxes.title, href: '/coordination' }, { label: texts.number(shown.names.no) }]
  return page(
    <Layout
      title={title}
      hasErrors={refused?.form.hasErrors}
      frame={frameOf(visit, 'coordination')}
      crumbs={crumbs}
      flash={refused ? undefined : requestDone(visit.query.get('done'))}
      withExit
    >
      {refused && <FormNotices form={refused.form} />}
      <RequestHead visit={visit} shown={shown} title={title} />
      {isDraft ? <Draft visit={visit} shown={shown} /> : <GivenBack visit={visit} shown={shown} />}
      <Columns asideLabel={texts.sections.answer} aside={isDraft ? null : <Answers visit={visit} shown={shown} refused={refused} />}>
        <Section id="sheet" title={texts.sections.sheet} actions={<Links visit={visit} shown={shown} />}>
          <RequestFacts visit={visit} shown={shown} />
        </Section>
        <Section id="bundle" title={isDraft ? texts.sections.shared : texts.sections.bundle}>
          <Told visit={visit} shown={shown} bundle={bundle} />
        </Section>
        <Section id="timeline" title={texts.sections.timeline}>
          <Timeline entries={requestTimeline(visit, shown.acts)} />
        </Section>
      </Columns>
    </Layout>,
    refused?.form.status ?? 200,
  )
}

/** What would go if the draft were submitted now. */
async function bundleIfSent(visit: SignedVisit, { request }: RequestView): Promise<Bundle | undefined> {
  const view = await readConsultation(visit.act, request.consultationId)
  return view && bundleOf(view.consultation, namedPeople(view.people.map(({ person }) => person)), request.sharedFields)
}

type Parts = { readonly visit: SignedVisit; readonly shown: RequestView }

function Draft({ visit, shown: { request } }: Parts) {
  const at = `/coordination/${request.id}`
  return (
    <>
      <p>{texts.draftLead}</p>
      <ButtonRow>
        <ActionForm
          action={`${at}/submit`}
          token={visit.formToken}
          idempotencyKey={newId()}
          version={request.version}
          kind="primary"
          busyLabel={texts.submitting}
        >
          {texts.submit}
        </ActionForm>
        <ButtonLink kind="secondary" href={`${at}/edit`}>
          {texts.change}
        </ButtonLink>
        <ActionForm action={`${at}/withdraw`} token={visit.formToken} idempotencyKey={newId()} kind="danger">
          {texts.discard}
        </ActionForm>
      </ButtonRow>
    </>
  )
}

/** No dead ends: a request given back leaves the desk with the question who takes the next step. */
function GivenBack({ visit, shown: { request } }: Parts) {
  if (request.state !== 'returned' || request.fromAgency !== visit.act.reader.agencyId) return null
  return (
    <Banner tone="warn" title={texts.givenBack}>
      <p>{texts.givenBackText}</p>
      {request.answerWords && <p class="tn-said">{request.answerWords}</p>}
      <ButtonLink kind="secondary" href={`/consultations/${request.consultationId}`}>
        {texts.consultation}
      </ButtonLink>
    </Banner>
  )
}

function Links({ visit, shown: { request } }: Parts) {
  const isSender = request.fromAgency === visit.act.reader.agencyId
  return (
    <>
      {request.state !== 'draft' && (
        <ButtonLink kind="quiet" href={`/coordination/${request.id}/print`}>
          {texts.print}
        </ButtonLink>
      )}
      {(isSender || request.state === 'accepted') && (
        <ButtonLink kind="quiet" href={`/consultations/${request.consultationId}`}>
          {texts.consultation}
        </ButtonLink>
      )}
      {request.caseId !== null && (
        <ButtonLink kind="secondary" href={`/cases/${request.caseId}`}>
          {texts.toCase}
        </ButtonLink>
      )}
    </>
  )
}

function Told({ visit, shown: { request }, bundle }: Parts & { readonly bundle: Bundle | undefined }): Child {
  if (bundle === undefined) return <p>{texts.bundleGone}</p>
  return (
    <>
      {request.submittedAt !== null && <p>{texts.frozenAt(formatInstant(new Date(request.submittedAt)))}</p>}
      {bundle.length === 0 && <p>{texts.nothingShared}</p>}
      <BundleLines fields={wordedBundle(bundle, visit.house.codes, visit.act.today)} />
    </>
  )
}

function Answers({ visit, shown, refused }: Parts & { readonly refused: RefusedRequest | undefined }) {
  const may = requestVerbsFor(shown.request, visit.act.reader.agencyId)
  const coordinates = visit.act.reader.duties.has('coordinate')
  const verbs = (['accept', 'return', 'withdraw'] as const).filter(verb => may.includes(verb) && (verb !== 'accept' || coordinates))
  return (
    <Section id="answers" title={texts.sections.answer}>
      {may.includes('accept') && !coordinates && <p>{texts.coordinatorOnly}</p>}
      {verbs.length === 0 && <p>{texts.nothingToDo}</p>}
      {verbs.map(verb => (
        <AnswerForm visit={visit} shown={shown} verb={verb} refused={refused} isOpen={refused === undefined && verb === 'accept'} />
      ))}
      {refused && !verbs.includes(refused.verb) && <KeptFields fields={visit.form} />}
    </Section>
  )
}
