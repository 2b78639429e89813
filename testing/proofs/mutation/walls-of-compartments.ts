import type { Town } from './town.ts'
import type { Me, Rule, Wall } from './wall.ts'

type Fields = Readonly<Record<string, unknown>>

/** Sealed compartments: their members alone, without those in conflict, and without those who have moved to another agency. */
export function wallsOfCompartments(town: Town): Readonly<Record<string, Wall>> {
  const rowsOf = (table: string): readonly Fields[] =>
    (town.tables.get(table)?.rows ?? town.facts.rows.get(table as never) ?? []).map(one => ('row' in one ? (one.row as Fields) : one))
  const sealed = new Map(rowsOf('coordination.compartment').map(row => [row['id'], row]))
  const members = rowsOf('coordination.compartment_member')
  const openings = rowsOf('coordination.reporter_opening')
  const conflicts = rowsOf('people.conflict').filter(row => row['ended_at'] === null)
  const linked = new Set(
    rowsOf('coordination.case_person')
      .filter(row => row['is_linked'] === true)
      .map(row => `${row['case_id']} ${row['person_id']}`),
  )
  const housed = new Set(rowsOf('people.household_membership').map(row => `${row['household_id']} ${row['person_id']}`))
  const isBarred = (id: unknown, me: Me) => {
    const about = sealed.get(id)
    return conflicts.some(
      one =>
        one['staff_id'] === me.staffId &&
        (one['person_id'] === about?.['person_id'] ||
          linked.has(`${about?.['case_id']} ${one['person_id']}`) ||
          housed.has(`${about?.['household_id']} ${one['person_id']}`)),
    )
  }
  const isMember = (id: unknown, me: Me) =>
    me.agency !== null &&
    members.some(
      one => one['compartment_id'] === id && one['staff_id'] === me.staffId && one['until'] === null && one['agency_id'] === me.agency,
    ) &&
    !isBarred(id, me)
  const mayWrite = (id: unknown, me: Me) => {
    const one = sealed.get(id)
    const isFresh = new Date(String(one?.['opened_at'])).getTime() > Date.now() - 24 * 3_600_000
    return isMember(id, me) && (one?.['state'] === 'open' || (one?.['state'] === 'proposed' && one['opened_by'] === me.staffId && isFresh))
  }
  const belonging: Rule = (row, me) => isMember(row['compartment_id'], me)
  const written =
    (staff: string, agency?: string): Rule =>
    (row, me) =>
      row[staff] === me.staffId && (agency === undefined || row[agency] === me.agency) && mayWrite(row['compartment_id'], me)
  const isOpened = (id: unknown, me: Me) =>
    openings.some(one => one['compartment_id'] === id && one['staff_id'] === me.staffId && new Date(String(one['ends_at'])) > new Date())
  const kept = (staff: string, agency: string): Wall => ({
    reads: belonging,
    adds: written(staff, agency),
    writer: { [staff]: 'staff', [agency]: 'agency' },
  })
  return {
    'coordination.compartment': { reads: (row, me) => isMember(row['id'], me) },
    'coordination.compartment_member': { reads: belonging },
    'coordination.compartment_entry': kept('by_staff', 'by_agency'),
    'coordination.compartment_meeting': kept('by_staff', 'by_agency'),
    'coordination.compartment_log': {
      reads: belonging,
      adds: (row, me) => belonging(row, me) && row['staff_id'] === me.staffId && row['agency_id'] === me.agency,
      writer: { staff_id: 'staff', agency_id: 'agency' },
    },
    'coordination.compartment_reporter': {
      reads: (row, me) => belonging(row, me) && isOpened(row['compartment_id'], me),
      adds: written('recorded_by'),
      writer: { recorded_by: 'staff' },
    },
    'coordination.reporter_opening': {
      reads: belonging,
      adds: (row, me) => belonging(row, me) && row['staff_id'] === me.staffId,
      writer: { staff_id: 'staff' },
    },
    'coordination.compartment_transfer': {
      reads: belonging,
      changes: (row, me) => row['state'] === 'proposed' && row['proposed_by'] !== me.staffId && mayWrite(row['compartment_id'], me),
      adds: (row, me) => row['state'] === 'proposed' && written('proposed_by', 'proposed_agency')(row, me),
      change: `update coordination.compartment_transfer set state = 'refused', decided_at = now(), decided_by = platform.reader_id(), decision_words = 'x'`,
      writer: { proposed_by: 'staff', proposed_agency: 'agency' },
      carried: [
        {
          change: `update coordination.compartment_transfer set state = 'refused', decided_at = now(), decided_by = '{others}', decision_words = 'x'`,
        },
      ],
    },
  }
}
