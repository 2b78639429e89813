import type { Act } from '../../../../platform/act.ts'
import type { CaseFilter, CaseRow, CaseView } from '../../domain/case/case-list.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import { listCases } from '../../store/case/case-lists.ts'
import type { Leaving, Left } from './leave-on-paper.ts'
import { leaveOnPaper } from './leave-on-paper.ts'

/** The most cases that one list on paper holds. */
const CASES_ON_PAPER = 1000

/** 支援ケース一覧: the cases under the reader's sight. A list that leaves the house always has a purpose. */
export function takeListPaper(
  act: Act,
  asked: { readonly view: CaseView; readonly filter: CaseFilter },
  leaving: Leaving & { readonly purpose: string },
  layOut: (facts: { readonly rows: readonly CaseRow[]; readonly isCut: boolean }) => Sheet,
): Promise<Left> {
  return act.transaction(async tx => {
    const found = await listCases(tx.db, act.reader, { ...asked, today: act.today }, { limit: CASES_ON_PAPER })
    const rows = found.slice(0, CASES_ON_PAPER)
    const sheet = layOut({ rows, isCut: found.length > CASES_ON_PAPER })
    const subjectIds = rows.map(row => row.id)
    return leaveOnPaper(tx, { sheets: [sheet], rows: rows.length, subjectType: 'case', subjectIds, people: [] }, leaving)
  })
}
