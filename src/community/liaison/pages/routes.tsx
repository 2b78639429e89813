import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { answerSupport, askSupport, letOfferRest, offerSupport } from '../acts/keep-support.ts'
import type { SupportOfferId, SupportRequestId } from '../domain/support.ts'
import { boardCsv, showBoard } from './board-page.tsx'
import { ANSWER_BODY, OFFER_BODY, REQUEST_BODY } from './bodies.ts'
import { rewordByForm, showNewEntry, showReword, stateByForm } from './entry-form.tsx'
import type { LiaisonParts } from './entry-page.tsx'
import { drawEntry, showEntry } from './entry-page.tsx'
import { askByForm, drawExchange, showExchange, showExchanges, showNewExchange } from './exchange-pages.tsx'
import { showLineage, showPairs, showSimilar } from './pairs-page.tsx'
import { drawRequest, drawSupport, showRequest, showSupport } from './support-pages.tsx'
import { texts } from './texts.ts'
import { ENTRY_VERBS, EXCHANGE_VERBS, VISIT_VERBS } from './verbs.ts'
import { drawVisit, showNewVisit, showVisit, showVisits, wishByForm } from './visit-pages.tsx'

export { liaisonExporter } from './export.ts'

/** Residents with a seat, coordinators, and the city, which reads what councils share. */
const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Pages of give and take between the councils. */
export function liaisonRoutes(parts: LiaisonParts): readonly Route[] {
  const get = (path: `/${string}`, audit: string | { readonly none: string }, handler: (visit: SignedVisit) => Promise<Answer>) =>
    route({ method: 'GET', path, duty, audit, handler })
  const post = (path: `/${string}`, audit: string, handler: (visit: SignedVisit) => Promise<Answer>) =>
    route({ method: 'POST', path, duty, audit, handler })
  return [
    get('/liaison', 'liaison.list', showBoard),
    get('/liaison.csv', 'liaison.list', boardCsv),
    get('/liaison/pairs', 'liaison.pair', showPairs),
    get('/liaison/lineage', 'liaison.lineage', showLineage),
    get('/liaison/similar', { none: 'だれでも見られる地区の大きさだけ' }, showSimilar),
    get('/liaison/entries/new', { none: '書く用紙だけ' }, showNewEntry),
    post('/liaison/entries/new', 'liaison.state', stateByForm),
    get('/liaison/entries/:id', 'liaison.read', showEntry(parts)),
    get('/liaison/entries/:id/edit', 'liaison.read', showReword),
    post('/liaison/entries/:id/edit', 'liaison.reword', rewordByForm),
    ...verbRoutes('/liaison/entries', ENTRY_VERBS, (visit, refused) => drawEntry(parts, visit, refused)),
    get('/liaison/visits', 'liaison.list-visits', showVisits),
    get('/liaison/visits/new', { none: '行ってみたいと書く用紙だけ' }, showNewVisit),
    post('/liaison/visits/new', 'liaison.wish-visit', wishByForm),
    get('/liaison/visits/:id', 'liaison.read-visit', showVisit(parts)),
    ...verbRoutes('/liaison/visits', VISIT_VERBS, (visit, refused) => drawVisit(parts, visit, refused)),
    get('/liaison/exchanges', 'liaison.list-exchanges', showExchanges),
    get('/liaison/exchanges/new', { none: '聞く用紙だけ' }, showNewExchange),
    post('/liaison/exchanges/new', 'liaison.ask', askByForm),
    get('/liaison/exchanges/:id', 'liaison.read-exchange', showExchange(parts)),
    ...verbRoutes('/liaison/exchanges', EXCHANGE_VERBS, (visit, refused) => drawExchange(parts, visit, refused)),
    get('/liaison/support', 'support.list', showSupport),
    post('/liaison/support', 'support.ask', requestByForm),
    post('/liaison/support/offers', 'support.offer', offerByForm),
    post('/liaison/support/offers/:id/rest', 'support.rest', visit => restByForm(visit, false)),
    post('/liaison/support/offers/:id/take', 'support.rest', visit => restByForm(visit, true)),
    get('/liaison/support/:id', 'support.read', showRequest),
    post('/liaison/support/:id/answer', 'support.answer', answerByForm),
  ]
}

/** The way to the liaison in the main navigation. */
export const liaisonNavigation: readonly NavPlace[] = (['outreach', 'evaluate', 'resident'] as const).map(one => ({
  key: 'liaison',
  href: '/liaison',
  label: texts.title,
  duty: one,
}))

type Drawn = (visit: SignedVisit, refused: RefusedForm) => Promise<Answer>

function verbRoutes(at: `/${string}`, verbs: typeof ENTRY_VERBS, draw: Drawn): readonly Route[] {
  return Object.entries(verbs).map(([verb, { audit, work }]) =>
    route({
      method: 'POST',
      path: `${at}/:id/${verb}`,
      duty,
      audit,
      handler: async visit => {
        const done = await work(visit)
        if (done.ok) return seeOther(`${at}/${done.value}?done=${verb}`)
        if (done.refusal.code === 'absent') return absentAnswer(visit)
        return draw(visit, { verb, form: refusedForm(visit, done.refusal) })
      },
    }),
  )
}

async function offerByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(OFFER_BODY, bodyFromForm(visit.form, { lists: ['kinds', 'themes'] }))
  const done = read.ok
    ? await offerSupport(visit.act, { ...read.value, words: read.value.words ?? '' }, onceOf(visit))
    : no(refusal('fields', { fields: read.refusal }))
  return done.ok ? seeOther(`/liaison/support?done=offered#offer-${done.value}`) : toSupport(visit, done, 'offered', 'offer')
}

async function requestByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(REQUEST_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await askSupport(
        visit.act,
        { ...read.value, offerId: read.value.offerId ?? null, wantedWhen: read.value.wantedWhen ?? '' },
        onceOf(visit),
      )
    : no(refusal('fields', { fields: read.refusal }))
  return done.ok ? seeOther(`/liaison/support/${done.value}?done=requested`) : toSupport(visit, done, 'requested', 'request')
}

async function restByForm(visit: SignedVisit, isOpen: boolean): Promise<Answer> {
  return toSupport(visit, await letOfferRest(visit.act, visit.params['id'] as SupportOfferId, isOpen, onceOf(visit)), 'rested', 'rest')
}

async function toSupport(visit: SignedVisit, done: Result<string, Refusal>, said: string, verb: string): Promise<Answer> {
  if (done.ok) return seeOther(`/liaison/support?done=${said}`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawSupport(visit, { verb, form: refusedForm(visit, done.refusal) })
}

async function answerByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as SupportRequestId
  const read = readBody(ANSWER_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await answerSupport(
        visit.act,
        id,
        { ...read.value, answeredAs: read.value.answeredAs ?? '' },
        { version: versionOf(visit), once: onceOf(visit) },
      )
    : no(refusal('fields', { fields: read.refusal }))
  if (done.ok) return seeOther(`/liaison/support/${id}?done=answered`)
  return done.refusal.code === 'absent'
    ? absentAnswer(visit)
    : drawRequest(visit, { verb: 'answer', form: refusedForm(visit, done.refusal) })
}
