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
import { readRegister } from '../acts/read-register.ts'
import { tell } from '../acts/tell.ts'
import { nameOf } from '../domain/person.ts'
import { allAgencies } from './agency-fields.tsx'
import { crumbsTo } from './consents-page.tsx'
import { disclosureFrom, TOLD_BODY } from './disclosure-bodies.ts'
import { disclosureTexts as words } from './disclosure-texts.ts'
import { onceOf, personIdOf } from './sent.ts'
import { approversOf, TellFields } from './tell-fields.tsx'
import { texts } from './texts.ts'

/** GET /people/:id/disclosures/new: one telling in one line. */
export async function showTell(visit: SignedVisit): Promise<Answer> {
  return formPage(visit, await openForm(visit, { channel: 'phone' }))
}

/** POST /people/:id/disclosures/new: writes it down, or shows the form again with everything that was typed. */
export async function answerTell(visit: SignedVisit): Promise<Answer> {
  const id = personIdOf(visit)
  const read = readBody(TOLD_BODY, bodyFromForm(visit.form, { lists: ['fields'], ticks: ['isConfirmed'] }))
  if (!read.ok) return again(visit, refusal('fields', { fields: read.refusal }))
  const told = await tell(visit.act, disclosureFrom(read.value, id), read.value.isConfirmed === true, onceOf(visit))
  return told.ok ? seeOther(`/people/${id}/disclosures?done=told`) : again(visit, told.refusal)
}

function again(visit: SignedVisit, refused: Refusal): Promise<Answer> | Answer {
  return refused.code === 'absent' ? absentAnswer(visit) : formPage(visit, refusedForm(visit, refused))
}

async function formPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const asked = { personId: personIdOf(visit), agencyId: null, from: null, until: null, caseId: null }
  const view = await readRegister(visit.act, asked, { limit: 1 })
  if (view?.person === undefined) return absentAnswer(visit)
  const { person } = view
  const agencies = (await allAgencies(visit)).filter(({ id }) => id !== visit.act.reader.agencyId)
  const choices = { agencies, colleagues: await approversOf(visit) }
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
        <TellFields visit={visit} form={form} choices={choices} />
        <ButtonRow>
          <Button kind="primary" busyLabel={words.saving}>
            {words.save}
          </Button>
          <ButtonLink kind="quiet" href={`/people/${person.id}`}>
            {texts.actions.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
