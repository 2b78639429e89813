import type { Day } from '../../../kernel/day.ts'
import { addMonths, readDay } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { CalendarPage, CalendarWish } from '../acts/read-meetings.ts'
import { readCalendar } from '../acts/read-meetings.ts'
import type { Meeting } from '../domain/meeting.ts'
import { MeetingBadge } from './badges.tsx'
import { circularTexts } from './paper/texts.ts'
import { sheetTexts } from './sheet/texts.ts'
import { flashOf, whenShort } from './spelling.ts'
import { texts } from './texts.ts'

const ROWS = 50
/** A month of all councils of the city stays on one page. */
const ROWS_OF_A_MONTH = 400

/** GET /meetings: one calendar over all bodies the reader may see. What comes first; a month; or what was, the last first. */
export async function showMeetings(visit: SignedVisit): Promise<Answer> {
  const month = monthAsked(visit)
  const after = readId<'meeting'>(visit.query.get('after') || undefined)
  const limit = month ? ROWS_OF_A_MONTH : ROWS
  const found = await readCalendar(visit.act, filterAsked(visit, month), { limit, after })
  const view = visit.query.get('view') === 'past' ? 'view=past&' : ''
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'meetings')} flash={flashOf(visit)}>
      <PageTitle title={texts.title} lead={texts.lead} actions={<Actions isKeeper={isKeeper(found)} />} />
      <Views visit={visit} month={month} />
      {month && <Months month={month} />}
      <MeetingTable rows={found.rows} now={visit.now} isKeeper={isKeeper(found)} />
      <Pager nextHref={month ? undefined : found.next && `/meetings?${view}after=${found.next}`} prevHref={after && `/meetings?${view}`} />
    </Layout>,
  )
}

function filterAsked(visit: SignedVisit, month: Day | undefined): CalendarWish {
  if (month) return { from: month, before: addMonths(month, 1) }
  return visit.query.get('view') === 'past' ? { before: visit.act.today, isBackwards: true } : { from: visit.act.today }
}

/** The first day of the month in the address (2026-11). */
function monthAsked(visit: SignedVisit): Day | undefined {
  const asked = visit.query.get('month')
  return asked === '' ? undefined : readDay(`${asked}-01`)
}

function isKeeper({ reader }: CalendarPage): boolean {
  return reader.isCoordinator || reader.kept.length > 0
}

function MeetingTable(props: { readonly rows: readonly Meeting[]; readonly now: Date; readonly isKeeper: boolean }) {
  return (
    <Table
      caption={texts.title}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'title', label: texts.columns.title, width: 'l' },
        { key: 'when', label: texts.columns.when, isWhole: true },
        { key: 'body', label: texts.columns.body },
        { key: 'council', label: texts.columns.council },
        { key: 'place', label: texts.columns.place },
        { key: 'state', label: texts.columns.state },
      ]}
      rows={props.rows.map(meeting => ({
        key: meeting.id,
        href: `/meetings/${meeting.id}`,
        cells: {
          title: meeting.title,
          when: whenShort(meeting),
          body: meeting.bodyName,
          council: meeting.councilName ?? texts.cityWide,
          place: meeting.place,
          state: <MeetingBadge meeting={meeting} now={props.now} />,
        },
      }))}
      empty={{ title: texts.noMeetings, text: texts.noMeetingsText, action: props.isKeeper ? <NewLink /> : undefined }}
    />
  )
}

function Views(props: { readonly visit: SignedVisit; readonly month: Day | undefined }) {
  const isPast = props.visit.query.get('view') === 'past'
  return (
    <Tabs
      label={texts.tabs}
      tabs={[
        { href: '/meetings', label: texts.upcoming, isHere: !isPast && !props.month },
        { href: `/meetings?month=${props.visit.act.today.slice(0, 7)}`, label: texts.month, isHere: props.month !== undefined },
        { href: '/meetings?view=past', label: texts.past, isHere: isPast },
        { href: '/decisions', label: texts.decisions },
        { href: '/actions', label: texts.actions },
        { href: '/questions', label: texts.questions },
        { href: '/sheets', label: sheetTexts.title },
        { href: '/circulars', label: circularTexts.title },
      ]}
    />
  )
}

function Months(props: { readonly month: Day }) {
  const link = (by: number) => `/meetings?month=${addMonths(props.month, by).slice(0, 7)}`
  return (
    <nav class="tn-pager" aria-label={texts.month}>
      <p class="tn-pager__count">{`${props.month.slice(0, 4)}年${Number(props.month.slice(5, 7))}月`}</p>
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

function Actions(props: { readonly isKeeper: boolean }) {
  return (
    <>
      {props.isKeeper && <NewLink />}
      <ButtonLink kind="secondary" href="/meetings/calendar">
        {texts.feed}
      </ButtonLink>
      <PrintButton />
    </>
  )
}

function NewLink() {
  return (
    <ButtonLink kind="primary" href="/meetings/new" shortcut="new">
      {texts.new}
    </ButtonLink>
  )
}
