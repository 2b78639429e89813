import { readAgency } from '../../../directory/index.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { askWhoKnows } from '../acts/ask-known.ts'
import type { KnownBody } from './known-body.ts'
import { texts } from './texts.ts'

/** An agency that works with somebody: its name and its telephone in the directory, nothing of the person. */
export type KnowingAgency = { readonly id: AgencyId; readonly name: string; readonly phone: string | null }

/** Asks which agencies work with somebody, for the page and the API alike. @returns 'fields' for an unknown purpose, 'too-many' over the limit */
export async function whoKnows(visit: SignedVisit, asked: KnownBody): Promise<Result<readonly KnowingAgency[], Refusal>> {
  if (!visit.house.codes.holds('known_purpose', asked.purpose, visit.act.today)) {
    return no(refusal('fields', { fields: { purpose: texts.known.wrong.purpose } }))
  }
  const answered = await askWhoKnows(visit.act, {
    wholeName: asked.name,
    birthDate: asked.birthDate ?? null,
    phone: asked.phone ?? null,
    purpose: asked.purpose,
  })
  if (!answered.ok) return answered
  const agencies: KnowingAgency[] = []
  for (const id of answered.value) {
    const agency = await readAgency(visit.act, id)
    if (agency) agencies.push({ id, name: agency.name, phone: agency.phone })
  }
  return yes(agencies)
}
