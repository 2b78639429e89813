import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import { isHoliday } from '../../../platform/holidays.ts'
import { leaveTask } from '../../../platform/tasks.ts'
import type { Consent, ConsentId } from '../domain/consent.ts'
import { categoriesOf, coveringConsent, whyUncovered } from '../domain/consent-coverage.ts'
import type { Disclosure, DisclosureId } from '../domain/disclosure.ts'
import { whatIsMissing } from '../domain/disclosure.ts'
import { nextWorkingDay } from '../domain/working-day.ts'
import { consentsOf } from '../store/consents.ts'
import { basisHoldsOn, findHead, insertDisclosure } from '../store/disclosures.ts'

/**
 * Writes down that something was told, within the act that tells it. Nothing is told without recipient, fields, reason and a basis
 * that holds today; on consent, every person spoken of must have one that names the agency and covers the fields.
 *
 * @source privacy-rules 2.2; 個人情報保護法69条
 */
export async function recordDisclosure(act: Act, tx: Tx, disclosure: Disclosure): Promise<Result<void, Refusal>> {
  const recorded = await recordAs(act, tx, newId<'disclosure'>(act.now.getTime()), disclosure)
  return recorded.ok ? yes(undefined) : recorded
}

/** The same, under an id given beforehand. */
export async function recordAs(act: Act, tx: Tx, id: DisclosureId, disclosure: Disclosure): Promise<Result<DisclosureId, Refusal>> {
  const grounds = await groundsOf(act, tx, disclosure)
  if (grounds.ok) await writeDisclosure(act, tx, id, { ...disclosure, consentId: grounds.value })
  await tx.audit({
    action: 'disclosure.record',
    subjectType: 'disclosure',
    subjectIds: [...(grounds.ok ? [id] : []), ...disclosure.personIds],
    detail: { basis: disclosure.basis, toAgency: disclosure.toAgency, fields: disclosure.fields, channel: disclosure.channel },
    ...outcomeOf(grounds),
  })
  return grounds.ok ? yes(id) : grounds
}

/** Writes the row, and lets the head look at what was told without the person, where the law expects somebody to. */
export async function writeDisclosure(act: Act, tx: Tx, id: DisclosureId, disclosure: Disclosure): Promise<void> {
  await insertDisclosure(tx.db, act, id, disclosure)
  const words = wordsForHead(disclosure)
  if (words === undefined) return
  await leaveTask(act, tx.db, {
    agencyId: act.reader.agencyId,
    staffId: await findHead(tx.db, act.reader.agencyId),
    kind: 'consent',
    words,
    dueOn: nextWorkingDay(act.today, isHoliday),
    caseId: null,
    subject: { type: 'disclosure', id },
  })
}

function wordsForHead({ basis, approver }: Disclosure): string | undefined {
  if (basis === 'life_threatening') return '生命・身体・財産の保護を理由に情報を伝えました。提供記録を確かめてください。'
  if (basis === 'appi-69-2-4' && approver === null)
    return '承認者を書かずに「本人の利益など特別の理由」で情報を伝えました。提供記録を確かめてください。'
  return undefined
}

async function groundsOf(act: Act, tx: Tx, disclosure: Disclosure): Promise<Result<ConsentId | null, Refusal>> {
  const fields = whatIsMissing(disclosure, act.reader.staffId, await basisHoldsOn(tx.db, disclosure.basis, act.today))
  if (Object.keys(fields).length > 0) return no(refusal('no-basis', { fields }))
  if (disclosure.basis !== 'consent') return yes(disclosure.consentId)
  return consentBehind(act, disclosure, await consentsOf(tx.db, disclosure.personIds))
}

function consentBehind(act: Act, disclosure: Disclosure, consents: readonly Consent[]): Result<ConsentId | null, Refusal> {
  const { toAgency, personIds, consentId } = disclosure
  if (toAgency === null || personIds.length === 0) return no(refusal('out-of-consent'))
  const categories = categoriesOf(disclosure.fields)
  let found: ConsentId | null = null
  for (const personId of personIds) {
    const wanted = { personId, agencyId: toAgency, categories, on: act.today }
    const named = consents.filter(consent => consent.id === consentId && consent.personId === personId)
    const covering = coveringConsent(named.length > 0 ? named : consents, wanted)
    if (covering === undefined) return no(refusal(whyUncovered(consents, wanted)))
    found ??= covering.id
  }
  return yes(found)
}
