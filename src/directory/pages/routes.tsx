import { readId } from '../../kernel/id.ts'
import { page } from '../../platform/http/answer.ts'
import type { NavPlace, Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { readAgencies } from '../acts/read-agencies.ts'
import { agencyAnswer } from './agency.tsx'
import { answerAssureAgency, answerEditAgency, showEditAgency } from './agency-edit.tsx'
import { AgencyList } from './list.tsx'
import { answerEditPlace, answerNewPlace, showEditPlace, showNewPlace } from './place-edit.tsx'
import { exportPlaces } from './place-export.ts'
import { showPlaces } from './place-list.tsx'
import { showOutlines, showPlaceMap, showPlacePoints } from './place-map.tsx'
import { showPlace } from './place-page.tsx'
import { answerAssurePlace, answerClosePlace, answerReopenPlace, showClosePlace } from './place-steps.tsx'
import { placeTexts } from './place-texts.ts'
import { texts } from './texts.ts'

const OPEN = { none: '機関の名簿で、だれの記録でもない' }

const duty = 'signed-in'
const keeper = 'administer'
const KEEPERS = ['administer', 'head'] as const

/** Places: read by all staff, written by administrators. */
const placeRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/places', duty, audit: OPEN, handler: showPlaces }),
  route({ method: 'GET', path: '/places.csv', duty, audit: OPEN, handler: exportPlaces }),
  route({ method: 'GET', path: '/places.geojson', duty, audit: OPEN, handler: showPlacePoints }),
  route({ method: 'GET', path: '/boundaries.geojson', duty, audit: OPEN, handler: showOutlines }),
  route({ method: 'GET', path: '/places/map', duty, audit: OPEN, handler: showPlaceMap }),
  route({ method: 'GET', path: '/places/new', duty: keeper, audit: OPEN, handler: showNewPlace }),
  route({ method: 'POST', path: '/places/new', duty: keeper, audit: 'place.register', handler: answerNewPlace }),
  route({ method: 'GET', path: '/places/:id', duty, audit: OPEN, handler: showPlace }),
  route({ method: 'GET', path: '/places/:id/edit', duty: keeper, audit: OPEN, handler: showEditPlace }),
  route({ method: 'POST', path: '/places/:id/edit', duty: keeper, audit: 'place.amend', handler: answerEditPlace }),
  route({ method: 'POST', path: '/places/:id/assure', duty: keeper, audit: 'place.assure', handler: answerAssurePlace }),
  route({ method: 'GET', path: '/places/:id/close', duty: keeper, audit: OPEN, handler: showClosePlace }),
  route({ method: 'POST', path: '/places/:id/close', duty: keeper, audit: 'place.close', handler: answerClosePlace }),
  route({ method: 'POST', path: '/places/:id/reopen', duty: keeper, audit: 'place.reopen', handler: answerReopenPlace }),
]

/** The directory, open to all staff. */
export const directoryRoutes: readonly Route[] = [
  ...placeRoutes,
  route({
    method: 'GET',
    path: '/agencies',
    duty: 'signed-in',
    audit: OPEN,
    handler: async visit => {
      const { query } = visit
      const asked = (name: string) => query.get(name) || undefined
      const found = await readAgencies(visit.act, {
        words: asked('q'),
        topic: asked('topic'),
        language: asked('language'),
        after: readId<'agency'>(asked('after')),
        limit: 50,
      })
      return page(<AgencyList visit={visit} agencies={found.agencies} hasMore={found.hasMore} />)
    },
  }),
  route({
    method: 'GET',
    path: '/agencies/:id',
    duty: 'signed-in',
    audit: OPEN,
    handler: visit => agencyAnswer(visit),
  }),
  route({ method: 'GET', path: '/agencies/:id/edit', duty: KEEPERS, audit: OPEN, handler: showEditAgency }),
  route({ method: 'POST', path: '/agencies/:id/edit', duty: KEEPERS, audit: 'agency.amend', handler: answerEditAgency }),
  route({ method: 'POST', path: '/agencies/:id/assure', duty: KEEPERS, audit: 'agency.assure', handler: answerAssureAgency }),
]

export const directoryNavigation: readonly NavPlace[] = [
  { key: 'agencies', href: '/agencies', label: texts.title, duty: 'signed-in' },
  { key: 'places', href: '/places', label: placeTexts.navigation, duty: 'signed-in' },
]
