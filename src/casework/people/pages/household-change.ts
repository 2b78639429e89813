import type { FieldErrors, Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import type { FormState, Initial } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import type { HouseholdChange } from '../acts/change-household.ts'
import { changeHousehold } from '../acts/change-household.ts'
import { readHousehold } from '../acts/make-household.ts'
import type { Household } from '../domain/household.ts'
import type { householdTexts } from './household-texts.ts'
import { basisOf, householdIdOf, onceOf, versionSent } from './sent.ts'

/** Draws one form of a household. `isStale`: somebody else saved meanwhile, and the household given is what stands now. */
export type DrawHousehold = (household: Household, form: FormState, version: number, isStale: boolean) => Answer

/** A form about a household, beginning from its draft or from `initial`. */
export async function openHouseholdForm(
  visit: SignedVisit,
  initial: (household: Household) => Initial,
  draw: DrawHousehold,
): Promise<Answer> {
  const household = await readHousehold(visit.act, householdIdOf(visit))
  if (household === undefined) return absentAnswer(visit)
  const form = await openForm(visit, { ...initial(household), basedOn: String(household.version) })
  return draw(household, form, basisOf(form) ?? household.version, false)
}

/** Makes the change and goes back to the household, or shows the form again with everything that was typed. */
export async function sendHouseholdChange(
  visit: SignedVisit,
  change: HouseholdChange,
  done: keyof typeof householdTexts.done,
  draw: DrawHousehold,
): Promise<Answer> {
  const id = householdIdOf(visit)
  const changed = await changeHousehold(visit.act, id, versionSent(visit), change, onceOf(visit))
  return changed.ok ? seeOther(`/households/${id}?done=${done}`) : refuseHouseholdForm(visit, changed.refusal, draw)
}

/** The form again with complaints about single fields. */
export function complainHouseholdForm(visit: SignedVisit, fields: FieldErrors, draw: DrawHousehold): Promise<Answer> {
  return refuseHouseholdForm(visit, refusal('fields', { fields }), draw)
}

async function refuseHouseholdForm(visit: SignedVisit, why: Refusal, draw: DrawHousehold): Promise<Answer> {
  const household = await readHousehold(visit.act, householdIdOf(visit))
  if (household === undefined || why.code === 'absent') return absentAnswer(visit)
  const isStale = why.code === 'stale-version'
  const version = isStale ? household.version : (versionSent(visit) ?? household.version)
  return draw(household, refusedForm(visit, why), version, isStale)
}
