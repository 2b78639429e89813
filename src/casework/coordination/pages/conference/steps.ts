import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import { ownPath } from '../../../../platform/http/draft-routes.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { versionOf } from '../../../../ui/sent.ts'
import { acknowledgeSecrecy } from '../../acts/conference/acknowledge-secrecy.ts'
import { briefConference, callConference, cancelConference, holdConference } from '../../acts/conference/steps.ts'
import type { ConferenceId } from '../../domain/conference/conference.ts'
import { CANCEL_BODY } from './bodies.ts'
import { conferenceIdOf, onceOf } from './conference-id.ts'
import { overview } from './overview-page.tsx'

/** Calls everybody on the list. */
export async function call(visit: SignedVisit): Promise<Answer> {
  return after(visit, 'call', await callConference(visit.act, conferenceIdOf(visit), versionOf(visit), onceOf(visit)))
}

/** Makes the packs and opens them. */
export async function brief(visit: SignedVisit): Promise<Answer> {
  return after(visit, 'brief', await briefConference(visit.act, visit.house.codes, conferenceIdOf(visit), versionOf(visit), onceOf(visit)))
}

/** Begins the sitting. */
export async function hold(visit: SignedVisit): Promise<Answer> {
  return after(visit, 'hold', await holdConference(visit.act, conferenceIdOf(visit), versionOf(visit), onceOf(visit)))
}

/** Calls the sitting off. */
export async function cancel(visit: SignedVisit): Promise<Answer> {
  const read = readBody(CANCEL_BODY, { words: visit.form.get('words') })
  const done = read.ok
    ? await cancelConference(visit.act, conferenceIdOf(visit), versionOf(visit), read.value.words, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  return after(visit, 'cancel', done)
}

/** Confirms the secrecy notice and leads on to what was asked for. */
export async function acknowledge(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  const done = await acknowledgeSecrecy(visit.act, id)
  if (!done.ok) return absentAnswer(visit)
  const next = ownPath(visit.form.get('next'))
  return seeOther(next?.startsWith(`/conferences/${id}/`) ? next : `/conferences/${id}?done=secrecy`)
}

async function after(visit: SignedVisit, step: string, done: Result<ConferenceId, Refusal>): Promise<Answer> {
  return done.ok ? seeOther(`/conferences/${done.value}?done=${step}`) : overview(visit, done.refusal)
}
