import type {
  Consultation,
  ConsultationAct,
  ConsultationDeed,
  ConsultationId,
  LoadedConsultation,
  ReferralId,
} from '../../casework/desk/index.ts'
import { foldConsultation } from '../../casework/desk/index.ts'
import type { LoadedReferral, ReferralAct, ReferralDeed } from '../../casework/referral/index.ts'
import { bundleOf, foldReferral, TICKED_AT_FIRST } from '../../casework/referral/index.ts'
import { dayOfInstant } from '../../kernel/day.ts'
import type { Id } from '../../kernel/id.ts'
import type { PretendCase } from '../domain/case-stories.ts'
import type { PretendConsultation, ReferStep, Step } from '../domain/shapes.ts'
import type { Cast } from './cast.ts'
import { idFor } from './ids.ts'
import { caseIdOf, openedAtOf, requestIdOf } from './retell-case.ts'

export type Retold = { readonly consultation: LoadedConsultation; readonly referrals: readonly LoadedReferral[] }

type Telling = {
  readonly id: ConsultationId
  readonly acts: ConsultationAct[]
  readonly referrals: Map<string, { readonly id: ReferralId; readonly step: ReferStep; readonly acts: ReferralAct[] }>
}

/**
 * Turns a story into the acts that would have been done, and folds them with the very functions that fold real ones.
 * @param grown the case that grew out of it, if one did
 */
export function retell(cast: Cast, told: PretendConsultation, grown?: PretendCase): Retold {
  const telling: Telling = { id: idFor(cast.seed, 'consultation', told.key, Date.parse(told.receivedAt)), acts: [], referrals: new Map() }
  addAct(cast, telling, { at: told.receivedAt, by: told.receivedBy }, { kind: 'received', body: heardOf(told) })
  for (const { personKey, part } of told.people) {
    addAct(
      cast,
      telling,
      { at: told.receivedAt, by: told.receivedBy },
      { kind: 'person_linked', body: { personId: cast.person(personKey).id, part } },
    )
  }
  const moments = [
    ...told.course.map(step => ({ at: step.at, tell: () => retellStep(cast, telling, told, step) })),
    ...(grown ? caseMoments(cast, telling, grown) : []),
  ]
  for (const { tell } of moments.sort((one, other) => Date.parse(one.at) - Date.parse(other.at))) tell()
  const consultation = foldConsultation(telling.id, telling.acts)
  if (consultation === undefined) throw new Error(`story ${told.key} does not begin with a reception`)
  const referrals = [...telling.referrals.values()].map(referral => loadedReferral(cast, told, consultation, referral))
  return { consultation: withCase(cast, loaded(cast, told, consultation, telling, referrals), grown), referrals }
}

/** What the consultation knows of the case: that it was asked for, that it was taken up, that it was opened. */
function caseMoments(cast: Cast, telling: Telling, grown: PretendCase): readonly { readonly at: string; readonly tell: () => void }[] {
  const { request } = grown
  const opened = openedAtOf(grown)
  const openedBy = { at: opened, by: request?.by ?? grown.lead }
  const open = {
    at: opened,
    tell: () => addAct(cast, telling, openedBy, { kind: 'case_opened', body: { caseId: caseIdOf(cast, grown) } }),
  }
  if (request === undefined) return [open]
  const referralId: ReferralId = requestIdOf(cast, grown) as string as ReferralId
  const toAgency = cast.staff(request.by).agencyId
  const asked = { at: request.askedAt, by: grown.lead }
  return [
    {
      at: request.askedAt,
      tell: () => addAct(cast, telling, asked, { kind: 'referral_sent', body: { referralId, toAgency, kind: 'coordinate' } }),
    },
    {
      at: opened,
      tell: () => addAct(cast, telling, openedBy, { kind: 'referral_answered', body: { referralId, answer: 'accepted', words: null } }),
    },
    open,
  ]
}

/** The coordinating agency took the hand, and stands beside. */
function withCase(cast: Cast, consultation: LoadedConsultation, grown: PretendCase | undefined): LoadedConsultation {
  const request = grown?.request
  if (grown === undefined || request === undefined) return consultation
  const { agencyId } = cast.staff(request.by)
  const offer = {
    referralId: requestIdOf(cast, grown) as string as ReferralId,
    toAgency: agencyId,
    kind: 'coordinate' as const,
    replyBy: dayOfInstant(Date.parse(request.acceptedAt)),
    isOpen: false,
  }
  const isBeside = consultation.standing.some(one => one.agencyId === agencyId)
  const taken = { agencyId, kind: 'involved' as const, since: new Date(request.acceptedAt).toISOString() }
  return {
    ...consultation,
    offers: [...consultation.offers, offer],
    standing: isBeside ? consultation.standing : [...consultation.standing, taken],
  }
}

function retellStep(cast: Cast, telling: Telling, told: PretendConsultation, step: Step): void {
  if (step.do === 'screen') {
    const { disposition, tried = null } = step
    addAct(cast, telling, step, { kind: 'screened', body: { disposition, tried, gapNeed: told.gapNeed ?? null } })
  } else if (step.do === 'refer') {
    refer(cast, telling, step)
  } else if (step.do === 'close') {
    const nextOn = 'nextOn' in step ? step.nextOn : null
    const attempts = 'attempts' in step ? (step.attempts ?? []) : []
    addAct(cast, telling, step, { kind: 'closed', body: { outcome: step.outcome, words: step.words, nextOn, attempts } })
  } else {
    answer(cast, telling, step)
  }
}

function refer(cast: Cast, telling: Telling, step: ReferStep & Pick<Step, 'at' | 'by'>): void {
  const id: ReferralId = idFor(cast.seed, 'referral', step.key, Date.parse(step.at))
  const referral = { id, step, acts: [] as ReferralAct[] }
  telling.referrals.set(step.key, referral)
  addReferralAct(cast, referral, step, {
    kind: 'drafted',
    body: {
      consultationId: telling.id,
      toAgency: cast.agency(step.to),
      kind: step.kind,
      reason: step.reason,
      asked: step.asked,
      basis: step.basis,
      basisOn: dayOfInstant(Date.parse(step.at)),
      consentType: step.basis === 'consent' ? (step.consentType ?? 'oral') : null,
      basisReason: step.basisReason ?? null,
      sharedFields: TICKED_AT_FIRST,
      urgency: step.urgency,
      replyBy: step.replyBy,
      accompanied: step.accompanied,
    },
  })
  addReferralAct(cast, referral, step, { kind: 'sent', body: {} })
  addAct(cast, telling, step, { kind: 'referral_sent', body: { referralId: id, toAgency: cast.agency(step.to), kind: step.kind } })
}

function answer(cast: Cast, telling: Telling, step: Exclude<Step, { do: 'screen' | 'refer' | 'close' }>): void {
  const referral = telling.referrals.get(step.referral)
  if (referral === undefined) throw new Error(`story step without its referral: ${step.referral}`)
  addReferralAct(cast, referral, step, deedOf(cast, step))
  const note = (deed: ConsultationDeed) => addAct(cast, telling, step, deed)
  if (step.do === 'accept') {
    if (referral.step.kind === 'hand_over')
      note({ kind: 'handed_over', body: { referralId: referral.id, toAgency: cast.agency(referral.step.to) } })
    else note({ kind: 'referral_answered', body: { referralId: referral.id, answer: 'accepted', words: null } })
  }
  if (step.do === 'return') note({ kind: 'referral_answered', body: { referralId: referral.id, answer: 'returned', words: step.words } })
  if (step.do === 'decline') note({ kind: 'referral_answered', body: { referralId: referral.id, answer: 'declined', words: step.words } })
  if (step.do === 'withdraw') note({ kind: 'referral_answered', body: { referralId: referral.id, answer: 'withdrawn', words: step.words } })
}

function deedOf(cast: Cast, step: Exclude<Step, { do: 'screen' | 'refer' | 'close' }>): ReferralDeed {
  const on = dayOfInstant(Date.parse(step.at))
  switch (step.do) {
    case 'seen':
      return { kind: 'seen', body: {} }
    case 'accept': {
      const personInCharge = step.personInCharge ? cast.staff(step.personInCharge).name : null
      return { kind: 'accepted', body: { personInCharge, firstContactOn: step.firstContactOn ?? null, words: step.words ?? null, on } }
    }
    case 'start':
      return { kind: 'started', body: { on, words: step.words ?? null } }
    case 'return':
      return { kind: 'returned', body: { reason: step.reasonCode, words: step.words } }
    case 'decline':
      return { kind: 'declined', body: { reason: step.reasonCode, words: step.words } }
    case 'withdraw':
      return { kind: 'withdrawn', body: { words: step.words } }
    case 'confirm':
      return { kind: 'confirmed', body: { words: step.words } }
    case 'follow_up':
      return { kind: 'followed_up', body: { arrived: step.arrived, words: step.words } }
    case 'person_answer':
      return { kind: 'person_answered', body: { helped: step.helped, words: step.words } }
  }
}

function heardOf(told: PretendConsultation) {
  return {
    channel: told.channel,
    statement: told.statement,
    familyStatement: told.familyStatement ?? null,
    workerView: told.workerView ?? null,
    topics: told.topics,
    mainTopic: told.mainTopic ?? null,
    urgency: told.urgency ?? null,
    urgentAction: told.urgentAction ?? null,
    called: null,
    visitorName: null,
    visitorRelation: told.visitorRelation ?? null,
    visitorPhone: null,
    contactNote: null,
    language: told.language ?? 'ja',
    interpreter: told.interpreter ?? false,
    accessNeeds: null,
    gapNeed: told.gapNeed ?? null,
  }
}

function addAct(cast: Cast, telling: Telling, step: { readonly at: string; readonly by: string }, deed: ConsultationDeed): void {
  const { staffId, agencyId } = cast.staff(step.by)
  const seq = telling.acts.length + 1
  const at = new Date(step.at)
  const id: Id<'consultation_act'> = idFor(cast.seed, 'consultation_act', `${telling.id}/${seq}`, at.getTime())
  telling.acts.push({ id, seq, at: at.toISOString(), byStaff: staffId, byAgency: agencyId, ...deed })
}

function addReferralAct(
  cast: Cast,
  referral: { readonly id: ReferralId; readonly acts: ReferralAct[] },
  step: { readonly at: string; readonly by: string },
  deed: ReferralDeed,
): void {
  const { staffId, agencyId } = cast.staff(step.by)
  const seq = referral.acts.length + 1
  const at = new Date(step.at)
  const id: Id<'referral_act'> = idFor(cast.seed, 'referral_act', `${referral.id}/${seq}`, at.getTime())
  referral.acts.push({ id, seq, at: at.toISOString(), byStaff: staffId, byAgency: agencyId, ...deed })
}

function loadedReferral(
  cast: Cast,
  told: PretendConsultation,
  consultation: Consultation,
  { id, acts }: { readonly id: ReferralId; readonly acts: readonly ReferralAct[] },
): LoadedReferral {
  const referral = foldReferral(id, acts)
  if (referral === undefined) throw new Error(`referral ${id} does not begin with a draft`)
  return {
    referral,
    acts,
    bundle: bundleOf(
      consultation,
      told.people.map(({ personKey }) => cast.person(personKey)),
      TICKED_AT_FIRST,
    ),
  }
}

function loaded(
  cast: Cast,
  told: PretendConsultation,
  consultation: Consultation,
  telling: Telling,
  referrals: readonly LoadedReferral[],
): LoadedConsultation {
  const accepted = referrals.filter(({ acts }) => acts.some(act => act.kind === 'accepted'))
  const since = (referral: LoadedReferral) => referral.acts.find(act => act.kind === 'accepted')?.at ?? consultation.receivedAt
  const standing = new Map([[consultation.receivedAgency, consultation.receivedAt]])
  for (const one of accepted) standing.set(one.referral.toAgency, since(one))
  const owners = new Set([
    consultation.receivedAgency,
    ...accepted.filter(one => one.referral.kind === 'hand_over').map(one => one.referral.toAgency),
  ])
  return {
    consultation,
    acts: telling.acts,
    standing: [...standing].map(([agencyId, from]) => ({
      agencyId,
      since: from,
      kind:
        agencyId === consultation.ownerAgency
          ? ('owner' as const)
          : owners.has(agencyId)
            ? ('former_owner' as const)
            : ('involved' as const),
    })),
    offers: referrals.map(({ referral }) => ({
      referralId: referral.id,
      toAgency: referral.toAgency,
      kind: referral.kind,
      replyBy: referral.replyBy,
      isOpen: referral.state === 'sent' || referral.state === 'seen',
    })),
    people: told.people.map(({ personKey, part }) => ({ personId: cast.person(personKey).id, part })),
  }
}
