import { refusal } from '../../../../kernel/refusal.ts'
import { no } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { Route, SignedVisit } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { onceOf } from '../../../../ui/sent.ts'
import { withdrawNote, writeNotes } from '../../acts/sheet/write-notes.ts'
import type { SheetId } from '../../domain/sheet/sheet.ts'
import type { MeetingParts } from '../meeting-page.tsx'
import { LINES_BODY, WITHDRAW_BODY } from './bodies.ts'
import { showSheets } from './list-page.tsx'
import { layOutByForm, showNewSheet } from './new-page.tsx'
import { photoRoutes } from './photo-routes.ts'
import { promoteByForm, showPromotion } from './promote-page.tsx'
import { answered, showSheet } from './sheet-page.tsx'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Pages of the sheets of workshops. */
export function sheetRoutes(parts: MeetingParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/sheets', duty, audit: 'sheet.list', handler: showSheets }),
    route({ method: 'GET', path: '/sheets/new', duty, audit: 'meeting.read', handler: showNewSheet }),
    route({ method: 'POST', path: '/sheets/new', duty, audit: 'sheet.lay-out', handler: layOutByForm }),
    route({ method: 'GET', path: '/sheets/:id', duty, audit: 'sheet.read', handler: showSheet }),
    route({ method: 'POST', path: '/sheets/:id/write-notes', duty, audit: 'sheet.write-notes', handler: writeByForm }),
    route({ method: 'POST', path: '/sheets/:id/withdraw', duty, audit: 'sheet.withdraw-note', handler: withdrawByForm }),
    route({ method: 'GET', path: '/sheets/:id/promote', duty, audit: 'sheet.read', handler: showPromotion(parts) }),
    route({ method: 'POST', path: '/sheets/:id/promote', duty, audit: 'sheet.promote', handler: promoteByForm(parts) }),
    ...photoRoutes,
  ]
}

async function writeByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(LINES_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await writeNotes(visit.act, visit.params['id'] as SheetId, read.value, onceOf(visit))
    : no(refusal('fields', { fields: read.refusal }))
  return answered(visit, 'write-notes', '', done)
}

async function withdrawByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(WITHDRAW_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await withdrawNote(visit.act, visit.params['id'] as SheetId, read.value, onceOf(visit))
    : no(refusal('fields', { fields: read.refusal }))
  return answered(visit, 'withdraw', visit.form.get('noteId'), done)
}
