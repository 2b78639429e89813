import type { ApiRoute } from '../../../platform/http/api.ts'
import type { Subjects } from '../acts/review-read.ts'
import { activityApi } from './activity-api.ts'
import { groupApi, platformApi } from './group-api.ts'
import { reviewApi } from './review-api.ts'

/** This module's part of /api/v1: the same acts and the same rules as the pages. */
export function activitiesApi({ subjects }: { readonly subjects: Subjects }): readonly ApiRoute[] {
  return [...activityApi, ...groupApi, ...platformApi, ...reviewApi(subjects)]
}
