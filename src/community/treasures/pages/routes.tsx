import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { readTreasureCounts } from '../acts/count-treasures.ts'
import { readTreasure } from '../acts/read-treasures.ts'
import { TREASURE_TYPES } from '../domain/treasure.ts'
import { exportTreasures, showTreasures } from './list-page.tsx'
import { texts } from './texts.ts'
import { showTreasurePoints } from './treasure-map.tsx'
import type { TreasureParts } from './treasure-page.tsx'
import { drawTreasure, showTreasure } from './treasure-page.tsx'
import type { TreasureVerb } from './treasure-verbs.ts'
import { doTreasureVerb, VERBS } from './treasure-verbs.ts'
import { amendByForm, findByForm, showAmend, showNewTreasure } from './write-pages.tsx'

export { treasureExporter } from './export.ts'
export { nearTreasures } from './near-panel.tsx'

/** Residents with a seat, coordinators, and the city, which reads what councils share. */
const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Kinds of treasures as they are called, for forms of other modules in which something becomes a treasure. */
export const treasureTypeChoices: readonly { readonly value: string; readonly label: string }[] = TREASURE_TYPES.map(value => ({
  value,
  label: texts.types[value],
}))

/** Pages of what is good in a neighbourhood. */
export function treasureRoutes(parts: TreasureParts): readonly Route[] {
  const verbs = Object.keys(VERBS) as readonly TreasureVerb[]
  return [
    route({ method: 'GET', path: '/treasures', duty, audit: 'treasure.list', handler: showTreasures }),
    route({ method: 'GET', path: '/treasures.csv', duty, audit: 'treasure.list', handler: exportTreasures }),
    route({ method: 'GET', path: '/treasures.geojson', duty, audit: 'treasure.list', handler: showTreasurePoints }),
    route({ method: 'GET', path: '/treasures/new', duty, audit: { none: '書きとめる用紙だけ' }, handler: showNewTreasure }),
    route({ method: 'POST', path: '/treasures/new', duty, audit: 'treasure.find', handler: findByForm }),
    route({ method: 'GET', path: '/treasures/:id', duty, audit: 'treasure.read', handler: showTreasure(parts) }),
    route({ method: 'GET', path: '/treasures/:id/edit', duty, audit: 'treasure.read', handler: showAmend }),
    route({ method: 'POST', path: '/treasures/:id/edit', duty, audit: 'treasure.amend', handler: amendByForm }),
    ...verbs.map(verb =>
      route({
        method: 'POST',
        path: `/treasures/:id/${verb}`,
        duty,
        audit: VERBS[verb].audit,
        handler: visit => doByForm(parts, visit, verb),
      }),
    ),
  ]
}

/** The way to the treasures in the main navigation. */
export const treasureNavigation: readonly NavPlace[] = (['outreach', 'evaluate', 'resident'] as const).map(one => ({
  key: 'treasures',
  href: '/treasures',
  label: texts.title,
  duty: one,
}))

/** How many treasures of a council stand in each state, for the page of the council. */
export async function treasureCounts(
  visit: SignedVisit,
  councilNo: number,
): Promise<readonly { readonly label: string; readonly count: number }[]> {
  return (await readTreasureCounts(visit.act, councilNo)).map(({ state, count }) => ({ label: texts.states[state], count }))
}

async function doByForm(parts: TreasureParts, visit: SignedVisit, verb: TreasureVerb): Promise<Answer> {
  const done = await doTreasureVerb(visit, verb)
  if (!done.ok)
    return done.refusal.code === 'absent'
      ? absentAnswer(visit)
      : drawTreasure(parts, visit, { verb, form: refusedForm(visit, done.refusal) })
  // Whoever took their own yes back may not see the page any more.
  const isHidden = verb === 'withdraw-consent' && (await readTreasure(visit.act, done.value, async () => [])) === undefined
  return seeOther(`/treasures${isHidden ? '' : `/${done.value}`}?done=${VERBS[verb].done}`)
}
