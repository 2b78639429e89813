import { findAgency } from '../../../directory/index.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Codes } from '../../../platform/codes.ts'
import type { Consultation } from '../../desk/index.ts'
import { listLinkedPeople, mayHoldOut } from '../../desk/index.ts'
import type { Person, SheetTold } from '../../people/index.ts'
import { checkSheetTold, findPersons, kanaOf, nameOf } from '../../people/index.ts'
import type { NamedPerson } from '../domain/bundle.ts'
import type { ConsultationId, Sheet } from '../domain/referral.ts'
import { maySend } from '../domain/sending.ts'

/** What a sheet that may go out speaks of, as it stands in this transaction. */
export type Checked = { readonly consultation: Consultation; readonly people: readonly NamedPerson[] }

/** Whether a sheet may go out now: the reader's agency holds the consultation, and the rules of sending agree. Holds the consultation until the end. */
export async function checkSheet(act: Act, tx: Tx, codes: Codes, id: ConsultationId, sheet: Sheet): Promise<Result<Checked, Refusal>> {
  const may = await mayHoldOut(act, tx, id, sheet.kind)
  if (!may.ok) return may
  const linked = await listLinkedPeople(tx.db, id)
  const found = await findPersons(
    tx.db,
    linked.map(link => link.personId),
  )
  const persons = linked.flatMap(link => found.filter(person => person.id === link.personId))
  const sendable = maySend(sheet, {
    fromAgency: act.reader.agencyId,
    today: act.today,
    basisHolds: codes.basis(sheet.basis, act.today) !== undefined,
    receiverExists: (await findAgency(tx.db, sheet.toAgency)) !== undefined,
    hasProtectedPerson: persons.some(person => person.addressProtected),
  })
  if (!sendable.ok) return sendable
  const told = await checkSheetTold(act, tx, sheetTold(sheet, id, persons))
  return told.ok ? yes({ consultation: may.value, people: namedPeople(persons) }) : told
}

/** What the register of disclosures needs to know of a sheet. */
export function sheetTold(sheet: Sheet, consultationId: ConsultationId, persons: readonly Person[]): SheetTold {
  const { toAgency, sharedFields: fields, basis, consentType, basisReason, reason } = sheet
  return { personIds: persons.map(({ id }) => id), consultationId, toAgency, fields, basis, consentType, reason: basisReason ?? reason }
}

/** Persons with their names put into words, in the order given. */
export function namedPeople(persons: readonly Person[]): readonly NamedPerson[] {
  return persons.map(person => ({ person, name: nameOf(person), kana: kanaOf(person) }))
}
