import { z } from 'zod'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, idempotencyKey, LIST_QUERY, listOf } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { BodyId } from '../../../councils/index.ts'
import { layOutSheet } from '../../acts/sheet/lay-out-sheet.ts'
import { promoteNotes } from '../../acts/sheet/promote-notes.ts'
import { readSheet, readSheetsOfMeeting } from '../../acts/sheet/read-sheets.ts'
import { withdrawNote, writeNotes } from '../../acts/sheet/write-notes.ts'
import type { MeetingId } from '../../domain/meeting.ts'
import type { Sheet, SheetId } from '../../domain/sheet/sheet.ts'
import { LAY_OUT_BODY, NOTES_BODY, PROMOTE_BODY, WITHDRAW_BODY } from './bodies.ts'
import { sheetApiTexts } from './texts.ts'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const
const ROW = z.object({
  id: z.string(),
  bodyId: z.string(),
  meetingId: z.string().nullable(),
  councilNo: z.number().int().nullable(),
  theme: z.string(),
  board: z.string(),
  version: z.number().int(),
})
const SHEET = ROW.extend({
  sides: z.array(z.object({ key: z.string(), label: z.string(), becomes: z.string() })),
  notes: z.array(
    z.object({
      id: z.string(),
      side: z.string(),
      words: z.string(),
      becameKind: z.string().nullable(),
      becameId: z.string().nullable(),
      withdrawnWhy: z.string(),
    }),
  ),
})

/** The sheets' part of /api/v1: the same acts and the same rules as the pages. */
export const sheetApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/meetings/:id/sheets',
    duty,
    audit: 'sheet.list',
    summary: sheetApiTexts.list,
    query: LIST_QUERY,
    answer: listOf(ROW),
    handler: async visit => {
      const rows = await readSheetsOfMeeting(visit.act, visit.params['id'] as MeetingId)
      return rows === undefined ? problem(refusal('absent')) : json({ items: rows.map(rowOf), nextCursor: null })
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/sheets/:id',
    duty,
    audit: 'sheet.read',
    summary: sheetApiTexts.one,
    answer: SHEET,
    handler: visit => resource(visit, idOf(visit)),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/v1/sheets',
    duty,
    audit: 'sheet.lay-out',
    summary: sheetApiTexts.layOut,
    body: LAY_OUT_BODY,
    answer: SHEET,
    answerStatus: 201,
    handler: async (visit, { bodyId, meetingId, theme, board, sides }) => {
      const place = { bodyId: (bodyId ?? null) as BodyId | null, meetingId: (meetingId ?? null) as MeetingId | null }
      const done = await layOutSheet(visit.act, { ...place, theme, board, sides: sides ?? '' }, onceOf(visit, visit.json))
      return done.ok ? resource(visit, done.value, 201) : problem(done.refusal)
    },
  }),
  ...writingRoutes(),
]

function writingRoutes(): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'POST',
      path: '/api/v1/sheets/:id/notes',
      duty,
      audit: 'sheet.write-notes',
      summary: sheetApiTexts.write,
      body: NOTES_BODY,
      answer: SHEET,
      handler: async (visit, { notes }) => {
        const lines: Record<string, string> = {}
        for (const { side, words } of notes) lines[side] = [lines[side], words.replaceAll('\n', ' ')].filter(Boolean).join('\n')
        const done = await writeNotes(visit.act, idOf(visit), lines, onceOf(visit, notes))
        return done.ok ? resource(visit, idOf(visit)) : problem(done.refusal)
      },
    }),
    apiRoute({
      method: 'POST',
      path: '/api/v1/sheets/:id/promote',
      duty,
      audit: 'sheet.promote',
      summary: sheetApiTexts.promote,
      body: PROMOTE_BODY,
      answer: SHEET,
      refusals: [403],
      handler: async (visit, { notes }) => {
        const done = await promoteNotes(visit.act, idOf(visit), notes, onceOf(visit, notes))
        return done.ok ? resource(visit, idOf(visit)) : problem(done.refusal)
      },
    }),
    apiRoute({
      method: 'POST',
      path: '/api/v1/sheets/:id/withdraw',
      duty,
      audit: 'sheet.withdraw-note',
      summary: sheetApiTexts.withdraw,
      body: WITHDRAW_BODY,
      answer: SHEET,
      refusals: [403, 409],
      handler: async (visit, body) => {
        const done = await withdrawNote(visit.act, idOf(visit), body, onceOf(visit, body))
        return done.ok ? resource(visit, idOf(visit)) : problem(done.refusal)
      },
    }),
  ]
}

async function resource(visit: SignedVisit, id: SheetId, status = 200): Promise<Answer> {
  const whole = await readSheet(visit.act, id)
  if (whole === undefined) return problem(refusal('absent'))
  const notes = whole.notes.map(({ id: note, side, words, becameKind, becameId, withdrawnWhy }) => {
    return { id: note, side, words, becameKind, becameId, withdrawnWhy }
  })
  return json({ ...rowOf(whole.sheet), sides: [...whole.sheet.sides], notes } satisfies z.input<typeof SHEET>, status)
}

function rowOf({ id, bodyId, meetingId, councilNo, theme, board, version }: Sheet) {
  return { id, bodyId, meetingId, councilNo, theme, board, version }
}

function idOf(visit: SignedVisit): SheetId {
  return visit.params['id'] as SheetId
}

function onceOf(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: [visit.path, body] }
}
