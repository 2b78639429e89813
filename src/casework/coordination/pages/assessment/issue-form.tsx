import { z } from 'zod'
import type { AgencyId } from '../../../../kernel/id.ts'
import { maybeWords, oneOf } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { PersonId } from '../../../people/index.ts'
import type { Issue, IssueFacts, Severity } from '../../domain/assessment/issue.ts'
import { ISSUE_STATES } from '../../domain/assessment/issue.ts'
import { writeMoment } from '../../domain/assessment/moment.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { maybeMoment } from './moment-body.ts'
import { issueTexts } from './texts-issue.ts'
import { optionsOf } from './wording.ts'

const { fields, support, wrong } = issueTexts
const NOBODY = z.literal('').transform(() => null)

/** What is written of an issue; in a PATCH of the API what is left out stays. */
const PARTS = {
  code: z.string({ error: wrong.code }).regex(/^[a-z][a-z0-9_]{0,40}$/, { error: wrong.code }),
  severity: z.union([z.string(), z.number()], { error: wrong.severity }).transform((raw, context): Severity => {
    const severity = Number(raw)
    if (severity === 1 || severity === 2 || severity === 3) return severity
    context.addIssue({ code: 'custom', message: wrong.severity })
    return z.NEVER
  }),
  since: maybeMoment(wrong.since),
  personId: z.union([z.uuid().transform(id => id.toLowerCase() as PersonId), NOBODY], { error: wrong.person }).nullish(),
  ownerAgency: z.union([z.uuid().transform(id => id.toLowerCase() as AgencyId), NOBODY], { error: wrong.agency }).nullish(),
  note: maybeWords(5000, fields.note),
  missing: maybeWords(2000, fields.missing),
  state: oneOf(ISSUE_STATES, wrong.state),
  endWords: maybeWords(2000, fields.endWords),
}

/** A new issue: a code and how grave it is suffice. */
export const ISSUE_BODY = z.object({ ...PARTS, state: PARTS.state.optional() })

/** A change of an issue. */
export const ISSUE_CHANGES = z.object({
  ...PARTS,
  code: PARTS.code.optional(),
  severity: PARTS.severity.optional(),
  state: PARTS.state.optional(),
})

/** A new issue with what was not said as unknown. */
export function issueFrom(body: z.output<typeof ISSUE_BODY>): IssueFacts {
  const { code, severity, since, personId, ownerAgency, note, missing, state, endWords } = body
  return {
    code,
    severity,
    since: since ?? null,
    personId: personId ?? null,
    ownerAgency: ownerAgency ?? null,
    note: note ?? null,
    missing: missing ?? null,
    state: state ?? 'open',
    endWords: endWords ?? null,
  }
}

/** Only what was sent of a change. */
export function issueChangesFrom(body: z.output<typeof ISSUE_CHANGES>): Partial<IssueFacts> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<IssueFacts>
}

/** What the form shows when it begins from an issue. */
export function issueInitial(issue: Issue): Readonly<Record<string, string | null>> {
  const { code, severity, since, personId, ownerAgency, note, missing, state, endWords } = issue
  return { code, severity: String(severity), since: since && writeMoment(since), personId, ownerAgency, note, missing, state, endWords }
}

/** The one form for an issue; with a version it changes what stands. */
export function IssueForm(props: {
  readonly visit: SignedVisit
  readonly head: CaseHead
  readonly form: FormState
  readonly issue?: Issue | undefined
  readonly version?: number | undefined
}) {
  const { visit, head, form, issue, version } = props
  const text = (name: 'since' | 'note' | 'missing' | 'endWords') => ({
    name,
    label: fields[name],
    value: form.value(name),
    error: form.error(name),
  })
  return (
    <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} version={version} autosave>
      {version !== undefined && <input type="hidden" name="basedOn" value={String(version)} />}
      <Select
        name="code"
        label={fields.code}
        required
        width="l"
        options={[{ value: '', label: issueTexts.choose }, ...optionsOf(visit, 'issue', [form.value('code')])]}
        value={form.value('code')}
        error={form.error('code')}
      />
      <RadioGroup
        name="severity"
        legend={fields.severity}
        required
        inline
        options={optionsOf(visit, 'issue_severity')}
        value={form.value('severity')}
        error={form.error('severity')}
      />
      <TextField {...text('since')} support={support.since} width="s" />
      <FieldRow>
        <PersonSelect head={head} form={form} issue={issue} />
        <OwnerSelect head={head} form={form} issue={issue} />
      </FieldRow>
      <TextArea {...text('note')} rows={3} counter={5000} />
      <TextArea {...text('missing')} support={support.missing} rows={2} counter={2000} />
      {version !== undefined && (
        <>
          <RadioGroup
            name="state"
            legend={fields.state}
            required
            inline
            options={optionsOf(visit, 'issue_state')}
            value={form.value('state')}
            error={form.error('state')}
          />
          <TextArea {...text('endWords')} rows={2} counter={2000} />
        </>
      )}
      <ButtonRow>
        <Button kind="primary">{version === undefined ? issueTexts.add : issueTexts.save}</Button>
        <ButtonLink kind="quiet" href={`/cases/${head.supportCase.id}/assessment`}>
          {issueTexts.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

type Chosen = { readonly head: CaseHead; readonly form: FormState; readonly issue: Issue | undefined }

function PersonSelect({ head, form, issue }: Chosen) {
  const people = head.people.map(({ personId, name }) => ({ value: personId as string, label: name }))
  const gone =
    issue?.personId && !people.some(({ value }) => value === issue.personId)
      ? [{ value: issue.personId, label: issue.personName ?? '' }]
      : []
  return (
    <Select
      name="personId"
      label={fields.personId}
      support={support.personId}
      options={[{ value: '', label: issueTexts.household }, ...people, ...gone]}
      value={form.value('personId')}
      error={form.error('personId')}
    />
  )
}

function OwnerSelect({ head, form, issue }: Chosen) {
  const team = head.team.map(({ agencyId, agencyName }) => ({ value: agencyId as string, label: agencyName }))
  const gone =
    issue?.ownerAgency && !team.some(({ value }) => value === issue.ownerAgency)
      ? [{ value: issue.ownerAgency, label: issue.ownerAgencyName ?? '' }]
      : []
  return (
    <Select
      name="ownerAgency"
      label={fields.ownerAgency}
      support={support.ownerAgency}
      options={[{ value: '', label: issueTexts.nobody }, ...team, ...gone]}
      value={form.value('ownerAgency')}
      error={form.error('ownerAgency')}
    />
  )
}
