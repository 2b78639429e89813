import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import type { CaseAct, SupportCase, TeamMember } from '../../domain/case/case.ts'
import type { LogEntry } from '../../domain/case/log-entry.ts'
import type { CasePerson } from './case-people.ts'

/** A case with its whole past, as it is loaded into an empty installation. */
export type LoadedCase = {
  readonly supportCase: SupportCase
  readonly acts: readonly CaseAct[]
  readonly team: readonly (TeamMember & { readonly leftWords: string | null })[]
  readonly people: readonly CasePerson[]
  readonly entries: readonly LogEntry[]
}

/** Loads cases in bulk, as the owner; a thousand at a time is a good batch. */
export async function loadCases(db: Db, batch: readonly LoadedCase[]): Promise<void> {
  await sql`
    insert into coordination.support_case (id, label, household_id, consultation_id, opened_at, opened_by, opened_agency, lead_agency, lead_staff,
                                           coordinator_agency, coordinator_staff, direction, solving, accompanying, next_contact_on, coordination_ended_at,
                                           ended_at, version)
    select id, label, household_id, consultation_id, opened_at, opened_by, opened_agency, lead_agency, lead_staff, coordinator_agency, coordinator_staff,
           direction, solving, accompanying, next_contact_on, coordination_ended_at, ended_at, version
      from jsonb_to_recordset(${JSON.stringify(batch.map(({ supportCase }) => caseRow(supportCase)))}::jsonb)
        as c (id uuid, label text, household_id uuid, consultation_id uuid, opened_at timestamptz, opened_by uuid, opened_agency uuid, lead_agency uuid,
              lead_staff uuid, coordinator_agency uuid, coordinator_staff uuid, direction text, solving text, accompanying text, next_contact_on date,
              coordination_ended_at timestamptz, ended_at timestamptz, version integer)`.execute(db)
  await sql`
    insert into coordination.case_act (id, case_id, seq, kind, at, by_staff, by_agency, body)
    select id, case_id, seq, kind, at, by_staff, by_agency, body
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(actRows))}::jsonb)
        as a (id uuid, case_id uuid, seq integer, kind text, at timestamptz, by_staff uuid, by_agency uuid, body jsonb)`.execute(db)
  await sql`
    insert into coordination.team (case_id, agency_id, part, staff_id, basis, basis_on, reason, consent_id, categories, since, until, ends_on, left_words,
                                   opened_at, is_live)
    select case_id, agency_id, part, staff_id, basis, basis_on, reason, consent_id,
           case when categories is null or categories = 'null' then null else array(select jsonb_array_elements_text(categories)) end,
           since, until, ends_on, left_words, opened_at, is_live
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(teamRows))}::jsonb)
        as t (case_id uuid, agency_id uuid, part text, staff_id uuid, basis text, basis_on date, reason text, consent_id uuid, categories jsonb,
              since timestamptz, until timestamptz, ends_on date, left_words text, opened_at timestamptz, is_live boolean)`.execute(db)
  await sql`
    insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by)
    select case_id, person_id, part, linked_at, linked_by
      from jsonb_to_recordset(${JSON.stringify(batch.flatMap(personRows))}::jsonb)
        as p (case_id uuid, person_id uuid, part text, linked_at timestamptz, linked_by uuid)`.execute(db)
  await loadEntries(
    db,
    batch.flatMap(one => one.entries),
  )
}

/** Loads entries of the log in bulk, as the owner: columns travel as arrays, which is the quickest way in for millions; ten thousand at a time is a good batch. */
export async function loadEntries(db: Db, entries: readonly LogEntry[]): Promise<void> {
  if (entries.length === 0) return
  const column = <Value>(pick: (entry: LogEntry) => Value) => entries.map(pick)
  await sql`
    insert into coordination.log_entry (id, case_id, at, minutes, by_staff, by_agency, made_at, with_whom, method, person_id, fact, opinion, third_party,
                                        third_party_who, person_words, category, contact_result, next, next_on, share_scope, conference_id, replaces,
                                        is_replaced, replace_words)
    select id, case_id, at, minutes, by_staff, by_agency, made_at, string_to_array(with_whom, ','), method, person_id, fact, opinion, third_party,
           third_party_who, person_words, category, contact_result, next, next_on, share_scope, conference_id, replaces, is_replaced, replace_words
      from unnest(${column(e => e.id)}::uuid[], ${column(e => e.caseId)}::uuid[], ${column(e => e.at)}::timestamptz[], ${column(e => e.minutes)}::smallint[],
                  ${column(e => e.byStaff)}::uuid[], ${column(e => e.byAgency)}::uuid[], ${column(e => e.madeAt)}::timestamptz[],
                  ${column(e => e.withWhom.join(','))}::text[], ${column(e => e.method)}::text[], ${column(e => e.personId)}::uuid[],
                  ${column(e => e.fact)}::text[], ${column(e => e.opinion)}::text[], ${column(e => e.thirdParty)}::text[],
                  ${column(e => e.thirdPartyWho)}::text[], ${column(e => e.personWords)}::text[], ${column(e => e.category)}::text[],
                  ${column(e => e.contactResult)}::text[], ${column(e => e.next)}::text[], ${column(e => e.nextOn)}::date[],
                  ${column(e => e.shareScope)}::text[], ${column(e => e.conferenceId)}::uuid[], ${column(e => e.replaces)}::uuid[],
                  ${column(e => e.isReplaced)}::boolean[], ${column(e => e.replaceWords)}::text[])
        as e (id, case_id, at, minutes, by_staff, by_agency, made_at, with_whom, method, person_id, fact, opinion, third_party, third_party_who, person_words,
              category, contact_result, next, next_on, share_scope, conference_id, replaces, is_replaced, replace_words)`.execute(db)
}

function caseRow(of: SupportCase) {
  return {
    id: of.id,
    label: of.label,
    household_id: of.householdId,
    consultation_id: of.consultationId,
    opened_at: of.openedAt,
    opened_by: of.openedBy,
    opened_agency: of.openedAgency,
    lead_agency: of.leadAgency,
    lead_staff: of.leadStaff,
    coordinator_agency: of.coordinatorAgency,
    coordinator_staff: of.coordinatorStaff,
    direction: of.direction,
    solving: of.solving,
    accompanying: of.accompanying,
    next_contact_on: of.nextContactOn,
    coordination_ended_at: of.coordinationEndedAt,
    ended_at: of.endedAt,
    version: of.version,
  }
}

function actRows({ supportCase, acts }: LoadedCase) {
  return acts.map(act => ({
    id: act.id,
    case_id: supportCase.id,
    seq: act.seq,
    kind: act.kind,
    at: act.at,
    by_staff: act.byStaff,
    by_agency: act.byAgency,
    body: act.body,
  }))
}

function teamRows({ supportCase, team }: LoadedCase) {
  return team.map(member => ({
    case_id: supportCase.id,
    agency_id: member.agencyId,
    part: member.part,
    staff_id: member.staffId,
    basis: member.basis,
    basis_on: member.basisOn,
    reason: member.reason,
    consent_id: member.consentId,
    categories: member.categories,
    since: member.since,
    until: member.until,
    ends_on: member.endsOn,
    left_words: member.leftWords,
    opened_at: supportCase.openedAt,
    is_live: supportCase.endedAt === null,
  }))
}

function personRows({ supportCase, people }: LoadedCase) {
  return people.map(({ personId, part }) => ({
    case_id: supportCase.id,
    person_id: personId,
    part,
    linked_at: supportCase.openedAt,
    linked_by: supportCase.openedBy,
  }))
}
