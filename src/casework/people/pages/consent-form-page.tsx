import type { Agency } from '../../../directory/index.ts'
import { formatEra } from '../../../kernel/era.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { beginConsent } from '../acts/begin-consent.ts'
import { readConsents } from '../acts/read-consents.ts'
import { nameOf } from '../domain/person.ts'
import { allAgencies } from './agency-fields.tsx'
import { CONSENT_BODY, deedFrom } from './consent-bodies.ts'
import { ConsentFields } from './consent-fields.tsx'
import { consentTexts as words } from './consent-texts.ts'
import { crumbsTo } from './consents-page.tsx'
import { onceOf, personIdOf } from './sent.ts'
import { texts } from './texts.ts'

/** How a form about a consent is read. */
export const CONSENT_FORM = { lists: ['agencies', 'categories'], ticks: ['interpreter'] } as const

/** GET /people/:id/consents/new: what was asked and what came of it, on one form. */
export async function showNewConsent(visit: SignedVisit): Promise<Answer> {
  return formPage(visit, await openForm(visit, { askedOn: formatEra(visit.act.today), languageUsed: 'ja' }))
}

/** POST /people/:id/consents/new: writes it down, or shows the form again with everything that was typed. */
export async function answerNewConsent(visit: SignedVisit): Promise<Answer> {
  const id = personIdOf(visit)
  const read = readBody(CONSENT_BODY, bodyFromForm(visit.form, CONSENT_FORM))
  if (!read.ok) return again(visit, refusal('fields', { fields: read.refusal }))
  const begun = await beginConsent(visit.act, id, deedFrom(read.value, visit.act.today), onceOf(visit))
  if (!begun.ok) return again(visit, begun.refusal)
  return seeOther(`/people/${id}/consents?done=${read.value.answer === 'given' ? 'begun' : 'waiting'}`)
}

function again(visit: SignedVisit, refused: Refusal): Promise<Answer> | Answer {
  return refused.code === 'absent' ? absentAnswer(visit) : formPage(visit, refusedForm(visit, refused))
}

async function formPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const view = await readConsents(visit.act, [personIdOf(visit)])
  const [person] = view.people
  if (person === undefined) return absentAnswer(visit)
  const agencies: readonly Agency[] = (await allAgencies(visit)).filter(({ id }) => id !== visit.act.reader.agencyId)
  return page(
    <Layout
      title={words.newTitle}
      hasErrors={form.hasErrors}
      frame={frameOf(visit, 'people')}
      crumbs={crumbsTo(person, words.newTitle)}
      withExit
    >
      <FormNotices form={form} />
      <PageTitle title={words.newTitle} lead={words.newLead(nameOf(person))} />
      <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        <ConsentFields visit={visit} form={form} agencies={agencies} />
        <ButtonRow>
          <Button kind="primary" busyLabel={words.actions.saving}>
            {words.actions.save}
          </Button>
          <ButtonLink kind="quiet" href={`/people/${person.id}/consents`}>
            {texts.actions.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
