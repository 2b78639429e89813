import { sql } from 'kysely'
import type { Database, Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ConsultationAct, ConsultationId } from '../domain/consultation.ts'
import { foldConsultation } from '../domain/fold.ts'
import { actFrom } from './acts.ts'
import type { ConsultationRow } from './consultations.ts'
import { CONSULTATION_COLUMNS, consultationFrom } from './consultations.ts'

type Acted = { readonly consultation_id: ConsultationId } & Parameters<typeof actFrom>[0]

const BATCH = 1000

/** Folds every consultation anew from its acts and compares with the state kept beside them; as the owner. */
export async function refoldConsultations(
  owner: Database,
): Promise<{ readonly looked: number; readonly differing: readonly ConsultationId[] }> {
  const differing: ConsultationId[] = []
  let looked = 0
  let after: ConsultationId | null = null
  for (;;) {
    const batch = await owner.transaction(null, db => readBatch(db, after))
    const acts = new Map<string, ConsultationAct[]>()
    for (const row of batch.acts) acts.set(row.consultation_id, [...(acts.get(row.consultation_id) ?? []), actFrom(row)])
    for (const row of batch.rows) {
      const kept = consultationFrom(row)
      if (!sameState(foldConsultation(kept.id, acts.get(kept.id) ?? []), kept)) differing.push(kept.id)
    }
    looked += batch.rows.length
    after = (batch.rows.at(-1)?.id as ConsultationId | undefined) ?? null
    if (batch.rows.length < BATCH) return { looked, differing }
  }
}

type Batch = { readonly rows: readonly ConsultationRow[]; readonly acts: readonly Acted[] }

async function readBatch(db: Db, after: ConsultationId | null): Promise<Batch> {
  const rows = await rowsOf(
    db,
    sql<ConsultationRow>`select ${CONSULTATION_COLUMNS} from desk.consultation c where (${after}::uuid is null or c.id > ${after}::uuid) order by c.id limit ${BATCH}`,
  )
  const ids = rows.map(row => row.id)
  const acts = await rowsOf(
    db,
    sql<Acted>`select consultation_id, id, seq, kind, at, by_staff, by_agency, body from desk.consultation_act where consultation_id = any(${ids}::uuid[]) order by seq`,
  )
  return { rows, acts }
}

function sameState(folded: object | undefined, kept: object): boolean {
  const text = (value: object | undefined) => JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
  return text(folded) === text(kept)
}
