import type { Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act } from '../../platform/act.ts'
import { outcomeOf } from '../../platform/audit/record.ts'
import type { LiveCodes } from '../../platform/codes.ts'
import type { Db } from '../../platform/database.ts'
import type { Once } from '../../platform/idempotency.ts'
import { once } from '../../platform/idempotency.ts'
import type { BasisRow, BasisWish } from '../domain/basis-row.ts'
import { afterBasisWish, judgeBases } from '../domain/change-bases.ts'
import { FAULT_SENTENCES } from '../domain/complaint.ts'
import { differenceOf } from '../domain/difference.ts'
import { listBasisRows, writeBasisRows } from '../store/basis-rows.ts'
import { holdRules, ruleVersion } from '../store/history.ts'

/** A change of the legal bases; `version` is the one the administrator had before their eyes. */
export type BasisChange = { readonly wish: BasisWish; readonly version: number | undefined }

/** The bases before and after a wish; `from` is the day on which they become others. */
export type BasisPreview = { readonly before: readonly BasisRow[]; readonly after: readonly BasisRow[]; readonly from: Day }

/** What a wish would do, or why it is refused; nothing is written but that somebody looked. */
export function previewBases(act: Act, change: BasisChange): Promise<Result<BasisPreview, Refusal>> {
  return act.transaction(async tx => {
    const decided = await decide(act, tx.db, change)
    const detail = { wish: change.wish }
    await tx.audit({ action: 'rules.preview', subjectType: 'legal_basis', subjectIds: [], detail, ...outcomeOf(decided) })
    return decided
  })
}

/** Changes the bases and serves them at once: all of a wish or nothing, written down with what stood before and after. */
export async function changeBases(act: Act, codes: LiveCodes, change: BasisChange, request: Once): Promise<Result<string, Refusal>> {
  const done = await act.transaction(tx =>
    once(act, tx, request, async () => {
      await holdRules(tx.db)
      const decided = await decide(act, tx.db, change)
      const action = `rules.basis-${change.wish.kind}`
      if (!decided.ok) {
        await tx.audit({ action, subjectType: 'legal_basis', subjectIds: [], ...outcomeOf(decided) })
        return decided
      }
      const made = newId<'rules_change'>()
      const { before, after } = decided.value
      await writeBasisRows(tx.db, differenceOf(before, after, keyOf))
      const own = (rows: readonly BasisRow[]) => rows.filter(row => row.code === change.wish.code)
      await tx.audit({
        action,
        subjectType: 'legal_basis',
        subjectIds: [made],
        detail: { code: change.wish.code, before: own(before), after: own(after) },
      })
      return yes(made)
    }),
  )
  if (done.ok) await codes.refresh()
  return done
}

const keyOf = ({ code, validFrom }: BasisRow) => `${code} ${validFrom}`

async function decide(act: Act, db: Db, { wish, version }: BasisChange): Promise<Result<BasisPreview, Refusal>> {
  const before = await listBasisRows(db)
  const stands = await ruleVersion(db, 'legal_basis', '')
  if (version !== undefined && version !== stands) return no(refusal('stale-version', { currentVersion: stands }))
  if (wish.kind !== 'open' && !before.some(row => row.code === wish.code)) return no(refusal('absent'))
  const wished = afterBasisWish(before, wish, act.today)
  if (!wished.ok) return no(refusal('fields', { fields: { [wished.refusal.part]: FAULT_SENTENCES[wished.refusal.fault] } }))
  const complaints = judgeBases(before, wished.value, act.today)
  const fields = Object.fromEntries(complaints.map(({ column, fault }) => [FIELD_OF[column] ?? column, FAULT_SENTENCES[fault]]).reverse())
  if (complaints.length > 0) return no(refusal('fields', { fields }))
  return yes({ before, after: wished.value, from: 'from' in wish ? wish.from : wish.begins })
}

/** The day a row begins and the day it ends are one question on the screen: from when. */
const FIELD_OF: Readonly<Record<string, string>> = { validFrom: 'from', validTo: 'from' }
