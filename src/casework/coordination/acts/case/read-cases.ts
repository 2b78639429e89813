import type { Act } from '../../../../platform/act.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import type { PersonId } from '../../../people/index.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { CaseFilter, CaseRow, CaseView } from '../../domain/case/case-list.ts'
import { CASE_COUNT_BOUND } from '../../domain/case/case-list.ts'
import type { CasePlace } from '../../store/case/case-lists.ts'
import { countCases, listCases, listCasesOfConsultation, listCasesOfPerson } from '../../store/case/case-lists.ts'

export type CasePageRows = { readonly rows: readonly CaseRow[]; readonly next: CaseId | undefined }

/** One page of a list of cases. One event holds the ids shown. */
export function readCases(act: Act, view: CaseView, filter: CaseFilter, place: CasePlace): Promise<CasePageRows> {
  return act.transaction(async tx => {
    const found = await listCases(tx.db, act.reader, { view, filter, today: act.today }, place)
    const rows = found.slice(0, place.limit)
    await tx.audit({ action: 'case.list', subjectType: 'case', subjectIds: rows.map(row => row.id), detail: { view } })
    return { rows, next: found.length > place.limit ? rows.at(-1)?.id : undefined }
  })
}

/** A list that leaves the house, with the purpose its reader stated; `isCut` when there were more rows. */
export function exportCases(
  act: Act,
  view: CaseView,
  filter: CaseFilter,
  limit: number,
  purpose: string,
): Promise<{ readonly rows: readonly CaseRow[]; readonly isCut: boolean }> {
  return act.transaction(async tx => {
    const found = await listCases(tx.db, act.reader, { view, filter, today: act.today }, { limit })
    const rows = found.slice(0, limit)
    await tx.audit({
      action: 'case.export',
      subjectType: 'case',
      subjectIds: rows.map(row => row.id),
      purpose,
      detail: { view, rows: rows.length },
    })
    return { rows, isCut: found.length > limit }
  })
}

/** Bounded counts for the tabs above the list: figures of one's own work, no record is shown. */
export function countCaseViews(act: Act): Promise<Readonly<Record<CaseView, number>>> {
  return act.look(db => countCases(db, act.reader, act.today, CASE_COUNT_BOUND))
}

const FEW = 20

/** The cases of one person that the reader may see. */
export function readCasesOfPerson(act: Act, id: PersonId): Promise<readonly CaseRow[]> {
  return act.transaction(async tx => {
    const rows = await listCasesOfPerson(tx.db, id, FEW)
    await tx.audit({ action: 'case.list', subjectType: 'person', subjectIds: [id, ...rows.map(row => row.id)] })
    return rows
  })
}

/** The cases that came of a consultation, as far as the reader may see them. */
export function readCasesOfConsultation(act: Act, id: ConsultationId): Promise<readonly CaseRow[]> {
  return act.transaction(async tx => {
    const rows = await listCasesOfConsultation(tx.db, id)
    await tx.audit({ action: 'case.list', subjectType: 'consultation', subjectIds: [id, ...rows.map(row => row.id)] })
    return rows
  })
}
