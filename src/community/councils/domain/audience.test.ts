import { expect, test } from 'vitest'
import type { Neighbour } from './audience.ts'
import { AUDIENCES, mayKeep, mayRead } from './audience.ts'

const nobody: Neighbour = { isCoordinator: false, isCity: false, bodies: [], councils: [], kept: [] }
const member: Neighbour = { ...nobody, bodies: ['b'], councils: [3] }
const secretary: Neighbour = { ...member, kept: [3] }
const coordinator: Neighbour = { ...nobody, isCoordinator: true }
const city: Neighbour = { ...nobody, isCity: true }

const readable = (reader: Neighbour, council: number | null) => AUDIENCES.filter(audience => mayRead(audience, council, reader))

test('who is not there reads what is public, a member what is of their council and of the liaison, a coordinator everything', () => {
  expect(readable(nobody, 3)).toEqual(['public'])
  expect(readable(member, 3)).toEqual(['public', 'council', 'liaison'])
  expect(readable(member, 4)).toEqual(['public', 'liaison'])
  expect(readable(city, 3)).toEqual(['public', 'liaison'])
  expect(readable(coordinator, null)).toEqual(['public', 'council', 'liaison', 'staff'])
})

test('records are kept by the secretariat of the council and by coordinators, of no council by coordinators only', () => {
  expect([nobody, member, secretary, city, coordinator].map(reader => mayKeep(3, reader))).toEqual([false, false, true, false, true])
  expect([nobody, member, secretary, city, coordinator].map(reader => mayKeep(null, reader))).toEqual([false, false, false, false, true])
})
