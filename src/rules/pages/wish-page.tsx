import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import type { Crumb } from '../../ui/frame.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { RulesPage } from './rules-frame.tsx'
import { texts } from './texts.ts'

/**
 * A page on which one change of the rules is asked for: first looked at, then decided. With a `preview` the deciding button is there;
 * without one only the looking button, so that nobody changes a list without having seen it.
 */
export function WishPage(props: {
  readonly visit: SignedVisit
  readonly form: FormState
  readonly title: string
  readonly lead: string
  readonly crumbs: readonly Crumb[]
  readonly backHref: string
  readonly version: number
  readonly preview?: Child
  readonly isReady: boolean
  readonly children?: Child
}) {
  const { visit, form, title } = props
  return (
    <RulesPage visit={visit} title={title} crumbs={[...props.crumbs, { label: title }]} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <PageTitle title={title} lead={props.isReady ? texts.previewLead : props.lead} />
      {props.preview}
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={props.version}
        autosave
      >
        {props.isReady && (
          <ButtonRow>
            <Button kind="primary" name="step" value="apply" busyLabel={texts.applying}>
              {texts.apply}
            </Button>
          </ButtonRow>
        )}
        {props.children}
        <ButtonRow>
          <Button kind={props.isReady ? 'secondary' : 'primary'} name="step" value="look" busyLabel={texts.previewing}>
            {texts.preview}
          </Button>
          <ButtonLink kind="quiet" href={props.backHref}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </RulesPage>
  )
}

/** The form as it was typed, with nothing said about it. */
export function typedForm(form: FormState): FormState {
  return { ...form, notice: undefined, hasErrors: false, status: 200 }
}
