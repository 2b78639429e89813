import type { Id } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Codes } from '../../../platform/codes.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { foldReferral } from '../domain/fold.ts'
import type { ConsultationId, Referral, ReferralId, Served, Sheet } from '../domain/referral.ts'
import { appendReferralAct, referralActOf } from '../store/acts.ts'
import { insertReferral } from '../store/referrals.ts'
import { findServedAction } from '../store/serving.ts'
import { checkSheet } from './check-sheet.ts'
import { sendOut } from './send-referral.ts'

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
  options: { readonly send: boolean; readonly serves?: Id<'support_action'> | undefined },
  request: Once,
): Promise<Result<ReferralId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const served = await servedBy(tx, options.serves)
      const checked = served.ok ? await checkSheet(act, tx, codes, consultationId, sheet) : served
      const id = newId<'referral'>(act.now.getTime())
      if (checked.ok && served.ok) {
        const draft = await writeDraft(act, tx, id, { ...sheet, consultationId, serves: served.value })
        if (options.send) await sendOut(act, tx, draft, checked.value)
      }
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

/** The action of a plan the sheet is to serve, if the reader stands in the team of that plan. */
async function servedBy(tx: Tx, asked: Id<'support_action'> | undefined): Promise<Result<Served | null, Refusal>> {
  if (asked === undefined) return yes(null)
  const found = await findServedAction(tx.db, asked)
  return found === undefined
    ? no(refusal('fields', { fields: { serves: 'そのプランの行動は見つかりません。プランの画面から、もう一度選んでください。' } }))
    : yes(found)
}

type Drafted = Sheet & { readonly consultationId: ConsultationId; readonly serves: Served | null }

async function writeDraft(act: Act, tx: Tx, id: ReferralId, drafted: Drafted): Promise<Referral> {
  const first = referralActOf(act, 1, { kind: 'drafted', body: { ...drafted, basisOn: act.today } })
  const draft = foldReferral(id, [first])
  if (draft === undefined) throw new Error('a drafted act folds to a draft')
  await insertReferral(tx.db, draft)
  await appendReferralAct(tx.db, id, first)
  return draft
}
