import type { NavPlace, Route } from '../../../platform/http/route.ts'
import { assessmentRoutes, gapNavigation } from './assessment/routes.tsx'
import { caseTexts } from './case/case-texts.ts'
import { listTexts } from './case/list-texts.ts'
import type { ConsentsPanel } from './case/other-tabs.tsx'
import { requestTexts } from './case/request-texts.ts'
import { caseRoutes } from './case/routes.tsx'
import { conferenceNavigation, conferenceRoutes } from './conference/routes.tsx'
import { conferenceTypeRoutes } from './conference/type-routes.ts'
import { papersRoutes } from './papers/routes.tsx'
import { planRoutes } from './plan/routes.tsx'
import { sealedNavigation, sealedRoutes } from './sealed/routes.tsx'

export { ownFilePart } from './case/own-file-page.tsx'
export { casesPanel } from './case/person-log.tsx'
export { requestsPanel } from './case/request-panel.tsx'

/** What stands on the pages of a case and belongs to other modules; hung in by the wiring. */
export type CoordinationNeighbours = { readonly consentsPanel: ConsentsPanel }

/** The pages of coordination: requests and cases, assessment, conferences, plans, sealed compartments. */
export function coordinationRoutes({ consentsPanel }: CoordinationNeighbours): readonly Route[] {
  return [
    ...papersRoutes,
    ...caseRoutes(consentsPanel),
    ...assessmentRoutes,
    ...conferenceRoutes,
    ...conferenceTypeRoutes,
    ...planRoutes,
    ...sealedRoutes,
  ]
}

/** Where a working day begins. */
export const dayNavigation: readonly NavPlace[] = [{ key: 'day', href: '/day', label: listTexts.day.navigation, duty: 'consult' }]

/** The way to cases and to requests for coordination. */
export const coordinationNavigation: readonly NavPlace[] = [
  { key: 'cases', href: '/cases', label: caseTexts.navigation, duty: 'consult' },
  { key: 'coordination', href: '/coordination', label: requestTexts.navigation, duty: 'consult' },
  ...gapNavigation,
  ...conferenceNavigation,
  ...sealedNavigation,
]
