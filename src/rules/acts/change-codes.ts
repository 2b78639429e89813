import type { Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act, Tx } from '../../platform/act.ts'
import { outcomeOf } from '../../platform/audit/record.ts'
import type { LiveCodes } from '../../platform/codes.ts'
import type { Db } from '../../platform/database.ts'
import type { Once } from '../../platform/idempotency.ts'
import { once } from '../../platform/idempotency.ts'
import type { CodeWish } from '../domain/change-codes.ts'
import { afterWish } from '../domain/change-codes.ts'
import type { CodeList, CodeRow } from '../domain/code-row.ts'
import { FAULT_SENTENCES } from '../domain/complaint.ts'
import type { Difference } from '../domain/difference.ts'
import { differenceOf } from '../domain/difference.ts'
import { judgeCodes } from '../domain/judge-codes.ts'
import { findCodeList, isCodeUsed, listCodeRows, writeCodeRows } from '../store/code-rows.ts'
import { holdRules, ruleVersion } from '../store/history.ts'

/** A change of one list; `version` is the one the administrator had before their eyes. */
export type CodeChange = { readonly list: string; readonly wish: CodeWish; readonly version: number | undefined }

/** A list before and after a wish; `from` is the day on which it becomes another. */
export type CodePreview = {
  readonly list: CodeList
  readonly before: readonly CodeRow[]
  readonly after: readonly CodeRow[]
  readonly from: Day
  readonly deed: CodeWish['kind']
  /** The day has passed, and records since then use the code: their words will read otherwise, or stand under a closed code. */
  readonly isUsedSince: boolean
}

/** What a wish would do, or why it is refused; nothing is written but that somebody looked. */
export function previewCodes(act: Act, change: CodeChange): Promise<Result<CodePreview, Refusal>> {
  return act.transaction(async tx => {
    const decided = await decide(act, tx.db, change)
    const { list, wish } = change
    await tx.audit({ action: 'rules.preview', subjectType: 'code_list', subjectIds: [], detail: { list, wish }, ...outcomeOf(decided) })
    if (!decided.ok) return decided
    const from = dayOf(wish, act.today)
    const isPast = from < act.today && 'code' in wish && (wish.kind === 'close' || wish.kind === 'succeed')
    return yes({ ...decided.value, from, deed: wish.kind, isUsedSince: isPast && (await isCodeUsed(tx.db, list, wish.code, from)) })
  })
}

/** Changes a list and serves it at once: all of a wish or nothing, written down with what stood before and after. */
export async function changeCodes(act: Act, codes: LiveCodes, change: CodeChange, request: Once): Promise<Result<string, Refusal>> {
  const { list, wish } = change
  const done = await act.transaction(tx =>
    once(act, tx, request, async () => {
      await holdRules(tx.db)
      const decided = await decide(act, tx.db, change)
      if (!decided.ok) return refused(tx, list, wish, decided.refusal)
      const { before, after } = decided.value
      return yes(await writeCodes(tx, `code-${wish.kind}`, list, before, after))
    }),
  )
  if (done.ok) await codes.refresh()
  return done
}

/** Writes what differs and audits it, with the rows before and after. @returns the id of the change */
export async function writeCodes(
  tx: Tx,
  deed: string,
  list: string,
  before: readonly CodeRow[],
  after: readonly CodeRow[],
): Promise<string> {
  const change = newId<'rules_change'>()
  const difference = codeDifference(before, after)
  await writeCodeRows(tx.db, list, difference)
  const keys = new Set([...difference.added, ...difference.changed, ...difference.dropped].map(keyOf))
  const touched = (rows: readonly CodeRow[]) => rows.filter(row => keys.has(keyOf(row)))
  const detail = { list, before: touched(before), after: touched(after) }
  await tx.audit({ action: `rules.${deed}`, subjectType: 'code_list', subjectIds: [change], detail })
  return change
}

/** What has to be written so that a list becomes another. */
export function codeDifference(before: readonly CodeRow[], after: readonly CodeRow[]): Difference<CodeRow> {
  return differenceOf(before, after, keyOf)
}

function keyOf({ code, validFrom }: CodeRow): string {
  return `${code} ${validFrom}`
}

async function refused(tx: Tx, list: string, wish: CodeWish, why: Refusal): Promise<Result<never, Refusal>> {
  const result = no(why)
  await tx.audit({ action: `rules.code-${wish.kind}`, subjectType: 'code_list', subjectIds: [], detail: { list }, ...outcomeOf(result) })
  return result
}

type Decided = { readonly list: CodeList; readonly before: readonly CodeRow[]; readonly after: readonly CodeRow[] }

async function decide(act: Act, db: Db, { list: key, wish, version }: CodeChange): Promise<Result<Decided, Refusal>> {
  const list = await findCodeList(db, key)
  if (list === undefined) return no(refusal('absent'))
  const before = await listCodeRows(db, key)
  const stands = await ruleVersion(db, 'code', key)
  if (version !== undefined && version !== stands) return no(refusal('stale-version', { currentVersion: stands }))
  const wished = afterWish(before, wish, act.today)
  if (!wished.ok) return no(refusal('fields', { fields: { [wished.refusal.part]: FAULT_SENTENCES[wished.refusal.fault] } }))
  const complaints = judgeCodes(list, before, wished.value, act.today)
  if (complaints.length === 0) return yes({ list, before, after: wished.value })
  const fields = Object.fromEntries(complaints.map(({ column, fault }) => [FIELD_OF[column] ?? column, FAULT_SENTENCES[fault]]).reverse())
  return no(refusal('fields', { fields }))
}

/** The day a row begins and the day it ends are one question on the screen: from when. */
const FIELD_OF: Readonly<Record<string, string>> = { validFrom: 'from', validTo: 'from' }

function dayOf(wish: CodeWish, today: Day): Day {
  if (wish.kind === 'reorder') return today
  return wish.kind === 'correct' || wish.kind === 'withdraw' ? wish.begins : wish.from
}
