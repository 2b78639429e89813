import type { NavPlace, Route } from '../../../platform/http/route.ts'
import type { Subjects } from '../acts/review-read.ts'
import { activityRoutes as ownRoutes, activityNavigation as ownWays } from './activity-routes.tsx'
import { fundingRoutes } from './funding-page.tsx'
import type { GroupParts } from './group-parts.ts'
import { groupNavigation, groupRoutes } from './group-routes.tsx'
import { reviewNavigation, reviewRoutes } from './review-routes.tsx'

export { activityExporter } from './export.ts'
export { nextActivities } from './next-activities.tsx'
export { waysOnFrom } from './ways-on.ts'

/** Every page of this module: activities, groups, projects, platforms, funding, and what came of them all. */
export function activityRoutes({ subjects, ...parts }: GroupParts & { readonly subjects: Subjects }): readonly Route[] {
  return [...ownRoutes(parts), ...groupRoutes(parts), ...fundingRoutes, ...reviewRoutes({ subjects })]
}

/** The ways to activities, groups, platforms and reviews in the main navigation. */
export const activityNavigation: readonly NavPlace[] = [...ownWays, ...groupNavigation, ...reviewNavigation]
