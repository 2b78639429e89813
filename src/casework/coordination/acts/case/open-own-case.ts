import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { Consultation, ConsultationId } from '../../../desk/index.ts'
import { findConsultation, listLinkedPeople, lockConsultation } from '../../../desk/index.ts'
import type { HouseholdId, PersonId } from '../../../people/index.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { ShownHousehold } from '../../store/case/case-people.ts'
import { listHouseholdsOf } from '../../store/case/case-people.ts'
import { openCaseIn } from './open-case.ts'

/** How an agency begins a case of its own: what to call it, which household, when the next contact is. */
export type OwnCaseWish = { readonly label: string; readonly householdId: HouseholdId | null; readonly nextContactOn: Day | null }

/** The agency's own office is the purpose for which it was told; nothing is passed on. */
const OWN_WORK = 'swa-106-4-2-1'

/** Opens a case that one agency carries by itself, without coordination; others may join the team later. */
export function openOwnCase(act: Act, id: ConsultationId, wish: OwnCaseWish, request: Once): Promise<Result<CaseId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockConsultation(tx.db, id)
      const may = await mayOpen(act, tx, id, wish)
      const result = may.ok ? yes(await open(act, tx, may.value, wish)) : may
      await tx.audit({
        action: 'case.open-own',
        subjectType: 'consultation',
        subjectIds: result.ok ? [id, result.value] : [id],
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

async function mayOpen(act: Act, tx: Tx, id: ConsultationId, wish: OwnCaseWish): Promise<Result<Consultation, Refusal>> {
  const consultation = await findConsultation(tx.db, id)
  if (consultation === undefined) return no(refusal('absent'))
  if (consultation.ownerAgency !== act.reader.agencyId) return no(refusal('not-owner'))
  if (consultation.state === 'answered' || consultation.state === 'case_opened' || consultation.disposition !== 'own_agency') {
    return no(refusal('wrong-state'))
  }
  if (wish.label === '') return no(refusal('fields', { fields: { label: '事例の呼び名を書いてください。' } }))
  if (wish.nextContactOn === null || wish.nextContactOn <= act.today) {
    return no(refusal('lead-missing', { fields: { nextContactOn: '次に連絡する日を、明日より後の日付で入れてください。' } }))
  }
  return yes(consultation)
}

async function open(act: Act, tx: Tx, consultation: Consultation, wish: OwnCaseWish): Promise<CaseId> {
  const linked = await listLinkedPeople(tx.db, consultation.id)
  const households = await listHouseholdsOf(
    tx.db,
    linked.map(person => person.personId),
  )
  const household = households.find(one => one.id === wish.householdId)
  const { agencyId, staffId } = act.reader
  return openCaseIn(act, tx, {
    opening: {
      label: wish.label,
      householdId: household?.id ?? null,
      consultationId: consultation.id,
      leadAgency: agencyId,
      leadStaff: consultation.ownerStaff ?? staffId,
      coordinatorAgency: null,
      coordinatorStaff: null,
      requestId: null,
      nextContactOn: wish.nextContactOn ?? act.today,
    },
    team: [
      {
        agencyId,
        part: 'originator',
        staffId: consultation.ownerStaff ?? staffId,
        basis: OWN_WORK,
        basisOn: act.today,
        reason: '受け止めた相談を、自分の機関で支えるため',
        consentId: null,
        categories: null,
        endsOn: null,
      },
    ],
    people: casePeopleOf(linked, household),
  })
}

/** Whom a case is about: those the consultation was for, then the others of the household. */
export function casePeopleOf(
  linked: readonly { readonly personId: PersonId; readonly part: string }[],
  household: ShownHousehold | undefined,
) {
  const isSubject = (personId: PersonId) => linked.some(link => link.personId === personId && link.part === 'subject')
  const ids = [
    ...linked.filter(link => link.part === 'subject' || household?.members.some(member => member.personId === link.personId)),
    ...(household?.members ?? []),
  ].map(person => person.personId)
  return [...new Set(ids)].map(personId => ({ personId, part: isSubject(personId) ? ('subject' as const) : ('member' as const) }))
}
