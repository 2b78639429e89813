import type { CaseSight, CaseStanding } from '../../src/casework/coordination/domain/case/sight-of-case.ts'
import { seesEntry, sightOfCase } from '../../src/casework/coordination/domain/case/sight-of-case.ts'
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
}

/** The rules of sight around a case over the facts, or undefined for a table that is none of coordination's. */
export function coordinationRules({ all, seesPerson, isOf }: Ground) {
  const today = dayOfInstant(new Date())
  const cases = new Map(all('coordination.support_case').map(row => [row.key, row]))
  const entries = new Map(all('coordination.log_entry').map(row => [row.key, row]))
  const requests = new Map(all('coordination.coordination_request').map(row => [row.key, row]))
  const standings = new Map([...cases.keys()].map(id => [id, standingOf(id, all)]))
  const nobody: CaseStanding = { team: [], glass: [], conflicts: [] }
  const standing = (id: unknown) => standings.get(String(id)) ?? nobody
  const sightOf = (id: unknown, reader: Reader): CaseSight => sightOfCase(standing(id), reader, today)
  const sees = (id: unknown, reader: Reader) => sightOf(id, reader).sight === 'whole'
  const stands = (id: unknown, reader: Reader) => {
    const found = sightOf(id, reader)
    return found.sight === 'whole' && found.because === 'team'
  }
  const entry = (id: unknown, reader: Reader) => {
    const row = entries.get(String(id))
    if (row === undefined) return false
    return seesEntry(
      {
        byAgency: row['by_agency'] as AgencyId,
        shareScope: row['share_scope'] as 'team',
        category: row['category'] as string | null,
        coordinatorAgency: cases.get(String(row['case_id']))?.['coordinator_agency'] as AgencyId | null,
      },
      standing(row['case_id']),
      reader,
      today,
    )
  }
  const request = (id: unknown, reader: Reader) => {
    const row = requests.get(String(id))
    return isOf(row?.['from_agency'], reader) || (isOf(row?.['to_agency'], reader) && row?.['submitted_at'] !== null)
  }

  const reads = (table: TableName, row: Fact, reader: Reader): boolean | undefined => {
    switch (table) {
      case 'platform.task':
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
      case 'coordination.coordination_request':
        return request(row.key, reader)
      case 'coordination.request_act':
        return request(row['request_id'], reader)
      case 'coordination.request_bundle': {
        const of = requests.get(String(row['request_id']))
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
        return isOf(row['agency_id'], reader) || (row['case_id'] !== null && stands(row['case_id'], reader))
      case 'coordination.support_case':
        return stands(row.key, reader)
      case 'coordination.team':
      case 'coordination.lead_offer':
        return stands(row['case_id'], reader)
      case 'coordination.case_person':
        return stands(row['case_id'], reader) && seesPerson(row['person_id'], reader)
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
  return { sightOf, reads, changes }
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
