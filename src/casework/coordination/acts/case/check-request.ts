import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Consultation, ConsultationId } from '../../../desk/index.ts'
import { listLinkedPeople, mayHoldOut } from '../../../desk/index.ts'
import type { PersonId, SheetTold } from '../../../people/index.ts'
import { checkSheetTold, consentsOf, coveringConsent, findPersons } from '../../../people/index.ts'
import type { NamedPerson } from '../../../referral/index.ts'
import { namedPeople, WHEREABOUTS } from '../../../referral/index.ts'
import type { RequestSheet } from '../../domain/case/request.ts'
import { mayAsk } from '../../domain/case/request-rules.ts'
import { listHouseholdsOf } from '../../store/case/case-people.ts'
import { listCoordinating } from '../../store/case/requests.ts'

/** What a request that may go speaks of, as it stands in this transaction. */
export type CheckedRequest = {
  readonly consultation: Consultation
  readonly people: readonly NamedPerson[]
  /** Others of the household that was chosen, who come along when it is accepted. */
  readonly others: readonly PersonId[]
}

/** Whether a request may go now: the reader's agency holds the consultation, and the rule of asking agrees. Holds the consultation until the end. */
export async function checkRequest(
  act: Act,
  tx: Tx,
  codes: Codes,
  id: ConsultationId,
  sheet: RequestSheet,
): Promise<Result<CheckedRequest, Refusal>> {
  const may = await mayHoldOut(act, tx, id, 'coordinate')
  if (!may.ok) return may
  const linked = (await listLinkedPeople(tx.db, id)).map(link => link.personId)
  const found = await findPersons(tx.db, linked)
  const persons = linked.flatMap(personId => found.filter(person => person.id === personId))
  const households = sheet.householdId === null ? [] : await listHouseholdsOf(tx.db, linked)
  if (sheet.householdId !== null && !households.some(household => household.id === sheet.householdId)) {
    return no(refusal('fields', { fields: { householdId: 'この相談の方の世帯を選び直してください。' } }))
  }
  const coordinating = await listCoordinating(tx.db)
  const asked = mayAsk(sheet, {
    fromAgency: act.reader.agencyId,
    today: act.today,
    basisHolds: codes.basis(sheet.basis, act.today) !== undefined,
    receiverCoordinates: coordinating.some(agency => agency.id === sheet.toAgency),
    isScreenedSo: may.value.disposition === 'coordination',
    issuesHold: sheet.issues.every(issue => codes.holds('issue', issue, act.today)),
    hasProtectedPerson: persons.some(person => person.addressProtected),
    whereabouts: WHEREABOUTS,
  })
  if (!asked.ok) return asked
  const told = await checkSheetTold(act, tx, requestTold(sheet, id, linked))
  if (!told.ok) return told
  const members = households.find(household => household.id === sheet.householdId)?.members ?? []
  const others = members.map(member => member.personId).filter(personId => !linked.includes(personId))
  const agreed = await mayBringAlong(act, tx, sheet, others)
  return agreed.ok ? yes({ consultation: may.value, people: namedPeople(persons), others }) : agreed
}

/** What the register of disclosures needs to know of a request. */
export function requestTold(sheet: RequestSheet, consultationId: ConsultationId, personIds: readonly PersonId[]): SheetTold {
  const { toAgency, sharedFields: fields, basis, consentType, basisReason, whyMany } = sheet
  return { personIds, consultationId, toAgency, fields, basis, consentType, reason: basisReason ?? whyMany }
}

/** The consent on the sheet is that of the persons of the consultation; the others of the household speak for themselves. @source privacy-rules 2.1 */
async function mayBringAlong(act: Act, tx: Tx, sheet: RequestSheet, others: readonly PersonId[]): Promise<Result<null, Refusal>> {
  if (sheet.basis !== 'consent' || others.length === 0) return yes(null)
  const consents = await consentsOf(tx.db, others)
  const wanted = { agencyId: sheet.toAgency, categories: BROUGHT_ALONG, on: act.today }
  if (others.every(personId => coveringConsent(consents, { ...wanted, personId }) !== undefined)) return yes(null)
  const householdId =
    '世帯の方の中に、この機関への同意がまだない方がいます。世帯を付けないか、お一人ずつ同意を記録するか、ほかの根拠を選んでください。'
  return no(refusal('out-of-consent', { fields: { householdId } }))
}

/** What the coordinating agency learns of those who come along with the household. */
export const BROUGHT_ALONG: readonly string[] = ['household']
