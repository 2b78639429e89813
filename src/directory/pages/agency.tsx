import { daysBetween } from '../../kernel/day.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { BothDates } from '../../ui/both-dates.tsx'
import { Description } from '../../ui/description.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton } from '../../ui/print.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import type { Agency } from '../domain/agency.ts'
import { isStale } from '../domain/agency.ts'
import { texts } from './texts.ts'
import { areaWords, languageWords, secrecyWords } from './words.ts'

/** One agency: what it does, what it does not and who takes that, and since when that is assured. */
export function AgencyPage(props: { readonly visit: SignedVisit; readonly agency: Agency }) {
  const { visit, agency } = props
  const { codes } = visit.house
  return (
    <Layout
      title={agency.name}
      frame={frameOf(visit, 'agencies')}
      crumbs={[{ label: texts.title, href: '/agencies' }, { label: agency.name }]}
    >
      <PageTitle title={agency.name} lead={agency.kana} actions={<PrintButton />} />
      {isStale(agency, visit.act.today, daysBetween) && (
        <Banner tone="warn" title={texts.assuredOn}>
          <p>{texts.stale}</p>
        </Banner>
      )}
      <Description
        rows={[
          { label: texts.does, value: agency.does, wide: true },
          { label: texts.doesNot, value: agency.doesNot, wide: true },
          { label: texts.area, value: areaWords(agency.area) },
          { label: texts.languages, value: languageWords(visit, agency.languages) },
          { label: texts.phone, value: agency.phone ?? '' },
          { label: texts.secrecy, value: secrecyWords(agency.secrecyClass) },
          { label: texts.assuredOn, value: <BothDates day={agency.assuredOn} /> },
        ]}
      />
      <Section id="offers" title={texts.offers}>
        <Table
          caption={texts.offers}
          isCaptionHidden
          isWrapping
          columns={[
            { key: 'name', label: texts.name, width: 'm' },
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
    </Layout>
  )
}
