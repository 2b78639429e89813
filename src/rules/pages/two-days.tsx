import type { Day } from '../../kernel/day.ts'
import { addDays, formatDay } from '../../kernel/day.ts'
import { Badge } from '../../ui/badge.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import { texts } from './texts.ts'

/** One row of a list on the two days: what people read the day before and on the day. */
export type TwoDayLine = { readonly key: string; readonly before: string | undefined; readonly on: string | undefined }

/** The list on the day before a change and on the day itself, side by side, with what differs marked in words. */
export function TwoDays(props: { readonly from: Day; readonly lines: readonly TwoDayLine[] }) {
  const title = texts.twoDays(formatDay(addDays(props.from, -1)), formatDay(props.from))
  return (
    <Section id="two-days" title={title}>
      <Table
        caption={title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'before', label: texts.dayBefore },
          { key: 'on', label: texts.dayOf },
          { key: 'difference', label: texts.difference, width: 's' },
        ]}
        rows={props.lines.map(line => ({
          key: line.key,
          ...(line.before === line.on ? {} : { tone: 'info' as const }),
          cells: {
            before: line.before ?? texts.notHeld,
            on: line.on ?? texts.notHeld,
            difference: <Mark line={line} />,
          },
        }))}
        empty={{ title: texts.noneOn, text: texts.noneOnText }}
      />
    </Section>
  )
}

function Mark({ line }: { readonly line: TwoDayLine }) {
  if (line.before === line.on) return null
  if (line.before === undefined) return <Badge tone="good">{texts.starts}</Badge>
  if (line.on === undefined) return <Badge tone="warn">{texts.ends}</Badge>
  return <Badge tone="info">{texts.differs}</Badge>
}
