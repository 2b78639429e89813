import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Household } from '../domain/household.ts'
import { CARER_BODY, ENDED_CARER_BODY } from './household-bodies.ts'
import type { DrawHousehold } from './household-change.ts'
import { complainHouseholdForm, openHouseholdForm, sendHouseholdChange } from './household-change.ts'
import { CodeSelect, MemberSelect } from './household-fields.tsx'
import { HouseholdForm, HouseholdFormPage } from './household-form.tsx'
import { householdTexts } from './household-texts.ts'
import { careInWords } from './members-table.tsx'

const { actions, carers, fields, support } = householdTexts

/** GET /households/:id/carers: who cares for whom, and a care that ended. */
export function showCarers(visit: SignedVisit): Promise<Answer> {
  return openHouseholdForm(visit, () => ({}), drawOn(visit))
}

/** POST /households/:id/carers: a care that was found out about. */
export async function answerCarers(visit: SignedVisit): Promise<Answer> {
  const read = readBody(CARER_BODY, bodyFromForm(visit.form))
  if (!read.ok) return complainHouseholdForm(visit, read.refusal, drawOn(visit))
  const { hoursWeek, since, ...carer } = read.value
  return sendHouseholdChange(
    visit,
    { do: 'add_carer', carer: { ...carer, hoursWeek: hoursWeek ?? null, since: since ?? null } },
    'carer',
    drawOn(visit),
  )
}

/** POST /households/:id/ended-carers: a care that is over. */
export async function answerEndedCarer(visit: SignedVisit): Promise<Answer> {
  const read = readBody(ENDED_CARER_BODY, bodyFromForm(visit.form))
  if (!read.ok) return complainHouseholdForm(visit, read.refusal, drawOn(visit))
  const { roleId, on } = read.value
  return sendHouseholdChange(visit, { do: 'end_carer', roleId, on: on ?? visit.act.today }, 'carer', drawOn(visit))
}

type Drawn = { readonly visit: SignedVisit; readonly household: Household; readonly form: FormState; readonly version: number }

function drawOn(visit: SignedVisit): DrawHousehold {
  return (household, form, version) => {
    const drawn = { visit, household, form, version }
    return page(
      <HouseholdFormPage visit={visit} household={household} form={form} title={carers.title}>
        <Section id="add" title={carers.add}>
          <AddCarer {...drawn} />
        </Section>
        {household.carers.length > 0 && (
          <Section id="end" title={carers.end}>
            <EndCarer {...drawn} />
          </Section>
        )}
      </HouseholdFormPage>,
      form.status,
    )
  }
}

function AddCarer({ visit, household, form, version }: Drawn) {
  const home = `/households/${household.id}`
  return (
    <HouseholdForm visit={visit} form={form} action={`${home}/carers`} version={version} backHref={home} done={actions.addCarer}>
      <FieldRow>
        <MemberSelect form={form} household={household} name="carer" />
        <MemberSelect form={form} household={household} name="caredFor" />
      </FieldRow>
      <CodeSelect visit={visit} form={form} name="kind" list="care_kind" />
      <FieldRow>
        <TextField
          name="hoursWeek"
          label={fields.hoursWeek}
          support={support.hours}
          value={form.value('hoursWeek')}
          error={form.error('hoursWeek')}
          width="xs"
          inputmode="numeric"
        />
        <DayField name="since" label={fields.since} support={support.since} value={form.value('since')} error={form.error('since')} />
      </FieldRow>
    </HouseholdForm>
  )
}

function EndCarer({ visit, household, form, version }: Drawn) {
  const home = `/households/${household.id}`
  const options = household.carers.map(role => ({
    value: role.id,
    label: careInWords(household, role, visit.house.codes, visit.act.today),
  }))
  return (
    <HouseholdForm visit={visit} form={form} action={`${home}/ended-carers`} version={version} backHref={home} done={actions.endCarer}>
      <Select
        name="roleId"
        label={fields.roleId}
        required
        options={[{ value: '', label: householdTexts.choose }, ...options]}
        value={form.value('roleId')}
        error={form.error('roleId')}
      />
      <DayField name="on" label={fields.on} support={support.untilToday} value={form.value('on')} error={form.error('on')} />
    </HouseholdForm>
  )
}
