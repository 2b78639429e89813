import type { NavPlace, Route } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { showCompartments } from './compartment-list.tsx'
import { showCompartment } from './compartment-page.tsx'
import { answerGlass, answerGlassEnd, showGlass } from './glass-page.tsx'
import { answerReview, showReview, showReviews } from './glass-reviews.tsx'
import { glassTexts } from './glass-texts.ts'
import { CONFIRMING, ENDING, LETTING_GO, TAKING_IN, TELLING } from './member-steps.tsx'
import { answerNewCompartment, showNewCompartment } from './new-compartment.tsx'
import { askToPrint, showSealedPaper } from './print-compartment.tsx'
import { retentionRoutes } from './retention-routes.tsx'
import { retentionTexts } from './retention-texts.ts'
import type { SealedStep } from './sealed-steps.tsx'
import { doSealedStep, showSealedStep } from './sealed-steps.tsx'
import { sealedTexts } from './sealed-texts.ts'
import { COPYING_IN, COPYING_OUT, DECIDING } from './transfer-steps.tsx'
import { HOLDING, OPENING_REPORTER, REPORTING, WRITING } from './writing-steps.tsx'

const duty = 'consult'

/** Sealed records, emergency openings and their review, keeping and destroying. */
export const sealedRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/compartments', duty, audit: 'compartment.list', handler: showCompartments }),
  route({
    method: 'GET',
    path: '/compartments/new',
    duty,
    audit: { none: '空の用紙か、書いた本人の下書き' },
    handler: showNewCompartment,
  }),
  route({ method: 'POST', path: '/compartments/new', duty, audit: 'compartment.open', handler: answerNewCompartment }),
  route({ method: 'GET', path: '/compartments/:id', duty, audit: 'compartment.read', handler: showCompartment }),
  route({ method: 'GET', path: '/compartments/:id/print', duty, audit: 'compartment.read', handler: askToPrint }),
  route({ method: 'POST', path: '/compartments/:id/print', duty, audit: 'compartment.print', handler: showSealedPaper }),
  ...step('confirm', 'compartment.confirm', CONFIRMING),
  ...step('write', 'compartment.write', WRITING),
  ...step('meeting', 'compartment.hold', HOLDING),
  ...step('members', 'compartment.add-member', TAKING_IN),
  ...step('members/:staffid/end', 'compartment.end-member', LETTING_GO),
  ...step('tell', 'compartment.tell', TELLING),
  ...step('reporters', 'compartment.record-reporter', REPORTING),
  ...step('reporters/open', 'compartment.open-reporter', OPENING_REPORTER),
  ...step('copy-in', 'compartment.propose-transfer', COPYING_IN),
  ...step('copy-out', 'compartment.propose-transfer', COPYING_OUT),
  ...step('transfers/:transferid', 'compartment.approve-transfer', DECIDING),
  ...step('end', 'compartment.end', ENDING),
  route({ method: 'GET', path: '/glass', duty, audit: 'glass.list', handler: showGlass }),
  route({ method: 'POST', path: '/glass', duty, audit: 'glass.open', handler: answerGlass }),
  route({ method: 'POST', path: '/cases/:id/glass/end', duty, audit: 'glass.end', handler: answerGlassEnd }),
  route({ method: 'GET', path: '/glass/reviews', duty: 'audit', audit: 'glass.list', handler: showReviews }),
  route({ method: 'GET', path: '/glass/:id/review', duty: 'audit', audit: 'glass.list', handler: showReview }),
  route({ method: 'POST', path: '/glass/:id/review', duty: 'audit', audit: 'glass.review', handler: answerReview }),
  ...retentionRoutes,
]

/** Their places in the main navigation. */
export const sealedNavigation: readonly NavPlace[] = [
  { key: 'compartments', href: '/compartments', label: sealedTexts.navigation, duty },
  { key: 'glass', href: '/glass', label: glassTexts.navigation, duty },
  { key: 'retention', href: '/retention', label: retentionTexts.navigation, duty: 'administer' },
]

function step(path: string, audit: string, of: SealedStep): readonly Route[] {
  const at = `/compartments/:id/${path}` as const
  return [
    route({ method: 'GET', path: at, duty, audit: 'compartment.read', handler: visit => showSealedStep(visit, of) }),
    route({ method: 'POST', path: at, duty, audit, handler: visit => doSealedStep(visit, of) }),
  ]
}
