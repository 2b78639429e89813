import { provenRoute } from '../../../../platform/http/fresh-proof.ts'
import type { Route } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { exportCaseList, showCaseExport, showCases } from './case-list-page.tsx'
import { correctByForm, showCorrection } from './correct-page.tsx'
import { openMentionByForm, showDay } from './day-page.tsx'
import { showLog, writeByForm } from './log-page.tsx'
import { openCaseByForm, showOpenCase } from './open-case-page.tsx'
import type { ConsentsPanel } from './other-tabs.tsx'
import { showCaseConsents } from './other-tabs.tsx'
import { showOwnFile } from './own-file-page.tsx'
import { showPersonLog } from './person-log.tsx'
import { exportRequestBoxes, showRequestBoxes } from './request-boxes.tsx'
import { composeByForm, reviseByForm, showRequestForm, showRevision } from './request-pages.tsx'
import { printRequestPage } from './request-print.tsx'
import { answerByForm, showRequest, submitByForm } from './request-sheet-page.tsx'
import { endTaskByForm, leaveTaskByForm, showTaskEnd } from './task-pages.tsx'
import { changeTeamByForm, showTeam } from './team-page.tsx'
import { TEAM_AUDITS, TEAM_PATHS, TEAM_VERBS } from './team-verbs.ts'

const duty = 'consult'

/** Pages of requests, cases, logs, teams, tasks, and of my day. */
export function caseRoutes(consentsPanel: ConsentsPanel): readonly Route[] {
  return [
    route({ method: 'GET', path: '/day', duty, audit: 'day.read', handler: showDay }),
    route({ method: 'POST', path: '/mentions/:id/open', duty, audit: 'case.open-mention', handler: openMentionByForm }),
    route({ method: 'GET', path: '/tasks/:id', duty, audit: 'task.read', handler: showTaskEnd }),
    route({ method: 'POST', path: '/tasks/:id', duty, audit: 'task.end', handler: endTaskByForm }),
    ...requestRoutes,
    route({ method: 'GET', path: '/cases', duty, audit: 'case.list', handler: showCases }),
    route({ method: 'GET', path: '/cases/export', duty, audit: { none: '目的を尋ねる用紙だけ' }, handler: showCaseExport }),
    provenRoute({ method: 'POST', path: '/cases/export', duty, audit: 'case.export', handler: exportCaseList }),
    route({ method: 'GET', path: '/cases/:id', duty, audit: 'case.read', handler: showLog }),
    route({ method: 'POST', path: '/cases/:id/entries', duty, audit: 'case.write', handler: writeByForm }),
    route({ method: 'GET', path: '/cases/:id/entries/:entryid', duty, audit: 'case.read', handler: showCorrection }),
    route({ method: 'POST', path: '/cases/:id/entries/:entryid', duty, audit: 'case.correct', handler: correctByForm }),
    route({ method: 'POST', path: '/cases/:id/tasks', duty, audit: 'task.leave', handler: leaveTaskByForm }),
    route({ method: 'GET', path: '/cases/:id/own-file', duty, audit: 'case.own-file', handler: showOwnFile }),
    route({ method: 'GET', path: '/cases/:id/consents', duty, audit: 'case.read-consents', handler: showCaseConsents(consentsPanel) }),
    route({ method: 'GET', path: '/cases/:id/team', duty, audit: 'case.read-team', handler: showTeam }),
    ...TEAM_VERBS.map(verb =>
      route({
        method: 'POST',
        path: `/cases/:id/${TEAM_PATHS[verb]}`,
        duty,
        audit: TEAM_AUDITS[verb],
        handler: visit => changeTeamByForm(visit, verb),
      }),
    ),
    route({ method: 'GET', path: '/people/:id/log', duty, audit: 'case.read-about', handler: showPersonLog }),
  ]
}

const requestRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/consultations/:id/coordinate', duty, audit: 'consultation.read', handler: showRequestForm }),
  route({ method: 'POST', path: '/consultations/:id/coordinate', duty, audit: 'coordination.compose', handler: composeByForm }),
  route({ method: 'GET', path: '/consultations/:id/open-case', duty, audit: 'consultation.read', handler: showOpenCase }),
  route({ method: 'POST', path: '/consultations/:id/open-case', duty, audit: 'case.open-own', handler: openCaseByForm }),
  route({ method: 'GET', path: '/coordination', duty, audit: 'coordination.list', handler: showRequestBoxes }),
  provenRoute({ method: 'GET', path: '/coordination.csv', duty, audit: 'coordination.export', handler: exportRequestBoxes }),
  route({ method: 'GET', path: '/coordination/:id', duty, audit: 'coordination.read', handler: showRequest }),
  route({ method: 'GET', path: '/coordination/:id/print', duty, audit: 'coordination.print', handler: printRequestPage }),
  route({ method: 'GET', path: '/coordination/:id/edit', duty, audit: 'coordination.read', handler: showRevision }),
  route({ method: 'POST', path: '/coordination/:id/edit', duty, audit: 'coordination.revise', handler: reviseByForm }),
  route({ method: 'POST', path: '/coordination/:id/submit', duty, audit: 'coordination.submit', handler: submitByForm }),
  ...(['accept', 'return', 'withdraw'] as const).map(verb =>
    route({
      method: 'POST',
      path: `/coordination/:id/${verb}`,
      duty,
      audit: `coordination.${verb}`,
      handler: visit => answerByForm(visit, verb),
    }),
  ),
]
