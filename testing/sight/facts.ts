import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../src/kernel/id.ts'
import type { Duty, Reader } from '../../src/kernel/reader.ts'
import type { RunningApp } from '../app.ts'

/** A row as the superuser sees it, whole. */
export type Fact = Readonly<Record<string, string | number | boolean | null>> & { readonly key: string }

/** One member of staff; without a reader when the account ended. */
export type Looker = { readonly login: string; readonly staffId: StaffId | null; readonly reader: Reader | undefined }

/** What makes a row of each table the same row for everybody who sees it. */
export const KEYS = {
  'people.person': 'id',
  'people.person_history': 'person_id, version',
  'people.person_standing': 'person_id, agency_id',
  'people.person_key': 'agency_id, key, kind, person_id',
  'people.household': 'id',
  'people.household_history': 'household_id, version',
  'people.household_membership': 'household_id, person_id, valid_from',
  'people.carer_role': 'id',
  'desk.consultation': 'id',
  'desk.consultation_act': 'id',
  'desk.standing': 'consultation_id, agency_id',
  'desk.offer': 'referral_id',
  'desk.consultation_person': 'consultation_id, person_id',
  'desk.stored_search': 'id',
  'desk.request': 'id',
  'referral.referral': 'id',
  'referral.bundle': 'referral_id',
  'referral.referral_act': 'id',
  'platform.task': 'id',
  'coordination.support_case': 'id',
  'coordination.case_act': 'id',
  'coordination.team': 'case_id, agency_id, since',
  'coordination.lead_offer': 'id',
  'coordination.case_person': 'case_id, person_id',
  'coordination.log_entry': 'id',
  'coordination.mention': 'entry_id, staff_id',
  'coordination.glass': 'id',
  'coordination.coordination_request': 'id',
  'coordination.request_bundle': 'request_id',
  'coordination.request_act': 'id',
  'people.consent': 'id',
  'people.consent_act': 'id',
  'people.disclosure': 'id',
  'people.address_protection': 'id',
  'people.place_opening': 'id',
  'coordination.assessment': 'id',
  'coordination.issue': 'id',
  'coordination.issue_history': 'issue_id, version',
  'coordination.connection': 'id',
  'coordination.chronology_line': 'id',
  'coordination.support_plan': 'id',
  'coordination.plan_act': 'id',
  'coordination.plan_version': 'plan_id, n',
  'coordination.goal': 'id',
  'coordination.support_action': 'id',
  'coordination.monitoring': 'id',
} as const
export type TableName = keyof typeof KEYS
export const TABLES = Object.keys(KEYS) as readonly TableName[]
/** Tables that decide about others and that no login may read. */
const BEHIND = {
  'people.conflict': 'id',
  'coordination.conference': 'id',
  'coordination.agenda_item': 'id',
  'coordination.invitation': 'id',
  'coordination.invited_item': 'invitation_id, item_id',
} as const
export type FactName = TableName | keyof typeof BEHIND

export type Facts = { readonly rows: ReadonlyMap<FactName, readonly Fact[]>; readonly lookers: readonly Looker[] }

/** Everything there is, past every wall. */
export async function factsOf(app: RunningApp): Promise<Facts> {
  const rows = new Map<FactName, readonly Fact[]>()
  for (const [table, key] of Object.entries({ ...KEYS, ...BEHIND }) as [FactName, string][]) {
    const found = await app.ask<{ fact: Fact; key: string }>(`select to_jsonb(t) as fact, concat_ws(' ', ${key}) as key from ${table} t`)
    rows.set(
      table,
      found.map(({ fact, key }) => ({ ...fact, rowKey: fact['key'] ?? null, key })),
    )
  }
  return { rows, lookers: [...(await lookersOf(app)), { login: '(nobody)', staffId: null, reader: undefined }] }
}

/** The keys of the rows that a member of staff really gets from the database, by table, through the login of the product. */
export async function seenBy(
  app: RunningApp,
  tables: readonly TableName[],
  staffId: StaffId | null,
): Promise<ReadonlyMap<TableName, ReadonlySet<string>>> {
  const looks = tables.map(table => `select '${table}' as name, concat_ws(' ', ${KEYS[table]}) as key from ${table}`)
  const rows = await app.database.transaction(staffId, async db => {
    // A statement over all tables looks costly, and would be compiled anew for everybody.
    await sql`set local jit = off`.execute(db)
    return (await sql.raw<{ name: TableName; key: string }>(looks.join(' union all ')).execute(db)).rows
  })
  const seen = new Map<TableName, Set<string>>(tables.map(table => [table, new Set()]))
  for (const { name, key } of rows) seen.get(name)?.add(key)
  return seen
}

async function lookersOf(app: RunningApp): Promise<readonly Looker[]> {
  const rows = await app.ask<{ id: StaffId; login: string; agency_id: AgencyId | null; duties: Duty[] | null }>(
    'select s.id, s.login, r.agency_id, r.duties from staff.staff s left join lateral staff.reader_of(s.id) r on true order by s.login',
  )
  return rows.map(({ id, login, agency_id, duties }) => ({
    login,
    staffId: id,
    reader: agency_id === null ? undefined : { staffId: id, agencyId: agency_id, duties: new Set(duties ?? []) },
  }))
}
