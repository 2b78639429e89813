import { newId } from '../../../../kernel/id.ts'
import type { Refusal, RefusalCode } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Db } from '../../../../platform/database.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type {
  Destruction,
  DestructionId,
  DestructionLine,
  DueCase,
  HoldId,
  LegalHold,
  RetentionRule,
  RetentionWish,
} from '../../domain/sealed/retention.ts'
import { findDestruction, listDestructionLines, listDestructions, listDue, listHolds, listRules } from '../../store/sealed/retention.ts'
import { answerDestruction, endHold, insertDestruction, insertHold, insertRule } from '../../store/sealed/retention-writes.ts'

/** How long records are kept, what is due today, what is held, and the lists made so far. Numbers and counts only. */
export type Keeping = {
  readonly rules: readonly RetentionRule[]
  readonly due: readonly DueCase[]
  readonly holds: readonly LegalHold[]
  readonly destructions: readonly Destruction[]
}

/** Everything about keeping and destroying, for those who administer and, without the holds, for the second person. */
export function readKeeping(act: Act): Promise<Keeping> {
  return act.transaction(async tx => {
    const keeping = {
      rules: await listRules(tx.db, act.today),
      due: await listDue(tx.db, act.today),
      holds: await listHolds(tx.db),
      destructions: await listDestructions(tx.db),
    }
    await tx.audit({ action: 'retention.list', subjectType: 'retention', subjectIds: [] })
    return keeping
  })
}

/** One list or certificate with its numbers. */
export function readDestruction(
  act: Act,
  id: DestructionId,
): Promise<{ readonly destruction: Destruction; readonly lines: readonly DestructionLine[] } | undefined> {
  return act.transaction(async tx => {
    const destruction = await findDestruction(tx.db, id)
    const lines = destruction === undefined ? [] : await listDestructionLines(tx.db, id)
    const outcome = destruction === undefined ? ({ outcome: 'absent' } as const) : {}
    await tx.audit({ action: 'retention.read', subjectType: 'destruction', subjectIds: [id], ...outcome })
    return destruction && { destruction, lines }
  })
}

/** The city's own rule from a day on. */
export function setRetentionRule(act: Act, wish: RetentionWish, request: Once): Promise<Result<string, Refusal>> {
  const id = newId<'retention_rule'>(act.now.getTime())
  return done(act, 'retention.set-rule', id, db => insertRule(db, id, wish), request)
}

/** Stops the clock for one case, by its number. */
export function placeHold(act: Act, caseNo: number, reason: string, request: Once): Promise<Result<HoldId, Refusal>> {
  const id = newId<'legal_hold'>(act.now.getTime())
  return done(act, 'retention.hold', id, db => insertHold(db, id, caseNo, reason), request, {
    absent: refusal('fields', { fields: { caseNo: 'その番号の事例はありません。番号をお確かめください。' } }),
  })
}

/** Lets the clock run again. */
export function liftHold(act: Act, id: HoldId, words: string, request: Once): Promise<Result<HoldId, Refusal>> {
  return done(act, 'retention.lift', id, db => endHold(db, id, words), request)
}

/** Draws up the list of what is due today and not held. */
export function proposeDestruction(act: Act, request: Once): Promise<Result<DestructionId, Refusal>> {
  const id = newId<'destruction'>(act.now.getTime())
  return done(act, 'retention.propose', id, db => insertDestruction(db, id, act.today), request)
}

/** The second person decides; approved, the records are destroyed in this very transaction and certified. */
export function decideDestruction(
  act: Act,
  id: DestructionId,
  approves: boolean,
  words: string | null,
  request: Once,
): Promise<Result<DestructionId, Refusal>> {
  const action = approves ? 'retention.destroy' : 'retention.refuse'
  return done(act, action, id, db => answerDestruction(db, id, approves, words), request)
}

function done<Made extends string>(
  act: Act,
  action: string,
  id: Made,
  ask: (db: Db) => Promise<string | null>,
  request: Once,
  said: Readonly<Record<string, Refusal>> = {},
): Promise<Result<Made, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const answer = await ask(tx.db)
      const result: Result<Made, Refusal> =
        answer === null ? yes(id) : no(said[answer] ?? refusal(KNOWN.find(code => code === answer) ?? 'wrong-state'))
      await tx.audit({ action, subjectType: 'retention', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

const KNOWN: readonly RefusalCode[] = ['absent', 'own-decision', 'wrong-state', 'duty-missing']
