import type { Day } from '../../../../kernel/day.ts'
import { dayOfInstant } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { consentsOf, isConsentValid } from '../../../people/index.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import type { ConsentStanding, ItemBasis } from '../../domain/conference/item-basis.ts'
import { basisOf } from '../../domain/conference/item-basis.ts'
import { listSubjects } from '../../store/conference/agenda.ts'

/** The day on which a consent must hold: the day of the sitting, or today when that is past or not yet known. */
export function dayThatCounts(act: Act, startsAt: string | null): Day {
  const sits = startsAt === null ? act.today : dayOfInstant(new Date(startsAt))
  const isToCome = sits > act.today
  return isToCome ? sits : act.today
}

/** How many persons a case is for, and how many of them agreed by a consent that holds on a day. */
async function consentStandingOf(tx: Tx, caseId: CaseId, on: Day): Promise<ConsentStanding> {
  const subjects = await listSubjects(tx.db, caseId)
  const consents = await consentsOf(tx.db, subjects.seen)
  const agreed = subjects.seen.filter(personId => consents.some(consent => consent.personId === personId && isConsentValid(consent, on)))
  return { subjects: subjects.count, consented: agreed.length }
}

/** The basis on which a case may be spoken about in a kind of conference on a day, or why it may not. */
export async function basisFor(
  tx: Tx,
  type: ConferenceType,
  about: { readonly caseId: CaseId; readonly on: Day; readonly reason: string | null },
): Promise<Result<ItemBasis, Refusal>> {
  return basisOf(type, await consentStandingOf(tx, about.caseId, about.on), about.reason)
}
