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
import type { Person, PersonId } from '../domain/person.ts'
import type { Protection, ProtectionId, ProtectionTerm } from '../domain/protection.ts'
import { isOwners, mayProtect, reminderDays } from '../domain/protection.ts'
import { findPerson, findPersons, lockPerson } from '../store/persons.ts'
import { insertProtection, listProtections, perpetratorBeside } from '../store/protections.ts'

export type Setting = {
  readonly personId: PersonId
  readonly term: ProtectionTerm
  /** Whether the one who sets it read that somebody named stands beside the person. */
  readonly isWarned: boolean
}

/**
 * Protects a person's place, or renews the protection that stands. Whoever else may be told is decided afterwards; from now on no
 * row, list, print or search holds the place. Setting is for the agency that registered the person.
 * @source privacy-rules 5; 住民基本台帳事務処理要領 支援措置 (one year, renewable)
 */
export function setProtection(act: Act, setting: Setting, request: Once): Promise<Result<PersonId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockPerson(tx.db, setting.personId)
      const person = await findPerson(tx.db, setting.personId)
      const may = await decide(act, tx, person, setting)
      if (may.ok) await write(act, tx, may.value, setting)
      await tx.audit({
        action: may.ok && may.value.renewed ? 'protection.renew' : 'protection.set',
        subjectType: 'person',
        subjectIds: [setting.personId],
        detail: { kind: setting.term.kind, untilOn: may.ok ? may.value.untilOn : setting.term.untilOn },
        ...outcomeOf(may),
      })
      return may.ok ? yes(setting.personId) : may
    }),
  )
}

type Decided = { readonly untilOn: Protection['untilOn']; readonly renewed: Protection | undefined }

async function decide(
  act: Act,
  tx: Tx,
  person: Person | undefined,
  { personId, term, isWarned }: Setting,
): Promise<Result<Decided, Refusal>> {
  if (person === undefined || !isOwners(person, act.reader)) return no(refusal('absent'))
  const seen = await findPersons(tx.db, term.perpetrators)
  if (seen.length !== new Set(term.perpetrators).size) return no(refusal('absent'))
  const may = mayProtect(term, personId)
  if (!may.ok) return may
  const beside = await perpetratorBeside(tx.db, personId, term.perpetrators)
  if ((beside.inHousehold || beside.inConsultation) && !isWarned) {
    return no(refusal('fields', { fields: { isWarned: BESIDE } }))
  }
  const terms = await listProtections(tx.db, personId)
  return yes({ untilOn: may.value, renewed: terms.find(({ isCurrent }) => isCurrent) })
}

const BESIDE =
  '加害者とされる方が、同じ世帯か、同じ相談の中にいます。書面や画面から居場所が伝わらないよう確かめ、確かめたことに印を付けてください。'

async function write(act: Act, tx: Tx, { untilOn, renewed }: Decided, { personId, term }: Setting): Promise<void> {
  const id: ProtectionId = newId(act.now.getTime())
  const { kind, fromOn, documentNo, perpetrators } = term
  await insertProtection(tx.db, act, { id, personId, kind, fromOn, untilOn, renewedFrom: renewed?.id ?? null, documentNo, perpetrators })
  if (renewed) await endTasksAbout(act, tx.db, renewed.id, 'done', null)
  for (const dueOn of reminderDays(untilOn, act.today)) {
    await leaveTask(act, tx.db, {
      agencyId: act.reader.agencyId,
      staffId: null,
      kind: 'protection',
      words: '住所を守る期間の終わりが近づいています。ご本人に確かめ、延長するか終えるかを決めてください。',
      dueOn,
      caseId: null,
      subject: { type: 'protection', id },
    })
  }
}
