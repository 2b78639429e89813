import type { NavPlace, Route } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { answerCarers, answerEndedCarer, showCarers } from './carers-page.tsx'
import { answerEditPerson, showEditPerson } from './edit-page.tsx'
import { answerEditHousehold, showEditHousehold } from './household-edit-page.tsx'
import { showHousehold } from './household-page.tsx'
import { answerAddMember, answerMemberSearch, showAddMember } from './known-member-page.tsx'
import { answerKnown, showKnown } from './known-page.tsx'
import { answerMakeHousehold, showMakeHousehold } from './make-household-page.tsx'
import { answerNewMember, showNewMember } from './new-member-page.tsx'
import { answerNewPerson, showNewPerson } from './person-form-page.tsx'
import type { BesidePeople } from './person-page.tsx'
import { showPerson } from './person-page.tsx'
import { answerRelations, showRelations } from './relations-page.tsx'
import { answerSearch, showSearch } from './search-page.tsx'
import { texts } from './texts.ts'

/** The place of people and households in the main navigation. */
export const peopleNavigation: readonly NavPlace[] = [{ key: 'people', href: '/people', label: texts.navigation, duty: 'consult' }]

/** The screens about persons and households. `beside` draws what other modules put on a person's page. */
export function peopleRoutes(beside: BesidePeople): readonly Route[] {
  return [...personRoutes(beside), ...householdRoutes]
}

function personRoutes(beside: BesidePeople): readonly Route[] {
  const duty = 'consult'
  const empty = { none: '空の入力欄だけで、誰の記録も見せない' }
  return [
    route({ method: 'GET', path: '/people', duty, audit: empty, handler: showSearch }),
    route({ method: 'POST', path: '/people/search', duty, audit: 'person.search', handler: answerSearch }),
    route({ method: 'GET', path: '/people/new', duty, audit: empty, handler: showNewPerson }),
    route({ method: 'POST', path: '/people/new', duty, audit: 'person.register', handler: answerNewPerson }),
    route({ method: 'GET', path: '/people/known', duty, audit: empty, handler: showKnown }),
    route({ method: 'POST', path: '/people/known', duty, audit: 'person.known', handler: answerKnown }),
    route({ method: 'GET', path: '/people/:id', duty, audit: 'person.read', handler: showPerson(beside) }),
    route({ method: 'GET', path: '/people/:id/edit', duty, audit: 'person.read', handler: showEditPerson }),
    route({ method: 'POST', path: '/people/:id/edit', duty, audit: 'person.amend', handler: answerEditPerson }),
    route({ method: 'GET', path: '/people/:id/household', duty, audit: 'person.read', handler: showMakeHousehold }),
    route({ method: 'POST', path: '/people/:id/household', duty, audit: 'household.make', handler: answerMakeHousehold }),
  ]
}

const householdRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/households/:id', duty: 'consult', audit: 'household.read', handler: showHousehold }),
  route({ method: 'GET', path: '/households/:id/edit', duty: 'consult', audit: 'household.read', handler: showEditHousehold }),
  route({ method: 'POST', path: '/households/:id/edit', duty: 'consult', audit: 'household.amend', handler: answerEditHousehold }),
  route({ method: 'GET', path: '/households/:id/members', duty: 'consult', audit: 'household.read', handler: showAddMember }),
  route({ method: 'POST', path: '/households/:id/members', duty: 'consult', audit: 'household.add_member', handler: answerAddMember }),
  route({ method: 'POST', path: '/households/:id/members/search', duty: 'consult', audit: 'person.search', handler: answerMemberSearch }),
  route({ method: 'GET', path: '/households/:id/new-member', duty: 'consult', audit: 'household.read', handler: showNewMember }),
  route({
    method: 'POST',
    path: '/households/:id/new-member',
    duty: 'consult',
    audit: 'household.add_new_member',
    handler: answerNewMember,
  }),
  route({ method: 'GET', path: '/households/:id/relations', duty: 'consult', audit: 'household.read', handler: showRelations }),
  route({ method: 'POST', path: '/households/:id/relations', duty: 'consult', audit: 'household.add_member', handler: answerRelations }),
  route({ method: 'GET', path: '/households/:id/carers', duty: 'consult', audit: 'household.read', handler: showCarers }),
  route({ method: 'POST', path: '/households/:id/carers', duty: 'consult', audit: 'household.add_carer', handler: answerCarers }),
  route({ method: 'POST', path: '/households/:id/ended-carers', duty: 'consult', audit: 'household.end_carer', handler: answerEndedCarer }),
]
