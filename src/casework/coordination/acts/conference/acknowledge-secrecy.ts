import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { ConferenceId } from '../../domain/conference/conference.ts'
import { insertAck } from '../../store/conference/secrecy.ts'
import { lookAtConference } from './look-at-conference.ts'

/** Which wording of the notice was confirmed; a new wording gets a new name. */
const SECRECY_NOTICE = '2026-04'

/**
 * The reader confirms the secrecy notice of a sitting, once, before any of its material opens.
 * @source 社会福祉法106条の6 5項; privacy-rules section 1
 */
export function acknowledgeSecrecy(act: Act, id: ConferenceId): Promise<Result<ConferenceId, Refusal>> {
  return act.transaction(async tx => {
    const head = await lookAtConference(tx.db, id, act.reader.agencyId)
    const result = head === undefined ? no(refusal('absent')) : yes(id)
    if (result.ok) await insertAck(act, tx.db, id, SECRECY_NOTICE)
    await tx.audit({
      action: 'conference.acknowledge',
      subjectType: 'conference',
      subjectIds: [id],
      detail: { notice: SECRECY_NOTICE },
      ...outcomeOf(result),
    })
    return result
  })
}
