import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Db } from '../../../../platform/database.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { lockCase } from '../../store/case/cases.ts'
import { lookAtCase, shownIn } from '../case/look-at-case.ts'

/** What was read beside the head of a case, and the ids that it shows. */
export type Seen<Value> = { readonly value: Value; readonly ids: readonly string[]; readonly purpose?: string }

/** Reads something of a case, if the reader may see the case. The look is written down with everybody it shows. */
export function readInCase<Value>(
  act: Act,
  id: CaseId,
  action: string,
  read: (db: Db, head: CaseHead) => Promise<Seen<Value> | undefined>,
): Promise<(Value & { readonly head: CaseHead }) | undefined> {
  return act.transaction(async tx => {
    const head = await lookAtCase(tx.db, id)
    const seen = head && (await read(tx.db, head))
    if (head === undefined || seen === undefined) {
      await tx.audit({ action, subjectType: 'case', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const subjectIds = [...new Set([...shownIn(head), ...seen.ids])]
    await tx.audit({ action, subjectType: 'case', subjectIds, purpose: seen.purpose })
    return { ...seen.value, head }
  })
}

/** A change of something that belongs to a case. `work` gives the id of what was written. */
export type InCase<Made extends string> = {
  readonly id: CaseId
  readonly action: string
  readonly detail?: Readonly<Record<string, unknown>>
  work(head: CaseHead, tx: Tx): Promise<Result<Made, Refusal>>
}

/** The one way something around a case is written: by the team only, once, one after the other, and audited even when refused. */
export function writeInCase<Made extends string>(act: Act, change: InCase<Made>, request: Once): Promise<Result<Made, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockCase(tx.db, change.id)
      const head = await lookAtCase(tx.db, change.id)
      const result = head === undefined || head.glassUntil !== null ? no(refusal('absent')) : await change.work(head, tx)
      await tx.audit({
        action: change.action,
        subjectType: 'case',
        subjectIds: result.ok ? [change.id, result.value] : [change.id],
        detail: change.detail,
        ...outcomeOf(result),
      })
      return result
    }),
  )
}
