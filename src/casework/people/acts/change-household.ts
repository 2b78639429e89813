import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { FieldErrors, Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { endTasksAbout, leaveTask } from '../../../platform/tasks.ts'
import type { CarerRoleId, Household, HouseholdFacts, HouseholdId } from '../domain/household.ts'
import { carerFlags } from '../domain/household.ts'
import type { PersonFacts, PersonId } from '../domain/person.ts'
import type { NewCarer, NewMember } from '../store/households.ts'
import { endCarer, endMember, findHousehold, insertCarer, lockHousehold, saveMember, touchHousehold } from '../store/households.ts'
import { findPersons } from '../store/persons.ts'
import { registerPersonIn } from './register-person.ts'

/** One change of a household; each is one version. */
export type HouseholdChange =
  | { readonly do: 'amend'; readonly facts: Partial<HouseholdFacts> }
  /** Also changes the relationship of somebody who is a member already; the day they came stays. */
  | { readonly do: 'add_member'; readonly member: NewMember }
  | { readonly do: 'add_new_member'; readonly person: PersonFacts; readonly as: Omit<NewMember, 'personId'> }
  | { readonly do: 'end_member'; readonly personId: PersonId; readonly on: Day }
  | { readonly do: 'add_carer'; readonly carer: NewCarer }
  | { readonly do: 'end_carer'; readonly roleId: CarerRoleId; readonly on: Day }

/** Changes a household the reader may see. People added must be people the reader may see, or new. */
export function changeHousehold(
  act: Act,
  id: HouseholdId,
  version: number | undefined,
  change: HouseholdChange,
  request: Once,
): Promise<Result<HouseholdId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockHousehold(tx.db, id)
      const decided = await decide(tx, await findHousehold(tx.db, id), version, change)
      const result = decided.ok ? await apply(act, tx, decided.value, change) : decided
      await tx.audit({ action: `household.${change.do}`, subjectType: 'household', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function decide(
  tx: Tx,
  household: Household | undefined,
  version: number | undefined,
  change: HouseholdChange,
): Promise<Result<Household, Refusal>> {
  if (household === undefined) return no(refusal('absent'))
  const named = peopleIn(change)
  const seen = await findPersons(tx.db, named)
  if (seen.length !== new Set(named).size) return no(refusal('absent'))
  if (version !== undefined && version !== household.version) return no(refusal('stale-version', { currentVersion: household.version }))
  if (change.do === 'end_carer' && !household.carers.some(role => role.id === change.roleId)) return no(refusal('absent'))
  const fields = complaints(household, change)
  return Object.keys(fields).length === 0 ? yes(household) : no(refusal('fields', { fields }))
}

function complaints(household: Household, change: HouseholdChange): FieldErrors {
  const isMember = (id: PersonId) => household.members.some(member => member.personId === id)
  const notMember = 'いまの世帯の方から選んでください。世帯にいないときは、先に世帯へ加えてください。'
  if (change.do === 'end_member' && !isMember(change.personId)) return { personId: notMember }
  if (change.do !== 'add_carer') return {}
  const { carer, caredFor } = change.carer
  if (carer === caredFor) return { caredFor: '世話をする方と受ける方は、別の方を選んでください。' }
  return { ...(isMember(carer) ? {} : { carer: notMember }), ...(isMember(caredFor) ? {} : { caredFor: notMember }) }
}

function peopleIn(change: HouseholdChange): readonly PersonId[] {
  switch (change.do) {
    case 'amend':
    case 'add_new_member':
    case 'end_carer':
      return []
    case 'add_member':
      return [change.member.personId]
    case 'end_member':
      return [change.personId]
    case 'add_carer':
      return [change.carer.carer, change.carer.caredFor]
  }
}

async function apply(act: Act, tx: Tx, household: Household, change: HouseholdChange): Promise<Result<HouseholdId, Refusal>> {
  const { id } = household
  if (change.do === 'add_new_member') {
    const made = await registerPersonIn(act, tx, change.person)
    if (!made.ok) return made
    await saveMember(tx.db, id, { ...change.as, personId: made.value })
  }
  await touchHousehold(tx.db, act.reader, household, change.do === 'amend' ? { ...household, ...change.facts } : household, act.now)
  if (change.do === 'add_member') await saveMember(tx.db, id, { ...change.member, from: cameOn(household, change.member) })
  if (change.do === 'end_member') await endMember(tx.db, id, change.personId, change.on)
  if (change.do === 'add_carer') await addCarer(act, tx, household, change.carer)
  if (change.do === 'end_carer') {
    await endCarer(tx.db, id, change.roleId, change.on)
    const carers = household.carers.filter(role => role.id !== change.roleId)
    if (carerFlags({ ...household, carers }, act.today).length === 0) await endTasksAbout(act, tx.db, id, 'done', null)
  }
  return yes(id)
}

/** A carer role that raises a flag leaves a task for one's own agency; it shares nothing with anybody. @source plan L252 */
async function addCarer(act: Act, tx: Tx, household: Household, carer: NewCarer): Promise<void> {
  const roleId: CarerRoleId = newId(act.now.getTime())
  await insertCarer(tx.db, household.id, roleId, carer)
  const carers = [...household.carers, { ...carer, id: roleId }]
  const raised = carerFlags({ ...household, carers }, act.today).filter(flag => !carerFlags(household, act.today).includes(flag))
  if (raised.length === 0) return
  await leaveTask(act, tx.db, {
    agencyId: act.reader.agencyId,
    staffId: null,
    kind: 'carer_flag',
    words: '世話をしている方に、気をつけたい印が付きました。ご本人の様子と希望を確かめてください。',
    dueOn: addDays(act.today, DAYS_TO_LOOK),
    caseId: null,
    subject: { type: 'household', id: household.id },
  })
}

/** Days within which somebody looks at a flag. */
const DAYS_TO_LOOK = 14

/** Somebody who is in already keeps the day they came, or they would stand in the household twice. */
function cameOn(household: Household, member: NewMember): Day {
  return household.members.find(({ personId }) => personId === member.personId)?.from ?? member.from
}
