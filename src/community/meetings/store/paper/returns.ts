import { sql } from 'kysely'
import { newId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { EditionId } from '../../domain/paper/edition.ts'
import type { ReturnedLine } from '../../domain/paper/returned.ts'

/** One line of a sheet that came back, with what it became. */
export type KeptLine = ReturnedLine & {
  readonly becameKind: 'treasure' | 'issue' | null
  readonly becameId: string | null
}

/** One sheet that came back. */
export type Returned = {
  readonly id: string
  readonly no: number
  readonly way: 'paper' | 'form'
  readonly madeAt: Date
  readonly withdrawnWhy: string
  readonly lines: readonly KeptLine[]
}

/** The sheets of an edition that came back, the last first; only for those who keep it. */
export function returnsOf(db: Db, edition: EditionId, limit: number): Promise<readonly Returned[]> {
  return rowsOf(
    db,
    sql<Returned>`
      select r.id, r.no, r.way, r.made_at as "madeAt", r.withdrawn_why as "withdrawnWhy",
             (select coalesce(jsonb_agg(jsonb_build_object('question', l.question, 'answer', l.answer, 'words', l.words,
                                                           'becameKind', l.became_kind, 'becameId', l.became_id) order by l.question), '[]')
                from meetings.returned_line l where l.returned_id = r.id) as lines
        from meetings.returned r where r.edition_id = ${edition} order by r.no desc limit ${limit}`,
  )
}

/** How often each answer came, and (question -1) how many sheets by each way; for everybody who reads the edition. */
export function countsOf(
  db: Db,
  edition: EditionId,
): Promise<readonly { readonly question: number; readonly answer: string; readonly counted: number }[]> {
  return rowsOf(
    db,
    sql<{ question: number; answer: string; counted: number }>`
      select question::integer as question, answer, counted from meetings.edition_counts(${edition})`,
  )
}

/** Keys in sheets of paper, numbered on from the last, in two statements. The edition is locked. */
export async function insertReturns(db: Db, edition: EditionId, sheets: readonly (readonly ReturnedLine[])[]): Promise<void> {
  const sent = sheets.map((lines, at) => ({ id: newId(), at: at + 1, lines }))
  await sql`
    insert into meetings.returned (id, edition_id, no, way, made_by)
    select r.id, ${edition}, l.last + r.at, 'paper', platform.reader_id()
      from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as r(id uuid, at integer),
           (select coalesce(max(no), 0) as last from meetings.returned where edition_id = ${edition}) l`.execute(db)
  const lines = sent.flatMap(({ id, lines: said }) => said.map(line => ({ id, ...line })))
  await sql`
    insert into meetings.returned_line (returned_id, question, answer, words)
    select r.id, r.question, r.answer, r.words
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(id uuid, question smallint, answer text, words text)`.execute(db)
}

/** Takes back a sheet that was keyed in wrongly, with why; it is counted no more. */
export async function withdrawReturned(db: Db, edition: EditionId, id: string, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update meetings.returned set withdrawn_at = now(), withdrawn_why = ${why}, withdrawn_by = platform.reader_id()
     where id = ${id} and edition_id = ${edition} and withdrawn_at is null`.execute(db)
  return Number(numAffectedRows ?? 0) === 1
}

/** Writes what a line became; false when it became something before. */
export async function markLine(
  db: Db,
  line: { readonly returnedId: string; readonly question: number },
  became: { readonly kind: 'treasure' | 'issue'; readonly id: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update meetings.returned_line set became_kind = ${became.kind}, became_id = ${became.id}, became_at = now(), became_by = platform.reader_id()
     where returned_id = ${line.returnedId} and question = ${line.question} and became_kind is null`.execute(db)
  return Number(numAffectedRows ?? 0) === 1
}
