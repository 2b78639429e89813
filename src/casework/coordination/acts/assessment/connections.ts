import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { Connection, ConnectionFacts, ConnectionId, Drawn } from '../../domain/assessment/connection.ts'
import { drawnConnections } from '../../domain/assessment/connection.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { endConnection, insertConnection, listConnections } from '../../store/assessment/connections.ts'
import { readInCase, writeInCase } from './in-case.ts'

/** The connections of a household: those written, and everything that is drawn. */
export type ConnectionsView = { readonly head: CaseHead; readonly written: readonly Connection[]; readonly drawn: readonly Drawn[] }

/** Everybody around the household of a case. */
export function readConnections(act: Act, id: CaseId): Promise<ConnectionsView | undefined> {
  return readInCase(act, id, 'connection.list', async (db, head) => {
    const written = await listConnections(db, id)
    return { value: { written, drawn: drawnConnections(written, head.team) }, ids: written.map(connection => connection.id) }
  })
}

/** Draws a connection; `instead` is the one it takes the place of. */
export function drawConnection(
  act: Act,
  id: CaseId,
  facts: ConnectionFacts,
  instead: ConnectionId | null,
  request: Once,
): Promise<Result<ConnectionId, Refusal>> {
  const work = async (_: CaseHead, tx: Tx): Promise<Result<ConnectionId, Refusal>> => {
    if (instead !== null && !(await endConnection(act, tx.db, id, instead))) return no(refusal('absent'))
    const connectionId = newId<'connection'>(act.now.getTime())
    const isNew = await insertConnection(act, tx.db, connectionId, id, facts)
    return isNew
      ? yes(connectionId)
      : no(refusal('fields', { fields: { agencyId: 'この機関とのつながりは、もう描かれています。下の一覧から直してください。' } }))
  }
  return writeInCase(act, { id, action: 'connection.draw', work }, request)
}

/** Takes a connection off the map; that it was there stays. */
export function eraseConnection(act: Act, id: CaseId, connectionId: ConnectionId, request: Once): Promise<Result<ConnectionId, Refusal>> {
  const work = async (_: CaseHead, tx: Tx): Promise<Result<ConnectionId, Refusal>> =>
    (await endConnection(act, tx.db, id, connectionId)) ? yes(connectionId) : no(refusal('absent'))
  return writeInCase(act, { id, action: 'connection.erase', work }, request)
}
