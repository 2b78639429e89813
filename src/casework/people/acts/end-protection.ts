import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { endTasksAbout, leaveTask } from '../../../platform/tasks.ts'
import type { PersonId } from '../domain/person.ts'
import type { Protection } from '../domain/protection.ts'
import { mayAnswerEnd } from '../domain/protection.ts'
import { findHead } from '../store/disclosures.ts'
import { lockPerson } from '../store/persons.ts'
import { answerProtectionEnd, askProtectionEnd, listProtections } from '../store/protections.ts'

/** The first of two persons: asks that a protection be ended, with the reason. Nothing is shown yet. */
export function askEnd(act: Act, personId: PersonId, words: string, request: Once): Promise<Result<PersonId, Refusal>> {
  return step(act, personId, 'protection.ask_end', request, async (tx, standing) => {
    if (standing.endAskedBy !== null) return no(refusal('wrong-state'))
    if (words.trim() === '') return no(refusal('fields', { fields: { words: '終える理由を書いてください。' } }))
    await askProtectionEnd(tx.db, standing.id, words, act.now)
    await leaveTask(act, tx.db, {
      agencyId: act.reader.agencyId,
      staffId: await findHead(tx.db, act.reader.agencyId),
      kind: 'protection',
      words: '住所を守ることを終える申し出があります。確かめてください。',
      dueOn: act.today,
      caseId: null,
      subject: { type: 'protection', id: standing.id },
    })
    return yes(standing)
  })
}

/** The second of two, a head and not who asked: ends the protection and puts the places back, or leaves it standing. */
export function answerEnd(act: Act, personId: PersonId, agrees: boolean, request: Once): Promise<Result<PersonId, Refusal>> {
  return step(act, personId, agrees ? 'protection.end' : 'protection.keep', request, async (tx, standing) => {
    const may = mayAnswerEnd(standing, act.reader)
    if (!may.ok) return may
    await answerProtectionEnd(tx.db, standing.id, agrees, act.now)
    if (agrees) await endTasksAbout(act, tx.db, standing.id, 'done', null)
    return may
  })
}

function step(
  act: Act,
  personId: PersonId,
  action: string,
  request: Once,
  work: (tx: Tx, standing: Protection) => Promise<Result<Protection, Refusal>>,
): Promise<Result<PersonId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockPerson(tx.db, personId)
      const standing = (await listProtections(tx.db, personId)).find(({ isCurrent }) => isCurrent)
      const done = standing === undefined ? no(refusal('absent')) : await work(tx, standing)
      await tx.audit({ action, subjectType: 'person', subjectIds: [personId], ...outcomeOf(done) })
      return done.ok ? yes(personId) : done
    }),
  )
}
