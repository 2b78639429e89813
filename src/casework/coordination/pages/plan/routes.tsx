import type { Route } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { mark, monitor, showAction } from './action-page.tsx'
import { WORD_PATHS, WORD_VERBS } from './body-props.ts'
import { begin, showPlans } from './case-plans-page.tsx'
import { decide, showDecide } from './decide-page.tsx'
import { discuss, showDiscuss } from './discuss-page.tsx'
import { showDue } from './due-page.tsx'
import { savePlanForm, showPlanForm } from './edit-page.tsx'
import { showPlan, start, takeWord } from './plan-page.tsx'
import { review, showReview } from './review-page.tsx'
import { showCompare, showVersion } from './version-pages.tsx'

const get = (path: `/${string}`, audit: string, handler: Handler) => route({ method: 'GET', path, duty: 'consult', audit, handler })
const post = (path: `/${string}`, audit: string, handler: Handler) => route({ method: 'POST', path, duty: 'consult', audit, handler })
type Handler = Parameters<typeof route>[0]['handler']

/** Pages of support plans. What stands at a fixed address comes before what is about one plan. */
export const planRoutes: readonly Route[] = [
  get('/plans/monitoring-due', 'plan.list-due', showDue),
  get('/cases/:id/plan', 'plan.list', showPlans),
  post('/cases/:id/plans', 'plan.draft', begin),
  get('/plans/:id', 'plan.read', showPlan),
  get('/plans/:id/edit', 'plan.read', showPlanForm('edit')),
  post('/plans/:id/edit', 'plan.revise', savePlanForm('edit')),
  get('/plans/:id/amend', 'plan.read', showPlanForm('amend')),
  post('/plans/:id/amend', 'plan.amend', savePlanForm('amend')),
  get('/plans/:id/discuss', 'plan.read', showDiscuss),
  post('/plans/:id/discuss', 'plan.discuss', discuss),
  route({ method: 'GET', path: '/plans/:id/decide', duty: 'head', audit: 'plan.read', handler: showDecide }),
  route({ method: 'POST', path: '/plans/:id/decide', duty: 'head', audit: 'plan.decide', handler: decide }),
  get('/plans/:id/review', 'plan.read', showReview),
  post('/plans/:id/review', 'plan.review', review),
  post('/plans/:id/start', 'plan.start', start),
  ...WORD_VERBS.map(verb => post(`/plans/:id/${WORD_PATHS[verb]}`, `plan.${WORD_PATHS[verb]}`, takeWord(verb))),
  get('/plans/:id/actions/:actionId', 'plan.read', showAction),
  post('/plans/:id/actions/:actionId/mark', 'plan.mark', mark),
  post('/plans/:id/actions/:actionId/monitor', 'plan.monitor', monitor),
  get('/plans/:id/versions/:n', 'plan.read', showVersion),
  get('/plans/:id/compare', 'plan.read', showCompare),
]
