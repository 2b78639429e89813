import type { Child } from 'hono/jsx'
import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import type { PersonId } from '../../../people/index.ts'
import { readCasesOfPerson } from '../../acts/case/read-cases.ts'
import { readLogAbout } from '../../acts/case/read-log.ts'
import { CaseTable } from './case-table.tsx'
import { entryLine } from './entries.tsx'
import { listTexts } from './list-texts.ts'
import { logTexts } from './log-texts.ts'

const { about2: texts } = logTexts
const FIRST = 20
const ROWS = 50

/** The cases of one person and the newest of what is written about them, for the person's page: as quick with 5,000 entries as with 5. */
export async function casesPanel(visit: SignedVisit, id: PersonId): Promise<Child> {
  const cases = await readCasesOfPerson(visit.act, id)
  const log = await readLogAbout(visit.act, id, { limit: FIRST })
  const all = log.next && (
    <ButtonLink kind="secondary" href={`/people/${id}/log`}>
      {texts.all}
    </ButtonLink>
  )
  return (
    <>
      <Section id="cases" title={listTexts.personPanel}>
        <CaseTable visit={visit} rows={cases} isNarrow caption={listTexts.personPanel} />
      </Section>
      {log.entries.length > 0 && (
        <Section id="log" title={texts.title} actions={all}>
          <Timeline entries={log.entries.map(entry => entryLine(visit, entry, { withCase: true }))} />
        </Section>
      )}
    </>
  )
}

/** GET /people/:id/log: everything written about one person in all cases of theirs that the reader may see, 50 a page. */
export async function showPersonLog(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as PersonId
  const after = readId<'log_entry'>(visit.query.get('after') || undefined)
  const { entries, next, isAbsent } = await readLogAbout(visit.act, id, { limit: ROWS, after })
  if (isAbsent) return absentAnswer(visit)
  const at = `/people/${id}`
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit, 'people')}
      crumbs={[{ label: listTexts.personPanel, href: at }, { label: texts.title }]}
      withExit
    >
      <PageTitle title={texts.title} />
      {entries.length === 0 && <EmptyState {...texts.empty} />}
      <Timeline entries={entries.map(entry => entryLine(visit, entry, { withCase: true }))} />
      <Pager nextHref={next && `${at}/log?after=${next}`} prevHref={after && `${at}/log`} />
    </Layout>,
  )
}
