import { newId } from '../../../kernel/id.ts'
import type { FieldErrors, Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { neighbourOf } from '../../councils/index.ts'
import type { FieldLogId, FieldLogWords } from '../domain/field-log.ts'
import { findLog, insertLog, sentBefore, tellStepDone, unknownIn } from '../store/field-logs.ts'

/** A line as it is sent; the same mark of the same coordinator is one line, however often and however late it comes. */
export type SentLog = { readonly offlineId: string; readonly words: FieldLogWords; readonly corrects?: FieldLogId | undefined }

/** Writes one line of the reader's own diary, or a line in place of one they wrote before. */
export function writeLog(act: Act, sent: SentLog, request: Once): Promise<Result<FieldLogId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await written(act, tx, sent)
      await tx.audit({
        action: sent.corrects === undefined ? 'coordinator.write' : 'coordinator.correct',
        subjectType: 'field-log',
        subjectIds: [...(result.ok ? [result.value] : []), ...(sent.corrects === undefined ? [] : [sent.corrects])],
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

async function written(act: Act, tx: Tx, sent: SentLog): Promise<Result<FieldLogId, Refusal>> {
  if (!(await neighbourOf(tx.db)).isCoordinator) return no(refusal('not-keeper'))
  const before = await sentBefore(tx.db, sent.offlineId)
  if (before !== undefined) return yes(before)
  const unknown = await unknownIn(tx.db, sent.words)
  if (unknown.length > 0) return no(refusal('fields', { fields: Object.fromEntries(unknown.map(name => [name, UNKNOWN[name]])) }))
  if (sent.words.on > act.today) return no(refusal('fields', { fields: LATER }))
  if (sent.corrects !== undefined) {
    const old = await findLog(tx.db, sent.corrects)
    if (old === undefined) return no(refusal('absent'))
    if (old.staffId !== act.reader.staffId) return no(refusal('not-keeper'))
    if (old.correctedBy !== null) return no(refusal('wrong-state'))
  }
  const id = newId<'field_log'>(act.now.getTime())
  await insertLog(tx.db, { id, offlineId: sent.offlineId, corrects: sent.corrects ?? null, words: sent.words })
  return yes(id)
}

/** Writes that the next step of a line was taken, and what came of it. Every coordinator may. */
export function takeNextStep(act: Act, id: FieldLogId, words: string, request: Once): Promise<Result<FieldLogId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await stepTaken(tx, id, words)
      await tx.audit({ action: 'coordinator.take-step', subjectType: 'field-log', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function stepTaken(tx: Tx, id: FieldLogId, words: string): Promise<Result<FieldLogId, Refusal>> {
  const log = await findLog(tx.db, id)
  if (log === undefined) return no(refusal('absent'))
  if (log.nextStep === '' || log.correctedBy !== null) return no(refusal('wrong-state'))
  return (await tellStepDone(tx.db, id, words)) ? yes(id) : no(refusal('wrong-state'))
}

const UNKNOWN = {
  councils: '協議会を選び直してください。',
  bodies: '会を選び直してください。',
  participants: '名簿から選び直してください。',
} as const
const LATER: FieldErrors = { on: '日誌は、きょうまでのことを書きます。これからのことは「次にすること」に書いてください。' }
