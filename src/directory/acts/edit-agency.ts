import type { AgencyId } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act, Tx } from '../../platform/act.ts'
import { outcomeOf } from '../../platform/audit/record.ts'
import type { Once } from '../../platform/idempotency.ts'
import { once } from '../../platform/idempotency.ts'
import type { Agency, AgencyFacts } from '../domain/agency.ts'
import { assureAgencyOn, findAgency, lockAgency, mayEditAgency, updateAgency } from '../store/agencies.ts'

/** A change of one entry; `version` is the one the keeper had before their eyes. */
export type AgencyChange = { readonly id: AgencyId; readonly version: number | undefined }

/** Whether the reader keeps this entry: administrators every one, a head that of the own agency. */
export function canEditAgency(act: Act, id: AgencyId): Promise<boolean> {
  return act.look(db => mayEditAgency(db, id))
}

/** Corrects an entry of the directory: a new version, the old one kept, confirmed today. */
export function amendAgency(
  act: Act,
  change: AgencyChange & { readonly facts: AgencyFacts },
  request: Once,
): Promise<Result<AgencyId, Refusal>> {
  return changeAgency(act, 'agency.amend', change, request, tx => updateAgency(tx.db, change.id, change.facts, act.today))
}

/** Notes that the entry was looked through today and is true as it stands. */
export function assureAgency(act: Act, change: AgencyChange, request: Once): Promise<Result<AgencyId, Refusal>> {
  return changeAgency(act, 'agency.assure', change, request, tx => assureAgencyOn(tx.db, change.id, act.today))
}

function changeAgency(
  act: Act,
  action: string,
  change: AgencyChange,
  request: Once,
  write: (tx: Tx) => Promise<void>,
): Promise<Result<AgencyId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const mayEdit = await mayEditAgency(tx.db, change.id)
      if (mayEdit) await lockAgency(tx.db, change.id)
      const result = decide(await findAgency(tx.db, change.id), change, mayEdit)
      if (result.ok) await write(tx)
      await tx.audit({ action, subjectType: 'agency', subjectIds: [change.id], ...outcomeOf(result) })
      return result
    }),
  )
}

/** The directory is open to all staff, so a reader who does not keep the entry is told so, not that it is absent. */
function decide(agency: Agency | undefined, change: AgencyChange, mayEdit: boolean): Result<AgencyId, Refusal> {
  if (agency === undefined) return no(refusal('absent'))
  if (!mayEdit) return no(refusal('duty-missing'))
  const isStale = change.version !== undefined && change.version !== agency.version
  return isStale ? no(refusal('stale-version', { currentVersion: agency.version })) : yes(change.id)
}
