import type { Act, Tx } from '../../../../platform/act.ts'
import type {
  Compartment,
  CompartmentId,
  Reporter,
  SealedEntry,
  SealedEntryId,
  SealedLogLine,
  SealedMeeting,
  SealedMember,
  Transfer,
} from '../../domain/sealed/compartment.ts'
import { findCompartment, listCompartments, listSealedMembers } from '../../store/sealed/compartments.ts'
import { appendSealedLog, listSealedEntries, listSealedLog, listSealedMeetings } from '../../store/sealed/sealed-entries.ts'
import { listReporters, listTransfers } from '../../store/sealed/transfers.ts'

/** Everything a member sees of a compartment. `reporters` is empty unless the reader opened them. */
export type CompartmentView = {
  readonly compartment: Compartment
  readonly members: readonly SealedMember[]
  readonly entries: readonly SealedEntry[]
  /** The last entry shown, where there are older ones. */
  readonly next: SealedEntryId | undefined
  readonly meetings: readonly SealedMeeting[]
  readonly transfers: readonly Transfer[]
  readonly reporters: readonly Reporter[]
  readonly log: readonly SealedLogLine[]
}

const ENTRIES = 50
const LOG_LINES = 30
const COMPARTMENTS = 200

/** The reader's own compartments. Whoever has none sees what they would see if there were none at all. */
export function readCompartments(act: Act): Promise<readonly Compartment[]> {
  return act.transaction(async tx => {
    const rows = await listCompartments(tx.db, act.reader.staffId, COMPARTMENTS)
    await tx.audit({ action: 'compartment.list', subjectType: 'compartment', subjectIds: rows.map(row => row.id) })
    return rows
  })
}

/** One compartment, if the reader is a member; the look stands in its own log and in the audit. */
export function readCompartment(act: Act, id: CompartmentId, after?: SealedEntryId): Promise<CompartmentView | undefined> {
  return act.transaction(tx => look(act, tx, id, 'compartment.read', null, after))
}

/** As `readCompartment`, for paper: with a reason, which the compartment's own log keeps. Who reported is never on it. */
export function printCompartment(act: Act, id: CompartmentId, reason: string): Promise<CompartmentView | undefined> {
  return act.transaction(async tx => {
    const view = await look(act, tx, id, 'compartment.print', reason, undefined)
    return view && { ...view, reporters: [] }
  })
}

async function look(
  act: Act,
  tx: Tx,
  id: CompartmentId,
  action: 'compartment.read' | 'compartment.print',
  reason: string | null,
  after: SealedEntryId | undefined,
): Promise<CompartmentView | undefined> {
  const compartment = await findCompartment(tx.db, id)
  if (compartment === undefined) {
    await tx.audit({ action, subjectType: 'compartment', subjectIds: [id], outcome: 'absent' })
    return undefined
  }
  const limit = action === 'compartment.print' ? ENTRIES * 20 : ENTRIES
  const entries = await listSealedEntries(tx.db, id, limit + 1, after)
  const view = {
    compartment,
    members: await listSealedMembers(tx.db, id),
    entries: entries.slice(0, limit),
    next: entries.length > limit ? entries[limit - 1]?.id : undefined,
    meetings: await listSealedMeetings(tx.db, id),
    transfers: await listTransfers(tx.db, id),
    reporters: await listReporters(tx.db, id),
    log: await listSealedLog(tx.db, id, LOG_LINES),
  }
  await appendSealedLog(act, tx.db, id, action.slice('compartment.'.length), reason)
  await tx.audit({ action, subjectType: 'compartment', subjectIds: [id] })
  return view
}
