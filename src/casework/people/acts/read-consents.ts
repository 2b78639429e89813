import type { Act } from '../../../platform/act.ts'
import type { Consent, ConsentId } from '../domain/consent.ts'
import type { DisclosureRow } from '../domain/disclosure.ts'
import type { Person, PersonId } from '../domain/person.ts'
import type { ConsentStep } from '../store/consent-acts.ts'
import { listConsentSteps } from '../store/consent-acts.ts'
import { consentsOf, findConsent } from '../store/consents.ts'
import { listDisclosures } from '../store/disclosures.ts'
import { findPerson, findPersons } from '../store/persons.ts'

/** The consents of one person or several, with every step, for a page. */
export type ConsentsView = {
  readonly people: readonly Person[]
  readonly consents: readonly Consent[]
  readonly steps: readonly ConsentStep[]
}

/** One consent with those who have received something on it. */
export type ConsentView = {
  readonly person: Person
  readonly consent: Consent
  readonly steps: readonly ConsentStep[]
  readonly received: readonly DisclosureRow[]
}

/** All consents of persons the reader may see; each person stands for themselves. */
export function readConsents(act: Act, personIds: readonly PersonId[]): Promise<ConsentsView> {
  return act.transaction(async tx => {
    const people = await findPersons(tx.db, personIds)
    const consents = await consentsOf(
      tx.db,
      people.map(({ id }) => id),
    )
    const steps = await listConsentSteps(
      tx.db,
      consents.map(({ id }) => id),
    )
    await tx.audit({
      action: 'consent.list',
      subjectType: 'person',
      subjectIds: people.length > 0 ? people.map(({ id }) => id) : [...personIds],
      outcome: people.length > 0 ? 'done' : 'absent',
    })
    return { people, consents, steps }
  })
}

const RECEIVED = 50

/** One consent, and what has been told of the person so far: withdrawing does not call that back. */
export function readConsent(act: Act, id: ConsentId): Promise<ConsentView | undefined> {
  return act.transaction(async tx => {
    const consent = await findConsent(tx.db, id)
    const person = consent && (await findPerson(tx.db, consent.personId))
    const subjectIds = consent ? [id, consent.personId] : [id]
    await tx.audit({ action: 'consent.read', subjectType: 'consent', subjectIds, outcome: person ? 'done' : 'absent' })
    if (consent === undefined || person === undefined) return undefined
    const asked = { personId: person.id, agencyId: null, from: null, until: null, caseId: null }
    return { person, consent, steps: await listConsentSteps(tx.db, [id]), received: await listDisclosures(tx.db, asked, RECEIVED) }
  })
}
