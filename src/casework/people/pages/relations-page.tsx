import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { readHousehold } from '../acts/make-household.ts'
import { RELATION_BODY } from './household-bodies.ts'
import type { DrawHousehold } from './household-change.ts'
import { complainHouseholdForm, openHouseholdForm, sendHouseholdChange } from './household-change.ts'
import { MemberSelect, RelationshipFields } from './household-fields.tsx'
import { HouseholdForm, HouseholdFormPage } from './household-form.tsx'
import { householdTexts } from './household-texts.ts'
import { relationChange } from './relation-change.ts'
import { householdIdOf } from './sent.ts'

const { fields, relations, support } = householdTexts

/** GET /households/:id/relations: a member's relationship set right, or the day they left. */
export function showRelations(visit: SignedVisit): Promise<Answer> {
  return openHouseholdForm(visit, () => ({ what: 'change', cohabits: 'yes' }), drawOn(visit))
}

/** POST /households/:id/relations. */
export async function answerRelations(visit: SignedVisit): Promise<Answer> {
  const read = readBody(RELATION_BODY, bodyFromForm(visit.form, { ticks: ['cohabits'] }))
  if (!read.ok) return complainHouseholdForm(visit, read.refusal, drawOn(visit))
  if (read.value.what === 'change' && !read.value.relationship) {
    return complainHouseholdForm(visit, { relationship: householdTexts.wrong.relationship }, drawOn(visit))
  }
  const household = await readHousehold(visit.act, householdIdOf(visit))
  if (household === undefined) return absentAnswer(visit)
  const change = relationChange(household, read.value, visit.act.today)
  return change.ok
    ? sendHouseholdChange(visit, change.value, 'relation', drawOn(visit))
    : complainHouseholdForm(visit, change.refusal, drawOn(visit))
}

function drawOn(visit: SignedVisit): DrawHousehold {
  return (household, form, version) => {
    const options = [
      { value: 'change', label: relations.change },
      { value: 'leave', label: relations.leave },
    ]
    return page(
      <HouseholdFormPage visit={visit} household={household} form={form} title={relations.title}>
        <HouseholdForm
          visit={visit}
          form={form}
          version={version}
          backHref={`/households/${household.id}`}
          done={householdTexts.actions.save}
        >
          <MemberSelect form={form} household={household} name="personId" />
          <RadioGroup name="what" legend={fields.what} required options={options} value={form.value('what')} error={form.error('what')} />
          <RelationshipFields visit={visit} form={form} />
          <DayField
            name="until"
            label={fields.until}
            support={support.untilToday}
            value={form.value('until')}
            error={form.error('until')}
          />
        </HouseholdForm>
      </HouseholdFormPage>,
      form.status,
    )
  }
}
