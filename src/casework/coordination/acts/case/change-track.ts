import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseDeed, CaseId, SupportCase } from '../../domain/case/case.ts'
import type { TrackChange } from '../../domain/case/rules.ts'
import { mayChangeTrack } from '../../domain/case/rules.ts'
import { caseEndFacts } from '../plan/end-facts.ts'
import { changeCase } from './change-case.ts'

/** Opens again, pauses or ends one of the two tracks, by whoever leads or coordinates, always with a reason. The other track stays. */
export function changeTrack(
  act: Act,
  id: CaseId,
  version: number | undefined,
  wish: TrackChange,
  request: Once,
): Promise<Result<CaseId, Refusal>> {
  return changeCase(
    act,
    {
      id,
      version,
      action: 'case.change-track',
      detail: { track: wish.track, to: wish.to },
      decide: async (head, tx) => {
        const { leadAgency, coordinatorAgency } = head.supportCase
        if (![leadAgency, coordinatorAgency].includes(act.reader.agencyId)) return no(refusal('not-owner'))
        const may = mayChangeTrack(head.supportCase, wish, act.today)
        if (!may.ok) return may
        // No dead letters: as long as somebody waits for an answer the case does not close.
        if (closes(head.supportCase, wish) && (await caseEndFacts(tx.db, head)).hasUnanswered) return no(refusal('referral-unanswered'))
        const { track, to, reason, words, nextContactOn } = may.value
        const changed: CaseDeed = { kind: 'track_changed', body: { track, to, reason, words } }
        return yes(nextContactOn === null ? [changed] : [changed, { kind: 'contact_due', body: { on: nextContactOn } }])
      },
    },
    request,
  )
}

/** Whether the last of the two tracks ends, and with it the case. */
function closes(of: SupportCase, wish: TrackChange): boolean {
  return wish.to === 'ended' && (wish.track === 'solving' ? of.accompanying : of.solving) === 'ended'
}
