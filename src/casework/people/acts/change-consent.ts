import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Consent, ConsentDeed, ConsentId } from '../domain/consent.ts'
import { mayGoOn } from '../domain/consent-rules.ts'
import { afterConsentAct } from '../domain/fold-consent.ts'
import { appendConsentAct, consentActOf } from '../store/consent-acts.ts'
import { findConsent, followConsent, lockConsent, updateConsent } from '../store/consents.ts'
import { remind } from './begin-consent.ts'

/**
 * One more thing that happens to a consent: the answer after all, narrowing, confirming, withdrawing. Withdrawing and narrowing take
 * effect at once: places in teams that rest on it end in the same transaction, and what was told before stays on record.
 * Any desk that works with the person may write it down.
 */
export function changeConsent(
  act: Act,
  id: ConsentId,
  version: number | undefined,
  deed: ConsentDeed,
  request: Once,
): Promise<Result<ConsentId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockConsent(tx.db, id)
      const before = await findConsent(tx.db, id)
      const may = decide(act, before, version, deed)
      const left = may.ok ? await write(act, tx, may.value, deed) : []
      await tx.audit({
        action: `consent.${deed.kind}`,
        subjectType: 'consent',
        subjectIds: [id, ...(before ? [before.personId] : []), ...left],
        ...(left.length > 0 ? { detail: { placesEnded: left.length } } : {}),
        ...outcomeOf(may),
      })
      return may.ok ? yes(id) : may
    }),
  )
}

function decide(act: Act, before: Consent | undefined, version: number | undefined, deed: ConsentDeed): Result<Consent, Refusal> {
  if (before === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== before.version) return no(refusal('stale-version', { currentVersion: before.version }))
  const may = mayGoOn(before, deed, act.today)
  return may.ok ? yes(before) : may
}

/** The cases in which a place ended. */
async function write(act: Act, tx: Tx, before: Consent, deed: ConsentDeed): Promise<readonly string[]> {
  const done = consentActOf(act, before.version + 1, deed)
  const after = afterConsentAct(before, done)
  await appendConsentAct(tx.db, before.id, done)
  await updateConsent(tx.db, after)
  await remind(act, tx, after)
  return (await followConsent(tx.db, before.id)).map(({ caseId }) => caseId)
}
