import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Codes } from '../../../platform/codes.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { holdOut } from '../../desk/index.ts'
import { recordSheetTold } from '../../people/index.ts'
import { bundleOf } from '../domain/bundle.ts'
import { afterAct } from '../domain/fold.ts'
import type { Referral, ReferralId } from '../domain/referral.ts'
import { mayDo } from '../domain/transitions.ts'
import { appendReferralAct, referralActOf } from '../store/acts.ts'
import { findReferral, insertBundle, lockReferral, updateReferral } from '../store/referrals.ts'
import { bundleMark } from './bundle-mark.ts'
import type { Checked } from './check-sheet.ts'
import { checkSheet, sheetTold } from './check-sheet.ts'

/**
 * Sends a draft that was looked over. What is shared is frozen now, as it stands now; `looked` is the mark of what the sender
 * had before their eyes, and another content than that is not sent but shown again (`stale-version`).
 */
export function sendReferral(
  act: Act,
  codes: Codes,
  id: ReferralId,
  looked: string | undefined,
  request: Once,
): Promise<Result<ReferralId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockReferral(tx.db, id)
      const draft = await findReferral(tx.db, id)
      const result = await checkDraft(act, tx, codes, draft, looked)
      if (result.ok) await sendOut(act, tx, result.value.draft, result.value.checked)
      await tx.audit({
        action: 'referral.send',
        subjectType: 'referral',
        subjectIds: draft ? [id, draft.consultationId] : [id],
        ...(draft ? { detail: { basis: draft.basis, toAgency: draft.toAgency, sharedFields: draft.sharedFields } } : {}),
        ...outcomeOf(result),
      })
      return result.ok ? yes(id) : result
    }),
  )
}

/** Lets a checked draft go, within the act that sends it: freezes what is shared, writes down that it was told, holds the consultation out. */
export async function sendOut(act: Act, tx: Tx, draft: Referral, { consultation, people }: Checked): Promise<void> {
  const sent = referralActOf(act, draft.version + 1, { kind: 'sent', body: {} })
  await updateReferral(tx.db, afterAct(draft, sent))
  await appendReferralAct(tx.db, draft.id, sent)
  await insertBundle(tx.db, draft.id, bundleOf(consultation, people, draft.sharedFields), act.now)
  const persons = people.map(({ person }) => person)
  await recordSheetTold(act, tx, sheetTold(draft, consultation.id, persons))
  const { id: referralId, toAgency, kind, replyBy } = draft
  await holdOut(act, tx, consultation, { referralId, consultationId: consultation.id, toAgency, kind, replyBy })
}

async function checkDraft(
  act: Act,
  tx: Tx,
  codes: Codes,
  draft: Referral | undefined,
  looked: string | undefined,
): Promise<Result<{ draft: Referral; checked: Checked }, Refusal>> {
  if (draft === undefined) return no(refusal('absent'))
  const may = mayDo(draft, 'send', act.reader.agencyId)
  if (!may.ok) return may
  const checked = await checkSheet(act, tx, codes, draft.consultationId, draft)
  if (!checked.ok) return checked
  const { consultation, people } = checked.value
  if (looked !== undefined && looked !== bundleMark(bundleOf(consultation, people, draft.sharedFields))) {
    return no(refusal('stale-version', { currentVersion: draft.version }))
  }
  return yes({ draft, checked: checked.value })
}
