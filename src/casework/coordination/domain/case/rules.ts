import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { SupportCase, TeamMember, Track, TrackState } from './case.ts'

/** The wish to end coordination: why, and on which day the lead speaks with the household next. */
export type CoordinationEnding = { readonly words: string; readonly nextContactOn: Day | null }

/** What the rules of a case need to know beside the case itself. */
export type CaseFacts = {
  readonly today: Day
  /** Agencies that stand in the team now. */
  readonly team: readonly Pick<TeamMember, 'agencyId'>[]
}

/**
 * May coordination end so? Only with a lead that stands in the team and stays with the household, a day for the next contact, and
 * a reason: the end of coordination is not the end of support.
 * @source law-and-flow section 7 `lead-missing`, `silent-close`; section 6 rule (b)
 */
export function mayEndCoordination(
  of: SupportCase,
  wish: CoordinationEnding,
  facts: CaseFacts,
): Result<{ readonly words: string; readonly nextContactOn: Day }, Refusal> {
  if (of.coordinatorAgency === null || of.endedAt !== null) return no(refusal('wrong-state'))
  if (!stands(of.leadAgency, facts) || of.leadAgency === of.coordinatorAgency) {
    return no(refusal('lead-missing', { fields: { lead: 'これからも関わる主担当の機関を、先に決めてください。' } }))
  }
  if (wish.nextContactOn === null || wish.nextContactOn <= facts.today) {
    return no(refusal('lead-missing', { fields: { nextContactOn: '主担当が次に連絡する日を、明日より後の日付で入れてください。' } }))
  }
  if (wish.words === '') return no(silent('words'))
  return yes({ words: wish.words, nextContactOn: wish.nextContactOn })
}

/** The wish to change one of the two tracks. `nextContactOn` is owed wherever the work goes on. */
export type TrackChange = {
  readonly track: Track
  readonly to: TrackState
  /** Code of the reason, where the city keeps a list of them. */
  readonly reason: string | null
  readonly words: string
  readonly nextContactOn: Day | null
}

/**
 * May one track change so? Never silently, and never the other along with it. While anything goes on the next contact is known;
 * the last track ends only after coordination has ended.
 * @source plan L376; law-and-flow sections 6 and 7 `silent-close`, `lead-missing`
 */
export function mayChangeTrack(of: SupportCase, wish: TrackChange, today: Day): Result<TrackChange, Refusal> {
  if (of[wish.track] === wish.to) return no(refusal('wrong-state'))
  if (wish.words === '') return no(silent('words'))
  const other = wish.track === 'solving' ? of.accompanying : of.solving
  const isOver = wish.to === 'ended' && other === 'ended'
  if (isOver && of.coordinatorAgency !== null) {
    return no(refusal('wrong-state', { fields: { to: '先に多機関協働の調整を終えてください。そのあとで、すべての支援を終えられます。' } }))
  }
  if (!isOver && wish.nextContactOn !== null && wish.nextContactOn <= today) {
    return no(refusal('next-date-missing', { fields: { nextContactOn: '次に連絡する日は、明日より後の日付にしてください。' } }))
  }
  if (!isOver && wish.nextContactOn === null && of.nextContactOn === null) {
    return no(refusal('lead-missing', { fields: { nextContactOn: '主担当が次に連絡する日を入れてください。' } }))
  }
  return yes(wish)
}

/** May the lead be held out? By the lead alone, to another agency of the team, and not to whoever coordinates. @source law-and-flow 8 */
export function mayOfferLead(of: SupportCase, by: AgencyId, to: AgencyId, words: string, facts: CaseFacts): Result<AgencyId, Refusal> {
  if (of.endedAt !== null) return no(refusal('wrong-state'))
  if (of.leadAgency !== by) return no(refusal('not-owner'))
  const fields = {
    ...(to === by || !stands(to, facts) ? { toAgency: '支援チームの中から、引き継ぐ機関を選んでください。' } : {}),
    ...(to === of.coordinatorAgency ? { toAgency: '調整する機関は主担当になりません。ご本人と関わる機関を選んでください。' } : {}),
    ...(words === '' ? { words: '引き継ぐことと、その理由を書いてください。' } : {}),
  }
  return Object.keys(fields).length > 0 ? no(refusal('fields', { fields })) : yes(to)
}

/** Who a lead is held out to, and by whom. */
export type OpenLeadOffer = { readonly toAgency: AgencyId; readonly byAgency: AgencyId }

/** May this agency take the lead? Only when it is held out to it: a lead never moves without being accepted. */
export function mayTakeLead(offer: OpenLeadOffer | undefined, by: AgencyId): Result<OpenLeadOffer, Refusal> {
  return offer === undefined || offer.toAgency !== by ? no(refusal('owner-missing')) : yes(offer)
}

/**
 * May an agency leave the team? Not as long as it leads or coordinates, and never without a word. The lead stays with an ended case
 * too: otherwise nobody could open it again.
 */
export function mayLeave(of: SupportCase, leaving: AgencyId, words: string, facts: CaseFacts): Result<AgencyId, Refusal> {
  if (!stands(leaving, facts)) return no(refusal('absent'))
  if (of.leadAgency === leaving) {
    return no(refusal('lead-missing', { fields: { agencyId: '主担当の機関は、引き継ぎを受けてもらうまで離れられません。' } }))
  }
  if (of.coordinatorAgency === leaving) {
    return no(refusal('wrong-state', { fields: { agencyId: '調整している機関は、調整を終えてから離れてください。' } }))
  }
  return words === '' ? no(silent('words')) : yes(leaving)
}

function stands(agency: AgencyId, { team }: CaseFacts): boolean {
  return team.some(member => member.agencyId === agency)
}

function silent(field: string): Refusal {
  return refusal('silent-close', { fields: { [field]: '理由を、一言でも書いてください。何もしないことで終わることはありません。' } })
}
