import { provenRoute } from '../../../../platform/http/fresh-proof.ts'
import type { Route } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { askWholeAssessment, showAssessmentPaper, takeWholeAssessment } from './assessment-paper.tsx'
import { askListPurpose, takeList } from './list-paper.tsx'
import { showLogPaper, takeLongLog } from './log-paper.tsx'
import { showPapers } from './papers-page.tsx'
import { showEvaluationFile, showEvaluationPaper, showPlanFile, showPlanPaper } from './plan-papers.tsx'

type Handler = Parameters<typeof route>[0]['handler']
const get = (path: `/${string}`, audit: string, handler: Handler) => route({ method: 'GET', path, duty: 'consult', audit, handler })
const post = (path: `/${string}`, audit: string, handler: Handler) => route({ method: 'POST', path, duty: 'consult', audit, handler })

const file = (path: `/${string}`, audit: string, handler: Handler) => provenRoute({ method: 'GET', path, duty: 'consult', audit, handler })

/** Paper forms of cases, on A4 and as Excel. What stands at a fixed address comes before what is about one case. */
export const papersRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/cases/papers', duty: 'consult', audit: { none: '目的を尋ねる用紙だけ' }, handler: askListPurpose }),
  post('/cases/papers', 'paper.print', takeList),
  get('/cases/:id/papers', 'case.read-papers', showPapers),
  get('/cases/:id/papers/assessment', 'paper.print', showAssessmentPaper('print')),
  file('/cases/:id/papers/assessment/excel', 'paper.export', showAssessmentPaper('excel')),
  get('/cases/:id/papers/assessment/whole', 'case.read-papers', askWholeAssessment),
  post('/cases/:id/papers/assessment/whole', 'paper.print', takeWholeAssessment),
  get('/cases/:id/papers/log', 'paper.print', showLogPaper('print')),
  file('/cases/:id/papers/log/excel', 'paper.export', showLogPaper('excel')),
  post('/cases/:id/papers/log', 'paper.print', takeLongLog),
  get('/plans/:id/print', 'paper.print', showPlanPaper),
  file('/plans/:id/print/excel', 'paper.export', showPlanFile),
  get('/plans/:id/print-evaluation', 'paper.print', showEvaluationPaper),
  file('/plans/:id/print-evaluation/excel', 'paper.export', showEvaluationFile),
]
