import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { raiseIssueIn } from '../../issues/index.ts'
import type { TreasureType } from '../../treasures/index.ts'
import { findTreasureIn } from '../../treasures/index.ts'
import type { FieldLog, FieldLogId } from '../domain/field-log.ts'
import { findLog } from '../store/field-logs.ts'

/** What is to become of what was noticed: its title and words, as the council will read them. */
export type Promotion = {
  readonly to: 'issue' | 'treasure'
  readonly title: string
  readonly words: string
  readonly councilNo: number
  readonly type: TreasureType
}

/** Makes an issue or a treasure candidate of a council out of what was noticed; the line of the diary itself stays where it is. */
export function promoteNoticed(act: Act, id: FieldLogId, wish: Promotion, request: Once): Promise<Result<string, Refusal>> {
  return act.transaction(tx =>
    once<string>(act, tx, request, async () => {
      const log = await findLog(tx.db, id)
      const result = await promoted(act, tx, log, wish)
      await tx.audit({
        action: 'coordinator.promote',
        subjectType: 'field-log',
        subjectIds: [id],
        detail: { to: wish.to, council: wish.councilNo },
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

async function promoted(act: Act, tx: Tx, log: FieldLog | undefined, wish: Promotion): Promise<Result<string, Refusal>> {
  if (log === undefined) return no(refusal('absent'))
  if (log.noticed === '') return no(refusal('wrong-state'))
  const from = { kind: 'field_log', id: log.id } as const
  const { title, words, councilNo } = wish
  if (wish.to === 'treasure') return findTreasureIn(act, tx, { name: title, type: wish.type, story: words, councilNo, foundAt: from })
  return raiseIssueIn(act, tx, {
    title,
    words,
    councilNo,
    origin: 'coordinator',
    bodyId: null,
    level: 'council',
    themes: [],
    byParticipant: null,
    cameFrom: from,
  })
}
