import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form-state.ts'
import type { RefusedForm as Refused } from '../../../ui/verb-form.tsx'
import { VerbForm as DeedForm } from '../../../ui/verb-form.tsx'
import type { IssueWhole } from '../acts/read-issues.ts'
import type { IssueVerb } from './issue-verbs.ts'

/** A form that was refused, with what was typed. */
export type RefusedForm = Refused<IssueVerb>

/** What every form of the page of an issue is drawn from. */
export type FormsProps = { readonly visit: SignedVisit; readonly whole: IssueWhole; readonly refused: RefusedForm | undefined }

/** One deed with an issue. */
export function VerbForm(
  props: FormsProps & {
    readonly verb: IssueVerb
    readonly summary: string
    readonly button: string
    readonly children: (form: FormState, at: (name: string) => string) => Child
  },
) {
  const { issue } = props.whole
  return <DeedForm {...props} action={`/community-issues/${issue.id}/${props.verb}`} version={issue.version} />
}
