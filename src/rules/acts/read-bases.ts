import type { Act } from '../../platform/act.ts'
import type { BasisRow } from '../domain/basis-row.ts'
import type { PastChange } from '../domain/past-change.ts'
import { listBasisRows } from '../store/basis-rows.ts'
import { listChanges, ruleVersion } from '../store/history.ts'

/** Every row of every legal basis; `version` says whether somebody changed them since. */
export type BasesView = { readonly rows: readonly BasisRow[]; readonly version: number }

/** All legal bases with their past. */
export function readBases(act: Act): Promise<BasesView> {
  return act.look(async db => ({ rows: await listBasisRows(db), version: await ruleVersion(db, 'legal_basis', '') }))
}

/** Who changed a basis and what it said before, newest first. */
export function readBasisChanges(act: Act): Promise<readonly PastChange[]> {
  return act.look(db => listChanges(db, 'legal_basis', ''))
}
