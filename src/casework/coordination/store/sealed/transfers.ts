import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { CompartmentId, Reporter, Transfer, TransferId, TransferWish } from '../../domain/sealed/compartment.ts'

type TransferRow = Omit<Transfer, 'proposedAt' | 'decidedAt'> & { readonly proposedAt: Date; readonly decidedAt: Date | null }

const SELECT = sql`
  select t.id, t.direction, t.source_id as "sourceId", t.case_id as "caseId", t.parts, t.share_scope as "shareScope", t.basis, t.basis_on as "basisOn", t.reason,
         t.proposed_at as "proposedAt", t.proposed_by as "proposedBy", s.name as "proposedByName", t.state, t.decided_at as "decidedAt",
         d.name as "decidedByName", t.decision_words as "decisionWords"
    from coordination.compartment_transfer t
    join staff.staff s on s.id = t.proposed_by
    left join staff.staff d on d.id = t.decided_by`

/** What was proposed to cross the wall, the undecided first. */
export async function listTransfers(db: Db, id: CompartmentId): Promise<readonly Transfer[]> {
  const rows = await rowsOf(
    db,
    sql<TransferRow>`${SELECT} where t.compartment_id = ${id} order by t.state <> 'proposed', t.proposed_at desc, t.id desc limit 100`,
  )
  return rows.map(transferFrom)
}

/** One proposal, held until the transaction ends where the reader may decide on it. */
export async function findTransfer(db: Db, id: CompartmentId, transfer: TransferId): Promise<Transfer | undefined> {
  const row = await firstOf(db, sql<TransferRow>`${SELECT} where t.compartment_id = ${id} and t.id = ${transfer}`)
  return row && transferFrom(row)
}

/** Writes a proposal down. */
export async function insertTransfer(
  act: Act,
  db: Db,
  id: CompartmentId,
  caseId: CaseId,
  basisOn: Day,
  wish: TransferWish,
): Promise<TransferId> {
  const made = newId<'compartment_transfer'>(act.now.getTime())
  await sql`
    insert into coordination.compartment_transfer (id, compartment_id, direction, source_id, case_id, parts, share_scope, basis, basis_on, reason, proposed_at,
                                                   proposed_by, proposed_agency)
    values (${made}, ${id}, ${wish.direction}, ${wish.sourceId}, ${caseId}, ${[...wish.parts]}::text[], ${wish.shareScope}, ${wish.basis}, ${basisOn},
            ${wish.reason}, ${act.now}, ${act.reader.staffId}, ${act.reader.agencyId})`.execute(db)
  return made
}

/** The second person's decision. @returns false when somebody decided first */
export async function decideTransfer(
  act: Act,
  db: Db,
  transfer: TransferId,
  decision: { readonly state: 'approved' | 'refused'; readonly words: string | null; readonly madeId: string | null },
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      update coordination.compartment_transfer
         set state = ${decision.state}, decided_at = ${act.now}, decided_by = ${act.reader.staffId}, decision_words = ${decision.words},
             made_id = ${decision.madeId}
       where id = ${transfer} and state = 'proposed' returning id`,
  )
  return rows.length > 0
}

/** Writes down who reported; nobody reads it without an opening of their own. */
export async function insertReporter(act: Act, db: Db, id: CompartmentId, wish: Omit<Reporter, 'id'>): Promise<string> {
  const made = newId<'compartment_reporter'>(act.now.getTime())
  await sql`
    insert into coordination.compartment_reporter (id, compartment_id, name, contact, relation, heard_at, recorded_at, recorded_by)
    values (${made}, ${id}, ${wish.name}, ${wish.contact}, ${wish.relation}, ${wish.heardAt}, ${act.now}, ${act.reader.staffId})`.execute(
    db,
  )
  return made
}

/** Opens the identity of the reporters to the reader, by the clock of the database, for ten minutes. */
export async function insertReporterOpening(act: Act, db: Db, id: CompartmentId, reason: string): Promise<string> {
  const made = newId<'reporter_opening'>(act.now.getTime())
  await sql`
    insert into coordination.reporter_opening (id, compartment_id, staff_id, reason, at, ends_at)
    values (${made}, ${id}, ${act.reader.staffId}, ${reason}, now(), now() + interval '10 minutes')`.execute(db)
  return made
}

/** Those who reported; nothing unless the reader opened them and the time is not over. */
export async function listReporters(db: Db, id: CompartmentId): Promise<readonly Reporter[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<Reporter, 'heardAt'> & { readonly heardAt: Date }>`
      select r.id, r.name, r.contact, r.relation, r.heard_at as "heardAt" from coordination.compartment_reporter r
       where r.compartment_id = ${id} order by r.recorded_at, r.id`,
  )
  return rows.map(row => ({ ...row, heardAt: row.heardAt.toISOString() }))
}

function transferFrom(row: TransferRow): Transfer {
  return { ...row, proposedAt: row.proposedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null }
}

/** An entry of a case that could be copied, by its beginning. */
export type CaseSource = { readonly id: string; readonly at: Date; readonly beginning: string }

/** The latest entries of a case that the reader may see. */
export function listCaseSources(db: Db, caseId: CaseId, limit: number): Promise<readonly CaseSource[]> {
  return rowsOf(
    db,
    sql<CaseSource>`
      select e.id, e.at, left(coalesce(e.fact, e.person_words, e.opinion, e.third_party, ''), 60) as beginning
        from coordination.log_entry e
       where e.case_id = ${caseId} and not e.is_replaced and coalesce(e.fact, e.person_words, e.opinion, e.third_party) is not null
       order by e.at desc, e.id desc limit ${limit}`,
  )
}
