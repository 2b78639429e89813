import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { answerEnd, askEnd } from '../acts/end-protection.ts'
import { letAgencyKnow } from '../acts/let-know.ts'
import { setProtection } from '../acts/set-protection.ts'
import type { PersonId } from '../domain/person.ts'
import { END_BODY, KNOW_BODY, REASON_BODY, TERM_BODY, termFrom } from './protection-bodies.ts'
import { protectionPage } from './protection-page.tsx'
import type { ProtectionVerb } from './protection-shown.ts'
import type { protectionTexts } from './protection-texts.ts'
import { onceOf, personIdOf } from './sent.ts'

/** POST /people/:id/protection/set: protects the place, or renews the protection that stands. */
export async function answerSet(visit: SignedVisit): Promise<Answer> {
  const read = readBody(TERM_BODY, bodyFromForm(visit.form, { lists: ['perpetrators'], ticks: ['isWarned'] }))
  if (!read.ok) return complain(visit, 'set', read.refusal)
  const setting = { personId: personIdOf(visit), term: termFrom(read.value), isWarned: read.value.isWarned === true }
  return goOn(visit, 'set', 'set', await setProtection(visit.act, setting, onceOf(visit)))
}

/** POST /people/:id/protection/end: the first of two asks for the end. */
export async function answerAskEnd(visit: SignedVisit): Promise<Answer> {
  const read = readBody(REASON_BODY, bodyFromForm(visit.form))
  if (!read.ok) return complain(visit, 'end', read.refusal)
  return goOn(visit, 'end', 'asked', await askEnd(visit.act, personIdOf(visit), read.value.words ?? '', onceOf(visit)))
}

/** POST /people/:id/protection/answer: the second of two. */
export async function answerEndAnswer(visit: SignedVisit): Promise<Answer> {
  const read = readBody(END_BODY, bodyFromForm(visit.form))
  if (!read.ok) return complain(visit, 'answer', read.refusal)
  const agrees = read.value.answer === 'end'
  return goOn(visit, 'answer', agrees ? 'ended' : 'kept', await answerEnd(visit.act, personIdOf(visit), agrees, onceOf(visit)))
}

/** POST /people/:id/protection/know: lets one agency know, or no longer. */
export async function answerKnow(visit: SignedVisit): Promise<Answer> {
  const read = readBody(KNOW_BODY, bodyFromForm(visit.form))
  if (!read.ok) return complain(visit, 'know', read.refusal)
  const { agencyId, tellReason } = read.value
  const knows = read.value.knows === 'yes'
  const telling = { personId: personIdOf(visit), agencyId, knows, reason: tellReason ?? '' }
  return goOn(visit, 'know', knows ? 'told' : 'untold', await letAgencyKnow(visit.act, telling, onceOf(visit)))
}

function complain(visit: SignedVisit, verb: ProtectionVerb, fields: Readonly<Record<string, string>>): Promise<Answer> {
  return protectionPage(visit, { verb, refused: refusal('fields', { fields }) })
}

function goOn(
  visit: SignedVisit,
  verb: ProtectionVerb,
  done: keyof typeof protectionTexts.done,
  result: Result<PersonId, Refusal>,
): Promise<Answer> | Answer {
  return result.ok ? seeOther(`/people/${result.value}/protection?done=${done}`) : protectionPage(visit, { verb, refused: result.refusal })
}
