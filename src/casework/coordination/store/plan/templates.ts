import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { TemplateContent } from '../../domain/plan/start-from.ts'
import type { PlanKind } from '../../domain/plan/support-plan.ts'

/** A plan to begin from. Kind null: for both. */
export type PlanTemplate = {
  readonly code: string
  readonly kind: PlanKind | null
  readonly name: string
  readonly summary: string
  readonly content: TemplateContent
}

/** The templates that hold on a day, in order. */
export function listTemplates(db: Db, day: Day): Promise<readonly PlanTemplate[]> {
  return rowsOf(
    db,
    sql<PlanTemplate>`
      select code, kind, name, summary, content from coordination.plan_template
       where valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by sort_order, code`,
  )
}

/** One of them. */
export function findTemplate(db: Db, code: string, day: Day): Promise<PlanTemplate | undefined> {
  return firstOf(
    db,
    sql<PlanTemplate>`
      select code, kind, name, summary, content from coordination.plan_template
       where code = ${code} and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`,
  )
}
