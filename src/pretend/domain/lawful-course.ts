import type { City, PretendConsultation, ReferStep, Step } from './shapes.ts'

/**
 * Everything about a consultation that the rules of the desk would refuse; empty when it is lawful.
 *
 * One owner at every moment, one open hand-over at most, the sender is the owner, the receiver answers, nothing is out of order,
 * no open outcome without a day, no refusal without words, no end while a referral is unanswered, nothing after the last instant.
 *
 * @param end the last instant, RFC 3339 in Japanese time
 * @source law-and-flow 6 and 7
 */
export function complaintsAbout(city: City, consultation: PretendConsultation, end: string): readonly string[] {
  const agencies = new Map(city.staff.map(member => [member.login, member.agencyKey]))
  const court: Court = { agencies, owner: agencies.get(consultation.receivedBy) ?? '', referrals: new Map(), complaints: [] }
  if (court.owner === '') court.complaints.push(`nobody is called ${consultation.receivedBy}`)
  let before = consultation.receivedAt
  for (const step of consultation.course) {
    if (step.at < before) court.complaints.push(`${step.do} at ${step.at} is before ${before}`)
    if (step.at > end) court.complaints.push(`${step.do} at ${step.at} has not happened yet`)
    before = step.at
    judge(court, step)
  }
  return court.complaints.map(complaint => `${consultation.key}: ${complaint}`)
}

type Referral = { readonly sent: ReferStep; readonly from: string; state: 'sent' | 'seen' | 'accepted' | 'started' | 'confirmed' | 'ended' }

type Court = {
  readonly agencies: ReadonlyMap<string, string>
  readonly referrals: Map<string, Referral>
  readonly complaints: string[]
  owner: string
}

function judge(court: Court, step: Step): void {
  const by = court.agencies.get(step.by) ?? ''
  const demand = (holds: boolean, complaint: string): void => {
    if (!holds) court.complaints.push(`${step.do} by ${step.by} at ${step.at}: ${complaint}`)
  }
  if (step.do === 'screen' || step.do === 'close' || step.do === 'refer') demand(by === court.owner, 'only the owner may')
  if (step.do === 'screen') demand(step.disposition !== 'coordination' || step.tried !== undefined, 'coordination says what was tried')
  else if (step.do === 'close') judgeClose(court, step, demand)
  else if (step.do === 'refer') judgeRefer(court, step, demand)
  else judgeReferral(court, step, by, demand)
}

type Demand = (holds: boolean, complaint: string) => void

function judgeClose(court: Court, step: Extract<Step, { do: 'close' }>, demand: Demand): void {
  demand(step.words !== '', 'an end has words')
  demand(open(court).length === 0, 'a referral is unanswered')
  if (step.outcome === 'answered') return
  demand(step.nextOn > step.at.slice(0, 10), 'an open outcome comes back on a later day')
  if (step.outcome === 'lost_contact') demand((step.attempts ?? []).length > 1, 'every try to reach the person is listed')
}

function judgeRefer(court: Court, step: Extract<Step, { do: 'refer' }>, demand: Demand): void {
  demand(step.to !== court.owner, 'one does not refer to oneself')
  demand([...court.agencies.values()].includes(step.to), 'nobody is there to receive')
  demand(step.kind !== 'hand_over' || !open(court).some(other => other.sent.kind === 'hand_over'), 'one hand-over at a time')
  demand(step.basis !== 'consent' || step.consentType !== undefined, 'consent has a type')
  demand(step.basis === 'consent' || step.basisReason !== undefined, 'a basis other than consent has reasons')
  demand(step.replyBy >= step.at.slice(0, 10), 'the reply is due after it was asked for')
  demand(!court.referrals.has(step.key), 'a referral has a key of its own')
  court.referrals.set(step.key, { sent: step, from: court.owner, state: 'sent' })
}

function judgeReferral(court: Court, step: Exclude<Step, { do: 'screen' | 'close' | 'refer' }>, by: string, demand: Demand): void {
  const referral = court.referrals.get(step.referral)
  if (referral === undefined) {
    demand(false, 'there is no such referral')
    return
  }
  const receiving = ['seen', 'accept', 'start', 'return', 'decline'].includes(step.do)
  demand(by === (receiving ? referral.sent.to : referral.from), 'the wrong agency acts')
  demand((BEFORE[step.do] ?? []).includes(referral.state), `the referral is ${referral.state}`)
  const reasons = step.do === 'return' ? RETURN_REASONS : step.do === 'decline' ? DECLINE_REASONS : undefined
  if ('reasonCode' in step)
    demand((reasons?.includes(step.reasonCode) ?? true) && step.words !== '', 'a refusal has a fitting reason and words')
  if (step.do === 'accept' && referral.sent.kind === 'hand_over') court.owner = referral.sent.to
  referral.state = AFTER[step.do] ?? referral.state
}

const open = (court: Court): Referral[] => [...court.referrals.values()].filter(({ state }) => state === 'sent' || state === 'seen')

const BEFORE: Readonly<Record<string, readonly Referral['state'][]>> = {
  seen: ['sent'],
  accept: ['seen'],
  return: ['seen'],
  decline: ['seen'],
  withdraw: ['sent', 'seen'],
  start: ['accepted'],
  follow_up: ['accepted', 'started', 'confirmed'],
  person_answer: ['accepted', 'started', 'confirmed'],
  confirm: ['started'],
}

const AFTER: Readonly<Record<string, Referral['state']>> = {
  seen: 'seen',
  accept: 'accepted',
  return: 'ended',
  decline: 'ended',
  withdraw: 'ended',
  start: 'started',
  confirm: 'confirmed',
}

const RETURN_REASONS: readonly string[] = ['wrong_agency', 'need_more', 'already_supported', 'other']
const DECLINE_REASONS: readonly string[] = ['no_capacity', 'not_eligible', 'person_declined', 'could_not_reach', 'other']
