import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Codes } from '../../../platform/codes.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { afterAct } from '../domain/fold.ts'
import type { Referral, ReferralId, Sheet } from '../domain/referral.ts'
import { mayDo } from '../domain/transitions.ts'
import { appendReferralAct, referralActOf } from '../store/acts.ts'
import { findReferral, lockReferral, updateSheet } from '../store/referrals.ts'
import { checkSheet } from './check-sheet.ts'

/** Changes a sheet that is still a draft, on the version the writer had before their eyes. What was sent is never changed. */
export function reviseReferral(
  act: Act,
  codes: Codes,
  id: ReferralId,
  sheet: Sheet,
  version: number | undefined,
  request: Once,
): Promise<Result<ReferralId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockReferral(tx.db, id)
      const draft = await findReferral(tx.db, id)
      const result = await checkRevision(act, tx, codes, draft, sheet, version)
      if (result.ok) await write(act, tx, result.value, sheet)
      await tx.audit({
        action: 'referral.revise',
        subjectType: 'referral',
        subjectIds: draft ? [id, draft.consultationId] : [id],
        detail: { basis: sheet.basis, toAgency: sheet.toAgency, sharedFields: sheet.sharedFields },
        ...outcomeOf(result),
      })
      return result.ok ? yes(id) : result
    }),
  )
}

async function checkRevision(
  act: Act,
  tx: Tx,
  codes: Codes,
  draft: Referral | undefined,
  sheet: Sheet,
  version: number | undefined,
): Promise<Result<Referral, Refusal>> {
  if (draft === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== draft.version) return no(refusal('stale-version', { currentVersion: draft.version }))
  const may = mayDo(draft, 'revise', act.reader.agencyId)
  if (!may.ok) return may
  const checked = await checkSheet(act, tx, codes, draft.consultationId, sheet)
  return checked.ok ? yes(draft) : checked
}

async function write(act: Act, tx: Tx, draft: Referral, sheet: Sheet): Promise<void> {
  const revised = referralActOf(act, draft.version + 1, { kind: 'revised', body: { ...sheet, basisOn: act.today } })
  await updateSheet(tx.db, afterAct(draft, revised))
  await appendReferralAct(tx.db, draft.id, revised)
}
