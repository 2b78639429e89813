import { expect, test } from 'vitest'
import { readDay } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { AnsweredSlot, Member, RankedSlot } from './slots.ts'
import { bestSlots, instantAt, officeSlots, TOP } from './slots.ts'

/** A small seeded chance, so that a failure can be run again. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Whether `a` must stand before `b`: said once more, in the words of the promise and without the code's. */
function isBetter(a: AnsweredSlot, b: AnsweredSlot, members: readonly Member[]): boolean {
  const count = (slot: AnsweredSlot, isCounted: (member: Member) => boolean) => {
    let there = 0
    for (const member of members) if (isCounted(member) && slot.free.indexOf(member.id) >= 0) there++
    return there
  }
  const needed = [count(a, member => member.isNeeded), count(b, member => member.isNeeded)] as const
  if (needed[0] !== needed[1]) return needed[0] > needed[1]
  const all = [count(a, () => true), count(b, () => true)] as const
  if (all[0] !== all[1]) return all[0] > all[1]
  return a.startsAt < b.startsAt
}

/** The best by looking at every order in which a time could be beaten. */
function byBruteForce(slots: readonly AnsweredSlot[], members: readonly Member[]): readonly string[] {
  const rank = (slot: AnsweredSlot) => slots.filter(other => isBetter(other, slot, members)).length
  return slots
    .map(slot => ({ id: slot.id, rank: rank(slot) }))
    .filter(one => one.rank < TOP)
    .sort((a, b) => a.rank - b.rank)
    .map(one => one.id)
}

test('the five times shown are the best five, as counting every time against every other finds them', () => {
  const chance = chanceFrom(20261123)
  let tied = 0
  for (let round = 0; round < 400; round++) {
    const members = Array.from({ length: Math.floor(chance() * 9) }, () => ({ id: newId<'invitation'>(), isNeeded: chance() < 0.5 }))
    const density = chance()
    const slots = Array.from({ length: Math.floor(chance() * 14) }, (_, index) => ({
      id: newId<'slot'>(),
      startsAt: new Date(Date.UTC(2026, 11, 1, index)).toISOString(),
      free: members.filter(() => chance() < density).map(member => member.id),
    })).sort(() => chance() - 0.5)
    const found = bestSlots(slots, members)
    expect(found.map(slot => slot.id)).toEqual(byBruteForce(slots, members))
    if (found.some((slot, index) => isTied(slot, found[index + 1]))) tied++
    for (const slot of found) expect(slot.missing).toHaveLength(members.length - slot.there)
  }
  expect(tied).toBeGreaterThan(100)
})

test('those needed who are missing are named first', () => {
  const [guest, chair] = [newId<'invitation'>(), newId<'invitation'>()]
  const slot = { id: newId<'slot'>(), startsAt: '2026-12-01T01:00:00.000Z', free: [] }
  const members = [
    { id: guest, isNeeded: false },
    { id: chair, isNeeded: true },
  ]
  expect(bestSlots([slot], members)[0]?.missing).toEqual([chair, guest])
})

test('times are made from weekdays only, without holidays and the turn of the year', () => {
  const [from, to, holiday] = [readDay('2026-12-25'), readDay('2027-01-05'), readDay('2026-12-28')]
  if (!from || !to || !holiday) throw new Error('days')
  const times = officeSlots({ from, to, hours: ['13:30', '10:00'] }, day => day === holiday)
  expect(times).toEqual(
    ['2026-12-25', '2027-01-04', '2027-01-05'].flatMap(day =>
      [new Date(`${day}T10:00+09:00`), new Date(`${day}T13:30+09:00`)].map(at => at.toISOString()),
    ),
  )
  expect(instantAt(from, '09:00')).toBe('2026-12-25T00:00:00.000Z')
})

function isTied(a: RankedSlot, b: RankedSlot | undefined): boolean {
  return b !== undefined && a.neededThere === b.neededThere && a.there === b.there
}
