import { dayOfInstant, formatDayShort } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Tone } from '../../../../ui/badge.tsx'
import { Badge } from '../../../../ui/badge.tsx'
import type { TableColumn } from '../../../../ui/table.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { TrackState } from '../../domain/case/case.ts'
import type { CaseRow } from '../../domain/case/case-list.ts'
import { listTexts as texts } from './list-texts.ts'

const { columns } = texts

const WIDE: readonly TableColumn[] = [
  { key: 'no', label: columns.no, width: 'xs' },
  { key: 'label', label: columns.label },
  { key: 'lead', label: columns.lead, width: 'l' },
  { key: 'coordinator', label: columns.coordinator, width: 's' },
  { key: 'solving', label: columns.solving, width: 'xs' },
  { key: 'accompanying', label: columns.accompanying, width: 'xs' },
  { key: 'nextContact', label: columns.nextContact, width: 's' },
]
const NARROW: readonly TableColumn[] = WIDE.filter(({ key }) => !['coordinator', 'accompanying'].includes(key)).map(({ key, label }) => ({
  key,
  label,
  isWhole: key !== 'label' && key !== 'lead',
}))

/** Cases as a table: who leads, how both tracks stand, when the next contact is; red when that day has passed. */
export function CaseTable(props: {
  readonly visit: SignedVisit
  readonly rows: readonly CaseRow[]
  readonly isNarrow?: boolean
  readonly caption?: string
  readonly empty?: { readonly title: string; readonly text: string }
}) {
  const { today } = props.visit.act
  return (
    <Table
      caption={props.caption ?? texts.title}
      isCaptionHidden
      isWrapping={props.isNarrow === true}
      columns={props.isNarrow ? NARROW : WIDE}
      rows={props.rows.map(row => {
        const isLate = row.endedAt === null && row.nextContactOn !== null && row.nextContactOn < today
        return {
          key: row.id,
          href: `/cases/${row.id}`,
          tone: isLate ? ('bad' as const) : undefined,
          cells: {
            no: texts.number(row.no),
            label: row.label,
            lead: row.leadStaffName === null ? row.leadName : `${row.leadName}　${row.leadStaffName}`,
            coordinator: row.coordinatorName ?? '',
            solving: <TrackBadge state={row.solving} />,
            accompanying: <TrackBadge state={row.accompanying} />,
            nextContact: row.nextContactOn === null ? '' : formatDayShort(row.nextContactOn),
          },
        }
      })}
      empty={props.empty ?? { title: texts.personPanelEmpty, text: texts.personPanelEmptyText }}
    />
  )
}

/** Columns of the list as a file. */
export const CASE_HEAD = [
  columns.no,
  columns.label,
  columns.lead,
  columns.coordinator,
  columns.solving,
  columns.accompanying,
  columns.nextContact,
  columns.openedAt,
  columns.direction,
]

/** One case as a line of a file. */
export function caseLine(row: CaseRow) {
  return [
    texts.number(row.no),
    row.label,
    row.leadName,
    row.coordinatorName,
    texts.states[row.solving],
    texts.states[row.accompanying],
    row.nextContactOn,
    dayOfInstant(row.openedAt),
    row.direction,
  ]
}

const TONES: Readonly<Record<TrackState, Tone>> = { open: 'good', paused: 'warn', ended: 'done' }

function TrackBadge({ state }: { readonly state: TrackState }) {
  return <Badge tone={TONES[state]}>{texts.states[state]}</Badge>
}
