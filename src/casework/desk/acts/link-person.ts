import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { PersonFacts, PersonId } from '../../people/index.ts'
import { findPersons, registerPersonIn } from '../../people/index.ts'
import type { ConsultationId, Part } from '../domain/consultation.ts'
import { mayActOn } from '../domain/rules.ts'
import { findConsultation, lockConsultation } from '../store/consultations.ts'
import { linkPerson, unlinkPerson } from '../store/linked-people.ts'
import { appendDeed, changeConsultation } from './change.ts'

/** Links a person the reader may see. */
export function linkKnownPerson(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  personId: PersonId,
  part: Part,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  return changeConsultation(
    act,
    {
      id,
      version,
      action: 'consultation.link-person',
      detail: { personId },
      decide: async (_, tx) => {
        const seen = await findPersons(tx.db, [personId])
        return seen.length === 1 ? yes({ kind: 'person_linked', body: { personId, part } }) : no(refusal('absent'))
      },
      also: (_, tx) => linkPerson(tx.db, id, { personId, part }, act.now, act.reader.staffId),
    },
    request,
  )
}

/** Registers somebody new and links them, as one act. */
export function linkNewPerson(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  facts: PersonFacts,
  part: Part,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockConsultation(tx.db, id)
      const before = await findConsultation(tx.db, id)
      const mine = before === undefined ? no(refusal('absent')) : mayActOn(before, act.reader, version)
      const audit = (outcome: 'done' | 'refused' | 'absent', refused?: string) =>
        tx.audit({ action: 'consultation.link-person', subjectType: 'consultation', subjectIds: [id], outcome, refusal: refused })
      if (!mine.ok) {
        await audit(mine.refusal.code === 'absent' ? 'absent' : 'refused', mine.refusal.code)
        return mine
      }
      const made = await registerPersonIn(act, tx, facts)
      if (!made.ok) return made
      await appendDeed(act, tx, mine.value, { kind: 'person_linked', body: { personId: made.value, part } }, false)
      await linkPerson(tx.db, id, { personId: made.value, part }, act.now, act.reader.staffId)
      await audit('done')
      return yes(id)
    }),
  )
}

/** Takes a wrong link back, with words why. A wrong link mixes two lives; that it was there stays in the acts. */
export function unlinkWrongPerson(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  personId: PersonId,
  words: string,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  return changeConsultation(
    act,
    {
      id,
      version,
      action: 'consultation.unlink-person',
      detail: { personId, words },
      decide: async (_, tx) => {
        const seen = await findPersons(tx.db, [personId])
        return seen.length === 1 ? yes({ kind: 'person_unlinked', body: { personId, words } }) : no(refusal('absent'))
      },
      also: (_, tx) => unlinkPerson(tx.db, id, personId),
    },
    request,
  )
}
