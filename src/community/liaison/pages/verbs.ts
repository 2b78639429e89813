import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import type { JoinKind } from '../acts/keep-entries.ts'
import { adoptEntry, closeEntry, joinEntry, moveEntry, takeEntryBack, tellEntry } from '../acts/keep-entries.ts'
import { bringToMeeting, callVisitOff, endAsking, fixVisit, replyTo, tellVisit } from '../acts/keep-meetings.ts'
import type { EntryId } from '../domain/entry.ts'
import type { ExchangeId, VisitId } from '../domain/meeting.ts'
import { ADOPT_BODY, BRING_BODY, END_BODY, FIX_BODY, JOIN_BODY, LINE_BODY, REPLY_BODY, STAGE_BODY, TELL_BODY, WHY_BODY } from './bodies.ts'

type Done = Promise<Result<string, Refusal>>
type Verb = { readonly audit: string; readonly work: (visit: SignedVisit) => Done }

/** Everything that can be done with an entry of the board; the last part of its address. */
export const ENTRY_VERBS: Readonly<Record<string, Verb>> = {
  check: { audit: 'liaison.check', work: visit => tellEntry(visit.act, entryOf(visit), askedOf(visit)) },
  withdraw: {
    audit: 'liaison.withdraw',
    work: visit => whenRead(visit, LINE_BODY, body => takeEntryBack(visit.act, entryOf(visit), body.words ?? '', askedOf(visit))),
  },
  stage: {
    audit: 'liaison.stage',
    work: visit => whenRead(visit, STAGE_BODY, body => moveEntry(visit.act, entryOf(visit), body, askedOf(visit))),
  },
  close: {
    audit: 'liaison.close',
    work: visit => whenRead(visit, WHY_BODY, body => closeEntry(visit.act, entryOf(visit), body.words, askedOf(visit))),
  },
  adopt: {
    audit: 'liaison.adopt',
    work: visit =>
      whenRead(visit, ADOPT_BODY, ({ parentId = null, fromWhere, changed, since }) =>
        adoptEntry(visit.act, entryOf(visit), { parentId, fromWhere: fromWhere ?? '', changed, since }, onceOf(visit)),
      ),
  },
  join: {
    audit: 'liaison.join',
    work: visit =>
      whenRead(visit, JOIN_BODY, body => {
        const [kind, id = ''] = body.to.split(' ')
        return joinEntry(visit.act, entryOf(visit), { kind: kind as JoinKind, id }, onceOf(visit))
      }),
  },
}

/** Everything that can be done with a visit. */
export const VISIT_VERBS: Readonly<Record<string, Verb>> = {
  fix: {
    audit: 'liaison.fix-visit',
    work: visit => whenRead(visit, FIX_BODY, body => fixVisit(visit.act, visitOf(visit), body.on, body.place ?? '', askedOf(visit))),
  },
  tell: {
    audit: 'liaison.tell-visit',
    work: visit =>
      whenRead(visit, TELL_BODY, body =>
        tellVisit(visit.act, visitOf(visit), { ...body, takenHome: body.takenHome ?? '' }, askedOf(visit)),
      ),
  },
  'call-off': {
    audit: 'liaison.call-visit-off',
    work: visit => whenRead(visit, WHY_BODY, body => callVisitOff(visit.act, visitOf(visit), body.words, askedOf(visit))),
  },
  agenda: {
    audit: 'liaison.bring',
    work: visit =>
      whenRead(visit, BRING_BODY, body => bringToMeeting(visit.act, { kind: 'visit', id: visitOf(visit) }, body.meetingId, onceOf(visit))),
  },
}

/** Everything that can be done with a question to others. */
export const EXCHANGE_VERBS: Readonly<Record<string, Verb>> = {
  reply: {
    audit: 'liaison.reply',
    work: visit => whenRead(visit, REPLY_BODY, body => replyTo(visit.act, exchangeOf(visit), body, onceOf(visit))),
  },
  end: {
    audit: 'liaison.end-asking',
    work: visit =>
      whenRead(visit, END_BODY, body =>
        endAsking(visit.act, exchangeOf(visit), { ...body, helpedBy: body.helpedBy ?? null }, askedOf(visit)),
      ),
  },
  agenda: {
    audit: 'liaison.bring',
    work: visit =>
      whenRead(visit, BRING_BODY, body =>
        bringToMeeting(visit.act, { kind: 'exchange', id: exchangeOf(visit) }, body.meetingId, onceOf(visit)),
      ),
  },
}

const entryOf = (visit: SignedVisit) => visit.params['id'] as EntryId
const visitOf = (visit: SignedVisit) => visit.params['id'] as VisitId
const exchangeOf = (visit: SignedVisit) => visit.params['id'] as ExchangeId

function askedOf(visit: SignedVisit) {
  return { version: versionOf(visit), once: onceOf(visit) }
}

async function whenRead<Body>(visit: SignedVisit, schema: Parameters<typeof readBody<Body>>[0], work: (body: Body) => Done): Done {
  const read = readBody(schema, bodyFromForm(visit.form))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}
