import type { Child } from 'hono/jsx'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm } from '../../../platform/http/body.ts'
import { typedFields } from '../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ActionForm } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { amendConsultation } from '../acts/amend-consultation.ts'
import type { ConsultationView } from '../acts/read-consultation.ts'
import { readConsultation } from '../acts/read-consultation.ts'
import { receiveConsultation } from '../acts/receive-consultation.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { AMEND_BODY, amendmentFrom, heardFrom, RECEIVE_BODY, readCoded } from './bodies.ts'
import { HearForm } from './hear-form.tsx'
import { texts } from './texts.ts'
import { initialOf, numberWords } from './words.ts'
import { Words } from './words-said.tsx'

const SHAPE = { lists: ['topics'], ticks: ['interpreter'] } as const
const AMEND_SHAPE = { lists: ['topics'], ticks: ['interpreter', 'isConfirmed'], emptied: { keep: ['statement'] } } as const

/** The empty form, or the draft that was being written in it. */
export async function showNew(visit: SignedVisit): Promise<Answer> {
  return newPage(visit, await openForm(visit))
}

/** Receives what was typed; whatever is refused, nothing typed is lost. */
export async function receiveNew(visit: SignedVisit): Promise<Answer> {
  const read = readCoded(RECEIVE_BODY, bodyFromForm(visit.form, SHAPE), visit.house.codes, visit.act.today)
  if (!read.ok) return newPage(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const result = await receiveConsultation(visit.act, heardFrom(read.value), onceOf(visit))
  return result.ok ? seeOther(`/consultations/${result.value}?done=received`) : newPage(visit, refusedForm(visit, result.refusal))
}

/** The form over what stands. */
export async function showEdit(visit: SignedVisit): Promise<Answer> {
  const view = await readConsultation(visit.act, visit.params['id'] as ConsultationId)
  return view ? editPage(visit, view, await openForm(visit, initialOf(view.consultation)), false) : absentAnswer(visit)
}

/** Amends. If somebody else was faster, both texts are shown and the typed one can be saved as the next version. */
export async function saveEdit(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as ConsultationId
  const typed = bodyFromForm(visit.form, AMEND_SHAPE)
  const read = readCoded(AMEND_BODY, typed, visit.house.codes, visit.act.today)
  const result = read.ok
    ? await amendConsultation(visit.act, id, versionOf(visit), amendmentFrom(read.value), onceOf(visit))
    : ({ ok: false, refusal: refusal('fields', { fields: read.refusal }) } as const)
  if (result.ok) return seeOther(`/consultations/${id}?done=saved`)
  const view = await readConsultation(visit.act, id)
  if (view === undefined || result.refusal.code === 'absent') return absentAnswer(visit)
  return editPage(visit, view, refusedForm(visit, result.refusal), result.refusal.code === 'stale-version')
}

/** What came along with a form: its key, its body, its draft. */
export function onceOf(visit: SignedVisit): Once {
  return { key: visit.form.get('_key'), body: typedFields(visit.form), draft: visit.form.get('_draft') }
}

/** The version a form was opened on. */
export function versionOf(visit: SignedVisit): number | undefined {
  const text = visit.form.get('_version')
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function newPage(visit: SignedVisit, form: FormState): Answer {
  return page(
    <Layout
      title={texts.newTitle}
      frame={frameOf(visit, 'consultations')}
      hasErrors={form.hasErrors}
      withExit
      crumbs={[{ label: texts.title, href: '/consultations' }, { label: texts.newTitle }]}
    >
      <FormNotices form={form} />
      {form.draftSavedAt && <DropDraft visit={visit} />}
      <PageTitle title={texts.newTitle} lead={texts.newLead} actions={<a href="/intake-sheets">{texts.intakeSheets}</a>} />
      <HearForm visit={visit} form={form} />
    </Layout>,
    form.status,
  )
}

function editPage(visit: SignedVisit, view: ConsultationView, form: FormState, isStale: boolean): Answer {
  const number = numberWords(view.names.no)
  return page(
    <Layout
      title={texts.editTitle}
      frame={frameOf(visit, 'consultations')}
      hasErrors={form.hasErrors}
      withExit
      crumbs={[
        { label: texts.title, href: '/consultations' },
        { label: number, href: `/consultations/${view.consultation.id}` },
        { label: texts.editTitle },
      ]}
    >
      <FormNotices form={form} />
      {form.draftSavedAt && <DropDraft visit={visit} />}
      <PageTitle title={`${texts.editTitle}（${number}）`} lead={texts.editLead} />
      {isStale && <Current>{<Words visit={visit} consultation={view.consultation} />}</Current>}
      <HearForm visit={visit} form={form} version={basedOn(form) ?? view.consultation.version} />
    </Layout>,
    form.status,
  )
}

/** A restored draft was begun on an older version: it is saved against that one, so that a faster change is shown and not overwritten. */
function basedOn(form: FormState): number | undefined {
  const text = form.draftSavedAt ? form.value('basedOn') : ''
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function Current(props: { readonly children?: Child }) {
  return (
    <Banner tone="warn" title={texts.current}>
      <p>{texts.currentLead}</p>
      {props.children}
    </Banner>
  )
}

function DropDraft(props: { readonly visit: SignedVisit }) {
  return (
    <ActionForm action="/drafts/drop" token={props.visit.formToken} kind="quiet" values={{ _draft: props.visit.path }}>
      {texts.dropDraft}
    </ActionForm>
  )
}
