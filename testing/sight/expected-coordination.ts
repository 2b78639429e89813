import type { CaseSight, CaseStanding, seesEntry, sightOfCase } from '../../src/casework/coordination/domain/case/sight-of-case.ts'
import type { Day } from '../../src/kernel/day.ts'
import { dayOfInstant } from '../../src/kernel/day.ts'
import type { AgencyId, StaffId } from '../../src/kernel/id.ts'
import type { Reader } from '../../src/kernel/reader.ts'
import type { Fact, FactName, TableName } from './facts.ts'

/** What else the rules around a case lean on. */
type Ground = {
  readonly all: (table: FactName) => readonly Fact[]
  readonly seesPerson: (id: unknown, reader: Reader) => boolean
  readonly isOf: (agency: unknown, reader: Reader) => boolean
  /** Staff who must not meet somebody linked to a consultation. */
  readonly conflictsIn: (consultation: unknown) => readonly StaffId[]
  readonly product: { readonly sightOfCase: typeof sightOfCase; readonly seesEntry: typeof seesEntry }
}

/** The rules of sight around a case over the facts, or undefined for a table that is none of coordination's. */
export function coordinationRules({ all, seesPerson, isOf, conflictsIn, product }: Ground) {
  const today = dayOfInstant(new Date())
  const cases = new Map(all('coordination.support_case').map(row => [row.key, row]))
  const entries = new Map(all('coordination.log_entry').map(row => [row.key, row]))
  const issues = new Map(all('coordination.issue').map(row => [row.key, row]))
  const seesMaybe = (id: unknown, reader: Reader) => id === null || seesPerson(id, reader)
  const requests = new Map(all('coordination.coordination_request').map(row => [row.key, row]))
  const standings = new Map([...cases.keys()].map(id => [id, standingOf(id, all)]))
  const nobody: CaseStanding = { team: [], glass: [], conflicts: [] }
  const standing = (id: unknown) => standings.get(String(id)) ?? nobody
  const sightOf = (id: unknown, reader: Reader): CaseSight => product.sightOfCase(standing(id), reader, today)
  const sees = (id: unknown, reader: Reader) => sightOf(id, reader).sight === 'whole'
  const stands = (id: unknown, reader: Reader) => {
    const found = sightOf(id, reader)
    return found.sight === 'whole' && found.because === 'team'
  }
  const calledTo = (conference: unknown, about: unknown): readonly AgencyId[] => {
    const items = all('coordination.agenda_item').filter(
      row => row['conference_id'] === conference && row['case_id'] === about && row['is_live'],
    )
    const asked = all('coordination.invited_item').filter(row => row['is_live'] && items.some(item => item.key === row['item_id']))
    const invitations = all('coordination.invitation').filter(row => row['is_live'] && asked.some(one => one['invitation_id'] === row.key))
    return invitations.map(row => row['agency_id'] as AgencyId)
  }
  const entry = (id: unknown, reader: Reader) => {
    const row = entries.get(String(id))
    if (row === undefined) return false
    return product.seesEntry(
      {
        byAgency: row['by_agency'] as AgencyId,
        shareScope: row['share_scope'] as 'team',
        category: row['category'] as string | null,
        invited: calledTo(row['conference_id'], row['case_id']),
        coordinatorAgency: cases.get(String(row['case_id']))?.['coordinator_agency'] as AgencyId | null,
      },
      standing(row['case_id']),
      reader,
      today,
    )
  }
  const request = (id: unknown, reader: Reader) => {
    const row = requests.get(String(id))
    if (conflictsIn(row?.['consultation_id']).includes(reader.staffId)) return false
    return isOf(row?.['from_agency'], reader) || (isOf(row?.['to_agency'], reader) && row?.['submitted_at'] !== null)
  }

  const reads = (table: TableName, row: Fact, reader: Reader): boolean | undefined => {
    switch (table) {
      case 'platform.task':
        if (row['case_id'] !== null && sightOf(row['case_id'], reader).because === 'conflict') return false
        return (
          isOf(row['agency_id'], reader) || isOf(row['made_agency'], reader) || (row['case_id'] !== null && sees(row['case_id'], reader))
        )
      case 'coordination.support_case':
        return sees(row.key, reader)
      case 'coordination.case_act':
      case 'coordination.lead_offer':
        return sees(row['case_id'], reader)
      case 'coordination.team':
        return isOf(row['agency_id'], reader) || sees(row['case_id'], reader)
      case 'coordination.case_person':
        return sees(row['case_id'], reader) && seesPerson(row['person_id'], reader)
      case 'coordination.log_entry':
        return entry(row.key, reader)
      case 'coordination.mention':
        return row['staff_id'] === reader.staffId || entry(row['entry_id'], reader)
      case 'coordination.glass':
        return row['staff_id'] === reader.staffId || stands(row['case_id'], reader) || reader.duties.has('audit')
      case 'coordination.assessment':
      case 'coordination.connection':
      case 'coordination.support_plan':
      case 'coordination.plan_act':
      case 'coordination.plan_version':
      case 'coordination.goal':
      case 'coordination.support_action':
      case 'coordination.monitoring':
        return sees(row['case_id'], reader)
      case 'coordination.issue':
      case 'coordination.chronology_line':
        return sees(row['case_id'], reader) && seesMaybe(row['person_id'], reader)
      case 'coordination.issue_history': {
        const issue = issues.get(String(row['issue_id']))
        const was = row['was'] as unknown as { readonly personId: string | null }
        return sees(issue?.['case_id'], reader) && seesMaybe(issue?.['person_id'], reader) && seesMaybe(was.personId, reader)
      }
      case 'coordination.coordination_request':
        return request(row.key, reader)
      case 'coordination.request_act':
        return request(row['request_id'], reader)
      case 'coordination.request_bundle': {
        const of = requests.get(String(row['request_id']))
        if (!request(row['request_id'], reader)) return false
        const isOpen = ['submitted', 'accepted', 'ended'].includes(String(of?.['state']))
        return isOf(of?.['from_agency'], reader) || (isOf(of?.['to_agency'], reader) && isOpen)
      }
      default:
        return undefined
    }
  }
  const changes = (table: TableName, row: Fact, reader: Reader): boolean | undefined => {
    switch (table) {
      case 'platform.task':
        if (row['case_id'] !== null && sightOf(row['case_id'], reader).because === 'conflict') return false
        return isOf(row['agency_id'], reader) || (row['case_id'] !== null && stands(row['case_id'], reader))
      case 'coordination.support_case':
        return stands(row.key, reader)
      case 'coordination.team':
      case 'coordination.lead_offer':
        return stands(row['case_id'], reader)
      case 'coordination.case_person':
        return stands(row['case_id'], reader) && seesPerson(row['person_id'], reader)
      case 'coordination.connection':
      case 'coordination.support_plan':
      case 'coordination.goal':
      case 'coordination.support_action':
      case 'coordination.monitoring':
        return stands(row['case_id'], reader)
      case 'coordination.issue':
      case 'coordination.chronology_line':
        return stands(row['case_id'], reader) && seesMaybe(row['person_id'], reader)
      case 'coordination.log_entry':
        return isOf(row['by_agency'], reader) && stands(row['case_id'], reader)
      case 'coordination.mention':
        return row['staff_id'] === reader.staffId
      case 'coordination.glass':
        return row['staff_id'] === reader.staffId ? row['reviewed_at'] === null : reader.duties.has('audit')
      default:
        return reads(table, row, reader)
    }
  }
  return { sightOf, standing, today, reads, changes }
}

function standingOf(id: string, all: Ground['all']): CaseStanding {
  const of = (table: TableName) => all(table).filter(row => row['case_id'] === id)
  const persons = new Set(
    of('coordination.case_person')
      .filter(row => row['is_linked'])
      .map(row => row['person_id']),
  )
  return {
    team: of('coordination.team')
      .filter(row => row['until'] === null)
      .map(row => ({
        agencyId: row['agency_id'] as AgencyId,
        endsOn: row['ends_on'] as Day | null,
        categories: row['categories'] as unknown as readonly string[] | null,
      })),
    glass: of('coordination.glass')
      .filter(row => row['ended_at'] === null && new Date(String(row['ends_at'])) > new Date())
      .map(row => row['staff_id'] as StaffId),
    conflicts: all('people.conflict')
      .filter(row => row['ended_at'] === null && persons.has(row['person_id'] ?? null))
      .map(row => row['staff_id'] as StaffId),
  }
}
