import { newId } from '../../src/kernel/id.ts'
import type { RunningApp } from '../app.ts'

/** A case that stands in a test: who leads, who else is in the team, who coordinates, by login; ended on a day if one is given. */
export type StoodCase = { readonly id: string; readonly no: number; readonly personId: string; readonly entryId: string }

/** Puts a case with one person and one entry of the log beside the agencies of the logins, past every wall. */
export async function standCase(
  app: RunningApp,
  of: {
    readonly label: string
    readonly logins: readonly [lead: string, ...others: string[]]
    readonly coordinator?: string
    readonly fact?: string
    readonly endedOn?: string
    readonly family?: string
  },
): Promise<StoodCase> {
  const [lead] = of.logins
  const agency = `(select agency_id from staff.staff where login = '${lead}')`
  const staff = `(select id from staff.staff where login = '${lead}')`
  const ids = { id: newId(), personId: newId(), entryId: newId() }
  const state = of.endedOn === undefined ? 'open' : 'ended'
  const ended = of.endedOn === undefined ? 'null' : `'${of.endedOn}T03:00:00Z'`
  const [row] = await app.ask<{ no: number }>(
    `insert into coordination.support_case (id, label, opened_at, opened_by, opened_agency, lead_agency, coordinator_agency, solving, accompanying, next_contact_on, ended_at, version)
     values ($1, $2, '2019-05-01', ${staff}, ${agency}, ${agency}, (select agency_id from staff.staff where login = $3), '${state}', '${state}', '2026-12-01', ${ended}, 1)
     returning no::integer`,
    [ids.id, of.label, of.coordinator ?? null],
  )
  await app.ask(
    `insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at, is_live)
     select distinct on (s.agency_id) $1::uuid, s.agency_id, 'member', 'appi-69-2-2', date '2026-04-01', '分担して関わるため', timestamptz '2026-04-01', timestamptz '2026-04-01', ${ended} is null
       from staff.staff s where s.login = any ($2)`,
    [ids.id, [...of.logins, ...(of.coordinator ? [of.coordinator] : [])]],
  )
  await app.ask(`insert into people.person (id, owner_agency, family, given, changed_by) values ($1, ${agency}, $2, '見本', ${staff})`, [
    ids.personId,
    of.family ?? '封印見本',
  ])
  await app.ask(
    `insert into people.person_standing (person_id, agency_id) select distinct $1::uuid, s.agency_id from staff.staff s where s.login = any ($2)`,
    [ids.personId, [...of.logins]],
  )
  await app.ask(
    `insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'subject', now(), ${staff})`,
    [ids.id, ids.personId],
  )
  await app.ask(
    `insert into coordination.log_entry (id, case_id, at, by_staff, by_agency, made_at, with_whom, method, fact, share_scope)
     values ($1, $2, '2026-10-01T01:00:00Z', ${staff}, ${agency}, now(), '{person}', 'phone', $3, 'team')`,
    [ids.entryId, ids.id, of.fact ?? '電話で様子を聞いた'],
  )
  if (row === undefined) throw new Error('no case')
  return { ...ids, no: row.no }
}

/** The id of a member of staff. */
export async function staffOf(app: RunningApp, login: string): Promise<string> {
  const [row] = await app.ask<{ id: string }>('select id from staff.staff where login = $1', [login])
  if (row === undefined) throw new Error(`no staff ${login}`)
  return row.id
}
