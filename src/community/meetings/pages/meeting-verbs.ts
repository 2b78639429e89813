import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { cancelMeeting, stepMeeting } from '../acts/plan-meeting.ts'
import { addItem, addRemarks, editItem, gatherAgain, takeItemOff } from '../acts/set-agenda.ts'
import { noteOnMinutes, rewriteMinutes } from '../acts/tend-minutes.ts'
import type { ItemId } from '../domain/agenda.ts'
import type { MeetingId } from '../domain/meeting.ts'
import { CANCEL_BODY, DROP_BODY, ITEM_BODY, MINUTES_BODY, NOTE_BODY, REMARKS_BODY } from './bodies.ts'

/** Everything that is done on the pages of a meeting; the last part of its address, with what is written to the audit. */
export const MEETING_VERBS = {
  call: 'meeting.call',
  hold: 'meeting.hold',
  cancel: 'meeting.cancel',
  gather: 'meeting.gather',
  'add-item': 'meeting.add-item',
  'edit-item': 'meeting.edit-item',
  'drop-item': 'meeting.drop-item',
  remark: 'meeting.remark',
  'to-check': 'meeting.to-check',
  'back-to-draft': 'meeting.back-to-draft',
  approve: 'meeting.approve',
  rewrite: 'meeting.rewrite-minutes',
  note: 'meeting.note-on-minutes',
} as const
export type MeetingVerb = keyof typeof MEETING_VERBS

/** Verbs whose page is that of the minutes. */
export const ON_MINUTES: ReadonlySet<MeetingVerb> = new Set(['to-check', 'back-to-draft', 'approve', 'rewrite', 'note'])

type Done = Promise<Result<string, Refusal>>

/** Does one of them from its form: the id of the meeting, or why not. */
export function doMeetingVerb(visit: SignedVisit, verb: MeetingVerb): Done {
  const { act } = visit
  const id = visit.params['id'] as MeetingId
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  switch (verb) {
    case 'call':
    case 'hold':
    case 'to-check':
    case 'back-to-draft':
    case 'approve':
      return stepMeeting(act, id, verb, asked)
    case 'cancel':
      return whenRead(visit, CANCEL_BODY, ({ why }) => cancelMeeting(act, id, why, asked))
    case 'gather':
      return gatherAgain(act, id, asked)
    case 'add-item':
    case 'edit-item':
      return setItem(visit, verb)
    case 'drop-item':
      return whenRead(visit, DROP_BODY, ({ itemId }) => takeItemOff(act, id, itemId, asked))
    case 'remark':
      return whenRead(visit, REMARKS_BODY, body => addRemarks(act, id, body, asked))
    case 'rewrite':
      return whenRead(visit, MINUTES_BODY, ({ words }) => rewriteMinutes(act, id, words, asked))
    case 'note':
      return whenRead(visit, NOTE_BODY, ({ words, forName }) => noteOnMinutes(act, id, { words, forName: forName ?? '' }, asked))
  }
}

function setItem(visit: SignedVisit, verb: 'add-item' | 'edit-item'): Done {
  const id = visit.params['id'] as MeetingId
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  return whenRead(visit, ITEM_BODY, body => {
    const wish = {
      kind: body.kind,
      title: body.title,
      parentId: (body.parentId as ItemId | null | undefined) ?? null,
      minutes: body.minutes ?? null,
      broughtBy: body.broughtBy ?? '',
      aboutIssue: body.aboutIssue ?? null,
    }
    return verb === 'add-item'
      ? addItem(visit.act, id, wish, asked)
      : editItem(visit.act, id, { ...wish, id: (body.itemId ?? '') as ItemId, order: body.order ?? 0 }, asked)
  })
}

async function whenRead<Body>(visit: SignedVisit, schema: Parameters<typeof readBody<Body>>[0], work: (body: Body) => Done): Done {
  const read = readBody(schema, bodyFromForm(visit.form))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}
