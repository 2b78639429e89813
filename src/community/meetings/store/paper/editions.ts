import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { Edition, EditionId, EditionWords } from '../../domain/paper/edition.ts'

const COLUMNS = sql`
  e.id, e.body_id as "bodyId", b.name as "bodyName", e.meeting_id as "meetingId", m.title as "meetingTitle", e.council_no as "councilNo",
  c.name as "councilName", coalesce(c.kana, '') as "councilKana", e.title, e.words, e.phone, e.contact, e.answer_by as "answerBy",
  e.questions, e.code, e.written_at as "writtenAt", coalesce(e.written_by = platform.reader_id(), false) as "isWrittenByMe",
  e.checked_at as "checkedAt", e.ended_at as "endedAt", e.ended_why as "endedWhy", e.version`
const FROM = sql`
  from meetings.edition e
  join councils.body b on b.id = e.body_id
  left join meetings.meeting m on m.id = e.meeting_id
  left join directory.council c on c.no = e.council_no`

/** One edition, where the reader may read it; `lock` keeps it for the rest of the transaction. */
export function findEdition(db: Db, id: EditionId, lock = false): Promise<Edition | undefined> {
  return firstOf(db, sql<Edition>`select ${COLUMNS} ${FROM} where e.id = ${id} ${lock ? sql`for update of e` : sql``}`)
}

/** Editions the reader may read, the newest first; one more than asked when there are more. */
export function listEditions(
  db: Db,
  filter: { readonly after?: EditionId | undefined; readonly limit: number },
): Promise<readonly Edition[]> {
  return rowsOf(
    db,
    sql<Edition>`
      select ${COLUMNS} ${FROM}
       where ${filter.after ?? null}::uuid is null
          or (e.written_at, e.id) < (select a.written_at, a.id from meetings.edition a where a.id = ${filter.after ?? null})
       order by e.written_at desc, e.id desc
       limit ${filter.limit + 1}`,
  )
}

/** Writes the draft of an edition. */
export async function insertEdition(
  db: Db,
  edition: EditionWords & Pick<Edition, 'id' | 'bodyId' | 'meetingId' | 'councilNo' | 'code'>,
): Promise<void> {
  await sql`
    insert into meetings.edition (id, body_id, meeting_id, council_no, title, words, phone, contact, answer_by, questions, code)
    values (${edition.id}, ${edition.bodyId}, ${edition.meetingId}, ${edition.councilNo}, ${edition.title}, ${edition.words},
            ${edition.phone}, ${edition.contact}, ${edition.answerBy}, ${JSON.stringify(edition.questions)}::jsonb, ${edition.code})`.execute(
    db,
  )
}

/** Words a draft anew; who does so is its writer from then on. */
export async function rewordEdition(db: Db, id: EditionId, words: EditionWords): Promise<void> {
  await sql`
    update meetings.edition
       set title = ${words.title}, words = ${words.words}, phone = ${words.phone}, contact = ${words.contact}, answer_by = ${words.answerBy},
           questions = ${JSON.stringify(words.questions)}::jsonb, version = version + 1
     where id = ${id}`.execute(db)
}

/** Writes down that somebody else has checked an edition. */
export async function markChecked(db: Db, id: EditionId): Promise<void> {
  await sql`update meetings.edition set checked_at = now(), version = version + 1 where id = ${id}`.execute(db)
}

/** Ends an edition with why: it is printed no more and takes no more answers. */
export async function markEnded(db: Db, id: EditionId, why: string): Promise<void> {
  await sql`update meetings.edition set ended_at = now(), ended_why = ${why}, version = version + 1 where id = ${id}`.execute(db)
}
