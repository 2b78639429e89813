import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { personFactsFrom, unknownLanguages } from './bodies.ts'
import { NEW_MEMBER_BODY } from './household-bodies.ts'
import type { DrawHousehold } from './household-change.ts'
import { complainHouseholdForm, openHouseholdForm, sendHouseholdChange } from './household-change.ts'
import { RelationshipFields } from './household-fields.tsx'
import { HouseholdForm, HouseholdFormPage } from './household-form.tsx'
import { householdTexts } from './household-texts.ts'
import { PersonFields } from './person-fields.tsx'

/** GET /households/:id/new-member: somebody not registered yet, with what little is known. */
export function showNewMember(visit: SignedVisit): Promise<Answer> {
  return openHouseholdForm(visit, () => ({ cohabits: 'yes' }), drawOn(visit))
}

/** POST /households/:id/new-member: registers the person and their place in the household as one act. */
export async function answerNewMember(visit: SignedVisit): Promise<Answer> {
  const read = readBody(NEW_MEMBER_BODY, bodyFromForm(visit.form, { ticks: ['interpreter', 'cohabits'] }))
  if (!read.ok) return complainHouseholdForm(visit, read.refusal, drawOn(visit))
  const { relationship, cohabits, from, ...person } = read.value
  const languages = unknownLanguages(person, visit.house.codes, visit.act.today)
  if (Object.keys(languages).length > 0) return complainHouseholdForm(visit, languages, drawOn(visit))
  const as = { relationship, cohabits: cohabits ?? true, from: from ?? visit.act.today }
  return sendHouseholdChange(visit, { do: 'add_new_member', person: personFactsFrom(person), as }, 'member', drawOn(visit))
}

function drawOn(visit: SignedVisit): DrawHousehold {
  const { fresh, actions } = householdTexts
  return (household, form, version) =>
    page(
      <HouseholdFormPage visit={visit} household={household} form={form} title={fresh.title} lead={fresh.lead}>
        <HouseholdForm visit={visit} form={form} version={version} backHref={`/households/${household.id}`} done={actions.add} autosave>
          <PersonFields form={form} codes={visit.house.codes} today={visit.act.today} brief />
          <RelationshipFields visit={visit} form={form} withDay />
        </HouseholdForm>
      </HouseholdFormPage>,
      form.status,
    )
}
