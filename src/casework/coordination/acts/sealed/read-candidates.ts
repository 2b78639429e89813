import type { Act } from '../../../../platform/act.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { Candidate } from '../../store/sealed/compartments.ts'
import { listCandidates } from '../../store/sealed/compartments.ts'
import type { CaseSource } from '../../store/sealed/transfers.ts'
import { listCaseSources } from '../../store/sealed/transfers.ts'

const SOURCES = 50

/** Who can be taken into a compartment, or confirm one. Names of colleagues are nobody's record. */
export function readCandidates(act: Act): Promise<readonly Candidate[]> {
  return act.look(listCandidates)
}

/** The latest entries of a case, for choosing which to copy; nothing where the reader does not see the case. */
export function readCaseSources(act: Act, caseId: CaseId | null): Promise<readonly CaseSource[]> {
  return act.transaction(async tx => {
    const rows = caseId === null ? [] : await listCaseSources(tx.db, caseId, SOURCES)
    await tx.audit({ action: 'case.read', subjectType: 'case', subjectIds: caseId === null ? [] : [caseId, ...rows.map(row => row.id)] })
    return rows
  })
}
