import type { Child } from 'hono/jsx'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { registerPerson } from '../acts/register-person.ts'
import type { PersonBody } from './bodies.ts'
import { PERSON_BODY, personFactsFrom, unknownLanguages } from './bodies.ts'
import { PersonFields } from './person-fields.tsx'
import { onceOf } from './sent.ts'
import { texts } from './texts.ts'

/** GET /people/new: an empty form; nothing comes in by the address. */
export async function showNewPerson(visit: SignedVisit): Promise<Answer> {
  return newPersonPage(visit, await openForm(visit))
}

/** POST /people/new: registers, or shows the form again with everything that was typed. */
export async function answerNewPerson(visit: SignedVisit): Promise<Answer> {
  const read = readPersonForm(visit)
  if (!read.ok) return newPersonPage(visit, read.refusal)
  const made = await registerPerson(visit.act, personFactsFrom(read.value), onceOf(visit))
  return made.ok ? seeOther(`/people/${made.value}?done=registered`) : newPersonPage(visit, refusedForm(visit, made.refusal))
}

/** The fields of a person as they were sent, or the form to show again. */
export function readPersonForm(visit: SignedVisit): Result<PersonBody, FormState> {
  const read = readBody(PERSON_BODY, bodyFromForm(visit.form, { ticks: ['interpreter'] }))
  const fields = read.ok ? unknownLanguages(read.value, visit.house.codes, visit.act.today) : read.refusal
  return read.ok && Object.keys(fields).length === 0 ? yes(read.value) : no(refusedForm(visit, refusal('fields', { fields })))
}

/** The page around the fields of a person, for a new one and for a known one. */
export function PersonFormPage(props: {
  readonly visit: SignedVisit
  readonly form: FormState
  readonly title: string
  readonly lead?: string | undefined
  readonly backHref: string
  readonly backLabel: string
  readonly version?: number | undefined
  /** What stands between the notices and the fields: what somebody else saved meanwhile. */
  readonly children?: Child
}) {
  const { visit, form, title } = props
  const crumbs = [{ label: texts.search.title, href: '/people' }, ...crumbOf(props), { label: title }]
  return (
    <Layout title={title} hasErrors={form.hasErrors} frame={frameOf(visit, 'people')} crumbs={crumbs} withExit>
      <FormNotices form={form} />
      <PageTitle title={title} lead={props.lead} />
      {props.children}
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={props.version}
        autosave
      >
        <HiddenFields values={{ basedOn: props.version === undefined ? undefined : String(props.version) }} />
        <PersonFields form={form} codes={visit.house.codes} today={visit.act.today} />
        <ButtonRow>
          <Button kind="primary" busyLabel={texts.actions.saving}>
            {texts.actions.save}
          </Button>
          <ButtonLink kind="quiet" href={props.backHref}>
            {texts.actions.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

function newPersonPage(visit: SignedVisit, form: FormState): Answer {
  const { newTitle, newLead } = texts.form
  return page(
    <PersonFormPage visit={visit} form={form} title={newTitle} lead={newLead} backHref="/people" backLabel={texts.search.title} />,
    form.status,
  )
}

function crumbOf(props: { readonly backHref: string; readonly backLabel: string }) {
  return props.backHref === '/people' ? [] : [{ label: props.backLabel, href: props.backHref }]
}
