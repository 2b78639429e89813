import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { LiveSearch } from '../../../ui/search-box.tsx'
import type { FoundPerson } from '../acts/search-people.ts'
import { searchPeople } from '../acts/search-people.ts'
import type { PersonId } from '../domain/person.ts'
import { conflictTexts } from './conflict-texts.ts'
import { FoundPeople, SHOWN } from './found-people.tsx'
import { texts } from './texts.ts'

/** GET /people: the search, before anything was asked. */
export function showSearch(visit: SignedVisit): Answer {
  return page(<SearchPage visit={visit} typed="" found={undefined} />)
}

/** POST /people/search: the results, as a fragment while typing and as a whole page without script. Terms stay in the body. */
export async function answerSearch(visit: SignedVisit): Promise<Answer> {
  const typed = typedTerms(visit)
  const found = await searchPeople(visit.act, typed, SHOWN + 1)
  if (wantsFragment(visit)) return page(<FoundPeople found={found} hrefOf={personHref} codes={visit.house.codes} today={visit.act.today} />)
  return page(<SearchPage visit={visit} typed={typed} found={found} />)
}

/** What was typed into a search box; a name longer than any name is cut. */
export function typedTerms(visit: SignedVisit): string {
  return visit.form.get('q').slice(0, 200)
}

/** Whether the search box asks for its results only. The script and the button post to different addresses. */
export function wantsFragment(visit: SignedVisit): boolean {
  return visit.query.get('part') === 'results'
}

function SearchPage(props: { readonly visit: SignedVisit; readonly typed: string; readonly found: readonly FoundPerson[] | undefined }) {
  const { visit } = props
  return (
    <Layout
      title={texts.search.title}
      frame={frameOf(visit, 'people')}
      flash={visit.query.get('done') === 'closed' ? conflictTexts.gone : undefined}
    >
      <PageTitle title={texts.search.title} lead={texts.search.lead} actions={<Begin />} />
      <LiveSearch
        action="/people/search"
        url="/people/search?part=results"
        token={visit.formToken}
        label={texts.search.label}
        support={texts.search.support}
        value={props.typed}
      >
        <FoundPeople found={props.found} hrefOf={personHref} codes={visit.house.codes} today={visit.act.today} />
      </LiveSearch>
    </Layout>
  )
}

function Begin() {
  return (
    <ButtonRow>
      <ButtonLink kind="primary" href="/people/new">
        {texts.actions.register}
      </ButtonLink>
      <ButtonLink kind="quiet" href="/people/known">
        {texts.actions.known}
      </ButtonLink>
      <ButtonLink kind="quiet" href="/disclosures">
        {texts.actions.disclosures}
      </ButtonLink>
    </ButtonRow>
  )
}

function personHref(id: PersonId): string {
  return `/people/${id}`
}
