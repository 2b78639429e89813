import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'

/** Writes a new plan with the lines of its content, and whatever state it has come to since. */
export async function insertPlan(db: Db, of: SupportPlan): Promise<void> {
  await sql`
    insert into coordination.support_plan (id, case_id, kind, round, previous_id, state, drafted_on, drafted_by, drafted_agency, version)
    values (${of.id}, ${of.caseId}, ${of.kind}, ${of.round}, ${of.previousId}, 'draft', ${of.draftedOn}, ${of.draftedBy}, ${of.draftedAgency},
            ${of.version})`.execute(db)
  await updatePlan(db, of)
}

/** Writes the folded state after an act. */
export async function updatePlan(db: Db, of: SupportPlan): Promise<void> {
  const { content, decision } = of
  await sql`
    update coordination.support_plan
       set state = ${of.state}, wish = ${content.wish}, direction = ${content.direction}, programmes = ${json(content.programmes)}::jsonb,
           period_from = ${content.periodFrom}, period_to = ${content.periodTo}, next_monitoring = ${content.nextMonitoring},
           lead_after = ${content.leadAfter}, agreements = ${json(of.agreements)}::jsonb, person_agreed = ${maybe(of.personAgreed)}::jsonb,
           discussion = ${maybe(of.discussion)}::jsonb, decided_on = ${decision?.on ?? null}, decision_no = ${decision?.no ?? null},
           decided_by = ${decision?.by ?? null}, decided_agency = ${decision?.agency ?? null}, decision_words = ${decision?.words ?? null},
           started_on = ${of.startedOn}, versions = ${of.versions}, amendments = ${json(of.amendments)}::jsonb,
           evaluation = ${maybe(of.evaluation)}::jsonb, change_codes = ${[...new Set((of.evaluation?.changes ?? []).map(change => change.code))]}::text[],
           suspension = ${maybe(of.suspension)}::jsonb, ending = ${maybe(of.ending)}::jsonb, ended_on = ${of.ending?.on ?? null}, next_id = ${of.nextId},
           version = ${of.version}
     where id = ${of.id}`.execute(db)
  await writeLines(db, of)
}

/** Goals and actions of the working version, and the looks owed; what was taken out stays as a dropped row. */
async function writeLines(db: Db, of: SupportPlan): Promise<void> {
  await writeGoals(db, of)
  await writeActions(db, of)
  if (of.monitorings.length > 0) await writeMonitorings(db, of)
}

async function writeGoals(db: Db, of: SupportPlan): Promise<void> {
  const result = new Map(of.evaluation?.goals.map(one => [one.goalId, one.result]))
  const rows = of.content.goals.map((goal, position) => ({ ...goal, position, result: result.get(goal.id) ?? null }))
  await sql`
    insert into coordination.goal (id, plan_id, case_id, position, words, reach_by, issue_ids, result)
    select id, ${of.id}::uuid, ${of.caseId}::uuid, position, words, "reachBy", array(select jsonb_array_elements_text("issueIds"))::uuid[], result
      from jsonb_to_recordset(${json(rows)}::jsonb) as g (id uuid, position smallint, words text, "reachBy" date, "issueIds" jsonb, result text)
        on conflict (id) do update
       set position = excluded.position, words = excluded.words, reach_by = excluded.reach_by, issue_ids = excluded.issue_ids, result = excluded.result,
           is_dropped = false
     where goal.plan_id = excluded.plan_id`.execute(db)
  await sql`
    update coordination.goal set is_dropped = true
     where plan_id = ${of.id} and not is_dropped and id <> all (${rows.map(row => row.id)}::uuid[])`.execute(db)
}

async function writeActions(db: Db, of: SupportPlan): Promise<void> {
  const rows = of.content.actions.map((action, position) => {
    const mark = of.marks[action.id]
    return { ...action, position, mark: mark?.mark ?? null, markedOn: mark?.on ?? null, markWords: mark?.words ?? null }
  })
  await sql`
    insert into coordination.support_action (id, plan_id, case_id, position, goal_id, words, by_person, by_agency, owner_agency, kind, often, due_on, issue_id,
                                             carries, mark, marked_on, mark_words)
    select id, ${of.id}::uuid, ${of.caseId}::uuid, position, "goalId", words, "byPerson", "byAgency", "ownerAgency", kind, often, "dueOn", "issueId", carries, mark,
           "markedOn", "markWords"
      from jsonb_to_recordset(${json(rows)}::jsonb)
        as a (id uuid, position smallint, "goalId" uuid, words text, "byPerson" text, "byAgency" text, "ownerAgency" uuid, kind text, often text, "dueOn" date,
              "issueId" uuid, carries uuid, mark text, "markedOn" date, "markWords" text)
        on conflict (id) do update
       set position = excluded.position, goal_id = excluded.goal_id, words = excluded.words, by_person = excluded.by_person, by_agency = excluded.by_agency,
           owner_agency = excluded.owner_agency, kind = excluded.kind, often = excluded.often, due_on = excluded.due_on, issue_id = excluded.issue_id,
           carries = excluded.carries, mark = excluded.mark, marked_on = excluded.marked_on, mark_words = excluded.mark_words, is_dropped = false
     where support_action.plan_id = excluded.plan_id`.execute(db)
  await sql`
    update coordination.support_action set is_dropped = true
     where plan_id = ${of.id} and not is_dropped and id <> all (${rows.map(row => row.id)}::uuid[])`.execute(db)
}

async function writeMonitorings(db: Db, of: SupportPlan): Promise<void> {
  await sql`
    insert into coordination.monitoring (id, plan_id, case_id, action_id, owner_agency, due_on, state, done_on, words, reason)
    select id, ${of.id}::uuid, ${of.caseId}::uuid, "actionId", "ownerAgency", "dueOn", state, "on", words, reason
      from jsonb_to_recordset(${json(of.monitorings)}::jsonb)
        as m (id uuid, "actionId" uuid, "ownerAgency" uuid, "dueOn" date, state text, "on" date, words text, reason text)
        on conflict (id) do update
       set due_on = excluded.due_on, state = excluded.state, done_on = excluded.done_on, words = excluded.words, reason = excluded.reason
     where monitoring.plan_id = excluded.plan_id`.execute(db)
}

function json(value: unknown): string {
  return JSON.stringify(value)
}

function maybe(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
