import type { Act } from '../../../platform/act.ts'
import type { Consent } from '../domain/consent.ts'
import type { DisclosureRow } from '../domain/disclosure.ts'
import type { Person, PersonId } from '../domain/person.ts'
import { consentsOf } from '../store/consents.ts'
import { listDisclosures } from '../store/disclosures.ts'
import { findPerson } from '../store/persons.ts'

/** What a person gets to see of their own file: facts, consents, disclosures. Nobody else's words. */
export type OwnFile = { readonly person: Person; readonly consents: readonly Consent[]; readonly disclosures: readonly DisclosureRow[] }

const MOST = 2000

/** The own-file copy (開示請求) of one person; written down as a print, for it leaves the house. @source 個人情報保護法76条, 78条 */
export function readOwnFile(act: Act, id: PersonId): Promise<OwnFile | undefined> {
  return act.transaction(async tx => {
    const person = await findPerson(tx.db, id)
    await tx.audit({ action: 'person.own_file', subjectType: 'person', subjectIds: [id], outcome: person ? 'done' : 'absent' })
    if (person === undefined) return undefined
    const asked = { personId: id, agencyId: null, from: null, until: null, caseId: null }
    const disclosures = await listDisclosures(tx.db, asked, MOST)
    return { person, consents: await consentsOf(tx.db, [id]), disclosures }
  })
}
