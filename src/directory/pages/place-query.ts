import { readId } from '../../kernel/id.ts'
import { isHoliday } from '../../platform/holidays.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { PlaceQuery } from '../domain/place-query.ts'
import { meaningsOf } from '../domain/place-query.ts'

/** The names of the filters, as they stand in an address. None is a personal word. */
const PLACE_FILTERS = ['q', 'kind', 'topic', 'area', 'language', 'access', 'open', 'closed'] as const

/** What an address asks of the register. A code that no list knows finds nothing; it is not refused. */
export function placeQueryOf(visit: SignedVisit, limit: number): PlaceQuery {
  const asked = (name: string) => visit.query.get(name).trim().slice(0, 100) || undefined
  const words = asked('q')
  return {
    words,
    meanings: words === undefined ? undefined : meaningsOf(words, list => visit.house.codes.on(list, visit.act.today)),
    kind: asked('kind'),
    topic: asked('topic'),
    area: asked('area'),
    language: asked('language'),
    access: asked('access'),
    openAt: asked('open') === 'now' ? { instant: visit.now, isHoliday } : undefined,
    isClosed: asked('closed') === 'yes',
    only: readId<'place'>(asked('place')),
    after: readId<'place'>(asked('after')),
    limit,
  }
}

/** The filters of this address again, for a link to another view of the same places; `more` is added. */
export function filtersOf(visit: SignedVisit, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams()
  for (const name of PLACE_FILTERS) {
    const value = visit.query.get(name)
    if (value !== '') query.append(name, value)
  }
  for (const [name, value] of Object.entries(more)) query.append(name, value)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
