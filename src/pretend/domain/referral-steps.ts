import { dayAt } from './calendar.ts'
import { workerOf } from './desks.ts'
import type { Pen } from './pen.ts'
import { wait, waitUntil, write } from './pen.ts'
import { filled } from './phrases.ts'
import * as said from './phrases-course.ts'
import type { ReasonCode, ReferStep } from './shapes.ts'

/** A referral on its way: its key, who sent it from where in time, and who receives it. */
export type Sent = { readonly key: string; readonly sender: string; readonly place: number; readonly to: string; readonly receiver: string }

/** The present holder asks another agency. */
export function send(pen: Pen, to: string, kind: ReferStep['kind']): Sent {
  const { chance } = pen
  const key = `${pen.key}-r${++pen.referrals}`
  const urgency = pen.urgency ?? 'planned'
  const sent: Sent = { key, sender: pen.holder.worker, place: pen.hand.place, to, receiver: workerOf(chance, pen.desks, to) }
  write(pen, sent.sender, {
    do: 'refer',
    key,
    to,
    kind,
    reason: chance.pick(said.REFER_REASONS),
    asked: filled(chance, chance.pick(said.REFER_ASKS)),
    ...basisOf(pen, to),
    urgency,
    replyBy: dayAt(pen.calendar, pen.hand.place + REPLY_DAYS[urgency]),
    accompanied: chance.happens(0.25),
  })
  return sent
}

/** The receiver opens the sheet. */
export function see(pen: Pen, sent: Sent): void {
  wait(pen, 0, 2)
  write(pen, sent.receiver, { do: 'seen', referral: sent.key })
}

/** The receiver takes it on; a hand-over moves the consultation to it. */
export function accept(pen: Pen, sent: Sent, kind: ReferStep['kind']): void {
  see(pen, sent)
  wait(pen, 0, 3)
  const words = filled(pen.chance, pen.chance.pick(said.ACCEPT_WORDS))
  write(pen, sent.receiver, { do: 'accept', referral: sent.key, personInCharge: sent.receiver, words })
  if (kind === 'hand_over') pen.holder = { agency: sent.to, worker: sent.receiver }
}

/** The help begins. */
export function start(pen: Pen, sent: Sent): void {
  wait(pen, 1, 6)
  const words = filled(pen.chance, pen.chance.pick(said.START_WORDS))
  write(pen, sent.receiver, { do: 'start', referral: sent.key, firstContactOn: dayAt(pen.calendar, pen.hand.place), words })
}

/** The receiver gives it back or cannot take it; the consultation stays where it was. */
export function refuse(pen: Pen, sent: Sent): void {
  see(pen, sent)
  wait(pen, 0, 4)
  const returned = pen.chance.happens(0.6)
  const reasonCode = pen.chance.pick(returned ? RETURN_REASONS : DECLINE_REASONS)
  const words = filled(pen.chance, pen.chance.pick(said.REFUSAL_WORDS[reasonCode]))
  write(pen, sent.receiver, { do: returned ? 'return' : 'decline', referral: sent.key, reasonCode, words })
}

/** The sender takes it back before anybody took it on. */
export function withdraw(pen: Pen, sent: Sent): void {
  wait(pen, 1, 2)
  const words = 'ご本人が別の所を希望されたため、いったん取り下げます。'
  write(pen, sent.sender, { do: 'withdraw', referral: sent.key, reasonCode: 'person_declined', words })
}

/** Two and eight weeks on, what the person says, and the closing of the loop: as much of it as people manage. */
export function follow(pen: Pen, sent: Sent): void {
  const { chance } = pen
  let arrived = chance.happens(0.85)
  if (chance.happens(0.7)) {
    waitUntil(pen, sent.place + 14)
    asked(pen, sent, 2, arrived)
    if (arrived && chance.happens(0.5)) answered(pen, sent)
  }
  if (chance.happens(0.45)) {
    waitUntil(pen, sent.place + 56)
    arrived = arrived || chance.happens(0.6)
    asked(pen, sent, 8, arrived)
  }
  if (!arrived || !chance.happens(0.7)) return
  wait(pen, 0, 3)
  write(pen, sent.sender, { do: 'confirm', referral: sent.key, words: chance.pick(said.CONFIRM_WORDS) })
}

function asked(pen: Pen, sent: Sent, week: 2 | 8, arrived: boolean): void {
  const words = filled(pen.chance, pen.chance.pick(said.FOLLOW_UP_WORDS[arrived ? 'arrived' : 'notYet']))
  write(pen, sent.sender, { do: 'follow_up', referral: sent.key, week, arrived, words })
}

function answered(pen: Pen, sent: Sent): void {
  wait(pen, 0, 2)
  const helped = pen.chance.happens(0.85)
  write(pen, sent.sender, {
    do: 'person_answer',
    referral: sent.key,
    helped,
    words: pen.chance.pick(said.ANSWER_WORDS[helped ? 'helped' : 'notHelped']),
  })
}

function basisOf(pen: Pen, to: string): Pick<ReferStep, 'basis' | 'consentType' | 'basisReason'> {
  const drawn = pen.chance.next()
  const publicBody = pen.desks.agencies.get(to)?.secrecyClass === 'public_officer'
  if (pen.urgency === 'immediate' && drawn < 0.4)
    return { basis: 'life_threatening', basisReason: '命に関わるおそれがあり、すぐに動く必要がある。責任者に報告した。' }
  // Outside the public bodies nothing is told without the person's word.
  if (!publicBody || drawn < 0.87) return { basis: 'consent', consentType: drawn < 0.3 ? 'written' : drawn < 0.96 ? 'oral' : 'proxy' }
  return { basis: to === 'hello-work' ? 'appi-69-2-3' : 'appi-69-2-2', basisReason: pen.chance.pick(said.BASIS_REASONS) }
}

const REPLY_DAYS = { immediate: 1, today: 1, within_week: 5, planned: 10 } as const

const RETURN_REASONS: readonly ReasonCode[] = ['wrong_agency', 'wrong_agency', 'need_more', 'already_supported', 'other']
const DECLINE_REASONS: readonly ReasonCode[] = ['no_capacity', 'no_capacity', 'not_eligible', 'person_declined', 'could_not_reach', 'other']
