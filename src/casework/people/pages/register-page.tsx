import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import type { RegisterView } from '../acts/read-register.ts'
import { readRegister } from '../acts/read-register.ts'
import { nameOf } from '../domain/person.ts'
import { allAgencies } from './agency-fields.tsx'
import { crumbsTo } from './consents-page.tsx'
import { disclosureTexts as words } from './disclosure-texts.ts'
import { DisclosuresTable } from './disclosures-table.tsx'
import { registerCsv } from './register-csv.ts'
import { RegisterFilter, TakeOut } from './register-filter.tsx'
import { listPath, purposeSent, questionOf } from './register-question.ts'
import { flashOf } from './sent.ts'
import { texts } from './texts.ts'

/** Rows on one page; whoever needs older ones narrows the period or takes the list out. */
const SHOWN = 200
const TAKEN_OUT = 5000

/** GET /disclosures and /people/:id/disclosures: what was told, as far as the reader may see whom it was about. */
export function showRegister(visit: SignedVisit): Promise<Answer> {
  return registerPage(visit, undefined)
}

/** POST …/export: the same part of the register as a file, for a purpose that is written down. */
export async function exportRegister(visit: SignedVisit): Promise<Answer> {
  const purpose = purposeSent(visit)
  if (purpose === undefined) return registerPage(visit, words.wrong.purpose)
  const view = await readRegister(visit.act, questionOf(visit), { limit: TAKEN_OUT, purpose })
  return view === undefined ? absentAnswer(visit) : registerCsv(visit, view, words.cut(TAKEN_OUT))
}

async function registerPage(visit: SignedVisit, error: string | undefined): Promise<Answer> {
  const asked = questionOf(visit)
  const view = await readRegister(visit.act, asked, { limit: SHOWN })
  if (view === undefined) return absentAnswer(visit)
  const agencies = await allAgencies(visit)
  const home = listPath(visit)
  return page(
    <Layout
      title={titleOf(view)}
      hasErrors={error !== undefined}
      frame={frameOf(visit, 'people')}
      crumbs={crumbsOf(view)}
      flash={flashOf(visit, words.done)}
      withExit
    >
      {error !== undefined && <ErrorSummary errors={[{ field: 'purpose', message: error }]} />}
      <PageTitle title={titleOf(view)} lead={words.lead} actions={<Tell view={view} />} />
      <RegisterFilter visit={visit} agencies={agencies} action={home} />
      <DisclosuresTable visit={visit} rows={view.rows} withoutPersons={view.person !== undefined} />
      {view.isCut && <p>{words.cut(SHOWN)}</p>}
      {view.rows.length > 0 && <TakeOut visit={visit} action={`${home}/export`} error={error} />}
    </Layout>,
    error === undefined ? 200 : 422,
  )
}

type Shown = { readonly view: RegisterView }

function Tell({ view: { person } }: Shown) {
  return (
    <>
      <PrintButton />
      {person && (
        <ButtonLink kind="secondary" href={`/people/${person.id}/disclosures/new`} shortcut="new">
          {words.add}
        </ButtonLink>
      )}
    </>
  )
}

function titleOf({ person }: RegisterView): string {
  return person === undefined ? words.title : words.of(nameOf(person))
}

function crumbsOf({ person }: RegisterView) {
  return person === undefined ? [{ label: texts.search.title, href: '/people' }, { label: words.title }] : crumbsTo(person, words.title)
}
