import type { Act } from '../../../platform/act.ts'
import type { DisclosureRow } from '../domain/disclosure.ts'
import type { Person } from '../domain/person.ts'
import type { RegisterQuestion, ReviewRow } from '../store/disclosures.ts'
import { listDisclosures, listForReview } from '../store/disclosures.ts'
import { findPerson } from '../store/persons.ts'

export type { RegisterQuestion, ReviewRow } from '../store/disclosures.ts'

/** A part of the register; `isCut` when there is more than was asked for. */
export type RegisterView = { readonly rows: readonly DisclosureRow[]; readonly isCut: boolean; readonly person: Person | undefined }

/** How the register is looked at: on the screen, or carried out of the house for a purpose. */
export type RegisterLook = { readonly limit: number; readonly purpose?: string | undefined }

/** What was told about persons the reader may see, newest first. Taking it out of the house is written down with purpose and number. */
export function readRegister(act: Act, asked: RegisterQuestion, look: RegisterLook): Promise<RegisterView | undefined> {
  return act.transaction(async tx => {
    const person = asked.personId === null ? undefined : await findPerson(tx.db, asked.personId)
    const isAbsent = asked.personId !== null && person === undefined
    const found = isAbsent ? [] : await listDisclosures(tx.db, asked, look.limit + 1)
    const rows = found.slice(0, look.limit)
    await tx.audit({
      action: look.purpose === undefined ? 'disclosure.list' : 'disclosure.export',
      subjectType: 'disclosure',
      subjectIds: [...(asked.personId === null ? [] : [asked.personId]), ...shownIn(rows)],
      outcome: isAbsent ? 'absent' : 'done',
      purpose: look.purpose,
      detail: { rows: rows.length, agencyId: asked.agencyId, from: asked.from, until: asked.until },
    })
    return isAbsent ? undefined : { rows, isCut: found.length > look.limit, person }
  })
}

/** Every disclosure and everybody named with it. */
function shownIn(rows: readonly DisclosureRow[]): readonly string[] {
  return [...new Set<string>(rows.flatMap(row => [row.id, ...row.persons.map(person => person.id)]))]
}

/** The whole register without persons, for the privacy officer and the review board. */
export function reviewRegister(
  act: Act,
  asked: RegisterQuestion,
  look: RegisterLook,
): Promise<{ readonly rows: readonly ReviewRow[]; readonly isCut: boolean }> {
  return act.transaction(async tx => {
    const found = await listForReview(tx.db, asked, look.limit + 1)
    const rows = found.slice(0, look.limit)
    await tx.audit({
      action: look.purpose === undefined ? 'disclosure.review' : 'disclosure.review_export',
      subjectType: 'disclosure',
      subjectIds: rows.map(row => row.id),
      purpose: look.purpose,
      detail: { rows: rows.length, agencyId: asked.agencyId, from: asked.from, until: asked.until },
    })
    return { rows, isCut: found.length > look.limit }
  })
}
