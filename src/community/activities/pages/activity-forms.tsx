import { formatEra } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { ActivityWhole } from '../acts/read-activities.ts'
import type { Role } from '../domain/activity.ts'
import { STATES } from '../domain/activity.ts'
import { texts } from './texts.ts'

type FormsProps = { readonly visit: SignedVisit; readonly whole: ActivityWhole; readonly refused: RefusedForm | undefined }

const { fields, support } = texts

/** Everything keepers can do with an activity; each form opens by itself, the one that was refused stands open. */
export function ActivityForms(props: FormsProps) {
  const { visit, whole, refused } = props
  const { activity } = whole
  if (!whole.isKeeper) return null
  const deed = (verb: string) => ({ visit, refused, verb, action: `/activities/${activity.id}/${verb}`, version: activity.version })
  return (
    <Section id="tend" title={texts.tend}>
      <VerbForm
        {...deed('add-date')}
        summary={texts.addDate}
        button={texts.addDate}
        initial={{ on: formatEra(visit.act.today), from: activity.fromTime, until: activity.untilTime }}
      >
        {(form, at) => <WhenFields form={form} at={at} />}
      </VerbForm>
      <VerbForm {...deed('add-role')} summary={texts.addRole} button={texts.addRole}>
        {(form, at) => <RoleFields form={form} at={at} />}
      </VerbForm>
      {whole.roles
        .filter(role => !role.hasEnded)
        .map(role => (
          <RoleForm {...props} role={role} />
        ))}
      <VerbForm {...deed('link')} summary={texts.link} button={texts.link}>
        {(form, at) => (
          <Select
            id={at('to')}
            name="to"
            label={fields.link}
            required
            width="full"
            options={[
              { value: '', label: texts.choose },
              ...whole.issuesToChoose.map(({ id, title }) => ({ value: `issue:${id}`, label: title })),
            ]}
            value={form.value('to')}
            error={form.error('to')}
          />
        )}
      </VerbForm>
      <VerbForm {...deed('move')} summary={texts.move} button={texts.move}>
        {(form, at) => (
          <>
            <RadioGroup
              id={at('to')}
              name="to"
              legend={fields.to}
              support={support.quiet}
              required
              options={STATES.filter(one => one !== activity.state).map(value => ({ value, label: texts.states[value] }))}
              value={form.value('to')}
              error={form.error('to')}
            />
            <TextArea
              id={at('words')}
              name="words"
              label={fields.stepWords}
              required
              rows={2}
              value={form.value('words')}
              error={form.error('words')}
            />
          </>
        )}
      </VerbForm>
    </Section>
  )
}

/** A day with its hours. */
export function WhenFields(props: { readonly form: FormState; readonly at: (name: string) => string }) {
  const field = (name: string) => ({ id: props.at(name), name, value: props.form.value(name), error: props.form.error(name) })
  return (
    <FieldRow>
      <DayField {...field('on')} label={fields.on} required />
      <TextField {...field('from')} label={fields.fromTime} support={support.clock} required width="xs" />
      <TextField {...field('until')} label={fields.untilTime} support={support.clock} required width="xs" />
    </FieldRow>
  )
}

function RoleForm(props: FormsProps & { readonly role: Role }) {
  const { role, visit, whole } = props
  const { id, version } = whole.activity
  const isLast = whole.roles.filter(one => !one.hasEnded).length === 1
  return (
    <VerbForm
      visit={visit}
      refused={props.refused?.form.value('roleId') === role.id ? { ...props.refused, place: role.id } : undefined}
      verb="change-role"
      place={role.id}
      action={`/activities/${id}/change-role`}
      version={version}
      summary={`${texts.changeRole}（${role.name}）`}
      button={texts.changeRole}
      hidden={{ roleId: role.id }}
      initial={{
        name: role.name,
        cap: role.cap === null ? '' : String(role.cap),
        isHelp: role.isHelp ? 'yes' : '',
        isWanted: role.isWanted ? 'yes' : '',
      }}
      after={
        isLast ? undefined : (
          <ActionForm
            action={`/activities/${id}/end-role`}
            token={visit.formToken}
            kind="quiet"
            version={version}
            values={{ roleId: role.id }}
          >
            {texts.endRole}
          </ActionForm>
        )
      }
    >
      {(form, at) => <RoleFields form={form} at={at} />}
    </VerbForm>
  )
}

function RoleFields(props: { readonly form: FormState; readonly at: (name: string) => string }) {
  const { form, at } = props
  const field = (name: string) => ({ id: at(name), name, value: form.value(name), error: form.error(name) })
  return (
    <>
      <TextField {...field('name')} label={fields.roleName} support={support.roleName} required width="m" />
      <TextField {...field('cap')} label={fields.cap} support={support.cap} width="xs" inputmode="numeric" />
      <Checkbox id={at('isHelp')} name="isHelp" label={fields.isHelp} checked={form.value('isHelp') !== ''} />
      <Checkbox id={at('isWanted')} name="isWanted" label={fields.isWanted} checked={form.value('isWanted') !== ''} />
    </>
  )
}
