import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Consultation } from '../../../desk/index.ts'
import { findConsultation, listLinkedPeople, takeHand } from '../../../desk/index.ts'
import type { CaseId, TeamMember } from '../../domain/case/case.ts'
import type { CoordinationRequest } from '../../domain/case/request.ts'
import { listHouseholdsOf } from '../../store/case/case-people.ts'
import { bringHousehold } from '../../store/case/team.ts'
import { offerIdOf } from './offer-id.ts'
import { openCaseIn } from './open-case.ts'
import { casePeopleOf } from './open-own-case.ts'

/**
 * Opens the case that was asked for, within the act that accepts: the acceptor takes the hand, the household comes along, the owner of
 * the consultation leads, and both stand in the team on the basis of the request.
 */
export async function beginCase(
  act: Act,
  tx: Tx,
  request: CoordinationRequest,
  wish: { readonly label: string; readonly nextContactOn: Day },
): Promise<CaseId> {
  const { consultationId, toAgency, replyBy, householdId } = request
  if (householdId !== null) await bringHousehold(tx.db, request.id)
  await takeHand(act, tx, { referralId: offerIdOf(request.id), consultationId, toAgency, kind: 'coordinate', replyBy })
  const consultation = await findConsultation(tx.db, consultationId)
  if (consultation === undefined) throw new Error('a taken consultation must be visible to the taker')
  const linked = await listLinkedPeople(tx.db, consultationId)
  const households =
    householdId === null
      ? []
      : await listHouseholdsOf(
          tx.db,
          linked.map(link => link.personId),
        )
  const { ownerAgency, ownerStaff } = consultation
  return openCaseIn(act, tx, {
    opening: {
      label: wish.label,
      householdId,
      consultationId,
      leadAgency: ownerAgency,
      leadStaff: ownerStaff,
      coordinatorAgency: act.reader.agencyId,
      coordinatorStaff: act.reader.staffId,
      requestId: request.id,
      nextContactOn: wish.nextContactOn,
    },
    team: teamOf(act, request, consultation),
    people: casePeopleOf(
      linked,
      households.find(household => household.id === householdId),
    ),
  })
}

/** Acceptor and applicant; and whoever holds the consultation by now, if that is a third. */
function teamOf(act: Act, request: CoordinationRequest, { ownerAgency, ownerStaff }: Pick<Consultation, 'ownerAgency' | 'ownerStaff'>) {
  const { agencyId, staffId } = act.reader
  const standing = standingOn(request)
  const workerOf = (agency: AgencyId) => (agency === ownerAgency ? ownerStaff : null)
  const others = [...new Set([request.fromAgency, ownerAgency])].filter(agency => agency !== agencyId)
  return [
    { ...standing, agencyId, part: 'coordinator' as const, staffId },
    ...others.map(agency => ({
      ...standing,
      agencyId: agency,
      part: agency === request.fromAgency ? ('originator' as const) : ('member' as const),
      staffId: workerOf(agency),
    })),
  ]
}

function standingOn({
  basis,
  basisOn,
  basisReason,
}: CoordinationRequest): Omit<TeamMember, 'agencyId' | 'part' | 'staffId' | 'since' | 'until'> {
  return { basis, basisOn, reason: basisReason, consentId: null, categories: null, endsOn: null }
}
