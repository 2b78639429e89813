import type { Day } from '../../../kernel/day.ts'
import { addMonths, readDay } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Table } from '../../../ui/table.tsx'
import type { CalendarEntry } from '../acts/read-dates.ts'
import { readWholeCalendar } from '../acts/read-dates.ts'
import { DateBadge } from './badges.tsx'
import { whenShort } from './spelling.ts'
import { texts } from './texts.ts'
import { Views } from './views.tsx'

/** GET /activities/calendar: a month of everything, activities and meetings of all councils the reader may know. */
export async function showCalendar(visit: SignedVisit): Promise<Answer> {
  const month = monthAsked(visit)
  const councilNo = Number(visit.query.get('council'))
  const narrowed = Number.isInteger(councilNo) && councilNo > 0 && councilNo < 1000 ? councilNo : undefined
  const entries = await readWholeCalendar(visit.act, { from: month, before: addMonths(month, 1), councilNo: narrowed })
  return page(
    <Layout title={texts.month} frame={frameOf(visit, 'activities')}>
      <PageTitle title={texts.month} lead={texts.monthLead} actions={<PrintButton />} />
      <Views here="month" />
      <Months month={month} council={narrowed} />
      <Table
        caption={texts.month}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: texts.columns.name, width: 'l' },
          { key: 'when', label: texts.columns.when, isWhole: true },
          { key: 'kind', label: texts.columns.kind },
          { key: 'place', label: texts.columns.place },
          { key: 'council', label: texts.columns.council },
        ]}
        rows={entries.map(entry => rowOf(visit, entry))}
        empty={{ title: texts.emptyMonth, text: texts.emptyMonthText }}
      />
    </Layout>,
  )
}

/** The first day of the month in the address (2026-12); of this month where there is none. */
export function monthAsked(visit: SignedVisit): Day {
  const thisMonth = readDay(`${visit.act.today.slice(0, 7)}-01`) ?? visit.act.today
  return readDay(`${visit.query.get('month')}-01`) ?? thisMonth
}

/** A month in words: 2026年12月. */
export function monthWords(month: Day): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
}

function rowOf(visit: SignedVisit, entry: CalendarEntry) {
  if (entry.kind === 'meeting') {
    const { meeting } = entry
    const isOff = meeting.state === 'cancelled'
    return {
      key: meeting.id,
      href: `/meetings/${meeting.id}`,
      cells: {
        name: meeting.title,
        when: whenShort(meeting),
        kind: <Badge tone={isOff ? 'bad' : 'neutral'}>{isOff ? texts.phases.cancelled : texts.meeting}</Badge>,
        place: meeting.place || '―',
        council: meeting.councilName ?? texts.cityWide,
      },
    }
  }
  const { date } = entry
  return {
    key: date.id,
    href: `/activities/${date.activityId}/dates/${date.id}`,
    cells: {
      name: date.name,
      when: whenShort(date),
      kind: date.state === 'cancelled' ? <DateBadge date={date} now={visit.now} /> : texts.kinds[date.kind],
      place: date.place || '―',
      council: date.councilName ?? texts.cityWide,
    },
  }
}

function Months(props: { readonly month: Day; readonly council: number | undefined }) {
  const council = props.council === undefined ? '' : `&council=${props.council}`
  const link = (by: number) => `/activities/calendar?month=${addMonths(props.month, by).slice(0, 7)}${council}`
  return (
    <nav class="tn-pager" aria-label={texts.month}>
      <p class="tn-pager__count">{monthWords(props.month)}</p>
      <p class="tn-pager__links">
        <ButtonLink kind="secondary" href={link(-1)}>
          {texts.prevMonth}
        </ButtonLink>
        <ButtonLink kind="secondary" href={link(1)}>
          {texts.nextMonth}
        </ButtonLink>
      </p>
    </nav>
  )
}
