import { provenRoute } from '../../../../platform/http/fresh-proof.ts'
import type { NavPlace, Route } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { answerCarerTasks } from './carer-tasks-page.tsx'
import { answerChronology, answerStrike, printChronology, showChronology, showStrike } from './chronology-pages.tsx'
import { showComparison } from './compare-page.tsx'
import { answerConnections, answerErased, showConnections } from './connections-page.tsx'
import { exportGapNeeds, showGapNeeds } from './gap-needs-page.tsx'
import { answerIssue, answerNewIssue, showIssue, showNewIssue } from './issue-pages.tsx'
import { answerNewAssessment, showNewAssessment } from './new-assessment-page.tsx'
import { showOverview } from './overview-page.tsx'
import { issueTexts } from './texts-issue.ts'
import { openCovered, showCovered, showVersion } from './version-page.tsx'

const duty = 'consult'

/** The way to what no programme fits, for those who coordinate. */
export const gapNavigation: readonly NavPlace[] = [
  { key: 'gaps', href: '/gap-needs', label: issueTexts.gaps.navigation, duty: 'coordinate' },
]

/** The screens about a household's assessment, its issues, its connections and its years. */
export const assessmentRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/cases/:id/assessment', duty, audit: 'assessment.read', handler: showOverview }),
  route({ method: 'GET', path: '/cases/:id/assessment/new', duty, audit: 'assessment.begin', handler: showNewAssessment }),
  route({ method: 'POST', path: '/cases/:id/assessment/new', duty, audit: 'assessment.save', handler: answerNewAssessment }),
  route({ method: 'GET', path: '/cases/:id/assessment/:version', duty, audit: 'assessment.read', handler: showVersion }),
  route({ method: 'GET', path: '/cases/:id/assessment/:version/sensitive', duty, audit: 'assessment.read', handler: showCovered }),
  route({ method: 'POST', path: '/cases/:id/assessment/:version/sensitive', duty, audit: 'assessment.open', handler: openCovered }),
  route({ method: 'GET', path: '/cases/:id/assessment/:version/compare', duty, audit: 'assessment.compare', handler: showComparison }),
  route({ method: 'POST', path: '/cases/:id/carer-tasks', duty, audit: 'carer.leave-task', handler: answerCarerTasks }),
  route({ method: 'GET', path: '/cases/:id/issues/new', duty, audit: 'issue.list', handler: showNewIssue }),
  route({ method: 'POST', path: '/cases/:id/issues/new', duty, audit: 'issue.add', handler: answerNewIssue }),
  route({ method: 'GET', path: '/cases/:id/issues/:issue', duty, audit: 'issue.read', handler: showIssue }),
  route({ method: 'POST', path: '/cases/:id/issues/:issue', duty, audit: 'issue.change', handler: answerIssue }),
  route({ method: 'GET', path: '/cases/:id/chronology', duty, audit: 'chronology.read', handler: showChronology }),
  route({ method: 'POST', path: '/cases/:id/chronology', duty, audit: 'chronology.write', handler: answerChronology }),
  route({ method: 'GET', path: '/cases/:id/chronology/print', duty, audit: 'chronology.print', handler: printChronology }),
  route({ method: 'GET', path: '/cases/:id/chronology/strike', duty, audit: 'chronology.read', handler: showStrike }),
  route({ method: 'POST', path: '/cases/:id/chronology/strike', duty, audit: 'chronology.strike', handler: answerStrike }),
  route({ method: 'GET', path: '/cases/:id/connections', duty, audit: 'connection.list', handler: showConnections }),
  route({ method: 'POST', path: '/cases/:id/connections', duty, audit: 'connection.draw', handler: answerConnections }),
  route({ method: 'POST', path: '/cases/:id/erased-connections', duty, audit: 'connection.erase', handler: answerErased }),
  route({ method: 'GET', path: '/gap-needs', duty, audit: 'gap.list', handler: showGapNeeds }),
  provenRoute({ method: 'GET', path: '/gap-needs.csv', duty, audit: 'gap.export', handler: exportGapNeeds }),
]
