import { expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { Duty, Reader } from '../../../kernel/reader.ts'
import { DUTIES } from '../../../kernel/reader.ts'
import type { PersonSight, PersonStanding } from './sight.ts'
import { sightOfPerson } from './sight.ts'

const OWNER = newId<'agency'>()
const OTHER = newId<'agency'>()

const reader = (agencyId: typeof OWNER, ...duties: readonly Duty[]): Reader => ({
  staffId: newId<'staff'>(),
  agencyId,
  duties: new Set(duties),
})
const person = (differs: Partial<PersonStanding> = {}): PersonStanding => ({
  ownerAgency: OWNER,
  addressProtected: false,
  standing: [OWNER],
  ...differs,
})

/** Works where the person is kept, and must not meet them in the records. */
const NEIGHBOUR = reader(OWNER, 'consult')

const CASES: readonly (readonly [PersonSight['because'], PersonSight['sight'], PersonStanding, Reader])[] = [
  ['own-agency-registered', 'whole', person(), reader(OWNER, 'consult')],
  ['own-agency-registered', 'whole', person({ addressProtected: true }), reader(OWNER, 'consult')],
  ['agency-works-with-person', 'whole', person({ standing: [OWNER, OTHER] }), reader(OTHER, 'consult')],
  ['address-protected', 'nothing', person({ addressProtected: true, standing: [OWNER, OTHER] }), reader(OTHER, 'consult')],
  ['was-let-know', 'whole', person({ addressProtected: true, knowing: [OTHER] }), reader(OTHER, 'consult')],
  ['conflict', 'nothing', person({ conflicts: [NEIGHBOUR.staffId] }), NEIGHBOUR],
  ['not-involved', 'nothing', person(), reader(OTHER, 'consult')],
  ['no-duty', 'nothing', person(), reader(OWNER, 'administer')],
  ['evaluates', 'figures', person(), reader(OWNER, 'evaluate')],
]

test('every reason of sight is reached, each with its own answer', () => {
  for (const [because, sight, standing, who] of CASES) expect(sightOfPerson(standing, who)).toEqual({ sight, because })
  const reasons: Record<PersonSight['because'], true> = {
    'own-agency-registered': true,
    'agency-works-with-person': true,
    evaluates: true,
    'no-duty': true,
    'address-protected': true,
    'was-let-know': true,
    conflict: true,
    'not-involved': true,
  }
  expect(new Set(CASES.map(([because]) => because))).toEqual(new Set(Object.keys(reasons)))
})

test('no duty but working with people opens a person, however many are held together', () => {
  const others = DUTIES.filter(duty => duty !== 'consult')
  expect(sightOfPerson(person(), reader(OWNER, ...others)).sight).not.toBe('whole')
  for (const duty of others) expect(sightOfPerson(person(), reader(OWNER, duty)).sight, duty).not.toBe('whole')
})
