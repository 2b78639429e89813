import { findAgency } from '../../../directory/index.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { PersonId } from '../domain/person.ts'
import { isOwners } from '../domain/protection.ts'
import { findPerson } from '../store/persons.ts'
import { tellsProtectedPlace } from '../store/protected-place.ts'
import { letKnow } from '../store/protections.ts'

/** Who is let know of a protected person, or no longer, and why. */
export type Telling = { readonly personId: PersonId; readonly agencyId: AgencyId; readonly knows: boolean; readonly reason: string }

/**
 * Lets one agency see a protected person: name and birth day, never the place, never by searching. Explicit, for a reason, and
 * refused while the notes about the person tell the place. @source privacy-rules 5
 */
export function letAgencyKnow(act: Act, telling: Telling, request: Once): Promise<Result<PersonId, Refusal>> {
  const { personId, agencyId, knows, reason } = telling
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const may = await decide(act, tx, telling)
      if (may.ok) await letKnow(tx.db, personId, agencyId, knows)
      await tx.audit({
        action: knows ? 'protection.let_know' : 'protection.stop_knowing',
        subjectType: 'person',
        subjectIds: [personId],
        detail: { agencyId, reason },
        ...outcomeOf(may),
      })
      return may
    }),
  )
}

async function decide(act: Act, tx: Tx, { personId, agencyId, knows, reason }: Telling): Promise<Result<PersonId, Refusal>> {
  const person = await findPerson(tx.db, personId)
  if (!person?.addressProtected || !isOwners(person, act.reader)) return no(refusal('absent'))
  const fields = {
    ...(reason.trim() === '' ? { tellReason: '知らせる理由、または取りやめる理由を書いてください。' } : {}),
    ...(agencyId === act.reader.agencyId || (await findAgency(tx.db, agencyId)) === undefined
      ? { agencyId: '知らせる機関を選んでください。' }
      : {}),
  }
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  if (knows && (await tellsProtectedPlace(tx.db, [personId], person.note ?? ''))) {
    const places = { agencyId: '覚え書きに、守っている住所か電話が書かれています。先に覚え書きから消してください。' }
    return no(refusal('address-protected', { fields: places }))
  }
  return yes(personId)
}
