import { z } from 'zod'
import { dayOfInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { ExportFile, ExportKind, ExportPage } from '../../councils/index.ts'
import { exportKind } from '../../councils/index.ts'
import type { WholeEdition, WholeSheet } from '../acts/whole-papers.ts'
import { photoFile } from '../domain/sheet/photo.ts'
import { exportTexts } from './outside-texts.ts'
import { paperTexts } from './paper/texts.ts'
import { sheetTexts } from './sheet/texts.ts'
import { texts } from './texts.ts'

const SHEET = z.object({
  id: z.string(),
  theme: z.string(),
  board: z.string(),
  bodyId: z.string(),
  meetingId: z.string().nullable(),
  madeAt: z.string(),
  sides: z.array(z.object({ key: z.string(), label: z.string(), becomes: z.string() })),
  notes: z.array(
    z.object({ id: z.string(), side: z.string(), words: z.string(), becameKind: z.string().nullable(), becameId: z.string().nullable() }),
  ),
  photos: z.array(z.object({ id: z.string(), no: z.number().int(), words: z.string(), file: z.string() })),
})

/** The photos of sheets, as files. */
export function photoFiles(sheets: readonly WholeSheet[]): readonly ExportFile[] {
  return sheets.flatMap(({ theme, photos }) =>
    photos.map(photo => ({ name: photoPath(photo), about: `${theme}　${sheetTexts.photoOf(photo.no)}`, bytes: photo.bytes })),
  )
}

const photoPath = ({ id, mediaType }: WholeSheet['photos'][number]): string => `photos/${photoFile(id, mediaType)}`

/** The sheets of workshops, note by note. */
export function sheetKind(rows: readonly WholeSheet[]): ExportKind {
  return exportKind({
    ...exportTexts.sheets,
    name: 'sheets',
    columns: [sheetTexts.columns.body, sheetTexts.columns.madeAt],
    rows,
    shape: SHEET,
    page: sheetPage,
    json: sheet => ({
      ...sheet,
      sides: [...sheet.sides],
      notes: [...sheet.notes],
      photos: sheet.photos.map(photo => ({ id: photo.id, no: photo.no, words: photo.words, file: `files/${photoPath(photo)}` })),
      madeAt: sheet.madeAt.toISOString(),
    }),
  })
}

function sheetPage(sheet: WholeSheet): ExportPage {
  return {
    id: sheet.id,
    title: sheet.theme,
    cells: [sheet.bodyName, formatBoth(dayOfInstant(sheet.madeAt))],
    ends: sheet.notes.map(({ id, words }) => ({ kind: 'sheet_note' as const, id, words })),
    sections: [
      {
        title: '',
        facts: [
          [texts.columns.body, { to: sheet.bodyId, words: sheet.bodyName }],
          [texts.columns.title, sheet.meetingId && { to: sheet.meetingId, words: texts.columns.title }],
          [texts.fields.kind, sheetTexts.boards[sheet.board]],
        ],
      },
      ...sheet.sides.map(({ key, label }) => ({
        title: label,
        columns: [sheetTexts.columns.notes, exportTexts.became],
        rows: sheet.notes
          .filter(({ side }) => side === key)
          .map(({ words, becameKind, becameId }) => [
            words,
            becameKind === null
              ? ''
              : becameId === null
                ? sheetTexts.became[becameKind]
                : { to: becameId, words: sheetTexts.became[becameKind] },
          ]),
      })),
      {
        title: sheetTexts.photos,
        pictures: sheet.photos.map(photo => ({
          file: photoPath(photo),
          words: photo.words || sheetTexts.photoOf(photo.no),
        })),
      },
    ],
  }
}

const EDITION = z.object({
  id: z.string(),
  title: z.string(),
  words: z.string(),
  phone: z.string(),
  contact: z.string(),
  answerBy: z.string().nullable(),
  questions: z.array(z.string()),
  bodyId: z.string(),
  meetingId: z.string().nullable(),
  writtenAt: z.string(),
  checkedAt: z.string().nullable(),
  returned: z.array(
    z.object({
      no: z.number().int(),
      way: z.string(),
      question: z.number().int(),
      answer: z.string().nullable(),
      words: z.string(),
      becameId: z.string().nullable(),
    }),
  ),
})

const ANSWERS: ReadonlyMap<string, string> = new Map(Object.entries(paperTexts.answers))

/** The editions of the circular, with what came back on paper. */
export function editionKind(rows: readonly WholeEdition[]): ExportKind {
  return exportKind({
    ...exportTexts.editions,
    name: 'circulars',
    columns: [texts.columns.body, texts.fields.on],
    rows,
    shape: EDITION,
    page: editionPage,
    json: edition => ({
      ...edition,
      questions: [...edition.questions],
      returned: [...edition.returned],
      writtenAt: edition.writtenAt.toISOString(),
      checkedAt: edition.checkedAt?.toISOString() ?? null,
    }),
  })
}

function editionPage(edition: WholeEdition): ExportPage {
  return {
    id: edition.id,
    title: edition.title,
    cells: [edition.bodyName, formatBoth(dayOfInstant(edition.writtenAt))],
    sections: [
      { title: '', words: edition.words },
      {
        title: '',
        facts: [
          [texts.columns.body, { to: edition.bodyId, words: edition.bodyName }],
          [texts.columns.title, edition.meetingId && { to: edition.meetingId, words: texts.columns.title }],
          [exportTexts.phone, edition.phone],
          [exportTexts.contact, edition.contact],
        ],
      },
      {
        title: exportTexts.asked,
        columns: [exportTexts.no, exportTexts.asked],
        rows: edition.questions.map((words, nth) => [String(nth + 1), words]),
      },
      {
        title: exportTexts.returned,
        columns: [exportTexts.sheetNo, exportTexts.no, texts.fields.answer, texts.fields.words],
        rows: edition.returned.map(({ no, question, answer, words }) => [
          String(no),
          String(question),
          ANSWERS.get(answer ?? '') ?? '',
          words,
        ]),
      },
    ],
  }
}
