import { formatDayShort } from '../../kernel/day.ts'
import { Banner } from '../../ui/banner.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import type { PlannedMove, TransferPlan } from '../acts/transfer-staff.ts'
import type { TransferComplaint } from '../domain/transfer.ts'
import { texts as accountTexts } from './account-texts.ts'
import { dutyLine } from './duty-choices.tsx'
import { texts } from './transfer-texts.ts'

/** Every line that does not fit, with its number, its column and what to do. */
export function Complaints(props: { readonly complaints: readonly TransferComplaint[] }) {
  const { complaintColumns: columns } = texts
  return (
    <Section id="complaints" title={texts.complaints}>
      <Banner tone="bad" title={texts.fix} />
      <Table
        caption={texts.complaints}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'line', label: columns.line, width: 's' },
          { key: 'column', label: columns.column, width: 's' },
          { key: 'sentence', label: columns.sentence },
        ]}
        rows={props.complaints.map((one, nth) => ({
          key: String(nth),
          cells: { line: texts.line(one.line), column: one.column ?? texts.wholeLine, sentence: one.sentence },
        }))}
        empty={{ title: '', text: '' }}
      />
    </Section>
  )
}

/** Who goes from where to where, on which day, with which duties. */
export function Plan(props: { readonly plan: TransferPlan }) {
  const { moves } = props.plan
  const sessions = moves.reduce((sum, move) => sum + move.mover.sessions, 0)
  const keys = ['who', 'from', 'to', 'duties', 'day', 'lastDay', 'sessions'] as const
  return (
    <Section id="plan" title={texts.plan}>
      <Table
        caption={texts.before(moves.length)}
        isCaptionHidden
        isWrapping
        columns={keys.map(key => ({ key, label: texts.planColumns[key] }))}
        rows={moves.map(move => ({ key: move.mover.id, cells: cellsOf(move) }))}
        empty={{ title: '', text: '' }}
      />
      <p>{texts.sessionsNote(sessions)}</p>
    </Section>
  )
}

function cellsOf({ row, mover }: PlannedMove) {
  return {
    who: `${mover.name}（${mover.login}）`,
    from: mover.agencyName,
    to: row.agency ?? texts.leaves,
    duties: dutyLine(row.duties, accountTexts.noDuty),
    day: <span class="tn-whole">{formatDayShort(row.from)}</span>,
    lastDay: row.lastDay !== null && <span class="tn-whole">{formatDayShort(row.lastDay)}</span>,
    sessions: texts.sessions(mover.sessions),
  }
}
