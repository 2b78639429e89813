import type { Town } from './town.ts'
import type { Rule, Wall } from './wall.ts'
import { all, any, anybody, having, named, staffOnly } from './wall.ts'

const administers = having('administer')
const begins: Rule = row => String(row['valid_from']) > today()
const own = (column = 'staff_id'): Wall => ({ reads: named(column), adds: named(column), writer: { [column]: 'staff' } })
const secret: Wall = { reads: anybody, adds: anybody }
const rules = (change: string): Wall => ({
  reads: anybody,
  changes: administers,
  removes: all(administers, begins),
  adds: administers,
  isPublic: () => true,
  change,
})

/** Accounts, rules, directory and platform: what is open, what is one's own, what belongs to a duty. */
export function wallsOfOffices(town: Town): Readonly<Record<string, Wall>> {
  const rowsOf = (table: string) => town.tables.get(table)?.rows ?? []
  const agencies = new Map(rowsOf('directory.agency').map(({ row }) => [row['id'], row]))
  const homes = new Map(rowsOf('staff.staff').map(({ row }) => [row['id'], row['agency_id']]))
  const isOpen = (id: unknown) => agencies.get(id)?.['is_active'] === true && agencies.get(id)?.['is_inner'] === false
  const edits =
    (column: string): Rule =>
    (row, me) =>
      me.has('administer') || (me.has('head') && row[column] === me.home)
  const mayConfirm: Rule = (row, me) =>
    row['staff_id'] !== me.staffId &&
    (me.has('administer') || ((me.has('head') || me.has('audit')) && homes.get(row['staff_id']) === me.home))
  const headOfIt: Rule = (row, me) => me.has('head') && row['agency_id'] === me.home
  const residents = ofResidents(rowsOf('staff.staff_duty').map(({ row }) => row))
  return {
    'directory.agency': {
      reads: anybody,
      changes: edits('id'),
      isPublic: row => isOpen(row['id']),
      change: `update directory.agency set does_easy = null`,
    },
    'directory.agency_history': { reads: staffOnly },
    'directory.agency_service': {
      reads: anybody,
      changes: edits('agency_id'),
      removes: edits('agency_id'),
      adds: edits('agency_id'),
      isPublic: row => isOpen(row['agency_id']),
      change: `update directory.agency_service set description = 'x'`,
      carried: [{ change: `update directory.agency_service set agency_id = '{elsewhere}'`, stops: (_, me) => !me.has('administer') }],
    },
    'directory.boundary': { reads: anybody, isPublic: () => true },
    'directory.council': { reads: anybody, isPublic: () => true },
    'directory.import_run': { reads: staffOnly, adds: all(administers, named('by_staff')), writer: { by_staff: 'staff' } },
    'directory.organisation': {
      reads: anybody,
      changes: administers,
      adds: administers,
      isPublic: () => true,
      change: 'update directory.organisation set kana = null',
    },
    'directory.place': {
      reads: anybody,
      changes: administers,
      adds: administers,
      isPublic: row => row['is_active'] === true,
      change: 'update directory.place set kana = null',
    },
    'directory.place_history': { reads: staffOnly },
    'platform.api_token': { reads: anybody },
    'platform.attempt': secret,
    'platform.code': rules('update platform.code set label_easy = null'),
    'platform.code_list': { reads: staffOnly },
    'platform.code_use': { reads: staffOnly },
    'platform.destruction': { reads: having('administer', 'audit') },
    'platform.destruction_line': { reads: having('administer', 'audit') },
    'platform.draft': { ...own(), residents },
    'platform.form_template': rules(`update platform.form_template set title = 'x'`),
    'platform.idempotency': { ...own(), residents },
    'platform.inbox_key': { reads: anybody, isPublic: () => true },
    'platform.installation': { reads: anybody, isPublic: () => true },
    'platform.legal_basis': rules('update platform.legal_basis set needs_review = false'),
    'platform.legal_hold': { reads: administers },
    'platform.mail_delivery': {
      reads: any(named('staff_id'), administers),
      changes: all(administers, row => row['state'] === 'dead'),
      adds: all(named('staff_id'), row => row['state'] === 'waiting'),
      change: `update platform.mail_delivery set state = 'waiting'`,
      writer: { staff_id: 'staff' },
      carried: [{ change: `update platform.mail_delivery set state = 'sent'` }],
    },
    'platform.mail_wish': own(),
    'platform.notice': { reads: named('staff_id'), changes: named('staff_id'), change: 'update platform.notice set settled_at = now()' },
    'platform.parcel': { reads: staffOnly },
    'platform.retention_rule': { reads: staffOnly },
    'platform.rules_history': { reads: administers },
    'platform.rules_version': { reads: anybody, isPublic: () => true },
    'platform.session': { ...secret, residents },
    'staff.alert': { reads: having('audit') },
    'staff.assignment': { reads: staffOnly },
    'staff.challenge': { ...secret, residents: any(row => row['staff_id'] === null, residents) },
    'staff.delegation': { reads: any(named('from_staff'), named('to_staff'), headOfIt, administers) },
    'staff.half_session': { ...secret, residents },
    'staff.passkey': { ...own(), residents },
    'staff.recovery': { reads: any(named('asked_by'), mayConfirm) },
    'staff.recovery_code': { ...own(), residents },
    'staff.setup_link': { reads: administers },
    'staff.sso_flow': secret,
    'staff.sso_group': { reads: administers },
    'staff.sso_link': { reads: administers },
    'staff.staff': { reads: staffOnly },
    'staff.staff_duty': { reads: staffOnly },
    'staff.totp': { ...own(), residents },
  }
}

/** Of accounts that have a duty of residents, and none but those, today and later. */
function ofResidents(duties: readonly Readonly<Record<string, unknown>>[]): Rule {
  const held = duties.filter(row => row['valid_to'] === null || String(row['valid_to']) > today())
  const isResidents = (row: Readonly<Record<string, unknown>>) => row['duty'] === 'resident' || row['duty'] === 'chair'
  const some = new Set(held.filter(isResidents).map(row => row['staff_id']))
  const others = new Set(held.filter(row => !isResidents(row)).map(row => row['staff_id']))
  return row => some.has(row['staff_id']) && !others.has(row['staff_id'])
}

function today(): string {
  return new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
}
