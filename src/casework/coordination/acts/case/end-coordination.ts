import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { CoordinationEnding } from '../../domain/case/rules.ts'
import { mayEndCoordination } from '../../domain/case/rules.ts'
import { changeCase } from './change-case.ts'

/**
 * Ends coordination. The lead stays with the household, and the day of the next contact is known; both tracks go on as they are.
 * @source law-and-flow section 5: end of coordination is not end of support
 */
export function endCoordination(
  act: Act,
  id: CaseId,
  version: number | undefined,
  wish: CoordinationEnding,
  request: Once,
): Promise<Result<CaseId, Refusal>> {
  return changeCase(
    act,
    {
      id,
      version,
      action: 'case.end-coordination',
      decide: ({ supportCase, team }) => {
        const { coordinatorAgency } = supportCase
        if (coordinatorAgency !== null && coordinatorAgency !== act.reader.agencyId) return no(refusal('not-owner'))
        const may = mayEndCoordination(supportCase, wish, { today: act.today, team })
        return may.ok ? yes([{ kind: 'coordination_ended', body: may.value }]) : may
      },
    },
    request,
  )
}
