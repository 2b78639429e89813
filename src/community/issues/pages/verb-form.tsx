import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { freshForm } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import type { IssueWhole } from '../acts/read-issues.ts'
import type { IssueVerb } from './issue-verbs.ts'

/** A form that was refused, with what was typed. */
export type RefusedForm = { readonly verb: IssueVerb; readonly form: FormState }

/** What every form of the page of an issue is drawn from. */
export type FormsProps = { readonly visit: SignedVisit; readonly whole: IssueWhole; readonly refused: RefusedForm | undefined }

/** One deed as a form that unfolds. */
export function VerbForm(
  props: FormsProps & {
    readonly verb: IssueVerb
    readonly summary: string
    readonly button: string
    readonly children: (form: FormState, at: (name: string) => string) => Child
  },
) {
  const { visit, whole, verb, refused } = props
  const isRefused = refused?.verb === verb
  const form = isRefused ? refused.form : freshForm()
  return (
    <Disclosure summary={props.summary} isOpen={isRefused}>
      <Form
        action={`/community-issues/${whole.issue.id}/${verb}`}
        token={visit.formToken}
        idempotencyKey={form.idempotencyKey}
        version={whole.issue.version}
        label={props.summary}
      >
        {props.children(form, name => (isRefused ? `f-${name}` : `${verb}-${name}`))}
        <ButtonRow>
          <Button kind="primary">{props.button}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}
