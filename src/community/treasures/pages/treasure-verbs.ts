import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import type { IssueId } from '../../issues/index.ts'
import { whyWarned } from '../../texts/index.ts'
import { giveConsent, withdrawConsent } from '../acts/consent.ts'
import { assure, moveTreasure } from '../acts/move-treasure.ts'
import { checkWording, proposeWording, withdrawWording } from '../acts/share-treasure.ts'
import { endTreasureUse, joinIssue, tellUse, unjoinIssue } from '../acts/use-treasure.ts'
import type { TreasureId } from '../domain/treasure.ts'
import { USED_KINDS } from '../domain/treasure.ts'
import * as bodies from './bodies.ts'

/** Everything that can be done on the page of a treasure: the last part of its address, what is audited, what is said when it is done. */
export const VERBS = {
  move: { audit: 'treasure.move', done: 'moved' },
  assure: { audit: 'treasure.assure', done: 'assured' },
  share: { audit: 'treasure.propose-wording', done: 'proposed' },
  check: { audit: 'treasure.check-wording', done: 'checked' },
  withdraw: { audit: 'treasure.withdraw-wording', done: 'withdrawn' },
  consent: { audit: 'treasure.consent', done: 'consented' },
  'withdraw-consent': { audit: 'treasure.withdraw-consent', done: 'back' },
  use: { audit: 'treasure.use', done: 'used' },
  'end-use': { audit: 'treasure.end-use', done: 'ended' },
  join: { audit: 'treasure.join', done: 'joined' },
  unjoin: { audit: 'treasure.unjoin', done: 'unjoined' },
} as const
export type TreasureVerb = keyof typeof VERBS

type Done = Promise<Result<TreasureId, Refusal>>

/** Does one of them from its form: the id of the treasure, or why not. */
export function doTreasureVerb(visit: SignedVisit, verb: TreasureVerb): Done {
  const { act } = visit
  const id = visit.params['id'] as TreasureId
  const request = onceOf(visit)
  const asked = { version: versionOf(visit), once: request }
  switch (verb) {
    case 'move':
      return whenRead(visit, bodies.MOVE_BODY, ({ to, words }) => moveTreasure(act, id, { to, words: words ?? '' }, asked))
    case 'assure':
      return whenRead(visit, bodies.MAYBE_WORDS_BODY, ({ words }) => assure(act, id, words ?? '', asked))
    case 'share':
      return whenRead(visit, bodies.SHARE_BODY, async wish => {
        const fields = whyWarned(visit.form, [wish.title, wish.words, wish.place ?? ''])
        return fields ? no(refusal('fields', { fields })) : proposeWording(act, id, { ...wish, place: wish.place ?? '' }, request)
      })
    case 'check':
      return whenRead(visit, bodies.CHECK_BODY, ({ textVersion }) => checkWording(act, id, textVersion, request))
    case 'withdraw':
      return whenRead(visit, bodies.WORDS_BODY, ({ words }) => withdrawWording(act, id, words, request))
    case 'consent':
      return whenRead(visit, bodies.CONSENT_BODY, body => giveConsent(act, id, consentOf(body), request))
    case 'withdraw-consent':
      return whenRead(visit, bodies.BACK_BODY, ({ consent, words }) => withdrawConsent(act, id, consent, words ?? '', request))
    default:
      return doUseVerb(visit, verb)
  }
}

function doUseVerb(visit: SignedVisit, verb: 'use' | 'end-use' | 'join' | 'unjoin'): Done {
  const { act } = visit
  const id = visit.params['id'] as TreasureId
  const request = onceOf(visit)
  switch (verb) {
    case 'use':
      return whenRead(visit, bodies.USE_BODY, ({ used, usedIn, since, brought }) =>
        tellUse(act, id, { used: usedOf(used), usedIn: usedIn ?? '', since, brought: brought ?? '' }, request),
      )
    case 'end-use':
      return whenRead(visit, bodies.END_USE_BODY, ({ use }) => endTreasureUse(act, id, use, request))
    case 'join':
      return whenRead(visit, bodies.JOIN_BODY, ({ issue, note }) =>
        joinIssue(act, id, { issue: issue as IssueId, note: note ?? '' }, request),
      )
    case 'unjoin':
      return whenRead(visit, bodies.UNJOIN_BODY, ({ link, words }) => unjoinIssue(act, id, link, words ?? '', request))
  }
}

/** A yes as it was typed: what was left out is empty. */
export function consentOf(body: (typeof bodies.CONSENT_BODY)['_output']) {
  return {
    ...body,
    personName: body.personName ?? '',
    proxyName: body.proxyName ?? '',
    participantId: body.participantId ?? null,
    validUntil: body.validUntil ?? null,
  }
}

function usedOf(text: string | null | undefined) {
  const [kind, id] = (text ?? '').split(':')
  const known = USED_KINDS.find(one => one === kind)
  return known === undefined || id === undefined ? null : { kind: known, id }
}

async function whenRead<Body>(visit: SignedVisit, schema: Parameters<typeof readBody<Body>>[0], work: (body: Body) => Done): Done {
  const read = readBody(schema, bodyFromForm(visit.form, { ticks: ['isPlaced'] }))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}
