import { expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { Duty } from '../../../kernel/reader.ts'
import { DUTIES } from '../../../kernel/reader.ts'
import type { ReferralState } from './referral.ts'
import { STATES } from './referral.ts'
import { isUnopened, sightOfReferral } from './sight.ts'

const [SENDER, RECEIVER, STRANGER] = [newId<'agency'>(), newId<'agency'>(), newId<'agency'>()]
const readerOf = (agencyId: typeof SENDER, duties: readonly Duty[] = ['consult']) => ({
  staffId: newId<'staff'>(),
  agencyId,
  duties: new Set<Duty>(duties),
})
const referralIn = (state: ReferralState, sentAt: string | null = state === 'draft' ? null : '2026-10-01T01:00:00.000Z') => {
  return { fromAgency: SENDER, toAgency: RECEIVER, state, sentAt }
}

test('the sender sees the whole of what it wrote, in every state', () => {
  for (const state of STATES) expect(sightOfReferral(referralIn(state), readerOf(SENDER))).toEqual({ sight: 'whole', because: 'sender' })
})

const AT_THE_RECEIVER: Readonly<Record<ReferralState, readonly [string, string]>> = {
  draft: ['nothing', 'never-sent'],
  sent: ['whole', 'receiver-asked'],
  seen: ['whole', 'receiver-asked'],
  accepted: ['whole', 'receiver-accepted'],
  returned: ['outline', 'receiver-gave-back'],
  declined: ['outline', 'receiver-gave-back'],
  withdrawn: ['outline', 'receiver-gave-back'],
  service_started: ['whole', 'receiver-accepted'],
  confirmed: ['whole', 'receiver-accepted'],
  ended_without_help: ['whole', 'receiver-accepted'],
}

test.each(STATES)('the receiver of what is %s sees as much as the table says', state => {
  const [sight, because] = AT_THE_RECEIVER[state]
  expect(sightOfReferral(referralIn(state), readerOf(RECEIVER))).toEqual({ sight, because })
})

test('a draft that was thrown away never existed for the agency it was meant for', () => {
  expect(sightOfReferral(referralIn('withdrawn', null), readerOf(RECEIVER))).toEqual({ sight: 'nothing', because: 'never-sent' })
})

test('a third agency sees nothing, whatever the state', () => {
  for (const state of STATES) {
    expect(sightOfReferral(referralIn(state), readerOf(STRANGER))).toEqual({ sight: 'nothing', because: 'not-involved' })
  }
})

test('being senior, or any duty but consulting, opens no referral; evaluation opens figures', () => {
  const others = DUTIES.filter(duty => duty !== 'consult' && duty !== 'evaluate')
  for (const agency of [SENDER, RECEIVER]) {
    expect(sightOfReferral(referralIn('sent'), readerOf(agency, others))).toEqual({ sight: 'nothing', because: 'no-duty' })
    expect(sightOfReferral(referralIn('sent'), readerOf(agency, ['evaluate']))).toEqual({ sight: 'figures', because: 'evaluates' })
  }
})

test('only for its receiver, and only until somebody opens it, is a sheet a closed envelope', () => {
  expect(STATES.filter(state => isUnopened(referralIn(state), readerOf(RECEIVER)))).toEqual(['sent'])
  expect(STATES.filter(state => isUnopened(referralIn(state), readerOf(SENDER)))).toEqual([])
})
