import { sql } from 'kysely'
import type { Database, Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { CaseAct, CaseId } from '../../domain/case/case.ts'
import { foldCase } from '../../domain/case/fold-case.ts'
import { caseActFrom } from './case-acts.ts'
import type { CaseRow } from './cases.ts'
import { CASE_COLUMNS, caseFrom } from './cases.ts'

type Acted = { readonly case_id: CaseId } & Parameters<typeof caseActFrom>[0]
type Batch = { readonly rows: readonly CaseRow[]; readonly acts: readonly Acted[] }

const BATCH = 1000

/** Folds every case anew from its acts and compares with the state kept beside them; as the owner. */
export async function refoldCases(owner: Database): Promise<{ readonly looked: number; readonly differing: readonly CaseId[] }> {
  const differing: CaseId[] = []
  let looked = 0
  let after: CaseId | null = null
  for (;;) {
    const batch: Batch = await owner.transaction(null, db => readBatch(db, after))
    const acts = new Map<string, CaseAct[]>()
    for (const row of batch.acts) acts.set(row.case_id, [...(acts.get(row.case_id) ?? []), caseActFrom(row)])
    for (const row of batch.rows) {
      const kept = caseFrom(row)
      if (!sameState(foldCase(kept.id, acts.get(kept.id) ?? []), kept)) differing.push(kept.id)
    }
    looked += batch.rows.length
    after = (batch.rows.at(-1)?.id as CaseId | undefined) ?? null
    if (batch.rows.length < BATCH) return { looked, differing }
  }
}

async function readBatch(db: Db, after: CaseId | null): Promise<Batch> {
  const rows = await rowsOf(
    db,
    sql<CaseRow>`
      select ${CASE_COLUMNS} from coordination.support_case c where (${after}::uuid is null or c.id > ${after}::uuid) order by c.id limit ${BATCH}`,
  )
  const ids = rows.map(row => row.id)
  const acts = await rowsOf(
    db,
    sql<Acted>`
      select case_id, id, seq, kind, at, by_staff, by_agency, body from coordination.case_act where case_id = any(${ids}::uuid[]) order by seq`,
  )
  return { rows, acts }
}

function sameState(folded: object | undefined, kept: object): boolean {
  const text = (value: object | undefined) => JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
  return text(folded) === text(kept)
}
