import type { Act } from '../../../../platform/act.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import type { TeamStaff } from '../../store/case/staff-of-team.ts'
import { listTeamStaff } from '../../store/case/staff-of-team.ts'
import type { LeadOffer } from '../../store/case/team.ts'
import { findLeadOffer, listFormerMembers } from '../../store/case/team.ts'
import { withHead } from './read-log.ts'

export type { LeadOffer } from '../../store/case/team.ts'

/** The team of a case: who stands in it, who left, to whom the lead is held out, and colleagues who may be named. */
export type TeamView = {
  readonly head: CaseHead
  readonly former: Awaited<ReturnType<typeof listFormerMembers>>
  readonly offer: LeadOffer | undefined
  readonly colleagues: readonly TeamStaff[]
}

/** The team of one case, if the reader may see the case. */
export function readTeam(act: Act, id: CaseId): Promise<TeamView | undefined> {
  return withHead(act, id, 'case.read-team', async (tx, head) => ({
    head,
    former: await listFormerMembers(tx.db, id),
    offer: await findLeadOffer(tx.db, id),
    colleagues: await listTeamStaff(tx.db, [act.reader.agencyId]),
  }))
}
