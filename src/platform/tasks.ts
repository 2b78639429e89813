import { sql } from 'kysely'
import type { Day } from '../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../kernel/id.ts'
import { newId } from '../kernel/id.ts'
import type { Act } from './act.ts'
import type { Db } from './database.ts'
import { rowsOf } from './database.ts'

export type TaskId = Id<'task'>

/** What left a task behind. */
export type TaskKind =
  | 'hand'
  | 'mention'
  | 'handover'
  | 'carer_flag'
  | 'conference'
  | 'plan'
  | 'monitoring'
  | 'consent'
  | 'protection'
  | 'glass'

/** A reminder for staff: who owes what by when. Without a case it can only be left for one's own agency. */
export type TaskWish = {
  readonly agencyId: AgencyId
  readonly staffId: StaffId | null
  readonly kind: TaskKind
  readonly words: string
  readonly dueOn: Day
  readonly caseId: string | null
  /** What it is about, so that what ends there can end the task as well. */
  readonly subject: { readonly type: string; readonly id: string } | null
}

/** A task as a list shows it. */
export type Task = TaskWish & {
  readonly id: TaskId
  readonly isOpen: boolean
  readonly endedAs: 'done' | 'dropped' | null
  readonly endWords: string | null
  readonly agencyName: string
  readonly staffName: string | null
  readonly madeByName: string
}

/** Leaves a task, within the act from which it follows. */
export async function leaveTask(act: Act, db: Db, task: TaskWish): Promise<TaskId> {
  const id = newId<'task'>(act.now.getTime())
  await sql`
    insert into platform.task (id, agency_id, staff_id, kind, words, due_on, case_id, subject_type, subject_id, made_at, made_by, made_agency)
    values (${id}, ${task.agencyId}, ${task.staffId}, ${task.kind}, ${task.words}, ${task.dueOn}, ${task.caseId}, ${task.subject?.type ?? null},
            ${task.subject?.id ?? null}, ${act.now}, ${act.reader.staffId}, ${act.reader.agencyId})`.execute(db)
  return id
}

/** Ends the open tasks about one thing, because the thing itself came to its end. */
export async function endTasksAbout(act: Act, db: Db, subjectId: string, ended: 'done' | 'dropped', words: string | null): Promise<void> {
  await sql`
    update platform.task
       set is_open = false, ended_at = ${act.now}, ended_by = ${act.reader.staffId}, ended_as = ${ended}, end_words = ${words}, version = version + 1
     where subject_id = ${subjectId} and is_open`.execute(db)
}

/** Ends one task; false when it is not there, not the reader's to end, or ended already. */
export async function endTask(act: Act, db: Db, id: TaskId, ended: 'done' | 'dropped', words: string | null): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      update platform.task
         set is_open = false, ended_at = ${act.now}, ended_by = ${act.reader.staffId}, ended_as = ${ended}, end_words = ${words}, version = version + 1
       where id = ${id} and is_open
   returning id`,
  )
  return rows.length > 0
}

/** Open tasks of a case, the most pressing first. */
export function listTasksOfCase(db: Db, caseId: string, limit: number): Promise<readonly Task[]> {
  return tasksWhere(db, sql`t.case_id = ${caseId} and t.is_open`, limit)
}

/** Open tasks of one member of staff, and those their agency owes without naming anybody, the most pressing first. */
export function listTasksOfDay(
  db: Db,
  reader: { readonly staffId: StaffId; readonly agencyId: AgencyId },
  limit: number,
): Promise<readonly Task[]> {
  return tasksWhere(
    db,
    sql`t.agency_id = ${reader.agencyId} and t.is_open and (t.staff_id = ${reader.staffId} or t.staff_id is null)`,
    limit,
  )
}

/** One task, if the reader owes it, left it or shares its case. */
export async function findTask(db: Db, id: TaskId): Promise<Task | undefined> {
  return (await tasksWhere(db, sql`t.id = ${id}`, 1))[0]
}

async function tasksWhere(db: Db, condition: ReturnType<typeof sql>, limit: number): Promise<readonly Task[]> {
  const rows = await rowsOf(
    db,
    sql<TaskRow>`
      select t.id, t.agency_id, t.staff_id, t.kind, t.words, t.due_on, t.case_id, t.subject_type, t.subject_id, t.is_open, t.ended_as, t.end_words,
             a.name as agency_name, s.name as staff_name, m.name as made_by_name
        from platform.task t
        join directory.agency a on a.id = t.agency_id
        join staff.staff m on m.id = t.made_by
        left join staff.staff s on s.id = t.staff_id
       where ${condition}
       order by t.due_on, t.id
       limit ${limit}`,
  )
  return rows.map(taskFrom)
}

type TaskRow = {
  readonly id: string
  readonly agency_id: string
  readonly staff_id: string | null
  readonly kind: string
  readonly words: string
  readonly due_on: string
  readonly case_id: string | null
  readonly subject_type: string | null
  readonly subject_id: string | null
  readonly is_open: boolean
  readonly ended_as: 'done' | 'dropped' | null
  readonly end_words: string | null
  readonly agency_name: string
  readonly staff_name: string | null
  readonly made_by_name: string
}

function taskFrom(row: TaskRow): Task {
  return {
    id: row.id as TaskId,
    agencyId: row.agency_id as AgencyId,
    staffId: row.staff_id as StaffId | null,
    kind: row.kind as TaskKind,
    words: row.words,
    dueOn: row.due_on as Day,
    caseId: row.case_id,
    subject: row.subject_id === null || row.subject_type === null ? null : { type: row.subject_type, id: row.subject_id },
    isOpen: row.is_open,
    endedAs: row.ended_as,
    endWords: row.end_words,
    agencyName: row.agency_name,
    staffName: row.staff_name,
    madeByName: row.made_by_name,
  }
}
