import { readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Section } from '../../../../ui/section.tsx'
import { planConference } from '../../acts/conference/plan-conference.ts'
import type { ItemChoices } from '../../acts/conference/read-choices.ts'
import { readItemChoices } from '../../acts/conference/read-choices.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { ITEM_BODY, SITTING_BODY } from './bodies.ts'
import { onceOf } from './conference-id.ts'
import { ItemFields, itemForm } from './item-fields.tsx'
import { SittingFields } from './sitting-fields.tsx'
import { texts } from './texts.ts'

/** The form for a new conference about a case. */
export async function showNewConference(visit: SignedVisit): Promise<Answer> {
  const caseId = readId<'case'>(visit.query.get('case'))
  const choices = caseId && (await readItemChoices(visit.act, caseId))
  if (choices === undefined) return absentAnswer(visit)
  return formPage(visit, choices, await openForm(visit, { minutes: '60' }))
}

/** Plans a conference with its first item. */
export async function makeConference(visit: SignedVisit): Promise<Answer> {
  const sitting = readBody(SITTING_BODY, { title: visit.form.get('title'), ...bodyFromForm(visit.form) })
  const item = readBody(ITEM_BODY, itemForm(visit.form))
  if (!sitting.ok || !item.ok) {
    const fields = { ...(sitting.ok ? {} : sitting.refusal), ...(item.ok ? {} : item.refusal) }
    return again(visit, refusal('fields', { fields }))
  }
  const made = await planConference(visit.act, sitting.value, item.value, onceOf(visit))
  return made.ok ? seeOther(`/conferences/${made.value}/invite?done=plan`) : again(visit, made.refusal)
}

async function again(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const caseId = readId<'case'>(visit.form.get('caseId'))
  const choices = caseId && (await readItemChoices(visit.act, caseId))
  return choices === undefined ? absentAnswer(visit) : formPage(visit, choices, refusedForm(visit, refused))
}

function formPage(visit: SignedVisit, choices: ItemChoices, form: FormState): Answer {
  const { supportCase } = choices.about
  const backHref = `/cases/${supportCase.id satisfies CaseId}/conferences`
  const crumbs = [{ label: supportCase.label, href: backHref }, { label: texts.sitting.newTitle }]
  return page(
    <Layout title={texts.sitting.newTitle} hasErrors={form.hasErrors} frame={frameOf(visit, 'conferences')} crumbs={crumbs} withExit>
      <FormNotices form={form} />
      <PageTitle title={texts.sitting.newTitle} lead={texts.sitting.newLead} />
      <Form
        action="/conferences/new"
        token={visit.formToken}
        draftKey="/conferences/new"
        idempotencyKey={form.idempotencyKey}
        label={texts.sitting.newTitle}
        autosave
      >
        <HiddenFields values={{ caseId: supportCase.id }} />
        <SittingFields form={form} />
        <Section id="first" title={`${texts.sitting.first}：${supportCase.label}`}>
          <ItemFields visit={visit} form={form} types={choices.types} plans={choices.plans} />
        </Section>
        <ButtonRow>
          <Button kind="primary" busyLabel={texts.sitting.saving}>
            {texts.sitting.plan}
          </Button>
          <ButtonLink kind="quiet" href={backHref}>
            {texts.sitting.toCase}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
