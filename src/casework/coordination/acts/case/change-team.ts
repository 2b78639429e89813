import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { mayLeave } from '../../domain/case/rules.ts'
import { listTeamStaff } from '../../store/case/staff-of-team.ts'
import { assignMember, endMember } from '../../store/case/team.ts'
import { changeCase } from './change-case.ts'
import type { JoinWish } from './join-team.ts'
import { joinTeam } from './join-team.ts'

type Change = Promise<Result<CaseId, Refusal>>

/** Lets an agency into the team. @source F25; law-and-flow section 7 `no-basis`, `out-of-consent` */
export function addAgency(act: Act, codes: Codes, id: CaseId, version: number | undefined, wish: JoinWish, request: Once): Change {
  const detail = { agencyId: wish.agencyId, basis: wish.basis, categories: wish.categories }
  const decide = (head: CaseHead, tx: Tx) => joinTeam(act, tx, codes, head, wish)
  return changeCase(act, { id, version, action: 'case.join-team', detail, decide }, request)
}

/** The reader's own agency leaves the team, or whoever leads or coordinates lets another go; never the lead, never without a word. */
export function leaveTeam(
  act: Act,
  id: CaseId,
  version: number | undefined,
  wish: { readonly agencyId: AgencyId; readonly words: string },
  request: Once,
): Change {
  return changeCase(
    act,
    {
      id,
      version,
      action: 'case.leave-team',
      detail: { agencyId: wish.agencyId },
      decide: ({ supportCase, team }) => {
        const own = act.reader.agencyId
        if (![wish.agencyId, supportCase.leadAgency, supportCase.coordinatorAgency].includes(own)) return no(refusal('not-owner'))
        const may = mayLeave(supportCase, wish.agencyId, wish.words, { today: act.today, team })
        return may.ok ? yes([{ kind: 'member_left', body: wish }]) : may
      },
      // Last, because who has left writes nothing any more.
      also: (_, tx) => endMember(tx.db, id, wish.agencyId, act.now, wish.words),
    },
    request,
  )
}

/** Names who of the reader's own agency works on the case; nobody means that the agency holds it together. */
export function assignInCase(act: Act, id: CaseId, version: number | undefined, staffId: StaffId | null, request: Once): Change {
  const own = act.reader.agencyId
  return changeCase(
    act,
    {
      id,
      version,
      action: 'case.assign',
      detail: { staffId },
      decide: async (head, tx) => {
        const colleagues = staffId === null ? [] : await listTeamStaff(tx.db, [own])
        if (staffId !== null && !colleagues.some(one => one.id === staffId)) {
          return no(refusal('fields', { fields: { staffId: '担当する方を選び直してください。' } }))
        }
        const { leadAgency, coordinatorAgency } = head.supportCase
        if (leadAgency === own) return yes([{ kind: 'assigned', body: { part: 'lead', staffId } }])
        return yes(coordinatorAgency === own ? [{ kind: 'assigned', body: { part: 'coordinator', staffId } }] : [])
      },
      also: (_, tx) => assignMember(tx.db, id, own, staffId),
    },
    request,
  )
}
