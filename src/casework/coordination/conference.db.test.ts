import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { newId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import type { ConferenceState, InvitationId, ItemId } from './domain/conference/conference.ts'
import { CONFERENCE_STATES } from './domain/conference/conference.ts'
import type { ItemStanding } from './domain/conference/minutes-sight.ts'
import { mayReadMaterial, mayReadMinutes, seesItem } from './domain/conference/minutes-sight.ts'

const LOGINS = ['convenor', 'invited', 'elsewhere', 'team', 'stranger', 'relative'] as const
type Login = (typeof LOGINS)[number]

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 4)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: ['convenor', 'invited', 'elsewhere', 'team', 'stranger'].map(name => ({ name })),
    staff: LOGINS.map(login => ({ login, duties: ['consult' as const], agency: login === 'relative' ? 'convenor' : login })),
  })
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const run = (statement: string, values: readonly unknown[] = []) => runAsOwner(clone.ownerUrl, statement, values)
const who = (login: Login) => arranged.reader(login)

const AT: Readonly<Record<ConferenceState, string>> = {
  planned: '',
  called: 'called_at',
  briefed: 'called_at,briefed_at',
  held: 'called_at,briefed_at,held_at',
  minutes_draft: 'called_at,briefed_at,held_at',
  minutes_fixed: 'called_at,briefed_at,held_at,fixed_at',
  cancelled: 'called_at,cancelled_at',
}

type Laid = {
  readonly id: string
  readonly item: ItemId
  readonly standing: (acked: readonly Login[]) => ItemStanding
  readonly invitation: InvitationId
}

/** One sitting with one item in a state, laid down by the owner: `invited` is called to it, `elsewhere` to another item of the same sitting. */
async function lay(
  state: ConferenceState,
  kind: 'support_conference' | 'multilayered_support_conference',
  acked: readonly Login[],
  isPresent: boolean,
): Promise<Laid> {
  const [id, caseId, otherCase, person] = [newId(), newId(), newId(), newId()]
  const [item, other] = [newId<'agenda_item'>(), newId<'agenda_item'>()]
  const [own, guest, away] = [newId<'invitation'>(), newId<'invitation'>(), newId<'invitation'>()]
  const convenor = who('convenor')
  const statements: [string, readonly unknown[]][] = [
    [
      `insert into people.person (id, owner_agency, called, changed_by) values ($1, $2, '架空', $3)`,
      [person, convenor.agencyId, convenor.staffId],
    ],
    [
      `insert into people.conflict (id, staff_id, person_id, reason, set_at, set_by) values ($1, $2, $3, 'relative', now(), $4)`,
      [newId(), who('relative').staffId, person, convenor.staffId],
    ],
  ]
  for (const one of [caseId, otherCase]) {
    statements.push([
      `insert into coordination.support_case (id, label, opened_at, opened_by, opened_agency, lead_agency, solving, accompanying, version)
       values ($1, '見本', now(), $2, $3, $3, 'open', 'open', 1)`,
      [one, convenor.staffId, convenor.agencyId],
    ])
  }
  statements.push([
    `insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at) values ($1, $2, 'member', 'appi-69-2-2', '2026-10-01', '見本', now(), now())`,
    [caseId, who('team').agencyId],
  ])
  statements.push([
    `insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'subject', now(), $3)`,
    [caseId, person, convenor.staffId],
  ])
  const stamps = AT[state].split(',').filter(column => column !== '')
  statements.push([
    `insert into coordination.conference (id, title, state, starts_at, minutes_planned, convening_agency, made_at, made_by, version, cancel_words${stamps.map(column => `, ${column}`).join('')})
     values ($1, '見本', $2, now(), 60, $3, now(), $4, 1, ${state === 'cancelled' ? `'見本'` : 'null'}${stamps.map(() => ', now()').join('')})`,
    [id, state, convenor.agencyId, convenor.staffId],
  ])
  for (const [one, about, position] of [
    [item, caseId, 1],
    [other, otherCase, 2],
  ]) {
    statements.push([
      `insert into coordination.agenda_item (id, conference_id, position, case_id, type_code, called, basis, basis_on, question, added_at, added_by)
       values ($1, $2, $3, $4, $5, '見本', 'swa-106-6', '2026-11-01', '見本の問い', now(), $6)`,
      [one, id, position, about, kind, convenor.staffId],
    ])
  }
  const seats: readonly (readonly [InvitationId, Login, ItemId])[] = [
    [own, 'convenor', item],
    [guest, 'invited', item],
    [away, 'elsewhere', other],
  ]
  for (const [seat, login, to] of seats) {
    statements.push([
      `insert into coordination.invitation (id, conference_id, agency_id, secrecy_class, is_needed, invited_at, invited_by) values ($1, $2, $3, 'public_body', true, now(), $4)`,
      [seat, id, who(login).agencyId, convenor.staffId],
    ])
    statements.push([`insert into coordination.invited_item (invitation_id, item_id, conference_id) values ($1, $2, $3)`, [seat, to, id]])
    statements.push([
      `insert into coordination.attendance (id, conference_id, invitation_id, name, agency_name, secrecy_class, is_present, noted_at, noted_by)
       values ($1, $2, $3, '見本', '見本', 'public_body', $4, now(), $5)`,
      [newId(), id, seat, isPresent, convenor.staffId],
    ])
    statements.push([
      `insert into coordination.prep_sheet (item_id, invitation_id, conference_id, picture, by_staff, by_agency, at) values ($1, $2, $3, '見本', $4, $5, now())`,
      [to, seat, id, who(login).staffId, who(login).agencyId],
    ])
  }
  for (const login of acked) {
    statements.push([
      `insert into coordination.secrecy_ack (conference_id, staff_id, agency_id, at, notice) values ($1, $2, $3, now(), '見本')`,
      [id, who(login).staffId, who(login).agencyId],
    ])
  }
  statements.push([
    `insert into coordination.briefing (item_id, conference_id, content, frozen_at, frozen_by) values ($1, $2, '{}', now(), $3)`,
    [item, id, convenor.staffId],
  ])
  statements.push([
    `insert into coordination.item_minutes (item_id, conference_id, decisions, written_at, written_by, is_fixed) values ($1, $2, '見本', now(), $3, $4)`,
    [item, id, convenor.staffId, state === 'minutes_fixed'],
  ])
  statements.push([
    `insert into coordination.role_assignment (id, item_id, conference_id, position, issue) values ($1, $2, $3, 0, '見本')`,
    [newId(), item, id],
  ])
  for (const [statement, values] of statements) await run(statement, values)
  const standing = (): ItemStanding => ({
    item: { id: item },
    minutesRule: kind === 'support_conference' ? 'present' : 'present_and_team',
    state,
    isCalled: state !== 'planned',
    conveningAgency: convenor.agencyId,
    invitations: [
      { id: guest, agencyId: who('invited').agencyId, isToItem: true },
      { id: away, agencyId: who('elsewhere').agencyId, isToItem: false },
    ],
    team: [who('team').agencyId],
    conflicts: [who('relative').staffId],
    glass: [],
    acked: acked.map(login => who(login).staffId),
  })
  return { id, item, standing, invitation: guest }
}

/** What a member of staff gets of an item from the database, through the login of the product. */
async function seen(login: Login, item: ItemId) {
  const rows = await database.transaction(who(login).staffId, async db =>
    sql<{ item: boolean; pack: boolean; minutes: boolean; roles: boolean }>`
      select exists (select 1 from coordination.agenda_item where id = ${item}) as item,
             exists (select 1 from coordination.briefing where item_id = ${item}) as pack,
             exists (select 1 from coordination.item_minutes where item_id = ${item}) as minutes,
             exists (select 1 from coordination.role_assignment where item_id = ${item}) as roles`.execute(db),
  )
  return rows.rows[0]
}

test('what each agency gets of an item from the database is what the rules of sight say, in every state, present or not, confirmed or not', async () => {
  const counts = { shown: 0, hidden: 0 }
  for (const state of CONFERENCE_STATES) {
    for (const kind of ['support_conference', 'multilayered_support_conference'] as const) {
      for (const [acked, isPresent] of [
        [LOGINS, true],
        [LOGINS, false],
        [[] as readonly Login[], true],
      ] as const) {
        const laid = await lay(state, kind, acked, isPresent)
        const standing = laid.standing(acked)
        for (const login of LOGINS) {
          const reader = who(login)
          const minutes = mayReadMinutes(standing, [{ invitationId: laid.invitation, isPresent }], reader)
          const cell = JSON.stringify({ state, kind, login, isPresent, acked: acked.length })
          expect(await seen(login, laid.item), cell).toEqual({
            item: seesItem(standing, reader),
            pack: mayReadMaterial(standing, reader),
            minutes,
            roles: minutes,
          })
          counts[minutes ? 'shown' : 'hidden']++
        }
      }
    }
  }
  expect(counts.shown).toBeGreaterThan(20)
  expect(counts.hidden).toBeGreaterThan(100)
})

test('nobody but the convenor can write minutes, invite, or change the sitting, even past the screen', async () => {
  const laid = await lay('held', 'multilayered_support_conference', LOGINS, true)
  const invite = (login: Login) =>
    database.transaction(who(login).staffId, db =>
      sql`insert into coordination.invitation (id, conference_id, agency_id, secrecy_class, is_needed, invited_at, invited_by)
          values (${newId()}, ${laid.id}, ${who('stranger').agencyId}, 'public_body', false, now(), ${who(login).staffId})`.execute(db),
    )
  for (const login of ['invited', 'team', 'stranger', 'elsewhere'] as const) {
    await expect(invite(login)).rejects.toMatchObject({ code: '42501' })
    const changed = await database.transaction(who(login).staffId, async db => [
      (await sql`update coordination.item_minutes set decisions = '書き換え' where item_id = ${laid.item}`.execute(db)).numAffectedRows,
      (await sql`update coordination.conference set state = 'minutes_draft' where id = ${laid.id}`.execute(db)).numAffectedRows,
      (await sql`update coordination.agenda_item set type_code = 'support_conference' where id = ${laid.item}`.execute(db)).numAffectedRows,
      (await sql`delete from coordination.role_assignment where item_id = ${laid.item}`.execute(db)).numAffectedRows,
    ])
    expect(changed).toEqual([0n, 0n, 0n, 0n])
  }
})

test('fixed minutes, roles and attendance are changed by nobody, not even the convenor', async () => {
  const laid = await lay('minutes_fixed', 'support_conference', LOGINS, true)
  const changed = await database.transaction(who('convenor').staffId, async db => [
    (await sql`update coordination.item_minutes set decisions = '書き換え' where item_id = ${laid.item}`.execute(db)).numAffectedRows,
    (await sql`delete from coordination.role_assignment where item_id = ${laid.item}`.execute(db)).numAffectedRows,
    (await sql`delete from coordination.attendance where conference_id = ${laid.id}`.execute(db)).numAffectedRows,
  ])
  expect(changed).toEqual([0n, 0n, 0n])
})

test('those invited see who sits at their own item, and nobody of the others', async () => {
  const laid = await lay('held', 'support_conference', LOGINS, true)
  const agencies = async (login: Login) => {
    const rows = await database.transaction(who(login).staffId, db =>
      sql<{ agency_id: string }>`select agency_id from coordination.invitation where conference_id = ${laid.id}`.execute(db),
    )
    return rows.rows.map(row => row.agency_id).sort()
  }
  const of = (...logins: readonly Login[]) => logins.map(login => who(login).agencyId as string).sort()
  expect(await agencies('convenor')).toEqual(of('convenor', 'invited', 'elsewhere'))
  expect(await agencies('invited')).toEqual(of('convenor', 'invited'))
  expect(await agencies('elsewhere')).toEqual(of('elsewhere'))
  expect(await agencies('team')).toEqual([])
  expect(await agencies('stranger')).toEqual([])
})

test('an entry written for a conference is read by the agencies called about that case, in the team or not', async () => {
  const laid = await lay('minutes_fixed', 'support_conference', LOGINS, true)
  const [about] = await run(`select case_id from coordination.agenda_item where id = $1`, [laid.item])
  const entry = newId()
  await run(
    `insert into coordination.log_entry (id, case_id, at, by_staff, by_agency, made_at, with_whom, method, fact, share_scope, conference_id)
     values ($1, $2, now(), $3, $4, now(), '{agency}', 'conference', '見本', 'conference', $5)`,
    [entry, about?.['case_id'], who('convenor').staffId, who('convenor').agencyId, laid.id],
  )
  const readers = []
  for (const login of LOGINS) {
    const rows = await database.transaction(who(login).staffId, db =>
      sql`select 1 from coordination.log_entry where id = ${entry}`.execute(db),
    )
    if (rows.rows.length > 0) readers.push(login)
  }
  expect(readers).toEqual(['convenor', 'invited'])
})
