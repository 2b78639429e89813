import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import { formatEra } from '../../../kernel/era.ts'
import { newId } from '../../../kernel/id.ts'
import { isFresh, stepUpPath } from '../../../platform/http/fresh-proof.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { ButtonKind } from '../../../ui/button.tsx'
import { ActionForm, Button, ButtonRow } from '../../../ui/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState, Initial } from '../../../ui/form-state.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Disclosure, Section } from '../../../ui/section.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { NamedProtection } from '../acts/read-protection.ts'
import { nameOf } from '../domain/person.ts'
import { AgencySelect } from './agency-fields.tsx'
import type { ProtectionShown, ProtectionVerb } from './protection-shown.ts'
import { protectionTexts as words } from './protection-texts.ts'
import { standingForm } from './standing-form.ts'

/** The form of one verb: as it was refused, or as it begins. */
export function formFor(props: ProtectionShown, verb: ProtectionVerb, initial: Initial = {}): FormState {
  return (props.verb === verb ? props.form : undefined) ?? standingForm(initial)
}

/** One form of the page under its button. */
export function ProtectionForm(props: {
  readonly visit: SignedVisit
  readonly verb: ProtectionVerb
  readonly form: FormState
  readonly personId: string
  readonly kind: ButtonKind
  readonly button: string
  readonly children?: Child
}) {
  const { visit, verb, form } = props
  return (
    <Form
      action={`/people/${props.personId}/protection/${verb}`}
      token={visit.formToken}
      idempotencyKey={form.idempotencyKey}
      label={props.button}
    >
      {props.children}
      <ButtonRow>
        <Button kind={props.kind} busyLabel={words.actions.saving}>
          {props.button}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** Setting a protection, or renewing the one that stands. */
export function TermForm(props: ProtectionShown & { readonly current: NamedProtection | undefined }) {
  const { visit, view, current } = props
  const form = formFor(props, 'set', initialOf(visit, current))
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const kinds = visit.house.codes.on('protection_kind', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  const title = current === undefined ? words.sections.set : words.sections.renew
  return (
    <Disclosure summary={title} isOpen={current === undefined || props.verb === 'set'}>
      <ProtectionForm
        visit={visit}
        verb="set"
        form={form}
        personId={view.person.id}
        kind={current ? 'secondary' : 'primary'}
        button={title}
      >
        <RadioGroup {...control('kind')} legend={words.fields.kind} required options={kinds} />
        <FieldRow>
          <DayField {...control('fromOn')} label={words.fields.fromOn} support={words.support.fromOn} required />
          <DayField {...control('untilOn')} label={words.fields.untilOn} support={words.support.untilOn} />
        </FieldRow>
        <TextField {...control('documentNo')} label={words.fields.documentNo} support={words.support.documentNo} />
        {view.others.length > 0 && (
          <CheckboxGroup
            name="perpetrators"
            legend={words.fields.perpetrators}
            support={words.support.perpetrators}
            options={view.others.map(person => ({ value: person.id, label: nameOf(person) }))}
            values={form.values('perpetrators')}
            error={form.error('perpetrators')}
          />
        )}
        {form.error('isWarned') !== undefined && (
          <Checkbox name="isWarned" label={words.fields.isWarned} checked={false} error={form.error('isWarned')} />
        )}
      </ProtectionForm>
    </Disclosure>
  )
}

/** Opening the place, with a reason. */
export function OpenForm(props: ProtectionShown) {
  const form = formFor(props, 'open')
  return (
    <Section id="open" title={words.sections.open}>
      {!isFresh(props.visit) && (
        <p>
          {words.proveFirst} <a href={stepUpPath(`/people/${props.view.person.id}/protection`)}>{words.prove}</a>
        </p>
      )}
      <ProtectionForm
        visit={props.visit}
        verb="open"
        form={form}
        personId={props.view.person.id}
        kind="secondary"
        button={words.actions.open}
      >
        <TextField
          name="reason"
          label={words.fields.reason}
          support={words.support.reason}
          required
          width="full"
          value={form.value('reason')}
          error={form.error('reason')}
        />
      </ProtectionForm>
    </Section>
  )
}

/** Letting another agency know, and taking that back. */
export function KnowForm(props: ProtectionShown) {
  const { visit, view, agencies } = props
  const form = formFor(props, 'know')
  const others = agencies.filter(({ id }) => id !== visit.act.reader.agencyId && !view.knowing.some(({ agencyId }) => agencyId === id))
  return (
    <Section id="know" title={words.sections.know}>
      <Knowing {...props} />
      <Disclosure summary={words.actions.know} isOpen={props.verb === 'know'}>
        <ProtectionForm visit={visit} verb="know" form={form} personId={view.person.id} kind="secondary" button={words.actions.know}>
          <HiddenFields values={{ knows: 'yes' }} />
          <AgencySelect
            agencies={others}
            name="agencyId"
            label={words.fields.agencyId}
            support={words.support.agencyId}
            value={form.value('agencyId')}
            error={form.error('agencyId')}
            required
            none=""
          />
          <TextField
            name="tellReason"
            label={words.fields.tellReason}
            required
            width="full"
            value={form.value('tellReason')}
            error={form.error('tellReason')}
          />
        </ProtectionForm>
      </Disclosure>
    </Section>
  )
}

function Knowing({ visit, view }: ProtectionShown) {
  if (view.knowing.length === 0) return <p>{words.nobodyKnows}</p>
  return (
    <>
      {view.knowing.map(({ agencyId, agencyName }) => (
        <ButtonRow>
          <span>{agencyName}</span>
          <ActionForm
            action={`/people/${view.person.id}/protection/know`}
            token={visit.formToken}
            idempotencyKey={newId()}
            kind="quiet"
            values={{ agencyId, knows: 'no', tellReason: words.actions.untell }}
          >
            {words.actions.untell}
          </ActionForm>
        </ButtonRow>
      ))}
    </>
  )
}

/** A renewal begins the day after the old term, and keeps what was said. */
function initialOf(visit: SignedVisit, current: NamedProtection | undefined): Initial {
  if (current === undefined) return { fromOn: formatEra(visit.act.today) }
  const next = addDays(current.untilOn, 1)
  const { kind, documentNo, perpetrators } = current
  return { kind, documentNo, perpetrators, fromOn: formatEra(laterOf(next, visit.act.today)) }
}

function laterOf(one: Day, other: Day): Day {
  return [one, other].sort().at(-1) ?? one
}
