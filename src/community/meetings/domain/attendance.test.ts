import { expect, test } from 'vitest'
import type { SeatId } from '../../councils/index.ts'
import type { AttendanceStatus } from './attendance.ts'
import { quorumOf } from './attendance.ts'

const row = (status: AttendanceStatus, seat: string | null = 's') => ({ seatId: seat as SeatId | null, status })

test('a quorum counts seats that are present, proxies as the body says, and never those who look on or have no seat', () => {
  const rows = [row('present'), row('proxy'), row('observer'), row('absent'), row('excused'), row('present', null)]
  expect(quorumOf({ quorum: 2, proxiesCount: true }, rows)).toEqual({ needed: 2, there: 2, isMet: true })
  expect(quorumOf({ quorum: 2, proxiesCount: false }, rows)).toEqual({ needed: 2, there: 1, isMet: false })
  expect(quorumOf({ quorum: null, proxiesCount: true }, rows)).toBeUndefined()
})
