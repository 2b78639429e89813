import type { Body, Seat, SeatId } from '../../councils/index.ts'

export const ATTENDANCE = ['present', 'proxy', 'absent', 'excused', 'observer'] as const
export type AttendanceStatus = (typeof ATTENDANCE)[number]

/** Somebody at a meeting, or missing from it: name and office as they were then. */
export type Attendance = {
  readonly seatId: SeatId | null
  readonly name: string
  readonly roleThen: string
  readonly status: AttendanceStatus
  /** Who came instead; '' unless `proxy`. */
  readonly proxyName: string
}

/** The list a meeting begins with: everybody who has a seat that day, present. */
export function prefilled(seats: readonly Seat[]): readonly Attendance[] {
  return seats.map(({ id, name, office }) => ({ seatId: id, name, roleThen: office, status: 'present', proxyName: '' }))
}

/** How many count towards the quorum, and whether that is enough; nothing where the body asks for no quorum. */
export function quorumOf(
  body: Pick<Body, 'quorum' | 'proxiesCount'>,
  rows: readonly Pick<Attendance, 'seatId' | 'status'>[],
): { readonly needed: number; readonly there: number; readonly isMet: boolean } | undefined {
  if (body.quorum === null) return undefined
  const counts = (status: AttendanceStatus) => status === 'present' || (status === 'proxy' && body.proxiesCount)
  const there = rows.filter(({ seatId, status }) => seatId !== null && counts(status)).length
  return { needed: body.quorum, there, isMet: there >= body.quorum }
}

/** Whether somebody is there: in person, by a proxy, or looking on. */
export function isThere({ status }: Pick<Attendance, 'status'>): boolean {
  return status === 'present' || status === 'proxy' || status === 'observer'
}
