import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { SupportOffer, SupportOfferId, SupportRequest, SupportRequestId, SupportStep } from '../domain/support.ts'

const OFFER = sql`
  select o.id, o.agency_id as "agencyId", a.name as "agencyName", o.kinds, o.title, o.words, o.themes, o.is_open as "isOpen", o.version
    from liaison.support_offer o join directory.agency a on a.id = o.agency_id`
const REQUEST = sql`
  select r.id, r.council_no::int as "councilNo", c.name as "councilName", o.title as "offerTitle", a.name as "agencyName", r.kind, r.words,
         r.wanted_when as "wantedWhen", r.state, r.moved_at as "movedAt", r.version
    from liaison.support_request r
    join directory.council c on c.no = r.council_no
    left join liaison.support_offer o on o.id = r.offer_id
    left join directory.agency a on a.id = r.agency_id`

/** What organisations offer to areas, the newest first. */
export function listOffers(db: Db): Promise<readonly SupportOffer[]> {
  return rowsOf(db, sql<SupportOffer>`${OFFER} order by o.is_open desc, o.made_at desc, o.id limit 200`)
}

/** One offer. */
export function findOffer(db: Db, id: string): Promise<SupportOffer | undefined> {
  return firstOf(db, sql<SupportOffer>`${OFFER} where o.id = ${id}`)
}

/** Writes an offer. */
export async function insertOffer(
  db: Db,
  id: SupportOfferId,
  told: Pick<SupportOffer, 'agencyId' | 'kinds' | 'title' | 'words' | 'themes'>,
): Promise<void> {
  await sql`
    insert into liaison.support_offer (id, agency_id, kinds, title, words, themes)
    values (${id}, ${told.agencyId}, ${[...told.kinds]}::text[], ${told.title}, ${told.words}, ${[...told.themes]}::text[])`.execute(db)
}

/** Says whether an offer holds just now. */
export async function restOffer(db: Db, id: SupportOfferId, isOpen: boolean): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update liaison.support_offer set is_open = ${isOpen}, version = version + 1 where id = ${id}`.execute(db)
  return numAffectedRows === 1n
}

/** Requests the reader may read, what moved last first. */
export function listRequests(db: Db): Promise<readonly SupportRequest[]> {
  return rowsOf(db, sql<SupportRequest>`${REQUEST} order by r.moved_at desc, r.id desc limit 200`)
}

/** Requests by id, of those the reader may read. */
export function requestsWithIds(db: Db, ids: readonly string[]): Promise<readonly SupportRequest[]> {
  return rowsOf(db, sql<SupportRequest>`${REQUEST} where r.id = any (${[...ids]}::uuid[]) order by r.made_at, r.id`)
}

/** One request; `lock` keeps it for the rest of the transaction. */
export function findRequest(db: Db, id: string, lock = false): Promise<SupportRequest | undefined> {
  return firstOf(db, sql<SupportRequest>`${REQUEST} where r.id = ${id} ${lock ? sql`for update of r` : sql``}`)
}

/** Writes a request; to the organisation of the offer where it answers one. */
export async function insertRequest(
  db: Db,
  id: SupportRequestId,
  asked: Pick<SupportRequest, 'councilNo' | 'kind' | 'words' | 'wantedWhen'> & { readonly offer: SupportOffer | undefined },
): Promise<void> {
  await sql`
    insert into liaison.support_request (id, council_no, offer_id, agency_id, kind, words, wanted_when)
    values (${id}, ${asked.councilNo}, ${asked.offer?.id ?? null}, ${asked.offer?.agencyId ?? null}, ${asked.kind}, ${asked.words}, ${asked.wantedWhen})`.execute(
    db,
  )
}

/** Writes an answer or a result. */
export async function stepRequest(db: Db, id: SupportRequestId, step: Pick<SupportStep, 'state' | 'words' | 'answeredAs'>): Promise<void> {
  await sql`update liaison.support_request set state = ${step.state}, moved_at = now(), version = version + 1 where id = ${id}`.execute(db)
  await sql`
    insert into liaison.support_step (id, request_id, state, words, answered_as)
    values (${newId()}, ${id}, ${step.state}, ${step.words}, ${step.answeredAs})`.execute(db)
}

/** What was answered, oldest first. */
export function stepsOf(db: Db, id: SupportRequestId): Promise<readonly SupportStep[]> {
  return rowsOf(
    db,
    sql<SupportStep>`
      select t.id, t.state, t.words, t.answered_as as "answeredAs", t.at, s.name as "byName"
        from liaison.support_step t join staff.staff s on s.id = t.by_staff where t.request_id = ${id} order by t.at, t.id`,
  )
}

/** Whether an organisation stands in the directory. */
export async function knowsAgency(db: Db, id: string): Promise<boolean> {
  return (await firstOf(db, sql<object>`select 1 from directory.agency where id = ${id}`)) !== undefined
}

/** Organisations of the directory by name, to choose one. */
export function agencyChoices(db: Db): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return rowsOf(db, sql<{ id: string; name: string }>`select a.id, a.name from directory.agency a order by a.name, a.id limit 500`)
}
