import type { StaffId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { HouseholdId, PersonId } from '../../../people/index.ts'
import { openCompartment } from '../../acts/sealed/open-compartment.ts'
import type { CompartmentWish } from '../../domain/sealed/compartment.ts'
import { LegalClassField, staffOptions } from './member-steps.tsx'
import { OPEN_BODY } from './sealed-bodies.ts'
import { sealedOnce } from './sealed-steps.tsx'
import { sealedTexts as texts } from './sealed-texts.ts'

const { fields, support, complaints } = texts

/** GET /compartments/new: an empty form, the same for everybody. */
export async function showNewCompartment(visit: SignedVisit): Promise<Answer> {
  return newPage(visit, await openForm(visit, { ownClass: 'public_body' }))
}

/** POST /compartments/new. */
export async function answerNewCompartment(visit: SignedVisit): Promise<Answer> {
  const read = readBody(OPEN_BODY, bodyFromForm(visit.form))
  if (!read.ok) return newPage(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const result = await openCompartment(visit.act, visit.house.codes, compartmentWishFrom(read.value), sealedOnce(visit))
  if (result.ok) return seeOther(`/compartments/${result.value}?done=opened`)
  // What it should be about, or the second person, was not found: said on the form, and the same whichever it was.
  const refused = result.refusal.code === 'absent' ? refusal('fields', { fields: { caseNo: complaints.about } }) : result.refusal
  return newPage(visit, refusedForm(visit, refused))
}

/** A compartment as it was sent. */
export function compartmentWishFrom(body: ReturnType<typeof OPEN_BODY.parse>): CompartmentWish {
  return {
    kind: body.kind,
    label: body.label,
    basis: body.basis,
    caseNo: body.caseNo ?? null,
    personId: (body.personId ?? null) as PersonId | null,
    householdId: (body.householdId ?? null) as HouseholdId | null,
    secondStaff: body.secondStaff as StaffId,
    ownClass: body.ownClass,
    secondClass: body.secondClass,
  }
}

async function newPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const { codes } = visit.house
  const { today, reader } = visit.act
  const bases = codes.basesOn(today).map(({ code, title, law, article }) => ({ value: code, label: `${title}（${law} ${article}）` }))
  return page(
    <Layout
      title={texts.newTitle}
      frame={frameOf(visit, 'compartments')}
      hasErrors={form.hasErrors}
      withExit
      crumbs={[{ label: texts.title, href: '/compartments' }, { label: texts.newTitle }]}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.newTitle} lead={texts.newLead} />
      <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        <RadioGroup
          name="kind"
          legend={fields.kind}
          required
          options={codes.on('compartment_kind', today).map(({ code, label }) => ({ value: code, label }))}
          value={form.value('kind')}
          error={form.error('kind')}
        />
        <TextField
          name="label"
          label={fields.label}
          support={support.label}
          required
          width="l"
          value={form.value('label')}
          error={form.error('label')}
        />
        <Select
          name="basis"
          label={fields.basis}
          required
          width="full"
          options={[{ value: '', label: '' }, ...bases]}
          value={form.value('basis')}
          error={form.error('basis')}
        />
        <FieldRow>
          <TextField
            name="caseNo"
            label={fields.caseNo}
            support={support.about}
            width="s"
            inputmode="numeric"
            value={form.value('caseNo')}
            error={form.error('caseNo') ?? form.error('about')}
          />
          <TextField name="personId" label={fields.personId} width="l" value={form.value('personId')} error={form.error('personId')} />
        </FieldRow>
        <LegalClassField visit={visit} form={form} name="ownClass" label={fields.ownClass} />
        <Select
          name="secondStaff"
          label={fields.secondStaff}
          support={support.secondStaff}
          required
          width="l"
          options={await staffOptions(visit, [reader.staffId])}
          value={form.value('secondStaff')}
          error={form.error('secondStaff')}
        />
        <LegalClassField visit={visit} form={form} name="secondClass" label={fields.secondClass} />
        <ButtonRow>
          <Button kind="primary">{texts.newSubmit}</Button>
          <ButtonLink kind="quiet" href="/compartments">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
