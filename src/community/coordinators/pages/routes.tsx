import type { Child } from 'hono/jsx'
import { formatDayShort } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import { provenRoute } from '../../../platform/http/fresh-proof.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { assignCouncil, endCouncil, leaveHandover } from '../acts/assign.ts'
import { coordinatorsOfCouncil } from '../acts/open-log.ts'
import { promoteNoticed } from '../acts/promote-noticed.ts'
import { takeNextStep } from '../acts/write-log.ts'
import type { AssignmentId, FieldLogId } from '../domain/field-log.ts'
import { ASSIGN_BODY, END_BODY, LEAVE_BODY, PROMOTE_BODY, STEP_BODY } from './bodies.ts'
import { logsCsv, showLogs } from './list-page.tsx'
import { correctByForm, showCorrection, showNewLog, writeByForm } from './log-form.tsx'
import type { CoordinatorParts } from './log-page.tsx'
import { drawLog, showLog } from './log-page.tsx'
import { reportCsv, showReport } from './report-page.tsx'
import { reportWorkbook } from './report-workbook.ts'
import { drawTeam, showTeam } from './team-page.tsx'
import { texts } from './texts.ts'

/** The diary is read and written by coordinators; its sums also by the division of the plan. */
const duty = ['outreach'] as const
const sums = ['outreach', 'evaluate'] as const

/** Pages of the coordinators: their team, their diary and its report. */
export function coordinatorRoutes(parts: CoordinatorParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/coordinators', duty, audit: 'coordinator.team', handler: showTeam }),
    route({ method: 'POST', path: '/coordinators', duty, audit: 'assignment.give', handler: assignByForm }),
    route({ method: 'POST', path: '/coordinators/:id/end', duty, audit: 'assignment.end', handler: endByForm }),
    route({ method: 'POST', path: '/coordinators/:id/leave', duty, audit: 'assignment.leave-words', handler: leaveByForm }),
    route({ method: 'GET', path: '/field-logs', duty, audit: 'coordinator.list', handler: showLogs }),
    route({ method: 'POST', path: '/field-logs/search', duty, audit: 'coordinator.list', handler: showLogs }),
    provenRoute({ method: 'GET', path: '/field-logs.csv', duty, audit: 'coordinator.list', handler: logsCsv }),
    route({ method: 'GET', path: '/field-logs/report', duty: sums, audit: 'coordinator.report', handler: showReport }),
    route({ method: 'GET', path: '/field-logs/report.csv', duty: sums, audit: 'coordinator.report', handler: reportCsv }),
    route({ method: 'GET', path: '/field-logs/report.xlsx', duty: sums, audit: 'coordinator.report', handler: reportWorkbook }),
    route({ method: 'GET', path: '/field-logs/new', duty, audit: { none: '日誌の用紙だけ' }, handler: showNewLog }),
    route({ method: 'POST', path: '/field-logs/new', duty, audit: 'coordinator.write', handler: writeByForm }),
    route({ method: 'GET', path: '/field-logs/:id', duty, audit: 'coordinator.read', handler: showLog(parts) }),
    route({ method: 'GET', path: '/field-logs/:id/correct', duty, audit: 'coordinator.read', handler: showCorrection }),
    route({ method: 'POST', path: '/field-logs/:id/correct', duty, audit: 'coordinator.correct', handler: correctByForm }),
    route({
      method: 'POST',
      path: '/field-logs/:id/step',
      duty,
      audit: 'coordinator.take-step',
      handler: visit => stepByForm(parts, visit),
    }),
    ...(['issue', 'treasure'] as const).map(to =>
      route({
        method: 'POST',
        path: `/field-logs/:id/${to}`,
        duty,
        audit: 'coordinator.promote',
        handler: visit => promoteByForm(parts, visit, to),
      }),
    ),
  ]
}

/** The ways to the diary and to its report in the main navigation. */
export const coordinatorNavigation: readonly NavPlace[] = [
  { key: 'field-logs', href: '/field-logs', label: texts.title, duty: 'outreach' },
  { key: 'field-logs', href: '/field-logs/report', label: texts.report, duty: 'evaluate' },
]

/** Who goes to a council, for the page of the council. */
export async function coordinatorPanel(visit: SignedVisit, councilNo: number): Promise<Child> {
  const found = await coordinatorsOfCouncil(visit.act, councilNo)
  if (found.length === 0) return <p>{texts.panelNone}</p>
  return (
    <ul>
      {found.map(({ staffName, fromOn }) => (
        <li>{`${staffName}（${texts.since(formatDayShort(fromOn))}）`}</li>
      ))}
    </ul>
  )
}

async function assignByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(ASSIGN_BODY, bodyFromForm(visit.form))
  const done = read.ok ? await assignCouncil(visit.act, read.value, onceOf(visit)) : no(refusal('fields', { fields: read.refusal }))
  return toTeam(visit, done, 'assigned', 'assign')
}

async function endByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(END_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await endCouncil(
        visit.act,
        visit.params['id'] as AssignmentId,
        { toOn: read.value.toOn, handover: read.value.handover ?? '', version: versionOf(visit) },
        onceOf(visit),
      )
    : no(refusal('fields', { fields: read.refusal }))
  return toTeam(visit, done, 'ended', 'end')
}

async function leaveByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(LEAVE_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await leaveHandover(visit.act, visit.params['id'] as AssignmentId, read.value.words, onceOf(visit))
    : no(refusal('fields', { fields: read.refusal }))
  return toTeam(visit, done, 'left', 'leave')
}

async function toTeam(visit: SignedVisit, done: Result<string, Refusal>, said: string, verb: string): Promise<Answer> {
  if (done.ok) return seeOther(`/coordinators?done=${said}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return drawTeam(visit, { verb, place: visit.params['id'], form: refusedForm(visit, done.refusal) })
}

async function stepByForm(parts: CoordinatorParts, visit: SignedVisit): Promise<Answer> {
  const read = readBody(STEP_BODY, bodyFromForm(visit.form))
  const id = visit.params['id'] as FieldLogId
  const done = read.ok
    ? await takeNextStep(visit.act, id, read.value.words ?? '', onceOf(visit))
    : no(refusal('fields', { fields: read.refusal }))
  if (done.ok) return seeOther(`/field-logs/${id}?done=stepped`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return drawLog(parts, visit, { verb: 'step', form: refusedForm(visit, done.refusal) })
}

async function promoteByForm(parts: CoordinatorParts, visit: SignedVisit, to: 'issue' | 'treasure'): Promise<Answer> {
  const read = readBody(PROMOTE_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await promoteNoticed(visit.act, visit.params['id'] as FieldLogId, { ...read.value, to }, onceOf(visit))
    : no(refusal('fields', { fields: read.refusal }))
  if (done.ok) return seeOther(to === 'issue' ? `/community-issues/${done.value}?done=raised` : `/treasures/${done.value}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return drawLog(parts, visit, { verb: to, form: refusedForm(visit, done.refusal) })
}
