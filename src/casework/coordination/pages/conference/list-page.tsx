import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Button } from '../../../../ui/button.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Select } from '../../../../ui/select.tsx'
import type { TableRow } from '../../../../ui/table.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import type { ConferenceLine, ConferenceView } from '../../acts/conference/read-conferences.ts'
import { CONFERENCE_VIEWS, readConferences } from '../../acts/conference/read-conferences.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { selectableTypes } from '../../domain/conference/conference-type.ts'
import { KindMark } from './kind-mark.tsx'
import { texts } from './texts.ts'
import { STATE_TONE, whenShort } from './wording.ts'

const ROWS = 50

/** The conferences one's own agency convenes or is called to: those to come, or those that are over. */
export async function showConferences(visit: SignedVisit): Promise<Answer> {
  const view = viewAsked(visit.query.get('view'))
  const typeCode = visit.query.get('kind') || undefined
  const after = readId<'conference'>(visit.query.get('after'))
  const { lines, next, types } = await readConferences(visit.act, { view, typeCode, limit: ROWS, after })
  const here = `/conferences?view=${view}${typeCode ? `&kind=${encodeURIComponent(typeCode)}` : ''}`
  return page(
    <Layout title={`${texts.list.views[view]}｜${texts.list.title}`} frame={frameOf(visit, 'conferences')}>
      <PageTitle title={texts.list.title} lead={texts.list.lead} />
      <Tabs
        label={texts.list.viewsLabel}
        tabs={CONFERENCE_VIEWS.map(one => ({ href: `/conferences?view=${one}`, label: texts.list.views[one], isHere: one === view }))}
      />
      <KindFilter view={view} chosen={typeCode} types={selectableTypes(types, visit.act.today)} />
      <ConferenceTable caption={texts.list.views[view]} lines={lines} types={types} empty={texts.list.empty[view]} />
      <Pager nextHref={next && `${here}&after=${next}`} prevHref={after && here} />
    </Layout>,
  )
}

/** The view a link asks for; what is to come when it asks for none. */
export function viewAsked(text: string): ConferenceView {
  return CONFERENCE_VIEWS.find(view => view === text) ?? 'upcoming'
}

/** Conferences as a list, each with the kinds of its items. */
export function ConferenceTable(props: {
  readonly caption: string
  readonly lines: readonly ConferenceLine[]
  readonly types: readonly ConferenceType[]
  readonly empty: { readonly title: string; readonly text: string }
}) {
  const { column } = texts.list
  return (
    <Table
      caption={props.caption}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'title', label: column.title },
        { key: 'no', label: column.no, width: 'xs' },
        { key: 'kind', label: column.kind, width: 'm' },
        { key: 'when', label: column.when, width: 'm' },
        { key: 'by', label: column.by, width: 'm' },
        { key: 'state', label: column.state, width: 'm' },
      ]}
      rows={props.lines.map(line => rowOf(line, props.types))}
      empty={props.empty}
    />
  )
}

function rowOf(line: ConferenceLine, types: readonly ConferenceType[]): TableRow {
  const { conference } = line
  const kinds = [...new Map(line.items.map(item => [item.called, types.find(type => type.code === item.typeCode)]))]
  return {
    key: conference.id,
    href: `/conferences/${conference.id}`,
    cells: {
      title: conference.title,
      no: String(line.no),
      kind: (
        <span class="tn-kinds">
          {kinds.map(([called, type]) => (
            <KindMark called={called} type={type} />
          ))}
        </span>
      ),
      when: whenShort(conference.startsAt),
      by: line.isConvenor ? texts.list.mine : line.conveningAgencyName,
      state: <Badge tone={STATE_TONE[conference.state]}>{texts.state[conference.state]}</Badge>,
    },
  }
}

function KindFilter(props: {
  readonly view: ConferenceView
  readonly chosen: string | undefined
  readonly types: readonly ConferenceType[]
}) {
  const options = props.types.map(type => ({ value: type.code, label: type.displayName }))
  return (
    <form class="tn-pick" method="get" action="/conferences">
      <HiddenFields values={{ view: props.view }} />
      <Select
        name="kind"
        label={texts.list.filter}
        required={false}
        value={props.chosen ?? ''}
        options={[{ value: '', label: texts.list.filterAll }, ...options]}
      />
      <Button kind="secondary">{texts.list.filterGo}</Button>
    </form>
  )
}
