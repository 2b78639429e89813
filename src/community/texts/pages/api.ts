import { z } from 'zod'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { json } from '../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiRoute, idempotencyKey } from '../../../platform/http/api.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { Asked } from '../acts/keep-words.ts'
import { readWords } from '../acts/read-words.ts'
import type { Subjects } from '../acts/subject.ts'
import { checkVariantWords, withdrawVariantWords, writeWords } from '../acts/vary-words.ts'
import { checkWords, proposeWords, withdrawWords } from '../acts/word-for-others.ts'
import { warnsOfPersons } from '../domain/persons.ts'
import { REACHES, readSubject, standingOf, stateOf } from '../domain/wording.ts'
import * as bodies from './bodies.ts'
import { apiTexts } from './texts.ts'
import type { WordingVerb } from './wording-verbs.ts'
import { VERBS } from './wording-verbs.ts'

const duty = ['outreach', 'chair', 'resident'] as const
const HEARD = { heard: z.boolean({ error: 'heard は true か false で送ってください。' }).default(false) }
const WORDING = z.object({
  kind: z.string(),
  key: z.string(),
  state: z.enum(['none', 'proposed', 'told', 'withdrawn']),
  wanted: z.enum(REACHES).nullable(),
  title: z.string(),
  words: z.string(),
  textVersion: z.number().int(),
  beside: z.record(z.string(), z.string()),
  besideAt: z.string().nullable(),
  variants: z.array(
    z.object({
      language: z.string(),
      title: z.string(),
      words: z.string(),
      state: z.string(),
      isStale: z.boolean(),
      basedOnVersion: z.number().int(),
    }),
  ),
})

type Parts = { readonly subjects: Subjects }
type Deed<Body> = (visit: SignedVisit, asked: Asked, body: Body, once: Once) => Promise<Result<string, Refusal>>

/** Words for others as a part of /api/v1: the same acts and the same rules as the page. `heard` says that what was noticed tells nobody. */
export function wordingApi(parts: Parts): readonly ApiRoute[] {
  const post = <Body>(verb: WordingVerb, body: z.ZodType<Body>, deed: Deed<Body>) =>
    apiRoute({
      method: 'POST',
      path: `/api/v1/wordings/:kind/:key/${verb}`,
      duty,
      audit: VERBS[verb].audit,
      summary: apiTexts[verb],
      body,
      answer: WORDING,
      refusals: [403, 404, 409],
      handler: async (visit, sent) => {
        const asked = askedIn(parts, visit)
        if (asked === undefined) return problem(refusal('absent'))
        const done = await deed(visit, asked, sent, { key: idempotencyKey(visit), body: [visit.path, sent] })
        return done.ok ? resource(visit, asked) : problem(done.refusal)
      },
    })
  return [
    apiRoute({
      method: 'GET',
      path: '/api/v1/wordings/:kind/:key',
      duty,
      audit: 'wording.read',
      summary: apiTexts.read,
      answer: WORDING,
      refusals: [404],
      handler: async visit => {
        const asked = askedIn(parts, visit)
        return asked === undefined ? problem(refusal('absent')) : resource(visit, asked)
      },
    }),
    post('propose', bodies.PROPOSE_BODY.extend(HEARD), async (visit, asked, body, once) => {
      const { heard, ...said } = body
      return unheard(body) ?? proposeWords(visit.act, asked, said, once)
    }),
    post('check', bodies.CHECK_BODY, (visit, asked, seen, once) => checkWords(visit.act, asked, seen, once)),
    post('withdraw', bodies.WITHDRAW_BODY, (visit, asked, { reason }, once) => withdrawWords(visit.act, asked, reason, once)),
    post('vary', bodies.VARY_BODY.extend(HEARD), async (visit, asked, body, once) => {
      const { heard, ...said } = body
      return unheard(body) ?? writeWords(visit.act, asked, said, once)
    }),
    post('check-variant', bodies.CHECK_VARIANT_BODY, (visit, asked, body, once) => checkVariantWords(visit.act, asked, body, once)),
    post('withdraw-variant', bodies.WITHDRAW_VARIANT_BODY, (visit, asked, { language }, once) =>
      withdrawVariantWords(visit.act, asked, language, once),
    ),
  ]
}

/** Why words are not taken: they could tell a person, and the sender has not said that they do not. */
function unheard(body: { readonly title: string; readonly words: string; readonly heard: boolean }) {
  const warning = body.heard ? '' : warnsOfPersons(`${body.title}\n${body.words}`).join('')
  return warning === '' ? undefined : no(refusal('fields', { fields: { heard: warning } }))
}

function askedIn({ subjects }: Parts, visit: SignedVisit): Asked | undefined {
  const named = readSubject(visit.params['kind'], visit.params['key'])
  const teller = named && subjects[named.kind]
  return teller && { ...named, teller }
}

async function resource(visit: SignedVisit, asked: Asked): Promise<Answer> {
  const whole = await readWords(visit.act, asked)
  if (whole === undefined) return problem(refusal('absent'))
  const { kind, key, wording } = whole
  const textVersion = wording?.textVersion ?? 0
  return json({
    ...{
      kind,
      key,
      state: stateOf(wording),
      wanted: wording?.wanted ?? null,
      title: wording?.title ?? '',
      words: wording?.words ?? '',
      textVersion,
      beside: { ...whole.subject.beside?.lines },
      besideAt: whole.subject.beside?.at.toISOString() ?? null,
    },
    variants: whole.variants.map(variant => ({
      language: variant.language,
      title: variant.title,
      words: variant.words,
      ...standingOf(variant, textVersion),
      basedOnVersion: variant.basedOnVersion,
    })),
  })
}
