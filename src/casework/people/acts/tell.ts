import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Disclosure, DisclosureId } from '../domain/disclosure.ts'
import { findPersons } from '../store/persons.ts'
import { tellsProtectedPlace } from '../store/protected-place.ts'
import { recordAs } from './record-disclosure.ts'

/**
 * Writes down what was told by telephone, FAX or in a meeting. Words that tell a protected place are held back once; the writer may
 * confirm that they are meant. @source privacy-rules 2.2 「one line, under 20 seconds」
 */
export function tell(act: Act, disclosure: Disclosure, isConfirmed: boolean, request: Once): Promise<Result<DisclosureId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const hindrance = await hindranceOf(tx, disclosure, isConfirmed)
      if (hindrance === undefined) return recordAs(act, tx, newId<'disclosure'>(act.now.getTime()), disclosure)
      const refused = no(hindrance)
      await tx.audit({ action: 'disclosure.record', subjectType: 'person', subjectIds: disclosure.personIds, ...outcomeOf(refused) })
      return refused
    }),
  )
}

async function hindranceOf(tx: Tx, { personIds, reason, toPerson }: Disclosure, isConfirmed: boolean): Promise<Refusal | undefined> {
  const seen = await findPersons(tx.db, personIds)
  if (seen.length !== new Set(personIds).size) return refusal('absent')
  if (isConfirmed || !(await tellsProtectedPlace(tx.db, personIds, `${reason}\n${toPerson ?? ''}`))) return undefined
  return refusal('address-protected', {
    fields: { reason: '守っている住所や電話が書かれています。消してください。どうしても要るときは、下の確かめに印を付けてください。' },
  })
}
