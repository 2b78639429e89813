import { expect, test } from 'vitest'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Duty, Reader } from '../../../../kernel/reader.ts'
import type { ConferenceState, InvitationId, ItemId } from './conference.ts'
import { CONFERENCE_STATES } from './conference.ts'
import type { ItemStanding } from './minutes-sight.ts'
import { mayReadMaterial, mayReadMinutes, seesItem } from './minutes-sight.ts'

const CONVENOR = newId<'agency'>()
const GUEST = newId<'agency'>()
const OTHER_ITEM = newId<'agency'>()
const TEAM = newId<'agency'>()
const STRANGER = newId<'agency'>()
const invitation = newId<'invitation'>()

const reader = (agencyId: AgencyId, duty: Duty = 'consult'): Reader => ({ staffId: newId<'staff'>(), agencyId, duties: new Set([duty]) })

function standing(
  state: ConferenceState,
  rule: ItemStanding['minutesRule'],
  acked: readonly StaffId[],
  conflicts: readonly StaffId[] = [],
): ItemStanding {
  return {
    item: { id: newId<'agenda_item'>() as ItemId },
    minutesRule: rule,
    state,
    isCalled: state !== 'planned',
    conveningAgency: CONVENOR,
    invitations: [
      { id: invitation, agencyId: GUEST, isToItem: true },
      { id: newId<'invitation'>() as InvitationId, agencyId: OTHER_ITEM, isToItem: false },
    ],
    team: [TEAM],
    conflicts,
    glass: [],
    acked,
  }
}

const RULES = ['present', 'present_and_team'] as const
const sat = (isPresent: boolean) => [{ invitationId: invitation, isPresent }]

test('who may read the minutes follows from kind, state, invitation and presence in every cell of the table', () => {
  let cells = 0
  for (const state of CONFERENCE_STATES) {
    for (const rule of RULES) {
      for (const isPresent of [true, false]) {
        for (const hasAcked of [true, false]) {
          for (const agencyId of [CONVENOR, GUEST, OTHER_ITEM, TEAM, STRANGER]) {
            const who = reader(agencyId)
            const isFixed = state === 'minutes_fixed'
            const expected =
              hasAcked &&
              (agencyId === CONVENOR ||
                (isFixed && agencyId === GUEST && isPresent) ||
                (isFixed && agencyId === TEAM && rule === 'present_and_team'))
            const cell = standing(state, rule, hasAcked ? [who.staffId] : [])
            expect(mayReadMinutes(cell, sat(isPresent), who), JSON.stringify({ state, rule, isPresent, hasAcked, agencyId })).toBe(expected)
            cells++
          }
        }
      }
    }
  }
  expect(cells).toBe(7 * 2 * 2 * 2 * 5)
})

test('neither a conflict of interest nor a missing duty lets anybody read, not even the convenor', () => {
  const relative = reader(CONVENOR)
  const counting = reader(CONVENOR, 'evaluate')
  for (const rule of RULES) {
    const cell = standing('minutes_fixed', rule, [relative.staffId, counting.staffId], [relative.staffId])
    expect(mayReadMinutes(cell, sat(true), relative)).toBe(false)
    expect(seesItem(cell, relative)).toBe(false)
    expect(mayReadMinutes(cell, sat(true), counting)).toBe(false)
    expect(seesItem(cell, counting)).toBe(false)
  }
})

test('an agency invited to another item of the same sitting does not know of this one', () => {
  const who = reader(OTHER_ITEM)
  for (const state of CONFERENCE_STATES) {
    const cell = standing(state, 'present_and_team', [who.staffId])
    expect(seesItem(cell, who)).toBe(false)
    expect(mayReadMaterial(cell, who)).toBe(false)
  }
})

test('material is open to those invited from the briefing until the minutes are fixed, and to nobody without the secrecy notice', () => {
  const who = reader(GUEST)
  const open = CONFERENCE_STATES.filter(state => mayReadMaterial(standing(state, 'present', [who.staffId]), who))
  expect(open).toEqual(['briefed', 'held', 'minutes_draft'])
  expect(CONFERENCE_STATES.filter(state => mayReadMaterial(standing(state, 'present', []), who))).toEqual([])
  const team = reader(TEAM)
  expect(CONFERENCE_STATES.filter(state => mayReadMaterial(standing(state, 'present', [team.staffId]), team))).toEqual([])
})

test('before it is called, an item exists for the convenor and the team of its case only', () => {
  const cell = standing('planned', 'present', [])
  expect([CONVENOR, TEAM, GUEST, STRANGER].filter(agencyId => seesItem(cell, reader(agencyId)))).toEqual([CONVENOR, TEAM])
})
