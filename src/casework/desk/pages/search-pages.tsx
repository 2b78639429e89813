import { z } from 'zod'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { readBody, words } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Found } from '../acts/search-consultations.ts'
import { searchConsultations } from '../acts/search-consultations.ts'
import { findStoredSearch, storeSearch } from '../acts/stored-search.ts'
import { CONSULTATION_LIST, consultationRows } from './queue-page.tsx'
import { texts } from './texts.ts'

const SEARCH_FORM = z.object({ q: words(200, texts.searchLabel) })

/** Takes the words by POST and leads to a random address of their author's, so that no word is ever in a URL. */
export async function beginSearch(visit: SignedVisit): Promise<Answer> {
  const read = readBody(SEARCH_FORM, { q: visit.form.get('q') })
  const asked = visit.form.get('q')
  if (!read.ok) return searchPage(visit, asked, undefined, Object.values(read.refusal)[0])
  if (read.value.q === '') return searchPage(visit, '', undefined, texts.searchEmpty)
  return seeOther(`/search/${await storeSearch(visit.act, visit.house.cipher, read.value.q)}`)
}

/** Shows what a stored search finds now. */
export async function showSearch(visit: SignedVisit): Promise<Answer> {
  const asked = await findStoredSearch(visit.act, visit.house.cipher, visit.params['id'] ?? '')
  if (asked === undefined) return absentAnswer(visit)
  const after = readId<'consultation'>(visit.query.get('after') || undefined)
  return searchPage(visit, asked, await searchConsultations(visit.act, asked, after))
}

function searchPage(visit: SignedVisit, asked: string, found: Found | undefined, complaint?: string): Answer {
  return page(
    <Layout
      title={texts.searchTitle}
      frame={frameOf(visit, 'consultations')}
      hasErrors={complaint !== undefined}
      crumbs={[{ label: texts.title, href: '/consultations' }, { label: texts.searchTitle }]}
    >
      {complaint && (
        <Banner tone="bad" title={texts.searchTitle}>
          <p>{complaint}</p>
        </Banner>
      )}
      <PageTitle title={texts.searchTitle} lead={texts.searchLead} />
      <SearchBox action="/consultations/search" token={visit.formToken} label={texts.searchLabel} value={asked} />
      {found && (
        <Table caption={texts.found} columns={CONSULTATION_LIST} rows={consultationRows(visit, found.rows)} empty={texts.searchNone} />
      )}
      <Pager nextHref={found?.next && `${visit.path}?after=${found.next}`} />
    </Layout>,
    complaint ? 422 : 200,
  )
}
