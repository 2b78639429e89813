import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { withinLimit } from '../../../../platform/attempts.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Codes } from '../../../../platform/codes.ts'
import { dropDraft } from '../../../../platform/draft.ts'
import { isHoliday } from '../../../../platform/holidays.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { GlassOutcome, GlassWish } from '../../domain/sealed/glass.ts'
import { isReason, OPENINGS_PER_HOUR, REVIEW_DAYS } from '../../domain/sealed/glass.ts'
import { workingDaysAfter } from '../../domain/sealed/working-days.ts'
import type { OpenGlass } from '../../store/sealed/glass.ts'
import { breakGlassIn, endGlassIn, listOpenGlass } from '../../store/sealed/glass.ts'

export type { OpenGlass } from '../../store/sealed/glass.ts'

/**
 * Opens one case by its number in an emergency: for whoever proved who they are within the last minutes, with a reason, a few times an
 * hour, for sixty minutes by the clock of the database. A case that is not there and one closed to this person answer alike. Every try is
 * written down with its number and words.
 * @source security.md 9.7; X02
 */
export function breakGlass(act: Act, codes: Codes, isFresh: boolean, wish: GlassWish): Promise<Result<GlassOutcome, Refusal>> {
  return act.transaction(async tx => {
    const result = await open(act, tx, codes, isFresh, wish)
    if (result.ok) await dropDraft(tx.db, act.reader.staffId, '/glass')
    await tx.audit({
      action: 'glass.open',
      subjectType: 'case',
      subjectIds: result.ok ? [result.value.caseId] : [],
      purpose: wish.reasonCode,
      detail: { no: wish.no, words: wish.words, outcome: result.ok ? result.value.outcome : null },
      ...outcomeOf(result),
    })
    return result
  })
}

/** Puts the glass back before the time is over. */
export function endGlass(act: Act, caseId: CaseId): Promise<Result<CaseId, Refusal>> {
  return act.transaction(async tx => {
    const result: Result<CaseId, Refusal> = (await endGlassIn(tx.db, caseId)) ? yes(caseId) : no(refusal('absent'))
    await tx.audit({ action: 'glass.end', subjectType: 'case', subjectIds: [caseId], ...outcomeOf(result) })
    return result
  })
}

/** What the reader has open now. */
export function readOpenGlass(act: Act): Promise<readonly OpenGlass[]> {
  return act.transaction(async tx => {
    const rows = await listOpenGlass(tx.db)
    await tx.audit({ action: 'glass.list', subjectType: 'case', subjectIds: rows.map(row => row.caseId) })
    return rows
  })
}

async function open(act: Act, tx: Tx, codes: Codes, isFresh: boolean, wish: GlassWish): Promise<Result<GlassOutcome, Refusal>> {
  if (!isFresh) return no(refusal('fresh-proof-missing'))
  const fields: Record<string, string> = {}
  if (!codes.holds('glass_reason', wish.reasonCode, act.today)) fields['reasonCode'] = '理由を選んでください。'
  if (!isReason(wish.words)) fields['words'] = 'なぜいま開く必要があるかを、10文字以上で書いてください。'
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  if (!(await withinLimit(tx.db, 'glass', act.reader.staffId, OPENINGS_PER_HOUR, 60))) return no(refusal('too-many'))
  const found = await breakGlassIn(act, tx.db, wish, workingDaysAfter(act.today, REVIEW_DAYS, isHoliday))
  if (found.outcome === 'absent' || found.caseId === null) return no(refusal('absent'))
  return yes({ outcome: found.outcome, caseId: found.caseId })
}
