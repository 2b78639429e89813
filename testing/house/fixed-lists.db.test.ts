import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHANNELS, DISPOSITIONS, URGENCIES } from '../../src/casework/desk/domain/consultation.ts'
import { CARE_KINDS, RELATIONSHIPS } from '../../src/casework/people/domain/household.ts'
import { CONSENT_TYPES, REASONS } from '../../src/casework/referral/domain/referral.ts'
import { runAsOwner } from '../builders/run-as-owner.ts'
import type { ClonedDatabase } from '../database/clone.ts'
import { cloneDatabase } from '../database/clone.ts'

let clone: ClonedDatabase

beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

test('a list whose codes the program writes out itself is fixed and holds exactly those codes', async () => {
  const known = {
    channel: CHANNELS,
    urgency: URGENCIES,
    disposition: DISPOSITIONS,
    referral_reason: REASONS,
    consent_type: CONSENT_TYPES,
    relationship: RELATIONSHIPS,
    care_kind: CARE_KINDS,
  }
  const lists = await runAsOwner<{ list: string; is_fixed: boolean; takes_new: boolean; codes: string[] }>(
    clone.ownerUrl,
    `select l.list, l.is_fixed, l.takes_new, array_agg(c.code order by c.code) as codes
       from platform.code_list l join platform.code c on c.list = l.list group by l.list`,
  )
  for (const [list, codes] of Object.entries(known))
    expect(lists.find(row => row.list === list)).toEqual({ list, is_fixed: true, takes_new: false, codes: [...codes].sort() })
})
