import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { changeCase } from './change-case.ts'

/** The lead sets the day on which it speaks with the household next. */
export function setNextContact(
  act: Act,
  id: CaseId,
  version: number | undefined,
  on: Day | null,
  request: Once,
): Promise<Result<CaseId, Refusal>> {
  return changeCase(
    act,
    {
      id,
      version,
      action: 'case.set-contact',
      decide: ({ supportCase }) => {
        if (supportCase.leadAgency !== act.reader.agencyId) return no(refusal('not-owner'))
        if (supportCase.endedAt !== null) return no(refusal('wrong-state'))
        if (on === null || on <= act.today) {
          return no(refusal('next-date-missing', { fields: { nextContactOn: '次に連絡する日を、明日より後の日付で入れてください。' } }))
        }
        return yes([{ kind: 'contact_due', body: { on } }])
      },
    },
    request,
  )
}
