import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { endTasksAbout, leaveTask } from '../../../platform/tasks.ts'
import type { Consent, ConsentDeed, ConsentId } from '../domain/consent.ts'
import { mayBegin, remindedOn } from '../domain/consent-rules.ts'
import { begunConsent } from '../domain/fold-consent.ts'
import type { PersonId } from '../domain/person.ts'
import { appendConsentAct, consentActOf } from '../store/consent-acts.ts'
import { insertConsent } from '../store/consents.ts'
import { findPerson } from '../store/persons.ts'

/** What a consent begins with. */
export type FirstDeed = ConsentDeed & { readonly kind: 'asked' | 'not_obtained' | 'given' }

/**
 * Writes down that a person was asked, and what came of it. Not obtaining a consent is a normal working state: it only asks for a
 * day on which to ask again. @source privacy-rules 2.1
 */
export function beginConsent(act: Act, personId: PersonId, deed: FirstDeed, request: Once): Promise<Result<ConsentId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const person = await findPerson(tx.db, personId)
      const may = person === undefined ? no(refusal('absent')) : mayBegin(deed, act.today)
      const id = newId<'consent'>(act.now.getTime())
      if (may.ok) await beginConsentIn(act, tx, id, personId, deed)
      await tx.audit({
        action: `consent.${deed.kind}`,
        subjectType: 'consent',
        subjectIds: may.ok ? [id, personId] : [personId],
        ...outcomeOf(may),
      })
      return may.ok ? yes(id) : may
    }),
  )
}

/** The same inside another act that has judged and audits it. */
export async function beginConsentIn(act: Act, tx: Tx, id: ConsentId, personId: PersonId, deed: FirstDeed): Promise<Consent> {
  const first = consentActOf(act, 1, deed)
  const consent = begunConsent(id, personId, first)
  await insertConsent(tx.db, consent)
  await appendConsentAct(tx.db, id, first)
  await remind(act, tx, consent)
  return consent
}

/** Ends what a consent had left to do and leaves what it leaves now: to ask again, or whether it still holds. */
export async function remind(act: Act, tx: Tx, consent: Consent): Promise<void> {
  if (consent.version > 1) await endTasksAbout(act, tx.db, consent.id, 'done', null)
  const dueOn = remindedOn(consent, act.today)
  if (dueOn === null) return
  await leaveTask(act, tx.db, {
    agencyId: act.reader.agencyId,
    staffId: null,
    kind: 'consent',
    words:
      consent.stage === 'given'
        ? '同意の期限が近づいています。続けてよいかをご本人に確かめてください。'
        : '同意をもう一度お尋ねする日です。',
    dueOn,
    caseId: null,
    subject: { type: 'consent', id: consent.id },
  })
}
