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
import { FAULT_SENTENCES } from '../domain/complaint.ts'
import { differenceOf } from '../domain/difference.ts'
import type { FormVersion, FormWish } from '../domain/form-version.ts'
import { afterFormWish } from '../domain/form-version.ts'
import { latestOf } from '../domain/period.ts'
import { listFormVersions, writeFormVersions } from '../store/form-versions.ts'
import { holdRules, ruleVersion } from '../store/history.ts'

/** A change of one form; `version` is the number of changes the administrator had before their eyes. */
export type FormChange = { readonly form: string; readonly wish: FormWish; readonly version: number | undefined }

/** A form before and after a wish; `from` is the day on which it becomes another. */
export type FormPreview = { readonly before: readonly FormVersion[]; readonly after: readonly FormVersion[]; readonly from: Day }

/** What a wish would do, or why it is refused; nothing is written but that somebody looked. */
export function previewForms(act: Act, change: FormChange): Promise<Result<FormPreview, Refusal>> {
  return act.transaction(async tx => {
    const before = await listFormVersions(tx.db, change.form)
    const decided = await decide(act, tx.db, before, change)
    const detail = { form: change.form, wish: change.wish }
    await tx.audit({ action: 'rules.preview', subjectType: 'form_template', subjectIds: [], detail, ...outcomeOf(decided) })
    if (!decided.ok) return decided
    return yes({ before, after: decided.value, from: latestOf(decided.value)?.validFrom ?? act.today })
  })
}

/** Opens, puts right or takes back a version of a form and serves it at once, written down with what stood before and after. */
export async function changeForms(act: Act, codes: LiveCodes, change: FormChange, request: Once): Promise<Result<string, Refusal>> {
  const done = await act.transaction(tx =>
    once(act, tx, request, async () => {
      await holdRules(tx.db)
      const before = await listFormVersions(tx.db, change.form)
      const decided = await decide(act, tx.db, before, change)
      const action = `rules.form-${change.wish.kind}`
      if (!decided.ok) {
        await tx.audit({ action, subjectType: 'form_template', subjectIds: [], detail: { form: change.form }, ...outcomeOf(decided) })
        return decided
      }
      const made = newId<'rules_change'>()
      const difference = differenceOf(before, decided.value, ({ version }) => String(version))
      await writeFormVersions(tx.db, difference)
      const { added, changed, dropped } = difference
      const stood = before.filter(one => [...changed, ...dropped].some(({ version }) => version === one.version))
      await tx.audit({
        action,
        subjectType: 'form_template',
        subjectIds: [made],
        detail: { form: change.form, before: stood, after: [...changed, ...added] },
      })
      return yes(made)
    }),
  )
  if (done.ok) await codes.refresh()
  return done
}

async function decide(
  act: Act,
  db: Db,
  before: readonly FormVersion[],
  { form, wish, version }: FormChange,
): Promise<Result<readonly FormVersion[], Refusal>> {
  if (before.length === 0) return no(refusal('absent'))
  const stands = await ruleVersion(db, 'form_template', form)
  if (version !== undefined && version !== stands) return no(refusal('stale-version', { currentVersion: stands }))
  const wished = afterFormWish(before, wish, act.today)
  return wished.ok ? wished : no(refusal('fields', { fields: { [wished.refusal.part]: FAULT_SENTENCES[wished.refusal.fault] } }))
}
