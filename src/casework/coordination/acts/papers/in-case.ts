import type { Act, Tx } from '../../../../platform/act.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { lookAtCase } from '../case/look-at-case.ts'

/** Looks at something of a case for paper. Through a broken glass nothing leaves the screen: that answers like no case at all. */
export function onPaperInCase<Seen>(
  act: Act,
  id: CaseId,
  action: 'paper.print' | 'paper.export',
  look: (tx: Tx, head: CaseHead) => Promise<Seen | undefined>,
): Promise<Seen | undefined> {
  return act.transaction(async tx => {
    const head = await lookAtCase(tx.db, id)
    const seen = head === undefined || head.glassUntil !== null ? undefined : await look(tx, head)
    if (seen === undefined) await tx.audit({ action, subjectType: 'case', subjectIds: [id], outcome: 'absent' })
    return seen
  })
}
