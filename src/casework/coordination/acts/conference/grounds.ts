import type { AgencyId } from '../../../../kernel/id.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { PersonId } from '../../../people/index.ts'
import { consentsOf, coveringConsent } from '../../../people/index.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { BRIEFED_CATEGORIES } from '../../domain/conference/briefing.ts'
import type { AgendaItem } from '../../domain/conference/conference.ts'

/** On what an agency may be told about the persons of an item. */
export type Grounds = { readonly basis: string; readonly personIds: readonly PersonId[]; readonly reason: string }

/**
 * The basis on which one invited agency may be told: the item's own law; where the item stands on consent, a consent that names the
 * agency, or the basis on which it stands in the team already. Nothing when there is none.
 */
export async function groundsFor(act: Act, tx: Tx, item: AgendaItem, about: CaseHead, agencyId: AgencyId): Promise<Grounds | undefined> {
  const personIds = about.people.map(person => person.personId)
  const reason = item.basisReason ?? `${item.called}：${item.question}`
  if (item.basis !== 'consent') return { basis: item.basis === 'swa-106-6' ? item.basis : lawOf(item.basis), personIds, reason }
  const subjects = about.people.filter(person => person.part === 'subject').map(person => person.personId)
  const consents = await consentsOf(tx.db, subjects)
  const isCovered = subjects.every(personId =>
    coveringConsent(consents, { personId, agencyId, categories: BRIEFED_CATEGORIES, on: act.today }),
  )
  if (subjects.length > 0 && isCovered) return { basis: 'consent', personIds: subjects, reason }
  const member = about.team.find(one => one.agencyId === agencyId && (one.endsOn === null || one.endsOn >= act.today))
  if (member === undefined || member.basis === 'consent') return undefined
  return { basis: member.basis, personIds: subjects, reason: member.reason ?? reason }
}

/** The register knows the laws of the privacy act by their codes and every other law as one. */
function lawOf(basis: string): string {
  return basis.startsWith('appi-') || basis === 'life_threatening' ? basis : 'other_law'
}
