import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { Route, SignedVisit } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { refusedForm } from '../../../../ui/form-state.ts'
import { onceOf, versionOf } from '../../../../ui/sent.ts'
import { keyIn, promoteLine, takeBack } from '../../acts/paper/key-in.ts'
import { MEETING_PAPERS } from '../../acts/paper/read-papers.ts'
import { checkEdition, endEdition } from '../../acts/paper/tend-edition.ts'
import type { EditionId } from '../../domain/paper/edition.ts'
import type { MeetingParts } from '../meeting-page.tsx'
import { END_BODY, KEY_IN_BODY, PROMOTE_LINE_BODY, TAKE_BACK_BODY } from './bodies.ts'
import { rewordByForm, showNewCircular, showRewording, writeByForm } from './circular-form.tsx'
import { showCirculars } from './circular-list.tsx'
import { drawCircular, showCircular } from './circular-page.tsx'
import { showCircularPaper } from './circular-paper.tsx'
import { showMeetingPaper } from './meeting-papers.tsx'
import { showWorksheet } from './worksheet-paper.tsx'

const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Everything a meeting has on paper, and the sheet that goes round. */
export function paperRoutes(parts: MeetingParts): readonly Route[] {
  return [
    ...MEETING_PAPERS.map(paper =>
      route({
        method: 'GET',
        path: `/meetings/:id/paper/${paper}`,
        duty,
        audit: `meeting.paper-${paper}`,
        handler: showMeetingPaper(paper),
      }),
    ),
    route({ method: 'GET', path: '/sheets/:id/paper', duty, audit: 'sheet.read', handler: showWorksheet }),
    route({ method: 'GET', path: '/circulars', duty, audit: 'edition.list', handler: showCirculars }),
    route({ method: 'GET', path: '/circulars/new', duty, audit: 'meeting.read', handler: showNewCircular }),
    route({ method: 'POST', path: '/circulars/new', duty, audit: 'edition.write', handler: writeByForm }),
    route({ method: 'GET', path: '/circulars/:id', duty, audit: 'edition.read', handler: showCircular(parts) }),
    route({ method: 'GET', path: '/circulars/:id/edit', duty, audit: 'edition.read', handler: showRewording }),
    route({ method: 'POST', path: '/circulars/:id/edit', duty, audit: 'edition.reword', handler: rewordByForm }),
    route({ method: 'GET', path: '/circulars/:id/paper', duty, audit: 'edition.read', handler: showCircularPaper }),
    ...VERBS.map(verb =>
      route({
        method: 'POST',
        path: `/circulars/:id/${verb}`,
        duty,
        audit: `edition.${verb}`,
        handler: visit => doByForm(parts, visit, verb),
      }),
    ),
  ]
}

const VERBS = ['check', 'end', 'key-in', 'take-back', 'promote-line'] as const
type Verb = (typeof VERBS)[number]

async function doByForm(parts: MeetingParts, visit: SignedVisit, verb: Verb): Promise<Answer> {
  const done = await deed(visit, verb)
  if (done.ok) return seeOther(`/circulars/${done.value}?done=${verb}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  const returned = visit.form.get('returnedId')
  const place = verb === 'promote-line' ? `${returned}-${visit.form.get('question')}` : returned
  return drawCircular(parts, visit, { verb, place, form: refusedForm(visit, done.refusal) })
}

function deed(visit: SignedVisit, verb: Verb): Promise<Result<EditionId, Refusal>> {
  const { act } = visit
  const id = visit.params['id'] as EditionId
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  switch (verb) {
    case 'check':
      return checkEdition(act, id, asked)
    case 'end':
      return whenRead(visit, END_BODY, ({ why }) => endEdition(act, id, why, asked))
    case 'key-in':
      return whenRead(visit, KEY_IN_BODY, ({ sheets }) => keyIn(act, id, sheets, asked))
    case 'take-back':
      return whenRead(visit, TAKE_BACK_BODY, body => takeBack(act, id, body, asked))
    case 'promote-line':
      return whenRead(visit, PROMOTE_LINE_BODY, body => promoteLine(act, id, body, asked))
  }
}

async function whenRead<Body>(
  visit: SignedVisit,
  schema: Parameters<typeof readBody<Body>>[0],
  work: (body: Body) => Promise<Result<EditionId, Refusal>>,
): Promise<Result<EditionId, Refusal>> {
  const read = readBody(schema, bodyFromForm(visit.form))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}
