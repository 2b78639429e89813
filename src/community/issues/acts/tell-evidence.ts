import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { Evidence, IssueId } from '../domain/issue.ts'
import type { EvidenceTold } from '../store/evidence.ts'
import { insertEvidence, withdrawEvidence } from '../store/evidence.ts'
import { findIssue, unknownIn } from '../store/issues.ts'
import { UNKNOWN } from './raise-issue.ts'

/** Adds a voice or a number to an issue. Every member of its council may; for somebody else only those who keep its records. */
export function tellEvidence(act: Act, id: IssueId, told: EvidenceTold, request: Once): Promise<Result<Evidence['id'], Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const issue = await findIssue(tx.db, id)
      const isKeeper = issue !== undefined && mayKeep(issue.councilNo, await neighbourOf(tx.db))
      const made = newId<'evidence'>(act.now.getTime())
      const unknown = await unknownIn(tx.db, { ...told, councilNo: issue?.councilNo ?? null, themes: [] })
      const result = judged(issue !== undefined, made, {
        'not-keeper': told.byParticipant !== null && !isKeeper,
        byParticipant: unknown.length > 0,
        audience: told.audience === 'staff' && !isKeeper,
      })
      if (result.ok) await insertEvidence(tx.db, made, id, told)
      await tx.audit({ action: 'issue.tell', subjectType: 'issue', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

function judged(
  isThere: boolean,
  made: Evidence['id'],
  wrong: Readonly<Record<'not-keeper' | 'byParticipant' | 'audience', boolean>>,
): Result<Evidence['id'], Refusal> {
  if (!isThere) return no(refusal('absent'))
  if (wrong['not-keeper']) return no(refusal('not-keeper'))
  if (wrong.audience) return no(refusal('fields', { fields: { audience: NOT_FOR_COORDINATORS } }))
  return wrong.byParticipant ? no(refusal('fields', { fields: { byParticipant: UNKNOWN.byParticipant } })) : yes(made)
}

const NOT_FOR_COORDINATORS = '地域福祉コーディネーターだけに伝えることは、事務局か地域福祉コーディネーターに話してください。'

/** Takes back what was told: one's own words, or as a keeper anybody's. */
export function takeBackEvidence(act: Act, id: IssueId, evidence: string, request: Once): Promise<Result<IssueId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result: Result<IssueId, Refusal> = (await withdrawEvidence(tx.db, id, evidence)) ? yes(id) : no(refusal('absent'))
      await tx.audit({ action: 'issue.take-back', subjectType: 'issue', subjectIds: [id, evidence], ...outcomeOf(result) })
      return result
    }),
  )
}
