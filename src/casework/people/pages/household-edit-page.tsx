import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { HouseholdFacts } from '../domain/household.ts'
import { postalCodeInWords } from './facts.tsx'
import { HOUSEHOLD_BODY, householdFactsFrom } from './household-bodies.ts'
import type { DrawHousehold } from './household-change.ts'
import { complainHouseholdForm, openHouseholdForm, sendHouseholdChange } from './household-change.ts'
import { PlaceFields } from './household-fields.tsx'
import { HouseholdForm, HouseholdFormPage } from './household-form.tsx'
import { householdTexts } from './household-texts.ts'
import { Standing } from './standing.tsx'

/** GET /households/:id/edit: the household's name and place. */
export function showEditHousehold(visit: SignedVisit): Promise<Answer> {
  return openHouseholdForm(visit, ({ label, postalCode, address, note }) => ({ label, postalCode, address, note }), drawOn(visit))
}

/** POST /households/:id/edit: a new version, the old one kept. */
export async function answerEditHousehold(visit: SignedVisit): Promise<Answer> {
  const read = readBody(HOUSEHOLD_BODY, bodyFromForm(visit.form))
  if (!read.ok) return complainHouseholdForm(visit, read.refusal, drawOn(visit))
  const { councilNo: _, ...facts } = householdFactsFrom(read.value)
  return sendHouseholdChange(visit, { do: 'amend', facts }, 'amended', drawOn(visit, facts))
}

function drawOn(visit: SignedVisit, typed?: Partial<HouseholdFacts>): DrawHousehold {
  return (household, form, version, isStale) =>
    page(
      <HouseholdFormPage visit={visit} household={household} form={form} title={householdTexts.edit.title}>
        {isStale && typed && <Standing now={inWords(household)} typed={inWords({ ...household, ...typed })} />}
        <HouseholdForm
          visit={visit}
          form={form}
          version={version}
          backHref={`/households/${household.id}`}
          done={householdTexts.actions.save}
          autosave
        >
          <PlaceFields form={form} />
        </HouseholdForm>
      </HouseholdFormPage>,
      form.status,
    )
}

function inWords(facts: HouseholdFacts) {
  const { fields } = householdTexts
  return [
    { name: 'label', label: fields.label, text: facts.label },
    { name: 'postalCode', label: fields.postalCode, text: postalCodeInWords(facts.postalCode) },
    { name: 'address', label: fields.address, text: facts.address ?? '' },
    { name: 'note', label: fields.note, text: facts.note ?? '' },
  ]
}
