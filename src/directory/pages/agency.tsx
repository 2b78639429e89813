import { daysBetween } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { REFUSALS } from '../../platform/http/problem.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { BothDates } from '../../ui/both-dates.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { Description } from '../../ui/description.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton } from '../../ui/print.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import { canEditAgency } from '../acts/edit-agency.ts'
import { readAgency } from '../acts/read-agencies.ts'
import { readPlaces } from '../acts/read-places.ts'
import type { Agency } from '../domain/agency.ts'
import { isStale } from '../domain/agency.ts'
import type { Place } from '../domain/place.ts'
import { HoursTable, OpenBadge, ShortOpenBadge } from './hours-table.tsx'
import { placeTexts } from './place-texts.ts'
import { texts } from './texts.ts'
import { areaWords, languageWords, secrecyWords } from './words.ts'

type Shown = {
  readonly visit: SignedVisit
  readonly agency: Agency
  readonly places: readonly Place[]
  readonly canEdit: boolean
  readonly notice?: string | undefined
}

/** GET /agencies/:id, and the same page after something was refused, with the reason above it. */
export async function agencyAnswer(visit: SignedVisit, refused?: Refusal): Promise<Answer> {
  const agency = await readAgency(visit.act, visit.params['id'] as AgencyId)
  if (agency === undefined) return absentAnswer(visit)
  const { places } = await readPlaces(visit.act, { agencyId: agency.id, limit: 100 })
  const canEdit = await canEditAgency(visit.act, agency.id)
  const said = refused && REFUSALS[refused.code]
  return page(<AgencyPage visit={visit} agency={agency} places={places} canEdit={canEdit} notice={said?.sentence} />, said?.status)
}

/** One agency: what it does, what it does not and who takes that, when it is open, where its places are, since when that is assured. */
function AgencyPage(props: Shown) {
  const { visit, agency } = props
  const flash: Readonly<Record<string, string>> = texts.flash
  const done = visit.query.get('done')
  return (
    <Layout
      title={agency.name}
      frame={frameOf(visit, 'agencies')}
      crumbs={[{ label: texts.title, href: '/agencies' }, { label: agency.name }]}
      flash={Object.hasOwn(flash, done) ? flash[done] : undefined}
    >
      <PageTitle title={agency.name} lead={agency.kana} actions={<Actions {...props} />} />
      {props.notice && (
        <Banner tone="bad" title={texts.notDone}>
          <p>{props.notice}</p>
        </Banner>
      )}
      {isStale(agency, visit.act.today, daysBetween) && (
        <Banner tone="warn" title={texts.assuredOn}>
          <p>{texts.stale}</p>
        </Banner>
      )}
      <Facts visit={visit} agency={agency} />
      <Section
        id="hours"
        title={texts.hours}
        actions={agency.hours.openings.length > 0 && <OpenBadge hours={agency.hours} now={visit.now} today={visit.act.today} />}
      >
        <HoursTable hours={agency.hours} today={visit.act.today} caption={texts.hours} />
      </Section>
      <Offers visit={visit} agency={agency} />
      <Places {...props} />
    </Layout>
  )
}

function Facts({ visit, agency }: { readonly visit: SignedVisit; readonly agency: Agency }) {
  const rows = [
    { label: texts.does, value: agency.does, wide: true },
    { label: texts.doesNot, value: agency.doesNot, wide: true },
    { label: texts.area, value: areaWords(agency.area) },
    { label: texts.languages, value: languageWords(visit, agency.languages) },
    { label: texts.phone, value: agency.phone ?? '' },
    { label: texts.secrecy, value: secrecyWords(agency.secrecyClass) },
    { label: texts.assuredOn, value: <BothDates day={agency.assuredOn} /> },
  ]
  const easy = agency.doesEasy === null ? [] : [{ label: texts.doesEasy, value: agency.doesEasy, wide: true }]
  const web = agency.url === null ? [] : [{ label: texts.url, value: <a href={agency.url}>{agency.url}</a>, wide: true }]
  const inner = agency.isInner ? [{ label: texts.inner, value: texts.innerNote, wide: true }] : []
  return <Description rows={[...rows, ...easy, ...web, ...inner]} />
}

function Offers({ visit, agency }: { readonly visit: SignedVisit; readonly agency: Agency }) {
  const { codes } = visit.house
  return (
    <Section id="offers" title={texts.offers}>
      <Table
        caption={texts.offers}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: texts.offerName, width: 'm' },
          { key: 'description', label: texts.does },
          { key: 'topics', label: texts.topic },
        ]}
        rows={agency.offers.map(offer => ({
          key: offer.name,
          cells: {
            name: offer.name,
            description: offer.description,
            topics: offer.topics.map(topic => codes.label('topic', topic, visit.act.today)).join('、'),
          },
        }))}
        empty={{ title: texts.offers, text: texts.stale }}
      />
    </Section>
  )
}

function Places({ visit, places }: Shown) {
  const { columns } = placeTexts
  return (
    <Section id="places" title={placeTexts.places}>
      <Table
        caption={placeTexts.places}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: columns.name },
          { key: 'address', label: columns.address },
          { key: 'open', label: columns.open, width: 'm' },
        ]}
        rows={places.map(place => ({
          key: place.id,
          href: `/places/${place.id}`,
          cells: {
            name: place.name,
            address: place.address ?? '',
            open: <ShortOpenBadge hours={place.hours} now={visit.now} today={visit.act.today} />,
          },
        }))}
        empty={{ title: placeTexts.noPlaces, text: placeTexts.noPlacesText }}
      />
    </Section>
  )
}

function Actions({ visit, agency, canEdit }: Shown) {
  return (
    <ButtonRow>
      {canEdit && (
        <>
          <ActionForm
            action={`/agencies/${agency.id}/assure`}
            token={visit.formToken}
            kind="primary"
            version={agency.version}
            busyLabel={texts.assuring}
          >
            {texts.assure}
          </ActionForm>
          <ButtonLink kind="secondary" href={`/agencies/${agency.id}/edit`}>
            {texts.edit}
          </ButtonLink>
        </>
      )}
      <PrintButton />
    </ButtonRow>
  )
}
