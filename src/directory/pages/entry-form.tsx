import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import type { Crumb } from '../../ui/frame.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { placeFormTexts } from './place-form-texts.ts'

/** A page of one form about an entry of the register, with a draft kept and the version it was begun on. */
export function EntryForm(props: {
  readonly visit: SignedVisit
  readonly here: 'places' | 'agencies'
  readonly form: FormState
  readonly title: string
  readonly lead: string
  readonly crumbs: readonly Crumb[]
  readonly backHref: string
  readonly version?: number | undefined
  readonly done?: string | undefined
  /** What stands above the form: what somebody else saved meanwhile. */
  readonly above?: Child
  readonly children?: Child
}) {
  const { visit, form, title, version } = props
  return (
    <Layout title={title} hasErrors={form.hasErrors} frame={frameOf(visit, props.here)} crumbs={[...props.crumbs, { label: title }]}>
      <FormNotices form={form} />
      <PageTitle title={title} lead={props.lead} />
      {props.above}
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={version}
        autosave
      >
        <HiddenFields values={{ basedOn: version === undefined ? undefined : String(version) }} />
        {props.children}
        <ButtonRow>
          <Button kind="primary" busyLabel={placeFormTexts.saving}>
            {props.done ?? placeFormTexts.save}
          </Button>
          <ButtonLink kind="quiet" href={props.backHref}>
            {placeFormTexts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>
  )
}
