import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import type { Household } from '../domain/household.ts'
import { householdTexts } from './household-texts.ts'
import { MembersTable } from './members-table.tsx'
import { texts } from './texts.ts'

/** A page of one form about a household, with its members below, so that what stands now is always in sight. */
export function HouseholdFormPage(props: {
  readonly visit: SignedVisit
  readonly household: Household
  readonly form: FormState
  readonly title: string
  readonly lead?: string | undefined
  readonly children?: Child
}) {
  const { visit, household, form, title } = props
  const crumbs = [
    { label: texts.search.title, href: '/people' },
    { label: household.label, href: `/households/${household.id}` },
    { label: title },
  ]
  return (
    <Layout title={title} hasErrors={form.hasErrors} frame={frameOf(visit, 'people')} crumbs={crumbs} withExit>
      <FormNotices form={form} />
      <PageTitle title={title} lead={props.lead ?? household.label} />
      {props.children}
      <Section id="members" title={householdTexts.page.members}>
        <MembersTable household={household} codes={visit.house.codes} today={visit.act.today} />
      </Section>
    </Layout>
  )
}

/** A form that changes a household, with the version it is based on. `done` is the words of its button. */
export function HouseholdForm(props: {
  readonly visit: SignedVisit
  readonly form: FormState
  /** Where the form goes; the page's own address when left out. */
  readonly action?: string | undefined
  readonly version?: number | undefined
  readonly backHref: string
  readonly done: string
  readonly autosave?: boolean | undefined
  readonly children?: Child
}) {
  const { visit, form, version } = props
  return (
    <Form
      action={props.action ?? visit.path}
      token={visit.formToken}
      draftKey={props.autosave ? visit.path : undefined}
      idempotencyKey={form.idempotencyKey}
      version={version}
      autosave={props.autosave}
    >
      <HiddenFields values={{ basedOn: version === undefined ? undefined : String(version) }} />
      {props.children}
      <ButtonRow>
        <Button kind="primary" busyLabel={householdTexts.actions.saving}>
          {props.done}
        </Button>
        <ButtonLink kind="quiet" href={props.backHref}>
          {texts.actions.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}
