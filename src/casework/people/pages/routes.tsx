import { provenRoute } from '../../../platform/http/fresh-proof.ts'
import type { NavPlace, Route } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { answerCarers, answerEndedCarer, showCarers } from './carers-page.tsx'
import { conflictNavigation, conflictRoutes } from './conflict-routes.ts'
import { answerNewConsent, showNewConsent } from './consent-form-page.tsx'
import { CONSENT_VERBS } from './consent-forms.tsx'
import { answerConsent, showConsent } from './consent-page.tsx'
import { showConsents } from './consents-page.tsx'
import { disclosureTexts } from './disclosure-texts.ts'
import { answerEditPerson, showEditPerson } from './edit-page.tsx'
import { answerEditHousehold, showEditHousehold } from './household-edit-page.tsx'
import { showHousehold } from './household-page.tsx'
import { answerAddMember, answerMemberSearch, showAddMember } from './known-member-page.tsx'
import { answerKnown, showKnown } from './known-page.tsx'
import { answerMakeHousehold, showMakeHousehold } from './make-household-page.tsx'
import { answerNewMember, showNewMember } from './new-member-page.tsx'
import { answerOpenPlace, answerPlace } from './opened-place-page.tsx'
import type { OwnFileParts } from './own-file-page.tsx'
import { showOwnFile } from './own-file-page.tsx'
import { answerNewPerson, showNewPerson } from './person-form-page.tsx'
import type { BesidePeople } from './person-page.tsx'
import { showPerson } from './person-page.tsx'
import { answerAskEnd, answerEndAnswer, answerKnow, answerSet } from './protection-answers.tsx'
import { goToProtected, showProtection } from './protection-page.tsx'
import { protectionTexts } from './protection-texts.ts'
import { showProtections } from './protections-page.tsx'
import { exportRegister, showRegister } from './register-page.tsx'
import { answerRelations, showRelations } from './relations-page.tsx'
import { exportReview, showReview } from './review-page.tsx'
import { answerSearch, showSearch } from './search-page.tsx'
import { answerTell, showTell } from './tell-page.tsx'
import { texts } from './texts.ts'

export { consentsPanel } from './consents-panel.tsx'

/** The place of people and households in the main navigation, and of what heads and the privacy officer look through. */
export const peopleNavigation: readonly NavPlace[] = [
  { key: 'people', href: '/people', label: texts.navigation, duty: 'consult' },
  { key: 'protections', href: '/protections', label: protectionTexts.list.title, duty: 'head' },
  { key: 'disclosure-review', href: '/disclosures/review', label: disclosureTexts.reviewTitle, duty: 'audit' },
  ...conflictNavigation,
]

/**
 * The screens about persons and households. `beside` draws what other modules put on a person's page, `ownFile` what they add to the
 * copy of their own file that a person may ask for.
 */
export function peopleRoutes(beside: BesidePeople, ownFile: readonly OwnFileParts[] = []): readonly Route[] {
  return [
    ...personRoutes(beside),
    ...householdRoutes,
    ...consentRoutes,
    ...disclosureRoutes,
    ...protectionRoutes,
    ...conflictRoutes,
    ownFileRoute(ownFile),
  ]
}

function ownFileRoute(parts: readonly OwnFileParts[]): Route {
  return route({ method: 'GET', path: '/people/:id/own-file', duty: 'consult', audit: 'person.own_file', handler: showOwnFile(parts) })
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

const consentRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/people/:id/consents', duty: 'consult', audit: 'consent.list', handler: showConsents }),
  route({ method: 'GET', path: '/people/:id/consents/new', duty: 'consult', audit: 'consent.list', handler: showNewConsent }),
  route({ method: 'POST', path: '/people/:id/consents/new', duty: 'consult', audit: 'consent.given', handler: answerNewConsent }),
  route({ method: 'GET', path: '/consents/:id', duty: 'consult', audit: 'consent.read', handler: showConsent }),
  ...CONSENT_VERBS.map(verb =>
    route({ method: 'POST', path: `/consents/:id/${verb}`, duty: 'consult', audit: `consent.${verb}`, handler: answerConsent(verb) }),
  ),
]

const disclosureRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/disclosures', duty: 'consult', audit: 'disclosure.list', handler: showRegister }),
  provenRoute({ method: 'POST', path: '/disclosures/export', duty: 'consult', audit: 'disclosure.export', handler: exportRegister }),
  route({ method: 'GET', path: '/disclosures/review', duty: 'audit', audit: 'disclosure.review', handler: showReview }),
  provenRoute({
    method: 'POST',
    path: '/disclosures/review/export',
    duty: 'audit',
    audit: 'disclosure.review_export',
    handler: exportReview,
  }),
  route({ method: 'GET', path: '/people/:id/disclosures', duty: 'consult', audit: 'disclosure.list', handler: showRegister }),
  provenRoute({
    method: 'POST',
    path: '/people/:id/disclosures/export',
    duty: 'consult',
    audit: 'disclosure.export',
    handler: exportRegister,
  }),
  route({ method: 'GET', path: '/people/:id/disclosures/new', duty: 'consult', audit: 'disclosure.list', handler: showTell }),
  route({ method: 'POST', path: '/people/:id/disclosures/new', duty: 'consult', audit: 'disclosure.record', handler: answerTell }),
]

const protectionRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/protections', duty: 'head', audit: 'protection.list', handler: showProtections }),
  route({ method: 'GET', path: '/protections/:id', duty: 'consult', audit: 'protection.read', handler: goToProtected }),
  route({ method: 'GET', path: '/people/:id/protection', duty: 'consult', audit: 'protection.read', handler: showProtection }),
  route({ method: 'POST', path: '/people/:id/protection/set', duty: 'consult', audit: 'protection.set', handler: answerSet }),
  route({ method: 'POST', path: '/people/:id/protection/open', duty: 'consult', audit: 'protection.open', handler: answerOpenPlace }),
  route({ method: 'POST', path: '/people/:id/protection/place', duty: 'consult', audit: 'protection.change_place', handler: answerPlace }),
  route({ method: 'POST', path: '/people/:id/protection/know', duty: 'consult', audit: 'protection.let_know', handler: answerKnow }),
  route({ method: 'POST', path: '/people/:id/protection/end', duty: 'consult', audit: 'protection.ask_end', handler: answerAskEnd }),
  route({ method: 'POST', path: '/people/:id/protection/answer', duty: 'head', audit: 'protection.end', handler: answerEndAnswer }),
]
