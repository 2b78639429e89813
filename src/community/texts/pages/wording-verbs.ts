import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf } from '../../../ui/sent.ts'
import type { Asked } from '../acts/keep-words.ts'
import { checkVariantWords, withdrawVariantWords, writeWords } from '../acts/vary-words.ts'
import { checkWords, proposeWords, withdrawWords } from '../acts/word-for-others.ts'
import * as bodies from './bodies.ts'
import { whyWarned } from './heard.tsx'

/** What can be done with words for others: the last part of the address, what is audited, what is said when it is done. */
export const VERBS = {
  propose: { audit: 'wording.propose', done: 'proposed' },
  check: { audit: 'wording.check', done: 'checked' },
  withdraw: { audit: 'wording.withdraw', done: 'withdrawn' },
  vary: { audit: 'wording.translate', done: 'translated' },
  'check-variant': { audit: 'wording.check-variant', done: 'variant-checked' },
  'withdraw-variant': { audit: 'wording.withdraw-variant', done: 'variant-withdrawn' },
} as const
export type WordingVerb = keyof typeof VERBS

type Done = Promise<Result<string, Refusal>>

/** Does one of them from its form. */
export function doWordingVerb(visit: SignedVisit, asked: Asked, verb: WordingVerb): Done {
  const { act } = visit
  const once = onceOf(visit)
  switch (verb) {
    case 'propose':
      return whenHarmless(visit, bodies.PROPOSE_BODY, body => proposeWords(act, asked, body, once))
    case 'check':
      return whenRead(visit, bodies.CHECK_BODY, seen => checkWords(act, asked, seen, once))
    case 'withdraw':
      return whenRead(visit, bodies.WITHDRAW_BODY, ({ reason }) => withdrawWords(act, asked, reason, once))
    case 'vary':
      return whenHarmless(visit, bodies.VARY_BODY, body => writeWords(act, asked, body, once))
    case 'check-variant':
      return whenRead(visit, bodies.CHECK_VARIANT_BODY, body => checkVariantWords(act, asked, body, once))
    case 'withdraw-variant':
      return whenRead(visit, bodies.WITHDRAW_VARIANT_BODY, ({ language }) => withdrawVariantWords(act, asked, language, once))
  }
}

function whenHarmless<Body extends { readonly title: string; readonly words: string }>(
  visit: SignedVisit,
  schema: Parameters<typeof readBody<Body>>[0],
  work: (body: Body) => Done,
): Done {
  return whenRead(visit, schema, async body => {
    const fields = whyWarned(visit.form, [body.title, body.words])
    return fields ? no(refusal('fields', { fields })) : work(body)
  })
}

async function whenRead<Body>(visit: SignedVisit, schema: Parameters<typeof readBody<Body>>[0], work: (body: Body) => Done): Done {
  const read = readBody(schema, bodyFromForm(visit.form))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}
