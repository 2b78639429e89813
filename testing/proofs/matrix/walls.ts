import { newId } from '../../../src/kernel/id.ts'
import type { RunningApp } from '../../app.ts'
import { staffOf } from '../../builders/stand-case.ts'
import { agencyOf } from '../../sight/enlarged-city.ts'
import { markOf } from './script.ts'
import type { Sending } from './stage.ts'

/** Somebody under protection, of whom one other agency was told. */
export async function protect(app: RunningApp, send: Sending): Promise<string> {
  const made = await send('desk', '/people', {
    family: markOf('守る名'),
    given: '三',
    address: markOf('住所'),
    phone: '0595-00-7731',
    birthDate: '1980-01-02',
  })
  await app.ask('insert into people.person_standing (person_id, agency_id) select $1, unnest($2::uuid[])', [
    made.id,
    await Promise.all(['saposute', 'houkatsu'].map(login => agencyOf(app, login))),
  ])
  const desk = await app.signIn('desk')
  const set = await desk.post(`/people/${made.id}/protection/set`, { kind: 'dv', fromOn: '2026-11-01', isWarned: 'yes', perpetrators: [] })
  if (set.status !== 303) throw new Error(`not protected: ${set.status} ${set.html.slice(0, 300)}`)
  await app.ask('update people.person_standing set knows_protected = true where person_id = $1 and agency_id = $2', [
    made.id,
    await agencyOf(app, 'saposute'),
  ])
  return made.id
}

/** One opening that runs, and one that was ended; written as the database would, because a token of the API cannot prove itself afresh. */
export async function breakGlass(app: RunningApp, caseId: string): Promise<string> {
  const [glass] = await app.ask<{ id: string }>(
    `insert into coordination.glass (id, case_id, staff_id, agency_id, reason_code, words, opened_at, ends_at, ended_at, review_by)
     select gen_random_uuid(), $1, id, agency_id, 'life', '命にかかわる恐れがあるため開く', now() - interval '5 minutes', now() + interval '50 minutes',
            case login when 'hokenshi2' then now() end, current_date + 3
       from staff.staff where login in ('hokenshi1', 'hokenshi2') order by login returning id`,
    [caseId],
  )
  return glass?.id ?? ''
}

/** Closes the person to one of the desk's own staff. */
export async function shut(app: RunningApp, personId: string): Promise<void> {
  const desk2 = await staffOf(app, 'desk2')
  await app.ask(
    `insert into people.conflict (id, staff_id, person_id, reason, set_at, set_by) values ($1, $2, $3, 'relative', now(), $2)`,
    [newId(), desk2, personId],
  )
}

/** 要対協: two staff of other offices, one of them of an agency that stands in no team. */
export async function seal(app: RunningApp, personId: string, send: Sending): Promise<string> {
  const [opener, second] = await Promise.all(['engo1', 'kyoiku'].map(login => staffOf(app, login)))
  const id = newId()
  await app.ask(
    `insert into coordination.compartment (id, kind, label, person_id, kept_by, basis, opened_at, opened_by, second_staff, confirmed_at, state)
     values ($1, 'child_protection', $2, $3, $4, 'cwa-25-2', now(), $5, $6, now(), 'open')`,
    [id, markOf('封'), personId, await agencyOf(app, 'engo1'), opener, second],
  )
  for (const [login, staff] of [
    ['engo1', opener],
    ['kyoiku', second],
  ] as const)
    await app.ask(
      `insert into coordination.compartment_member (compartment_id, staff_id, agency_id, legal_class, since, added_by) values ($1, $2, $3, 'public_body', now(), $4)`,
      [id, staff, await agencyOf(app, login), opener],
    )
  await send('engo1', `/compartments/${id}/entries`, { on: '2026-11-02 10:00', fact: markOf('封') })
  await send('engo1', `/compartments/${id}/reporters`, { name: markOf('知らせた人'), contact: '0595-00-7732', heardOn: '2026-11-02 09:00' })
  return id
}

/** The head's duty lent to one colleague for today, and to another until last month. */
export async function lend(app: RunningApp): Promise<string> {
  const id = newId()
  await app.ask(
    `insert into staff.delegation (id, from_staff, to_staff, agency_id, duties, reason, valid_from, valid_to)
     select x.id, h.id, t.id, h.agency_id, '{head}', '休暇のため', current_date - x.since, current_date - x.over
       from (values ($1::uuid, 'desk4', 3, -10), ($2::uuid, 'desk5', 40, 10)) x (id, login, since, over)
       join staff.staff t on t.login = x.login join staff.staff h on h.login = 'head'`,
    [id, newId()],
  )
  return id
}
