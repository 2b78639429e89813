import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { readConsents } from '../acts/read-consents.ts'
import type { Person } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'
import { consentTexts as words } from './consent-texts.ts'
import { AddConsent, agencyNames, ConsentsTable } from './consents-panel.tsx'
import { flashOf, personIdOf } from './sent.ts'
import { texts } from './texts.ts'

/** GET /people/:id/consents: what one person agreed to, newest first. */
export async function showConsents(visit: SignedVisit): Promise<Answer> {
  const view = await readConsents(visit.act, [personIdOf(visit)])
  const [person] = view.people
  if (person === undefined) return absentAnswer(visit)
  return page(
    <Layout
      title={words.title}
      frame={frameOf(visit, 'people')}
      crumbs={crumbsTo(person, words.title)}
      flash={flashOf(visit, words.done)}
      withExit
    >
      <PageTitle
        title={words.of(nameOf(person))}
        lead={words.lead}
        actions={
          <>
            <PrintButton />
            <AddConsent id={person.id} />
          </>
        }
      />
      <ConsentsTable visit={visit} consents={view.consents} names={await agencyNames(visit)} />
    </Layout>,
  )
}

/** The way from the search over the person to a page about them. */
export function crumbsTo(person: Person, ...rest: readonly string[]) {
  return [
    { label: texts.search.title, href: '/people' },
    { label: nameOf(person), href: `/people/${person.id}` },
    ...rest.map(label => ({ label })),
  ]
}
