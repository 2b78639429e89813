import type { Day } from '../../kernel/day.ts'
import type { Act } from '../../platform/act.ts'
import type { CodeList, CodeListLine, CodeRow } from '../domain/code-row.ts'
import type { PastChange } from '../domain/past-change.ts'
import { findCodeList, listCodeLists, listCodeRows } from '../store/code-rows.ts'
import { listChanges, ruleVersion } from '../store/history.ts'

/** One list with every row it ever had. `version` says whether somebody changed it since. */
export type CodeListView = { readonly list: CodeList; readonly rows: readonly CodeRow[]; readonly version: number }

/** Every code list with how many codes hold on a day. */
export function readCodeLists(act: Act, on: Day): Promise<readonly CodeListLine[]> {
  return act.look(db => listCodeLists(db, on))
}

/** One list by its key; undefined when there is none. */
export function readCodeList(act: Act, key: string): Promise<CodeListView | undefined> {
  return act.look(async db => {
    const list = await findCodeList(db, key)
    if (list === undefined) return undefined
    return { list, rows: await listCodeRows(db, key), version: await ruleVersion(db, 'code', key) }
  })
}

/** Who changed a list and what it said before, newest first. */
export function readCodeChanges(act: Act, key: string): Promise<readonly PastChange[]> {
  return act.look(db => listChanges(db, 'code', key))
}
