import type { Child } from 'hono/jsx'
import { page } from '../../../platform/http/answer.ts'
import { provenRoute } from '../../../platform/http/fresh-proof.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { readConsultation } from '../acts/read-consultation.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { ConsultationPage } from './consultation.tsx'
import { receiveNew, saveEdit, showEdit, showNew } from './hear-pages.tsx'
import { doLink, liveLinkSearch, showLink } from './link-pages.tsx'
import { showReceipt } from './print-receipt.tsx'
import { showRecordPaper } from './print-record.tsx'
import { exportQueue, showQueue } from './queue-page.tsx'
import { REPLYING } from './reply-step.tsx'
import { beginSearch, showSearch } from './search-pages.tsx'
import type { Step } from './step-pages.tsx'
import { doStep, showStep } from './step-pages.tsx'
import { ASSIGNING, CLOSING, REOPENING, SCREENING, UNLINKING } from './steps.tsx'
import { texts } from './texts.ts'

export { consultationsInOwnFile } from './own-file-part.tsx'
export { consultationsPanel } from './person-panel.tsx'

/** What stands beside a consultation and belongs to a module above this one; hung in by the wiring. */
export type DeskNeighbours = {
  referralsOf(visit: SignedVisit, id: ConsultationId): Promise<Child>
  /** Requests for coordination and the case that came of them. */
  requestsOf(visit: SignedVisit, id: ConsultationId): Promise<Child>
}

/** The desk's part of the route table. */
export function deskRoutes(neighbours: DeskNeighbours): readonly Route[] {
  return [
    route({ method: 'GET', path: '/consultations', duty: 'consult', audit: 'consultation.list', handler: showQueue }),
    provenRoute({ method: 'GET', path: '/consultations.csv', duty: 'consult', audit: 'consultation.list', handler: exportQueue }),
    route({
      method: 'GET',
      path: '/consultations/new',
      duty: 'consult',
      audit: { none: '空の用紙か、書いた本人の下書き' },
      handler: showNew,
    }),
    route({ method: 'POST', path: '/consultations/new', duty: 'consult', audit: 'consultation.receive', handler: receiveNew }),
    route({
      method: 'POST',
      path: '/consultations/search',
      duty: 'consult',
      audit: { none: '言葉を預かるだけで、まだ何も見せない' },
      handler: beginSearch,
    }),
    route({ method: 'GET', path: '/search/:id', duty: 'consult', audit: 'consultation.search', handler: showSearch }),
    route({
      method: 'GET',
      path: '/consultations/:id',
      duty: 'consult',
      audit: 'consultation.read',
      handler: async visit => {
        const id = visit.params['id'] as ConsultationId
        const view = await readConsultation(visit.act, id)
        if (view === undefined) return absentAnswer(visit)
        const requests = await neighbours.requestsOf(visit, id)
        return page(<ConsultationPage visit={visit} view={view} referrals={await neighbours.referralsOf(visit, id)} requests={requests} />)
      },
    }),
    route({ method: 'GET', path: '/consultations/:id/print', duty: 'consult', audit: 'consultation.print', handler: showRecordPaper }),
    route({ method: 'GET', path: '/consultations/:id/receipt', duty: 'consult', audit: 'consultation.print', handler: showReceipt }),
    route({ method: 'GET', path: '/consultations/:id/edit', duty: 'consult', audit: 'consultation.read', handler: showEdit }),
    route({ method: 'POST', path: '/consultations/:id/edit', duty: 'consult', audit: 'consultation.amend', handler: saveEdit }),
    ...step('screen', 'consultation.screen', SCREENING),
    ...step('close', 'consultation.close', CLOSING),
    ...step('reopen', 'consultation.reopen', REOPENING),
    ...step('reply', 'consultation.reply', REPLYING),
    ...step('assign', 'consultation.assign', ASSIGNING),
    ...step('people/:personid/unlink', 'consultation.unlink-person', UNLINKING),
    route({ method: 'GET', path: '/consultations/:id/people', duty: 'consult', audit: 'consultation.read', handler: showLink }),
    route({ method: 'POST', path: '/consultations/:id/people', duty: 'consult', audit: 'consultation.link-person', handler: doLink }),
    route({ method: 'POST', path: '/consultations/:id/people/search', duty: 'consult', audit: 'person.search', handler: liveLinkSearch }),
  ]
}

export const deskNavigation: readonly NavPlace[] = [{ key: 'consultations', href: '/consultations', label: texts.nav, duty: 'consult' }]

function step(path: string, audit: string, of: Step): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: `/consultations/:id/${path}`,
      duty: 'consult',
      audit: 'consultation.read',
      handler: visit => showStep(visit, of),
    }),
    route({ method: 'POST', path: `/consultations/:id/${path}`, duty: 'consult', audit, handler: visit => doStep(visit, of) }),
  ]
}
