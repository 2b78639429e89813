import type { Act } from '../../../../platform/act.ts'
import type { ConsultationGap } from '../../../desk/index.ts'
import { listConsultationGaps } from '../../../desk/index.ts'
import type { CaseGap } from '../../domain/assessment/gap-need.ts'
import { listCaseGaps } from '../../store/assessment/gap-needs.ts'

/** The gaps between programmes under the reader's sight: of cases, and of consultations of the own agency. `isCut`: there were more. */
export type GapNeeds = {
  readonly ofCases: readonly CaseGap[]
  readonly ofConsultations: readonly ConsultationGap[]
  readonly isCut: boolean
}

/** The newest gaps, at most `limit` of each kind. One event holds the ids shown; `isExported` is an action of its own. */
export function readGapNeeds(act: Act, limit: number, isExported = false): Promise<GapNeeds> {
  return act.transaction(async tx => {
    const cases = await listCaseGaps(tx.db, act.reader, act.today, limit + 1)
    const consultations = await listConsultationGaps(tx.db, act.reader, limit + 1)
    const ofCases = cases.slice(0, limit)
    const ofConsultations = consultations.slice(0, limit)
    await tx.audit({
      action: isExported ? 'gap.export' : 'gap.list',
      subjectType: 'case',
      subjectIds: [...ofCases.map(gap => gap.caseId), ...ofConsultations.map(gap => gap.id)],
      ...(isExported ? { detail: { rows: ofCases.length + ofConsultations.length } } : {}),
    })
    return { ofCases, ofConsultations, isCut: cases.length > limit || consultations.length > limit }
  })
}
