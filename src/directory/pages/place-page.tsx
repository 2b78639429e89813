import { daysBetween } from '../../kernel/day.ts'
import { formatBoth } from '../../kernel/era.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { REFUSALS } from '../../platform/http/problem.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { Description } from '../../ui/description.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton } from '../../ui/print.tsx'
import { Columns, Section } from '../../ui/section.tsx'
import type { PlaceView } from '../acts/read-places.ts'
import { readPlaceView } from '../acts/read-places.ts'
import type { Place, PlaceId } from '../domain/place.ts'
import { HoursTable, OpenBadge } from './hours-table.tsx'
import { placeFactsInWords } from './place-facts.ts'
import { PlacesMap } from './place-map.tsx'
import { AccessList, MoreColumns, PastImports, PastVersions, SourceFacts } from './place-past.tsx'
import { placeTexts } from './place-texts.ts'

/** GET /places/:id: all that is known of a place, where it was taken from and since when it is assured. */
export async function showPlace(visit: SignedVisit): Promise<Answer> {
  return placePage(visit)
}

/** The page of a place after something was refused: what stands now, and the reason above it. */
export async function placePage(visit: SignedVisit, refused?: Refusal): Promise<Answer> {
  const view = await readPlaceView(visit.act, visit.params['id'] as PlaceId)
  if (view === undefined) return absentAnswer(visit)
  const said = refused && REFUSALS[refused.code]
  return page(<PlacePage visit={visit} view={view} notice={said?.sentence} />, said?.status)
}

function PlacePage({
  visit,
  view,
  notice,
}: {
  readonly visit: SignedVisit
  readonly view: PlaceView
  readonly notice: string | undefined
}) {
  const { place } = view
  const today = visit.act.today
  const flash: Readonly<Record<string, string>> = placeTexts.flash
  const done = visit.query.get('done')
  return (
    <Layout
      title={place.name}
      frame={frameOf(visit, 'places')}
      crumbs={[{ label: placeTexts.title, href: '/places' }, { label: place.name }]}
      flash={Object.hasOwn(flash, done) ? flash[done] : undefined}
    >
      <PageTitle title={place.name} lead={place.kana ?? undefined} actions={<Actions visit={visit} place={place} />} />
      {notice && (
        <Banner tone="bad" title={placeTexts.notDone}>
          <p>{notice}</p>
        </Banner>
      )}
      <Warnings visit={visit} view={view} />
      <Columns aside={<Aside visit={visit} view={view} />} asideLabel={placeTexts.map}>
        <Section id="facts" title={placeTexts.facts}>
          <Description
            rows={placeFactsInWords(place, visit.house.codes, today, view.agency)
              .filter(row => row.text !== '')
              .map(row => ({ label: row.label, value: shownValue(row), wide: row.isLong }))}
          />
        </Section>
        <Section
          id="hours"
          title={placeTexts.hours}
          actions={place.hours.openings.length > 0 && <OpenBadge hours={place.hours} now={visit.now} today={today} />}
        >
          <HoursTable hours={place.hours} today={today} caption={placeTexts.hours} />
        </Section>
        <Section id="access" title={placeTexts.accessTitle}>
          <AccessList place={place} codes={visit.house.codes} today={today} />
        </Section>
        <SourceFacts
          place={place}
          actions={
            visit.signedIn.reader.duties.has('administer') &&
            place.isActive && (
              <ButtonLink kind="quiet" href={`/places/${place.id}/close`}>
                {placeTexts.close}
              </ButtonLink>
            )
          }
        />
        <MoreColumns place={place} />
        <PastImports imports={view.imports} />
        <PastVersions versions={view.versions} />
      </Columns>
    </Layout>
  )
}

function shownValue(row: { readonly text: string; readonly href?: string | undefined }) {
  return row.href === undefined ? row.text : <a href={row.href}>{row.text}</a>
}

function Aside({ visit, view }: { readonly visit: SignedVisit; readonly view: PlaceView }) {
  const { place } = view
  if (place.lat === null || place.lon === null) return <p>{placeTexts.noMap}</p>
  const { id, kind, name, address, lat, lon, source } = place
  const attributions = source.attribution === null ? [] : [{ attribution: source.attribution, licence: source.licence, places: 1 }]
  const closed = place.isActive ? '' : '&closed=yes'
  return (
    <PlacesMap
      id="map"
      drawn={{ points: [{ id, kind, name, address, lat, lon }], attributions, boundaries: view.boundaries }}
      source={`/places.geojson?place=${visit.params['id'] ?? ''}${closed}`}
    />
  )
}

function Warnings({ visit, view }: { readonly visit: SignedVisit; readonly view: PlaceView }) {
  const { place } = view
  const isOld = place.assuredOn !== null && daysBetween(place.assuredOn, visit.act.today) > 183
  return (
    <>
      {!place.isActive && (
        <Banner tone="bad" title={placeTexts.isClosed}>
          <p>{view.closedBecause}</p>
        </Banner>
      )}
      {place.source.absentOn !== null && (
        <Banner tone="warn" title={placeTexts.source}>
          <p>{placeTexts.absentOn(formatBoth(place.source.absentOn))}</p>
        </Banner>
      )}
      {isOld && (
        <Banner tone="warn" title={placeTexts.assuredOn}>
          <p>{placeTexts.assureSoon}</p>
        </Banner>
      )}
    </>
  )
}

function Actions({ visit, place }: { readonly visit: SignedVisit; readonly place: Place }) {
  const isKeeper = visit.signedIn.reader.duties.has('administer')
  const { id, version } = place
  return (
    <ButtonRow>
      {isKeeper && place.isActive && (
        <>
          <ActionForm
            action={`/places/${id}/assure`}
            token={visit.formToken}
            kind="primary"
            version={version}
            busyLabel={placeTexts.assuring}
          >
            {placeTexts.assure}
          </ActionForm>
          <ButtonLink kind="secondary" href={`/places/${id}/edit`}>
            {placeTexts.edit}
          </ButtonLink>
        </>
      )}
      {isKeeper && !place.isActive && (
        <ActionForm action={`/places/${id}/reopen`} token={visit.formToken} kind="secondary" version={version}>
          {placeTexts.reopen}
        </ActionForm>
      )}
      <PrintButton />
    </ButtonRow>
  )
}
