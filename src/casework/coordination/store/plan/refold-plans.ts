import { sql } from 'kysely'
import type { Database, Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { PlanId } from '../../domain/case/case.ts'
import { foldPlan } from '../../domain/plan/fold-plan.ts'
import type { PlanAct, SupportPlan } from '../../domain/plan/support-plan.ts'
import type { PlanActRow } from './plan-acts.ts'
import { planActFrom } from './plan-acts.ts'
import type { PlanRow } from './plan-rows.ts'
import { PLAN_COLUMNS, planFrom } from './plan-rows.ts'
import { rowsAround } from './plans.ts'

const BATCH = 500

/** Folds every plan anew from its acts and compares with the state kept beside them; as the owner. */
export async function refoldPlans(owner: Database): Promise<{ readonly looked: number; readonly differing: readonly PlanId[] }> {
  const differing: PlanId[] = []
  let looked = 0
  let after: PlanId | null = null
  for (;;) {
    const batch = await owner.transaction(null, db => readBatch(db, after))
    for (const { kept, acts } of batch) {
      const folded = foldPlan(kept.id, acts)
      if (folded === undefined || stateOf(folded) !== stateOf(kept)) differing.push(kept.id)
    }
    looked += batch.length
    after = batch.at(-1)?.kept.id ?? null
    if (batch.length < BATCH) return { looked, differing }
  }
}

async function readBatch(
  db: Db,
  after: PlanId | null,
): Promise<readonly { readonly kept: SupportPlan; readonly acts: readonly PlanAct[] }[]> {
  const rows = await rowsOf(
    db,
    sql<PlanRow>`select ${PLAN_COLUMNS} from coordination.support_plan p where (${after}::uuid is null or p.id > ${after}::uuid) order by p.id limit ${BATCH}`,
  )
  const ids = rows.map(row => row.id)
  const around = await rowsAround(db, ids)
  const acts = await rowsOf(
    db,
    sql<PlanActRow & { readonly plan_id: string }>`
      select plan_id, id, seq, kind, at, by_staff, by_agency, body from coordination.plan_act where plan_id = any(${ids}::uuid[]) order by seq`,
  )
  return rows.map(row => ({ kept: planFrom(row, around), acts: acts.filter(act => act.plan_id === row.id).map(planActFrom) }))
}

/** A plan as text in which the order of keys and of looks means nothing. */
function stateOf(plan: SupportPlan): string {
  const monitorings = [...plan.monitorings].sort((one, other) => (one.id < other.id ? -1 : 1))
  return JSON.stringify({ ...plan, monitorings }, inOrder)
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
