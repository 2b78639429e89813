import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Photo } from '../domain/sheet/photo.ts'
import type { Board, NoteBecomes, Side } from '../domain/sheet/sheet.ts'

/** A sheet with the notes that stand on it. */
export type WholeSheet = {
  readonly id: string
  readonly theme: string
  readonly board: Board
  readonly sides: readonly Side[]
  readonly bodyId: string
  readonly bodyName: string
  readonly meetingId: string | null
  readonly madeAt: Date
  readonly notes: readonly {
    readonly id: string
    readonly side: string
    readonly words: string
    readonly becameKind: NoteBecomes | null
    readonly becameId: string | null
  }[]
  readonly photos: readonly (Pick<Photo, 'id' | 'no' | 'mediaType' | 'words'> & { readonly bytes: Uint8Array })[]
}

/** The sheets of a council with their notes, the last one first; notes and photos that were withdrawn stay behind. */
export async function sheetsIn(db: Db, councilNo: number): Promise<readonly WholeSheet[]> {
  const sheets = await rowsOf(
    db,
    sql<Omit<WholeSheet, 'photos'>>`
      select s.id, s.theme, s.board, s.sides, s.body_id as "bodyId", b.name as "bodyName", s.meeting_id as "meetingId", s.made_at as "madeAt",
             coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'side', n.side, 'words', n.words, 'becameKind', n.became_kind,
                                                           'becameId', n.became_id) order by n.side, n.sort_order, n.id)
                         from meetings.note n where n.sheet_id = s.id and n.withdrawn_at is null), '[]') as notes
        from meetings.sheet s join councils.body b on b.id = s.body_id
       where s.council_no = ${councilNo}::smallint order by s.made_at desc, s.id`,
  )
  const photos = await photosIn(db, councilNo)
  return sheets.map(sheet => ({ ...sheet, photos: photos.filter(({ sheetId }) => sheetId === sheet.id) }))
}

function photosIn(db: Db, councilNo: number): Promise<readonly (WholeSheet['photos'][number] & { readonly sheetId: string })[]> {
  return rowsOf(
    db,
    sql<WholeSheet['photos'][number] & { readonly sheetId: string }>`
      select p.id, p.sheet_id as "sheetId", p.no, p.media_type as "mediaType", p.words, p.taken as bytes
        from meetings.photo p join meetings.sheet s on s.id = p.sheet_id
       where s.council_no = ${councilNo}::smallint and p.taken is not null order by p.sheet_id, p.no`,
  )
}

/** An edition of the circular with what came back. */
export type WholeEdition = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly phone: string
  readonly contact: string
  readonly answerBy: string | null
  readonly questions: readonly string[]
  readonly bodyId: string
  readonly bodyName: string
  readonly meetingId: string | null
  readonly writtenAt: Date
  readonly checkedAt: Date | null
  readonly returned: readonly {
    readonly no: number
    readonly way: string
    readonly question: number
    readonly answer: string | null
    readonly words: string
    readonly becameId: string | null
  }[]
}

/** The editions of a council's circular, the last one first; returned sheets that were withdrawn stay behind. */
export function editionsIn(db: Db, councilNo: number): Promise<readonly WholeEdition[]> {
  return rowsOf(
    db,
    sql<WholeEdition>`
      select e.id, e.title, e.words, e.phone, e.contact, e.answer_by::text as "answerBy", e.questions, e.body_id as "bodyId", b.name as "bodyName",
             e.meeting_id as "meetingId", e.written_at as "writtenAt", e.checked_at as "checkedAt",
             coalesce((select jsonb_agg(jsonb_build_object('no', r.no, 'way', r.way, 'question', l.question, 'answer', l.answer, 'words', l.words,
                                                           'becameId', l.became_id) order by r.no, l.question)
                         from meetings.returned r join meetings.returned_line l on l.returned_id = r.id
                        where r.edition_id = e.id and r.withdrawn_at is null), '[]') as returned
        from meetings.edition e join councils.body b on b.id = e.body_id
       where e.council_no = ${councilNo}::smallint order by e.written_at desc, e.id`,
  )
}
