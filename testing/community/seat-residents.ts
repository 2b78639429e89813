import { newId } from '../../src/kernel/id.ts'
import type { RunningApp } from '../app.ts'

/** A seat given to somebody who signs in. */
export type Seated = { readonly login: string; readonly council: number; readonly office: string; readonly isSecretariat: boolean }

/** The residents of the pretend city who sign in, as most tests need them: a chair and a member of council 1, a chair of council 8. */
const USUAL_SEATS: readonly Seated[] = [
  { login: 'chair', council: 1, office: '会長', isSecretariat: true },
  { login: 'resident', council: 1, office: '委員', isSecretariat: false },
  { login: 'chair8', council: 8, office: '会長', isSecretariat: true },
]

/** Seats residents in the network meetings of their councils, making the meetings where there are none; ids by login and by council. */
export async function seatResidents(
  app: Pick<RunningApp, 'ask'>,
  seats: readonly Seated[] = USUAL_SEATS,
): Promise<{ readonly bodies: ReadonlyMap<number, string>; readonly participants: ReadonlyMap<string, string> }> {
  const bodies = new Map<number, string>()
  const participants = new Map<string, string>()
  for (const { login, council, office, isSecretariat } of seats) {
    if (!bodies.has(council)) bodies.set(council, await networkMeetingOf(app, council))
    const id = newId()
    participants.set(login, id)
    await app.ask(
      `insert into councils.participant (id, council_no, name, kana, reach, account_id)
       select $1, $2, s.name, s.kana, 'account', s.id from staff.staff s where s.login = $3`,
      [id, council, login],
    )
    await app.ask(
      `insert into councils.seat (id, body_id, participant_id, office, is_secretariat, from_on) values ($1, $2, $3, $4, $5, '2026-04-01')`,
      [newId(), bodies.get(council), id, office, isSecretariat],
    )
  }
  return { bodies, participants }
}

async function networkMeetingOf(app: Pick<RunningApp, 'ask'>, council: number): Promise<string> {
  const [there] = await app.ask<{ id: string }>(`select id from councils.body where council_no = $1 and kind = 'network_meeting'`, [
    council,
  ])
  if (there) return there.id
  const id = newId()
  await app.ask(
    `insert into councils.body (id, kind, council_no, name, started_on) values ($1, 'network_meeting', $2, '地域福祉ネットワーク会議', '2021-04-01')`,
    [id, council],
  )
  return id
}
