import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { ConferenceId, Sitting } from '../../domain/conference/conference.ts'
import { changeConference } from './change-conference.ts'

/** Changes title, time, place or chair. Once called, a new time or place goes out as a new version of the calendar file. */
export function changeSitting(
  act: Act,
  id: ConferenceId,
  version: number | undefined,
  sitting: Sitting,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'change',
      action: 'conference.change',
      decide: head => {
        if (head.conference.calledAt !== null && sitting.startsAt === null) {
          return no(refusal('fields', { fields: { on: '招集したあとは、日時を空にできません。' } }))
        }
        return yes([{ kind: 'changed', body: sitting }])
      },
    },
    request,
  )
}
