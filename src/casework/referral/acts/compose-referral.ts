import { newId } from '../../../kernel/id.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { no, type Result, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Codes } from '../../../platform/codes.ts'
import { type Once, once } from '../../../platform/idempotency.ts'
import { findAgency } from '../../../directory/index.ts'
import { type Consultation, holdOut, listLinkedPeople, mayHoldOut } from '../../desk/index.ts'
import { findPersons, kanaOf, nameOf } from '../../people/index.ts'
import { bundleOf, type NamedPerson } from '../domain/bundle.ts'
import { afterAct, foldReferral } from '../domain/fold.ts'
import type { ConsultationId, Referral, ReferralId, Sheet } from '../domain/referral.ts'
import { maySend } from '../domain/sending.ts'
import { mayDo } from '../domain/transitions.ts'
import { appendReferralAct, referralActOf } from '../store/acts.ts'
import { findReferral, insertBundle, insertReferral, lockReferral, updateReferral } from '../store/referrals.ts'

/**
 * Writes a referral sheet: as a draft to be looked over, or sent at once. Sending holds the consultation out and freezes what
 * is shared; the sender stays owner until somebody accepts.
 * @source F16 「専門分野の窓口につなげる」 plan L69; law-and-flow section 5 step 5
 */
export function composeReferral(
  act: Act,
  codes: Codes,
  consultationId: ConsultationId,
  sheet: Sheet,
  options: { readonly send: boolean },
  request: Once,
): Promise<Result<ReferralId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const checked = await checkSheet(act, tx, codes, consultationId, sheet)
      const id = newId<'referral'>(act.now.getTime())
      if (checked.ok) await writeDraft(act, tx, id, consultationId, sheet, checked.value, options.send)
      await tx.audit({
        action: options.send ? 'referral.send' : 'referral.compose',
        subjectType: 'referral',
        subjectIds: checked.ok ? [id, consultationId] : [consultationId],
        detail: { basis: sheet.basis, toAgency: sheet.toAgency, sharedFields: sheet.sharedFields },
        ...outcomeOf(checked),
      })
      return checked.ok ? yes(id) : checked
    }),
  )
}

/** Sends a draft that was looked over. What is shared is frozen now, as it stands now. */
export function sendReferral(act: Act, codes: Codes, id: ReferralId, request: Once): Promise<Result<ReferralId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockReferral(tx.db, id)
      const draft = await findReferral(tx.db, id)
      const result = await checkDraft(act, tx, codes, draft)
      if (result.ok) await send(act, tx, result.value.draft, result.value.checked)
      await tx.audit({ action: 'referral.send', subjectType: 'referral', subjectIds: [id], ...outcomeOf(result) })
      return result.ok ? yes(id) : result
    }),
  )
}

type Checked = { readonly consultation: Consultation; readonly people: readonly NamedPerson[] }

async function checkDraft(act: Act, tx: Tx, codes: Codes, draft: Referral | undefined): Promise<Result<{ draft: Referral; checked: Checked }, Refusal>> {
  if (draft === undefined) return no(refusal('absent'))
  const may = mayDo(draft, 'send', act.reader.agencyId)
  if (!may.ok) return may
  const checked = await checkSheet(act, tx, codes, draft.consultationId, draft)
  return checked.ok ? yes({ draft, checked: checked.value }) : checked
}

async function checkSheet(act: Act, tx: Tx, codes: Codes, id: ConsultationId, sheet: Sheet): Promise<Result<Checked, Refusal>> {
  const may = await mayHoldOut(act, tx, id, sheet.kind)
  if (!may.ok) return may
  const linked = await listLinkedPeople(tx.db, id)
  const persons = await findPersons(tx.db, linked.map(link => link.personId))
  const sendable = maySend(sheet, {
    fromAgency: act.reader.agencyId,
    today: act.today,
    basisHolds: codes.basis(sheet.basis, act.today) !== undefined,
    receiverExists: (await findAgency(tx.db, sheet.toAgency)) !== undefined,
    hasProtectedPerson: persons.some(person => person.addressProtected),
  })
  if (!sendable.ok) return sendable
  return yes({ consultation: may.value, people: persons.map(person => ({ person, name: nameOf(person), kana: kanaOf(person) })) })
}

async function writeDraft(act: Act, tx: Tx, id: ReferralId, consultationId: ConsultationId, sheet: Sheet, checked: Checked, isSent: boolean): Promise<void> {
  const first = referralActOf(act, 1, { kind: 'drafted', body: { ...sheet, consultationId, basisOn: act.today } })
  const draft = foldReferral(id, [first])
  if (draft === undefined) throw new Error('a drafted act folds to a draft')
  await insertReferral(tx.db, draft)
  await appendReferralAct(tx.db, id, first)
  if (isSent) await send(act, tx, draft, checked)
}

async function send(act: Act, tx: Tx, draft: Referral, { consultation, people }: Checked): Promise<void> {
  const sent = referralActOf(act, draft.version + 1, { kind: 'sent', body: {} })
  await updateReferral(tx.db, afterAct(draft, sent))
  await appendReferralAct(tx.db, draft.id, sent)
  await insertBundle(tx.db, draft.id, bundleOf(consultation, people, draft.sharedFields), act.now)
  await holdOut(act, tx, consultation, { referralId: draft.id, consultationId: consultation.id, toAgency: draft.toAgency, kind: draft.kind, replyBy: draft.replyBy })
}
