import { dayAt } from './calendar.ts'
import { anotherOf } from './desks.ts'
import type { Pen } from './pen.ts'
import { wait, write } from './pen.ts'
import { filled } from './phrases.ts'
import { TRIED_WORDS } from './phrases-course.ts'
import * as ending from './phrases-ending.ts'
import { accept, follow, refuse, see, send, start, withdraw } from './referral-steps.ts'
import type { Attempt, CloseStep } from './shapes.ts'

/** The ways a consultation goes. Each writes a lawful course; cut anywhere, it stays lawful. */
export const COURSES = { answered, referred, sentTwice, unanswered, untouched, watched, asking, unreached, coordinated } as const

/** The name of one way. */
export type CourseName = keyof typeof COURSES

/** The agency answers by itself, now and then with the help of another. */
function answered(pen: Pen): void {
  const alone = pen.chance.happens(0.9)
  screen(pen, alone && pen.chance.happens(0.35) ? 'info_only' : 'own_agency')
  if (!alone && mayRefer(pen)) {
    const sent = send(pen, elsewhere(pen, []), 'involve')
    accept(pen, sent, 'involve')
    start(pen, sent)
  }
  wait(pen, 0, pen.chance.happens(0.5) ? 2 : 20)
  write(pen, pen.holder.worker, { do: 'close', outcome: 'answered', words: filled(pen.chance, pen.chance.pick(ending.ANSWERED_WORDS)) })
}

/** Another agency takes it over, and the sender makes sure. */
function referred(pen: Pen): void {
  screen(pen, 'refer')
  arrive(pen, elsewhere(pen, []))
}

/** The first agency could not take it; the second does. */
function sentTwice(pen: Pen): void {
  screen(pen, 'refer')
  const first = send(pen, elsewhere(pen, []), 'hand_over')
  if (pen.chance.happens(0.1)) withdraw(pen, first)
  else refuse(pen, first)
  wait(pen, 0, 3)
  arrive(pen, elsewhere(pen, [first.to]))
}

/** A referral lies there past its day: the sender still has the person. */
function unanswered(pen: Pen): void {
  screen(pen, 'refer')
  const sent = send(pen, elsewhere(pen, []), 'hand_over')
  if (pen.chance.happens(0.6)) see(pen, sent)
}

/** Nobody has got further than listening. */
function untouched(pen: Pen): void {
  if (pen.chance.happens(0.65)) screen(pen, 'own_agency')
}

/** Nothing is wanted now; somebody keeps an eye open until a day. */
function watched(pen: Pen): void {
  screen(pen, 'own_agency')
  wait(pen, 1, 8)
  leaveOpen(pen, 'watching', ending.WATCHING_WORDS)
}

/** The person has not agreed yet, and is asked again on a day. */
function asking(pen: Pen): void {
  screen(pen, 'consent_building')
  wait(pen, 0, 6)
  leaveOpen(pen, 'consent_building', ending.CONSENT_WORDS)
}

/** The person cannot be reached; every try is written down, and another day is set. */
function unreached(pen: Pen): void {
  const tries = Array.from({ length: pen.chance.whole(2, 4) }, (): Attempt => {
    wait(pen, 1, 4)
    const [how, result] = pen.chance.pick(ending.ATTEMPTS)
    return { on: dayAt(pen.calendar, pen.hand.place), how, result }
  })
  screen(pen, 'lost_contact')
  leaveOpen(pen, 'lost_contact', ending.LOST_WORDS, tries)
}

/** One agency is not enough: the room for coordination joins, and the agency keeps the person. */
function coordinated(pen: Pen): void {
  wait(pen, 0, 3)
  const tried = filled(pen.chance, pen.chance.pick(TRIED_WORDS))
  write(pen, pen.holder.worker, { do: 'screen', disposition: 'coordination', tried })
  wait(pen, 0, 1)
  const sent = send(pen, 'coordination', 'involve')
  accept(pen, sent, 'involve')
  start(pen, sent)
  wait(pen, 3, 10)
  leaveOpen(pen, 'watching', ending.WATCHING_WORDS)
}

function screen(pen: Pen, disposition: 'info_only' | 'own_agency' | 'refer' | 'consent_building' | 'lost_contact'): void {
  wait(pen, 0, pen.chance.happens(0.6) ? 0 : 2)
  write(pen, pen.holder.worker, { do: 'screen', disposition })
}

function arrive(pen: Pen, to: string): void {
  wait(pen, 0, 1)
  const sent = send(pen, to, 'hand_over')
  accept(pen, sent, 'hand_over')
  if (!pen.chance.happens(0.9)) return
  start(pen, sent)
  follow(pen, sent)
}

function leaveOpen(
  pen: Pen,
  outcome: 'watching' | 'consent_building' | 'lost_contact',
  words: readonly string[],
  attempts?: Attempt[],
): void {
  const soonest = Math.max(pen.hand.place + 5, pen.calendar.last + pen.chance.whole(-3, 60))
  const close: CloseStep = {
    do: 'close',
    outcome,
    words: filled(pen.chance, pen.chance.pick(words)),
    nextOn: dayAt(pen.calendar, soonest),
    ...(attempts === undefined ? {} : { attempts }),
  }
  write(pen, pen.holder.worker, close)
}

function elsewhere(pen: Pen, besides: readonly string[]): string {
  return anotherOf(pen.chance, pen.desks, pen.scene, pen.ages, [pen.holder.agency, ...besides])
}

/** May anything be told to another agency? Not without a name, and never while an address is protected. */
export function mayRefer(pen: Pick<Pen, 'scene'>): boolean {
  return pen.scene.nameKnown && !pen.scene.household.members.some(member => member.addressProtected === true)
}
