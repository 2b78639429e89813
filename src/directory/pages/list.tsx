import { formatEraShort } from '../../kernel/era.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Button } from '../../ui/button.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PrintButton } from '../../ui/print.tsx'
import { Select } from '../../ui/select.tsx'
import { Table } from '../../ui/table.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Agency } from '../domain/agency.ts'
import { texts } from './texts.ts'
import { areaWords, languageWords } from './words.ts'

/** The directory: who does what, where, in which languages, checked when. Its filters hold no personal word, so they may stand in the address. */
export function AgencyList(props: { readonly visit: SignedVisit; readonly agencies: readonly Agency[]; readonly hasMore: boolean }) {
  const { visit, agencies } = props
  const { query } = visit
  const codes = (list: string) => visit.house.codes.on(list, visit.act.today).map(code => ({ value: code.code, label: code.label }))
  const last = agencies.at(-1)
  return (
    <Layout title={texts.title} frame={frameOf(visit, 'agencies')}>
      <PageTitle title={texts.title} lead={texts.lead} actions={<PrintButton />} />
      <form class="tn-filter" method="get" action="/agencies">
        <FieldRow>
          <TextField name="q" label={texts.words} value={query.get('q')} required={false} width="m" />
          <Select
            name="topic"
            label={texts.topic}
            value={query.get('topic')}
            required={false}
            options={[{ value: '', label: texts.anyTopic }, ...codes('topic')]}
          />
          <Select
            name="language"
            label={texts.language}
            value={query.get('language')}
            required={false}
            options={[{ value: '', label: texts.anyLanguage }, ...codes('language')]}
          />
          <Button kind="secondary">{texts.find}</Button>
        </FieldRow>
      </form>
      <Table
        caption={texts.caption}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: texts.name, width: 'm' },
          { key: 'does', label: texts.does },
          { key: 'area', label: texts.area, width: 's' },
          { key: 'languages', label: texts.languages, width: 's' },
          { key: 'phone', label: texts.phone, width: 's' },
          { key: 'assuredOn', label: texts.assuredOn, width: 's' },
        ]}
        rows={agencies.map(agency => ({
          key: agency.id,
          href: `/agencies/${agency.id}`,
          cells: {
            name: <span class="tn-flowing">{agency.name}</span>,
            does: agency.does,
            area: areaWords(agency.area),
            languages: languageWords(visit, agency.languages),
            phone: <span class="tn-whole">{agency.phone}</span>,
            assuredOn: formatEraShort(agency.assuredOn),
          },
        }))}
        empty={{ title: texts.emptyTitle, text: texts.emptyText }}
      />
      <Pager nextHref={props.hasMore && last ? `/agencies?${nextQuery(visit, last.id)}` : undefined} />
    </Layout>
  )
}

function nextQuery(visit: SignedVisit, after: string): string {
  const next = new URLSearchParams()
  for (const [name, value] of visit.query.entries) if (name !== 'after' && value !== '') next.append(name, value)
  next.append('after', after)
  return next.toString()
}
