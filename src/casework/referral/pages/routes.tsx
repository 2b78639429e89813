import { provenRoute } from '../../../platform/http/fresh-proof.ts'
import type { NavPlace, Route } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { ANSWER_PATHS, ANSWER_VERBS } from './answer-bodies.ts'
import { showBoxes } from './boxes.tsx'
import { edit, showEdit } from './edit.ts'
import { exportBoxes } from './export-boxes.ts'
import { showPaper } from './print-page.tsx'
import { refer, showRefer } from './refer.ts'
import { answer, send, showSheet } from './sheet.ts'
import { texts } from './texts.ts'

export { referralPanel } from './panel.tsx'

/** The way to the boxes. */
export const referralNavigation: readonly NavPlace[] = [{ key: 'referrals', href: '/referrals', label: texts.navigation, duty: 'consult' }]

/** Pages of the referral module. */
export const referralRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/referrals', duty: 'consult', audit: 'referral.list', handler: showBoxes }),
  provenRoute({ method: 'GET', path: '/referrals.csv', duty: 'consult', audit: 'referral.export', handler: exportBoxes }),
  route({ method: 'GET', path: '/consultations/:id/refer', duty: 'consult', audit: 'consultation.read', handler: showRefer }),
  route({ method: 'POST', path: '/consultations/:id/refer', duty: 'consult', audit: 'referral.compose', handler: refer }),
  route({ method: 'GET', path: '/referrals/:id', duty: 'consult', audit: 'referral.read', handler: showSheet }),
  route({ method: 'GET', path: '/referrals/:id/print', duty: 'consult', audit: 'referral.print', handler: showPaper }),
  route({ method: 'GET', path: '/referrals/:id/edit', duty: 'consult', audit: 'referral.read', handler: showEdit }),
  route({ method: 'POST', path: '/referrals/:id/edit', duty: 'consult', audit: 'referral.revise', handler: edit }),
  route({ method: 'POST', path: '/referrals/:id/send', duty: 'consult', audit: 'referral.send', handler: send }),
  ...ANSWER_VERBS.map(verb =>
    route({
      method: 'POST',
      path: `/referrals/:id/${ANSWER_PATHS[verb]}`,
      duty: 'consult',
      audit: `referral.${verb}`,
      handler: visit => answer(visit, verb),
    }),
  ),
]
