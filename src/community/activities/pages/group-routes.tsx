import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { PLACES } from '../acts/group-read.ts'
import type { UndertakingKind } from '../domain/group.ts'
import { showUndertakingCalendar } from './group-calendar.ts'
import type { GroupDeed } from './group-deeds.ts'
import { DEEDS } from './group-deeds.ts'
import { showUndertakings } from './group-list.tsx'
import { drawUndertaking, showUndertaking } from './group-page.tsx'
import type { GroupParts } from './group-parts.ts'
import { texts } from './group-texts.ts'
import { beginByForm, rewordByForm, showBegin, showReword } from './group-write.tsx'

/** Residents with a seat, coordinators, and the city, which reads what several councils do together. */
const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Pages of groups, of projects and of platforms. */
export function groupRoutes(parts: GroupParts): readonly Route[] {
  return (['group', 'project', 'platform'] as const).flatMap(kind => routesFor(kind, parts))
}

/** The ways to groups and platforms in the main navigation. */
export const groupNavigation: readonly NavPlace[] = (['outreach', 'evaluate', 'resident'] as const).flatMap(one => [
  { key: 'groups', href: '/groups', label: texts.kinds.group.title, duty: one },
  { key: 'platforms', href: '/platforms', label: texts.kinds.platform.title, duty: one },
])

function routesFor(kind: UndertakingKind, parts: GroupParts): readonly Route[] {
  const place = PLACES[kind]
  return [
    route({ method: 'GET', path: place, duty, audit: 'undertaking.list', handler: visit => showUndertakings(kind, visit) }),
    route({
      method: 'GET',
      path: `${place}/new`,
      duty,
      audit: { none: '書きとめる用紙だけ' },
      handler: visit => showBegin(kind, parts, visit),
    }),
    route({ method: 'POST', path: `${place}/new`, duty, audit: `${kind}.begin`, handler: visit => beginByForm(kind, parts, visit) }),
    route({ method: 'GET', path: `${place}/:id`, duty, audit: `${kind}.read`, handler: visit => showUndertaking(kind, parts, visit) }),
    route({
      method: 'GET',
      path: `${place}/:id/calendar`,
      duty,
      audit: `${kind}.read`,
      handler: visit => showUndertakingCalendar(kind, visit),
    }),
    route({ method: 'GET', path: `${place}/:id/edit`, duty, audit: `${kind}.read`, handler: visit => showReword(kind, visit) }),
    route({ method: 'POST', path: `${place}/:id/edit`, duty, audit: 'undertaking.reword', handler: visit => rewordByForm(kind, visit) }),
    ...Object.entries(DEEDS[kind]).map(([verb, deed]) =>
      route({
        method: 'POST',
        path: `${place}/:id/${verb}`,
        duty,
        audit: deed.audit,
        handler: visit => doByForm(kind, parts, visit, verb, deed),
      }),
    ),
  ]
}

async function doByForm(kind: UndertakingKind, parts: GroupParts, visit: SignedVisit, verb: string, deed: GroupDeed): Promise<Answer> {
  const done = await deed.do(visit)
  if (done.ok) return seeOther(`${PLACES[kind]}/${done.value}?done=${deed.done}` as `/${string}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  const place = deed.place ? visit.form.get(deed.place) : ''
  return drawUndertaking(kind, parts, visit, { verb, place, form: refusedForm(visit, done.refusal) })
}
