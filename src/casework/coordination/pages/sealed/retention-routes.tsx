import type { Route } from '../../../../platform/http/route.ts'
import { route } from '../../../../platform/http/route.ts'
import { answerDestruction, answerPropose, showDestruction } from './destruction-page.tsx'
import { answerKeepingForm, HOLDING_BACK, LIFTING, SETTING_RULE, showKeepingForm } from './retention-forms.tsx'
import { showKeeping } from './retention-page.tsx'

const administer = 'administer'
/** The second person may be another administrator or the privacy officer. */
const either = ['administer', 'audit'] as const
const empty = { none: '空の入力欄だけで、記録は何も見せない' }

/** Keeping and destroying. */
export const retentionRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/retention', duty: either, audit: 'retention.list', handler: showKeeping }),
  route({
    method: 'GET',
    path: '/retention/rules',
    duty: administer,
    audit: empty,
    handler: visit => showKeepingForm(visit, SETTING_RULE),
  }),
  route({
    method: 'POST',
    path: '/retention/rules',
    duty: administer,
    audit: 'retention.set-rule',
    handler: visit => answerKeepingForm(visit, SETTING_RULE),
  }),
  route({
    method: 'GET',
    path: '/retention/holds',
    duty: administer,
    audit: empty,
    handler: visit => showKeepingForm(visit, HOLDING_BACK),
  }),
  route({
    method: 'POST',
    path: '/retention/holds',
    duty: administer,
    audit: 'retention.hold',
    handler: visit => answerKeepingForm(visit, HOLDING_BACK),
  }),
  route({
    method: 'GET',
    path: '/retention/holds/:id/lift',
    duty: administer,
    audit: 'retention.list',
    handler: async visit => {
      await visit.act.transaction(tx =>
        tx.audit({ action: 'retention.list', subjectType: 'retention', subjectIds: [visit.params['id'] ?? ''] }),
      )
      return showKeepingForm(visit, LIFTING)
    },
  }),
  route({
    method: 'POST',
    path: '/retention/holds/:id/lift',
    duty: administer,
    audit: 'retention.lift',
    handler: visit => answerKeepingForm(visit, LIFTING),
  }),
  route({ method: 'POST', path: '/retention/lists', duty: administer, audit: 'retention.propose', handler: answerPropose }),
  route({ method: 'GET', path: '/retention/lists/:id', duty: either, audit: 'retention.read', handler: showDestruction }),
  route({ method: 'POST', path: '/retention/lists/:id', duty: either, audit: 'retention.destroy', handler: answerDestruction }),
]
