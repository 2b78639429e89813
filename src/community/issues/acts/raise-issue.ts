import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, mayRead, neighbourOf } from '../../councils/index.ts'
import type { LinkEnd } from '../../links/index.ts'
import { makeLink } from '../../links/index.ts'
import type { IssueId } from '../domain/issue.ts'
import type { IssueStart } from '../store/issues.ts'
import { insertIssue, unknownIn } from '../store/issues.ts'

/** An issue as it is told: with what it was made out of, a note, a remark, where there is such a thing. */
export type IssueTold = IssueStart & { readonly cameFrom?: LinkEnd | undefined }

/**
 * Writes down what troubles people, inside a transaction that already runs: closing a meeting, keying in a returned sheet.
 * Every member of a council may tell; for somebody else (`byParticipant`) only those who keep its records.
 */
export async function raiseIssueIn(act: Act, tx: Tx, told: IssueTold): Promise<Result<IssueId, Refusal>> {
  const reader = await neighbourOf(tx.db)
  const result = await raised(act, tx, told, {
    mayTell: mayRead('council', told.councilNo, reader),
    maySpeakFor: mayKeep(told.councilNo, reader),
  })
  await tx.audit({
    action: 'issue.raise',
    subjectType: 'issue',
    subjectIds: result.ok ? [result.value] : [],
    detail: { council: told.councilNo, origin: told.origin },
    ...outcomeOf(result),
  })
  return result
}

/** Writes down what troubles people. */
export function raiseIssue(act: Act, told: IssueTold, request: Once): Promise<Result<IssueId, Refusal>> {
  return act.transaction(tx => once(act, tx, request, () => raiseIssueIn(act, tx, told)))
}

/** What to say of a name that is not there. */
export const UNKNOWN = {
  councilNo: '協議会を選び直してください。',
  byParticipant: '名簿から選び直してください。',
  themes: 'テーマを選び直してください。',
} as const

async function raised(
  act: Act,
  tx: Tx,
  told: IssueTold,
  may: { readonly mayTell: boolean; readonly maySpeakFor: boolean },
): Promise<Result<IssueId, Refusal>> {
  const unknown = await unknownIn(tx.db, told)
  if (unknown.length > 0) return no(refusal('fields', { fields: Object.fromEntries(unknown.map(name => [name, UNKNOWN[name]])) }))
  if (!may.mayTell || (told.byParticipant !== null && !may.maySpeakFor)) return no(refusal('not-keeper'))
  const id = newId<'issue'>(act.now.getTime())
  await insertIssue(tx.db, id, told)
  if (told.cameFrom) await makeLink(tx.db, { from: { kind: 'issue', id }, to: told.cameFrom, relation: 'came_from' })
  return yes(id)
}
