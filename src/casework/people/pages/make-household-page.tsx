import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { makeHousehold } from '../acts/make-household.ts'
import { readPerson } from '../acts/read-person.ts'
import type { Person } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'
import { householdFactsFrom, OWN_HOUSEHOLD_BODY } from './household-bodies.ts'
import { PlaceFields, RelationshipFields } from './household-fields.tsx'
import { HouseholdForm } from './household-form.tsx'
import { householdTexts } from './household-texts.ts'
import { onceOf, personIdOf } from './sent.ts'
import { texts } from './texts.ts'

const { make, actions } = householdTexts

/** GET /people/:id/household: a household begun with this person, at their address. */
export async function showMakeHousehold(visit: SignedVisit): Promise<Answer> {
  const view = await readPerson(visit.act, personIdOf(visit))
  return view === undefined ? absentAnswer(visit) : makePage(visit, view.person, await openForm(visit, initialOf(view.person)))
}

/** POST /people/:id/household: makes it and goes there, where the others are added. */
export async function answerMakeHousehold(visit: SignedVisit): Promise<Answer> {
  const personId = personIdOf(visit)
  const read = readBody(OWN_HOUSEHOLD_BODY, bodyFromForm(visit.form, { ticks: ['cohabits'] }))
  if (!read.ok) return again(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const { relationship, cohabits, ...facts } = read.value
  const members = [{ personId, relationship, cohabits: cohabits ?? true }]
  const made = await makeHousehold(visit.act, { ...householdFactsFrom(facts), members }, onceOf(visit))
  if (made.ok) return seeOther(`/households/${made.value}?done=made`)
  return made.refusal.code === 'absent' ? absentAnswer(visit) : again(visit, refusedForm(visit, made.refusal))
}

async function again(visit: SignedVisit, form: FormState): Promise<Answer> {
  const view = await readPerson(visit.act, personIdOf(visit))
  return view === undefined ? absentAnswer(visit) : makePage(visit, view.person, form)
}

function initialOf(person: Person) {
  const label = person.family === null ? `${nameOf(person)}の世帯` : `${person.family}家`
  return { label, postalCode: person.postalCode, address: person.address, relationship: 'head', cohabits: 'yes' }
}

function makePage(visit: SignedVisit, person: Person, form: FormState): Answer {
  const name = nameOf(person)
  const home = `/people/${person.id}`
  const crumbs = [{ label: texts.search.title, href: '/people' }, { label: name, href: home }, { label: make.title }]
  return page(
    <Layout title={make.title} hasErrors={form.hasErrors} frame={frameOf(visit, 'people')} crumbs={crumbs} withExit>
      <FormNotices form={form} />
      <PageTitle title={make.title} lead={make.lead(name)} />
      <HouseholdForm visit={visit} form={form} backHref={home} done={actions.make} autosave>
        <PlaceFields form={form} />
        <RelationshipFields visit={visit} form={form} />
      </HouseholdForm>
    </Layout>,
    form.status,
  )
}
