import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { Conference, ConferenceDeed, ConferenceHead, ConferenceId } from '../../domain/conference/conference.ts'
import type { ConferenceStep } from '../../domain/conference/conference-steps.ts'
import { mayStep } from '../../domain/conference/conference-steps.ts'
import { afterConferenceAct } from '../../domain/conference/fold-conference.ts'
import { appendConferenceAct, conferenceActOf } from '../../store/conference/conference-acts.ts'
import { lockConference, updateConference } from '../../store/conference/conferences.ts'
import { allOrNothing } from '../../store/conference/undo.ts'
import { lookAtConference } from './look-at-conference.ts'

/** What a change by the convenor needs: which conference, on which version, which step, and what follows from the rules. */
export type ConferenceChange = {
  readonly id: ConferenceId
  readonly version: number | undefined
  readonly step: ConferenceStep
  readonly action: string
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  /** Decides, and writes what is written besides the conference itself. A refusal undoes all of it. */
  decide(head: ConferenceHead, tx: Tx): Promise<Result<readonly ConferenceDeed[], Refusal>> | Result<readonly ConferenceDeed[], Refusal>
}

/**
 * The one way a conference is changed: lock, sight, version, step, rule, append the acts, write the folded state, audit. One transaction;
 * a refusal is written down too and leaves nothing else behind.
 */
export function changeConference(act: Act, change: ConferenceChange, request: Once): Promise<Result<ConferenceId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      let shown: readonly string[] = []
      const result = await allOrNothing(tx.db, async (): Promise<Result<ConferenceId, Refusal>> => {
        const decided = await decideOn(act, tx, change)
        if (!decided.ok) return decided
        shown = decided.value.head.items.map(item => item.caseId)
        await appendDeeds(act, tx, decided.value.head.conference, decided.value.deeds)
        return yes(change.id)
      })
      await tx.audit({
        action: change.action,
        subjectType: 'conference',
        subjectIds: [change.id, ...shown],
        detail: change.detail,
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

async function appendDeeds(act: Act, tx: Tx, before: Conference, deeds: readonly ConferenceDeed[]): Promise<void> {
  let after = before
  for (const deed of deeds) {
    const done = conferenceActOf(act, after.version + 1, deed)
    after = afterConferenceAct(after, done)
    await appendConferenceAct(tx.db, before.id, done)
  }
  if (deeds.length > 0) await updateConference(tx.db, after)
}

type Decided = { readonly head: ConferenceHead; readonly deeds: readonly ConferenceDeed[] }

async function decideOn(act: Act, tx: Tx, change: ConferenceChange): Promise<Result<Decided, Refusal>> {
  await lockConference(tx.db, change.id)
  const head = await lookAtConference(tx.db, change.id, act.reader.agencyId)
  if (head === undefined || !head.isConvenor) return no(refusal('absent'))
  const current = head.conference.version
  if (change.version !== undefined && change.version !== current) return no(refusal('stale-version', { currentVersion: current }))
  const may = mayStep(head, change.step)
  if (!may.ok) return may
  const deeds = await change.decide(head, tx)
  return deeds.ok ? yes({ head, deeds: deeds.value }) : deeds
}
