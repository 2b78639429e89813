import { addDays } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { endTasksAbout, leaveTask } from '../../../../platform/tasks.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { mayOfferLead, mayTakeLead } from '../../domain/case/rules.ts'
import { closeLeadOffer, findLeadOffer, insertLeadOffer } from '../../store/case/team.ts'
import { changeCase } from './change-case.ts'

type Change = Promise<Result<CaseId, Refusal>>

const DAYS_TO_ANSWER = 7

/** Holds the lead (主担当) out to another agency of the team, with a handover note. Nothing moves until that one takes it. */
export function offerLead(
  act: Act,
  id: CaseId,
  version: number | undefined,
  wish: { readonly toAgency: AgencyId; readonly words: string },
  request: Once,
): Change {
  const offerId = newId<'lead_offer'>(act.now.getTime())
  return changeCase(
    act,
    {
      id,
      version,
      action: 'case.offer-lead',
      detail: { toAgency: wish.toAgency },
      decide: async ({ supportCase, team }, tx) => {
        const may = mayOfferLead(supportCase, act.reader.agencyId, wish.toAgency, wish.words, { today: act.today, team })
        if (!may.ok) return may
        if ((await findLeadOffer(tx.db, id)) !== undefined) return no(refusal('already-handing-over'))
        return yes([{ kind: 'lead_offered', body: wish }])
      },
      also: async ({ supportCase }, tx) => {
        await insertLeadOffer(act, tx.db, { id: offerId, caseId: id, ...wish })
        await leaveTask(act, tx.db, {
          agencyId: wish.toAgency,
          staffId: null,
          kind: 'handover',
          words: `主担当の引き継ぎの申し出に返事をする（${supportCase.label}）`,
          dueOn: addDays(act.today, DAYS_TO_ANSWER),
          caseId: id,
          subject: { type: 'lead_offer', id: offerId },
        })
      },
    },
    request,
  )
}

/** The agency it is held out to takes the lead; without an offer a lead never moves (`owner-missing`). */
export function takeLead(act: Act, id: CaseId, version: number | undefined, request: Once): Change {
  const { agencyId, staffId } = act.reader
  return changeCase(
    act,
    {
      id,
      version,
      action: 'case.take-lead',
      decide: async (_, tx) => {
        const may = mayTakeLead(await findLeadOffer(tx.db, id), agencyId)
        return may.ok ? yes([{ kind: 'lead_taken', body: { agencyId, staffId } }]) : may
      },
      also: (_, tx) => endOffer(act, tx, id, '引き継ぎを受けた'),
    },
    request,
  )
}

/** The agency it is held out to declines, or the offering one takes the offer back; the lead stays where it is. */
export function declineLead(act: Act, id: CaseId, version: number | undefined, words: string, request: Once): Change {
  return changeCase(
    act,
    {
      id,
      version,
      action: 'case.decline-lead',
      decide: async (_, tx) => {
        const offer = await findLeadOffer(tx.db, id)
        if (offer === undefined) return no(refusal('wrong-state'))
        if (![offer.toAgency, offer.byAgency].includes(act.reader.agencyId)) return no(refusal('not-owner'))
        if (words === '') return no(refusal('reason-missing', { fields: { words: '理由を、相手の機関に伝わる言葉で書いてください。' } }))
        return yes([{ kind: 'lead_declined', body: { words } }])
      },
      also: (_, tx) => endOffer(act, tx, id, words),
    },
    request,
  )
}

async function endOffer(act: Act, tx: Tx, id: CaseId, words: string): Promise<void> {
  const offer = await findLeadOffer(tx.db, id)
  if (offer === undefined) return
  await closeLeadOffer(tx.db, id)
  await endTasksAbout(act, tx.db, offer.id, 'done', words)
}
