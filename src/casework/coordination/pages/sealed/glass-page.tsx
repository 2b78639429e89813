import { formatInstant } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import { typedFields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { isFresh, stepUpPath } from '../../../../staff/index.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { ActionForm, Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { OpenGlass } from '../../acts/sealed/break-glass.ts'
import { breakGlass, endGlass, readOpenGlass } from '../../acts/sealed/break-glass.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { GLASS_BODY } from './glass-bodies.ts'
import { glassTexts as texts } from './glass-texts.ts'

/** GET /glass: what it is for, what is open now, and the form for whoever proved who they are. */
export async function showGlass(visit: SignedVisit): Promise<Answer> {
  return glassPage(visit, await openForm(visit))
}

/** POST /glass: a number, a reason, words. Without a fresh proof what was typed is kept for after it. */
export async function answerGlass(visit: SignedVisit): Promise<Answer> {
  const read = readBody(GLASS_BODY, bodyFromForm(visit.form))
  if (!read.ok) return glassPage(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const result = await breakGlass(visit.act, visit.house.codes, isFresh(visit), read.value)
  if (!result.ok) return refused(visit, result.refusal)
  const { outcome, caseId } = result.value
  if (outcome === 'own') return glassPage(visit, await openForm(visit), { no: read.value.no, caseId })
  return seeOther(`/cases/${caseId}`)
}

/** POST /cases/:id/glass/end. */
export async function answerGlassEnd(visit: SignedVisit): Promise<Answer> {
  const result = await endGlass(visit.act, visit.params['id'] as CaseId)
  return result.ok ? seeOther('/glass?done=ended') : absentAnswer(visit)
}

async function refused(visit: SignedVisit, why: Refusal): Promise<Answer> {
  if (why.code === 'fresh-proof-missing') {
    await visit.house.drafts.save(visit.act.reader.staffId, visit.path, typedFields(visit.form))
    return glassPage(visit, refusedForm(visit, why))
  }
  // A number that leads nowhere, a case closed to this person: one sentence on the field.
  const shown = why.code === 'absent' ? refusal('fields', { fields: { no: texts.absent } }) : why
  return glassPage(visit, refusedForm(visit, shown))
}

async function glassPage(visit: SignedVisit, form: FormState, own?: { readonly no: number; readonly caseId: CaseId }): Promise<Answer> {
  const open = await readOpenGlass(visit.act)
  const flash = visit.query.get('done') === 'ended' ? texts.ended : undefined
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'glass')} hasErrors={form.hasErrors} flash={flash} withExit>
      <FormNotices form={form} />
      <PageTitle title={texts.title} lead={texts.lead} />
      {own && (
        <Banner tone="info" title={texts.own(own.no)}>
          <p>
            <a href={`/cases/${own.caseId}`}>{texts.ownLink}</a>
          </p>
        </Banner>
      )}
      <OpenNow visit={visit} open={open} />
      <Banner tone="warn" title={texts.warnTitle}>
        <ul>
          {texts.warnings.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </Banner>
      {isFresh(visit) ? <GlassForm visit={visit} form={form} /> : <ProofFirst />}
    </Layout>,
    form.status,
  )
}

function ProofFirst() {
  return (
    <Section id="proof" title={texts.proofTitle}>
      <p>{texts.proofText}</p>
      <ButtonRow>
        <ButtonLink kind="primary" href={stepUpPath('/glass')}>
          {texts.proofButton}
        </ButtonLink>
      </ButtonRow>
    </Section>
  )
}

function GlassForm({ visit, form }: { readonly visit: SignedVisit; readonly form: FormState }) {
  const reasons = visit.house.codes.on('glass_reason', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <Form action="/glass" token={visit.formToken} draftKey="/glass" idempotencyKey={form.idempotencyKey}>
      <TextField
        name="no"
        label={texts.no}
        support={texts.noSupport}
        required
        width="s"
        inputmode="numeric"
        value={form.value('no')}
        error={form.error('no')}
      />
      <Select
        name="reasonCode"
        label={texts.reasonCode}
        required
        width="l"
        options={[{ value: '', label: '' }, ...reasons]}
        value={form.value('reasonCode')}
        error={form.error('reasonCode')}
      />
      <TextArea
        name="words"
        label={texts.words}
        support={texts.wordsSupport}
        required
        value={form.value('words')}
        error={form.error('words')}
      />
      <ButtonRow>
        <Button kind="danger">{texts.submit}</Button>
      </ButtonRow>
    </Form>
  )
}

function OpenNow({ visit, open }: { readonly visit: SignedVisit; readonly open: readonly OpenGlass[] }) {
  if (open.length === 0) return null
  return (
    <Section id="open" title={texts.openTitle}>
      <ul class="tn-sealed-list">
        {open.map(one => (
          <li class="tn-sealed-part__actions">
            <a href={`/cases/${one.caseId}`}>{`${texts.caseNo(one.caseNo)}　${one.label}`}</a>
            <span>{texts.openUntil(formatInstant(one.endsAt).slice(-5))}</span>
            <ActionForm action={`/cases/${one.caseId}/glass/end`} token={visit.formToken} kind="secondary">
              {texts.end}
            </ActionForm>
          </li>
        ))}
      </ul>
    </Section>
  )
}
