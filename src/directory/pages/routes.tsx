import type { AgencyId } from '../../kernel/id.ts'
import { readId } from '../../kernel/id.ts'
import { page } from '../../platform/http/answer.ts'
import type { NavPlace, Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { readAgencies, readAgency } from '../acts/read-agencies.ts'
import { AgencyPage } from './agency.tsx'
import { AgencyList } from './list.tsx'
import { texts } from './texts.ts'

const OPEN = { none: '機関の名簿で、だれの記録でもない' }

/** The directory, open to all staff. */
export const directoryRoutes: readonly Route[] = [
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
    handler: async visit => {
      const agency = await readAgency(visit.act, visit.params['id'] as AgencyId)
      return agency ? page(<AgencyPage visit={visit} agency={agency} />) : absentAnswer(visit)
    },
  }),
]

export const directoryNavigation: readonly NavPlace[] = [{ key: 'agencies', href: '/agencies', label: texts.title, duty: 'signed-in' }]
