import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { tellsProtectedPlace } from '../../people/index.ts'
import type { Consultation, ConsultationId, Heard } from '../domain/consultation.ts'
import { mayAmend } from '../domain/rules.ts'
import { listLinkedPeople } from '../store/linked-people.ts'
import { changeConsultation } from './change.ts'

/** An amendment as a worker sends it. `isConfirmed`: that a protected place may be in the new words was seen and is meant. */
export type Amendment = { readonly changes: Partial<Heard>; readonly isConfirmed: boolean }

/**
 * Completes or corrects what was heard. What stood before stays in the acts. New words that tell a protected place of somebody linked are
 * stopped once, and go through when the writer says that it is meant. @source privacy-rules section 5
 */
export function amendConsultation(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  { changes, isConfirmed }: Amendment,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  return changeConsultation(
    act,
    {
      id,
      version,
      action: 'consultation.amend',
      detail: { fields: Object.keys(changes) },
      changesWords: true,
      decide: async (consultation, tx) => {
        const may = mayAmend(consultation)
        if (!may.ok) return may
        if (!isConfirmed && (await tellsPlace(tx, consultation, changes))) {
          const sentence = '守られている住所か電話番号が書かれているようです。消すか、必要なときは確かめた印を付けてください。'
          return no(refusal('address-protected', { fields: { isConfirmed: sentence } }))
        }
        return yes({ kind: 'amended', body: changes })
      },
    },
    request,
  )
}

const TOLD = [
  'statement',
  'familyStatement',
  'workerView',
  'urgentAction',
  'called',
  'visitorName',
  'visitorRelation',
  'visitorPhone',
  'contactNote',
  'accessNeeds',
  'gapNeed',
] as const

/** Only what is new is asked about: what stood there before is not stopped a second time. */
async function tellsPlace(tx: Tx, before: Consultation, changes: Partial<Heard>): Promise<boolean> {
  const fresh = TOLD.flatMap(name => (changes[name] && changes[name] !== before[name] ? [changes[name]] : []))
  if (fresh.length === 0) return false
  const people = await listLinkedPeople(tx.db, before.id)
  return tellsProtectedPlace(
    tx.db,
    people.map(({ personId }) => personId),
    fresh.join('\n'),
  )
}
