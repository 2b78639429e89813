import type { ApiRoute } from '../../../platform/http/api.ts'
import { assessmentApi } from './assessment/api.ts'
import { caseApi } from './case/api.ts'
import { conferenceApi } from './conference/api.ts'
import { papersApi } from './papers/api.ts'
import { planApi } from './plan/api.ts'
import { sealedApi } from './sealed/api.ts'

/** Coordination in the API: requests and cases, assessment, conferences, plans, sealed compartments. */
export const coordinationApi: readonly ApiRoute[] = [...caseApi, ...assessmentApi, ...conferenceApi, ...planApi, ...papersApi, ...sealedApi]
