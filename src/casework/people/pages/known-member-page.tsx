import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm } from '../../../ui/form-state.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { LiveSearch } from '../../../ui/search-box.tsx'
import { Section } from '../../../ui/section.tsx'
import { readHousehold } from '../acts/make-household.ts'
import { readPerson } from '../acts/read-person.ts'
import type { FoundPerson } from '../acts/search-people.ts'
import { searchPeople } from '../acts/search-people.ts'
import type { Household } from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'
import { FoundPeople, SHOWN } from './found-people.tsx'
import { MEMBER_BODY } from './household-bodies.ts'
import type { DrawHousehold } from './household-change.ts'
import { complainHouseholdForm, openHouseholdForm, sendHouseholdChange } from './household-change.ts'
import { RelationshipFields } from './household-fields.tsx'
import { HouseholdForm, HouseholdFormPage } from './household-form.tsx'
import { householdTexts } from './household-texts.ts'
import { typedTerms, wantsFragment } from './search-page.tsx'
import { householdIdOf, personAsked } from './sent.ts'
import { texts } from './texts.ts'

const { known, actions } = householdTexts

/** GET /households/:id/members: the search within one's own sight, or, with `?person=`, the form for the person chosen. */
export async function showAddMember(visit: SignedVisit): Promise<Answer> {
  const id = personAsked(visit)
  if (id !== undefined) {
    const chosen = await nameOfChosen(visit, id)
    return chosen === undefined ? absentAnswer(visit) : openHouseholdForm(visit, () => ({ cohabits: 'yes' }), chooseOn(visit, id, chosen))
  }
  const household = await readHousehold(visit.act, householdIdOf(visit))
  return household === undefined
    ? absentAnswer(visit)
    : searchPage({ visit, household, typed: '', found: undefined, form: await openForm(visit) })
}

/** POST /households/:id/members/search: people of one's own sight, each leading to the form. */
export async function answerMemberSearch(visit: SignedVisit): Promise<Answer> {
  const household = await readHousehold(visit.act, householdIdOf(visit))
  if (household === undefined) return absentAnswer(visit)
  const typed = typedTerms(visit)
  const found = await searchPeople(visit.act, typed, SHOWN + 1)
  if (!wantsFragment(visit)) return searchPage({ visit, household, typed, found, form: await openForm(visit) })
  return page(<FoundPeople found={found} hrefOf={hrefIn(household)} codes={visit.house.codes} today={visit.act.today} />)
}

/** POST /households/:id/members: the person chosen comes into the household. */
export async function answerAddMember(visit: SignedVisit): Promise<Answer> {
  const read = readBody(MEMBER_BODY, bodyFromForm(visit.form, { ticks: ['cohabits'] }))
  const id = personAsked(visit)
  const chosen = id === undefined ? undefined : await nameOfChosen(visit, id)
  if (id === undefined || chosen === undefined) return absentAnswer(visit)
  const draw = chooseOn(visit, id, chosen)
  if (!read.ok) return complainHouseholdForm(visit, read.refusal, draw)
  const { relationship, cohabits, from } = read.value
  const member = { personId: id, relationship, cohabits: cohabits ?? true, from: from ?? visit.act.today }
  return sendHouseholdChange(visit, { do: 'add_member', member }, 'member', draw)
}

async function nameOfChosen(visit: SignedVisit, id: PersonId): Promise<string | undefined> {
  const view = await readPerson(visit.act, id)
  return view && nameOf(view.person)
}

function hrefIn(household: Household): (id: PersonId) => string {
  return id => `/households/${household.id}/members?person=${id}`
}

type Searched = {
  readonly visit: SignedVisit
  readonly household: Household
  readonly form: FormState
  readonly typed: string
  readonly found: readonly FoundPerson[] | undefined
}

function searchPage({ visit, household, form, typed, found }: Searched): Answer {
  const action = `/households/${household.id}/members/search`
  return page(
    <HouseholdFormPage visit={visit} household={household} form={form} title={known.title} lead={known.lead}>
      <LiveSearch
        action={action}
        url={`${action}?part=results`}
        token={visit.formToken}
        label={texts.search.label}
        support={texts.search.support}
        value={typed}
      >
        <FoundPeople found={found} hrefOf={hrefIn(household)} codes={visit.house.codes} today={visit.act.today} />
      </LiveSearch>
    </HouseholdFormPage>,
  )
}

function chooseOn(visit: SignedVisit, id: PersonId, name: string): DrawHousehold {
  return (household, form, version) =>
    page(
      <HouseholdFormPage visit={visit} household={household} form={form} title={known.title}>
        <Section id="chosen" title={known.chosen(name)} actions={<a href={`/households/${household.id}/members`}>{known.another}</a>}>
          <HouseholdForm
            visit={visit}
            form={form}
            action={hrefIn(household)(id)}
            version={version}
            backHref={`/households/${household.id}`}
            done={actions.add}
          >
            <HiddenFields values={{ personId: id }} />
            <RelationshipFields visit={visit} form={form} withDay />
          </HouseholdForm>
        </Section>
      </HouseholdFormPage>,
      form.status,
    )
}
