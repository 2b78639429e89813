import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PrintButton } from '../../ui/print.tsx'
import { LiveResults } from '../../ui/search-box.tsx'
import { readPlaces } from '../acts/read-places.ts'
import { PlaceFilter } from './place-filter.tsx'
import { filtersOf, placeQueryOf } from './place-query.ts'
import { attributionLines, PlaceTable } from './place-table.tsx'
import { placeTexts } from './place-texts.ts'

/** Rows on one page of the list. */
export const PAGE = 50

type Found = Awaited<ReturnType<typeof readPlaces>>

/** GET /places: the register, searched while typing; without script by its button. No word in its address is anybody's secret. */
export async function showPlaces(visit: SignedVisit): Promise<Answer> {
  const found = await readPlaces(visit.act, placeQueryOf(visit, PAGE))
  if (visit.query.get('part') === 'results') return page(<Results visit={visit} found={found} />)
  return page(
    <Layout title={placeTexts.title} frame={frameOf(visit, 'places')}>
      <PageTitle title={placeTexts.title} lead={placeTexts.lead} actions={<Actions visit={visit} />} />
      <tn-live-search data-url="/places?part=results" data-busy-label={placeTexts.searching} data-failed-label={placeTexts.failed}>
        <PlaceFilter visit={visit} action="/places" />
        <p class="tn-live-search__status" role="status" />
        <div class="tn-live-search__results" data-results="">
          <Results visit={visit} found={found} />
        </div>
      </tn-live-search>
    </Layout>,
  )
}

function Results(props: { readonly visit: SignedVisit; readonly found: Found }) {
  const { visit, found } = props
  const { places, hasMore } = found
  const last = places.at(-1)
  return (
    <LiveResults announce={places.length === 0 ? placeTexts.none : placeTexts.found(places.length, hasMore)}>
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/places/map${filtersOf(visit)}`}>
          {placeTexts.asMap}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/places.csv${filtersOf(visit)}`}>
          {placeTexts.asCsv}
        </ButtonLink>
      </ButtonRow>
      <PlaceTable visit={visit} places={places} />
      <Pager nextHref={hasMore && last ? `/places${filtersOf(visit, { after: last.id })}` : undefined} />
      {attributionLines(found.attributions).map(line => (
        <p class="tn-map__attribution">{line}</p>
      ))}
    </LiveResults>
  )
}

function Actions({ visit }: { readonly visit: SignedVisit }) {
  return (
    <ButtonRow>
      {visit.signedIn.reader.duties.has('administer') && (
        <ButtonLink kind="primary" href="/places/new">
          {placeTexts.add}
        </ButtonLink>
      )}
      <PrintButton />
    </ButtonRow>
  )
}
