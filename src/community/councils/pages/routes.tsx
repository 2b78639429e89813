import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { onceOf } from '../../../ui/sent.ts'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { partBodies } from '../acts/keep-bodies.ts'
import { endSeat } from '../acts/keep-seats.ts'
import type { BodyId, SeatId } from '../domain/body.ts'
import { drawBody, showBody } from './body-page.tsx'
import type { BodyVerb } from './body-verbs.ts'
import { amendSeatByForm, BODY_VERBS, doBodyVerb } from './body-verbs.ts'
import { drawCouncil, showCouncil } from './council-page.tsx'
import { foundByForm, sizeByForm, stepByForm } from './council-verbs.ts'
import { joinRoutes } from './join-pages.tsx'
import { drawCouncils, goToOwnCouncil, showCouncils } from './list-page.tsx'
import type { CouncilParts } from './part.ts'
import { councilAsked } from './part.ts'
import { peopleRoutes } from './people-routes.tsx'
import { showProfile, tellProfileByForm } from './profile-page.tsx'
import { texts } from './texts.ts'

export { councilExporter } from './export.ts'

/** Residents with a seat, coordinators, and the division of the plan, which sees what is open. */
const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Pages of the residents' councils and their bodies, their rolls, and the residents' way in. */
export function councilRoutes(parts: CouncilParts): readonly Route[] {
  const write = (path: `/${string}`, audit: string, verb: string, work: ByForm, done: string) =>
    route({ method: 'POST', path, duty, audit, handler: visit => onCouncil(parts, visit, { verb, work, done }) })
  return [
    ...joinRoutes,
    route({ method: 'GET', path: '/councils', duty, audit: 'council.list', handler: showCouncils }),
    route({ method: 'POST', path: '/councils/bodies', duty, audit: 'body.found', handler: foundInCity }),
    route({ method: 'GET', path: '/councils/mine', duty, audit: { none: '自分の協議会への案内だけ' }, handler: goToOwnCouncil }),
    route({ method: 'GET', path: '/councils/:no', duty, audit: 'council.read', handler: showCouncil(parts) }),
    route({ method: 'GET', path: '/councils/:no/edit', duty, audit: 'council.read', handler: showProfile }),
    route({ method: 'POST', path: '/councils/:no/edit', duty, audit: 'council.tell', handler: tellProfileByForm }),
    write('/councils/:no/sizes', 'council.tell-size', 'sizes', sizeByForm, 'told'),
    write('/councils/:no/steps', 'council.tell-step', 'steps', stepByForm, 'told'),
    write('/councils/:no/bodies', 'body.found', 'bodies', foundByForm, 'founded'),
    ...peopleRoutes,
    ...bodyRoutes,
  ]
}

/** The way to the councils: for residents their own, which is where they begin. */
export const councilNavigation: readonly NavPlace[] = [
  { key: 'councils', href: '/councils/mine', label: texts.ownNavigation, duty: 'resident' },
  ...(['outreach', 'evaluate'] as const).map(one => ({ key: 'councils', href: '/councils' as const, label: texts.navigation, duty: one })),
]

async function foundInCity(visit: SignedVisit): Promise<Answer> {
  const done = await foundByForm(visit, null)
  return done.ok ? seeOther('/councils?done=founded') : drawCouncils(visit, { verb: 'bodies', form: refusedForm(visit, done.refusal) })
}

type ByForm = (visit: SignedVisit, no: number) => Promise<Result<string, Refusal>>

async function onCouncil(
  parts: CouncilParts,
  visit: SignedVisit,
  deed: { readonly verb: string; readonly work: ByForm; readonly done: string },
): Promise<Answer> {
  const no = councilAsked(visit)
  if (no === undefined) return absentAnswer(visit)
  const done = await deed.work(visit, no)
  if (done.ok) return seeOther(`/councils/${no}?done=${deed.done}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return drawCouncil(parts, visit, { verb: deed.verb, form: refusedForm(visit, done.refusal) })
}

const bodyRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/bodies/:id', duty, audit: 'body.read', handler: showBody }),
  ...(Object.keys(BODY_VERBS) as BodyVerb[]).map(verb =>
    route({
      method: 'POST',
      path: `/bodies/:id/${verb}`,
      duty,
      audit: BODY_VERBS[verb].audit,
      handler: async visit =>
        onBody(visit, await doBodyVerb(visit, verb), BODY_VERBS[verb].done, { verb: verb === 'seats' ? 'give' : verb }),
    }),
  ),
  route({
    method: 'POST',
    path: '/bodies/:id/relations/:relationid/end',
    duty,
    audit: 'body.part',
    handler: async visit =>
      onBody(visit, await partBodies(visit.act, bodyOf(visit), visit.params['relationid'] ?? '', { once: onceOf(visit) }), 'parted', {
        verb: 'part',
      }),
  }),
  route({
    method: 'POST',
    path: '/bodies/:id/seats/:seatid',
    duty,
    audit: 'seat.amend',
    handler: async visit => onBody(visit, await amendSeatByForm(visit), 'reseated', { verb: 'reseat', place: visit.params['seatid'] }),
  }),
  route({
    method: 'POST',
    path: '/bodies/:id/seats/:seatid/end',
    duty,
    audit: 'seat.end',
    handler: async visit =>
      onBody(visit, await endSeat(visit.act, bodyOf(visit), visit.params['seatid'] as SeatId, { once: onceOf(visit) }), 'unseated', {
        verb: 'unseat',
      }),
  }),
]

async function onBody(
  visit: SignedVisit,
  done: Result<string, Refusal>,
  said: string,
  where: Pick<RefusedForm, 'verb' | 'place'>,
): Promise<Answer> {
  if (done.ok) return seeOther(`/bodies/${bodyOf(visit)}?done=${said}`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawBody(visit, { ...where, form: refusedForm(visit, done.refusal) })
}

function bodyOf(visit: SignedVisit): BodyId {
  return visit.params['id'] as BodyId
}
