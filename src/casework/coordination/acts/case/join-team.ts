import { findAgency } from '../../../../directory/index.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { CaseDeed, CaseHead, TeamMember } from '../../domain/case/case.ts'
import { bringPeople, insertMember } from '../../store/case/team.ts'
import { consentBehind } from './consent-behind.ts'
import { disclose } from './disclose.ts'

/** The wish that an agency joins the team: who, on what basis, why, and what it is to learn. */
export type JoinWish = {
  readonly agencyId: AgencyId
  readonly staffId: StaffId | null
  readonly basis: string
  /** Owed whenever the basis is not consent. */
  readonly reason: string | null
  /** Kinds of content the agency is to learn; with consent as basis they must be covered. */
  readonly categories: readonly string[]
}

/**
 * Lets an agency into the team within an act that is under way, and gives back the deed the case remembers it by. Everything that can
 * be refused is refused before anything is written.
 * @returns `no-basis`, `out-of-consent`, `fields`, `wrong-state`
 */
export async function joinTeam(
  act: Act,
  tx: Tx,
  codes: Codes,
  head: CaseHead,
  wish: JoinWish,
): Promise<Result<readonly CaseDeed[], Refusal>> {
  const known = await mayJoin(act, tx, codes, head, wish)
  if (!known.ok) return known
  const consent = wish.basis === 'consent' ? await consentBehind(act, tx, head, wish) : undefined
  if (consent && !consent.ok) return consent
  const covered = consent?.value
  const member: TeamMember = {
    agencyId: wish.agencyId,
    part: 'member',
    staffId: wish.staffId,
    basis: wish.basis,
    basisOn: act.today,
    reason: wish.reason,
    consentId: covered?.consentId ?? null,
    categories: covered ? wish.categories : null,
    since: act.now.toISOString(),
    until: null,
    endsOn: covered?.endsOn ?? null,
  }
  const told = await disclose(act, tx, {
    personIds: head.people.map(person => person.personId),
    caseId: head.supportCase.id,
    consultationId: null,
    toAgency: wish.agencyId,
    fields: wish.categories,
    basis: wish.basis,
    consentId: member.consentId,
    reason: wish.reason ?? '支援チームに加わるため（ご本人の同意）',
  })
  if (!told.ok) return told
  await insertMember(tx.db, head.supportCase.id, head.supportCase.openedAt, member)
  await bringPeople(tx.db, head.supportCase.id, wish.agencyId)
  return yes([{ kind: 'member_joined', body: { agencyId: wish.agencyId, basis: wish.basis, basisOn: act.today } }])
}

async function mayJoin(act: Act, tx: Tx, codes: Codes, head: CaseHead, wish: JoinWish): Promise<Result<null, Refusal>> {
  if (head.glassUntil !== null) return no(refusal('absent'))
  if (head.supportCase.endedAt !== null) return no(refusal('wrong-state'))
  const fields: Record<string, string> = {}
  if ((await findAgency(tx.db, wish.agencyId)) === undefined) fields['agencyId'] = '加わる機関を選んでください。'
  if (head.team.some(member => member.agencyId === wish.agencyId)) fields['agencyId'] = 'この機関は、もう支援チームにいます。'
  if (wish.categories.length === 0) fields['categories'] = '共有する内容を、一つ以上選んでください。'
  if (codes.basis(wish.basis, act.today) === undefined) {
    return no(refusal('no-basis', { fields: { ...fields, basis: 'その日に有効な根拠を選んでください。' } }))
  }
  if (wish.basis !== 'consent' && wish.reason === null) {
    fields['reason'] = '同意がないときは、情報を共有する理由を言葉で書いてください。'
  }
  return Object.keys(fields).length > 0 ? no(refusal('fields', { fields })) : yes(null)
}
