import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { SupportPlan } from '../domain/group.ts'

/** What coordinators want to reach together with a group, what is open first; as far as the reader may read it. */
export function supportPlansOf(db: Db, undertaking: string): Promise<readonly SupportPlan[]> {
  return rowsOf(
    db,
    sql<SupportPlan>`
      select p.id, p.goal, p.look_on as "lookOn", p.audience, p.state, p.end_words as "endWords", coalesce(s.name, '') as "byName",
             coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'words', t.words, 'who', t.who, 'dueOn', t.due_on, 'state', t.state, 'note', t.note)
                                        order by t.made_at, t.id)
                         from activities.support_step t where t.plan_id = p.id), '[]') as steps
        from activities.support_plan p left join staff.staff s on s.id = p.made_by
       where p.undertaking_id = ${undertaking} order by p.state = 'open' desc, p.made_at desc`,
  )
}

/** Writes a goal with its first steps, one a line. */
export async function insertSupportPlan(
  db: Db,
  undertaking: string,
  plan: Pick<SupportPlan, 'goal' | 'lookOn' | 'audience'> & { readonly steps: readonly string[] },
): Promise<void> {
  const id = newId()
  await sql`
    insert into activities.support_plan (id, undertaking_id, goal, look_on, audience)
    values (${id}, ${undertaking}, ${plan.goal}, ${plan.lookOn}, ${plan.audience})`.execute(db)
  for (const words of plan.steps)
    await sql`insert into activities.support_step (id, plan_id, words) values (${newId()}, ${id}, ${words})`.execute(db)
}

/** Writes one step more; false when the plan is not of this group or is over. */
export async function insertSupportStep(
  db: Db,
  undertaking: string,
  plan: string,
  step: { readonly words: string; readonly who: string; readonly dueOn: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into activities.support_step (id, plan_id, words, who, due_on)
    select ${newId()}, p.id, ${step.words}, ${step.who}, ${step.dueOn}::date
      from activities.support_plan p where p.id = ${plan} and p.undertaking_id = ${undertaking} and p.state = 'open'`.execute(db)
  return numAffectedRows === 1n
}

/** Moves a step; false when there is none. */
export async function moveSupportStep(db: Db, undertaking: string, step: string, state: string, note: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update activities.support_step t set state = ${state}, note = ${note}
      from activities.support_plan p where t.id = ${step} and p.id = t.plan_id and p.undertaking_id = ${undertaking}`.execute(db)
  return numAffectedRows === 1n
}

/** Ends a plan with its line of words, or keeps it open until the next look; false when there is none that is open. */
export async function moveSupportPlan(
  db: Db,
  undertaking: string,
  plan: string,
  change: { readonly state: SupportPlan['state']; readonly words: string; readonly lookOn: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update activities.support_plan set state = ${change.state}, end_words = ${change.words}, look_on = ${change.lookOn}
     where id = ${plan} and undertaking_id = ${undertaking} and state = 'open'`.execute(db)
  return numAffectedRows === 1n
}
