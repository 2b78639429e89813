import { addDays } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Table } from '../../../ui/table.tsx'
import type { DatePage } from '../acts/read-dates.ts'
import { readDates } from '../acts/read-dates.ts'
import type { CalendarDate, Taken } from '../domain/occurrence.ts'
import { isUpcoming } from '../domain/occurrence.ts'
import { DateBadge } from './badges.tsx'
import { registerPage } from './register-page.tsx'
import { flashOf, whenShort } from './spelling.ts'
import { texts } from './texts.ts'
import { isKeeper, ListActions, StartLink, Views } from './views.tsx'

const ROWS = 60
const DAYS_AHEAD = 62

/** GET /activities: the dates that come, the register of all activities, or what was. */
export async function showActivities(visit: SignedVisit): Promise<Answer> {
  if (visit.query.get('view') === 'all') return registerPage(visit)
  const isPast = visit.query.get('view') === 'past'
  const { today } = visit.act
  const span = isPast ? { before: today, isBackwards: true } : { from: today, before: addDays(today, DAYS_AHEAD) }
  const found = await readDates(visit.act, span, ROWS)
  const rows = isPast ? found.rows : found.rows.filter(date => isUpcoming(date, visit.now) || date.state === 'cancelled')
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'activities')} flash={flashOf(visit)}>
      <PageTitle title={texts.title} lead={texts.lead} actions={<ListActions reader={found.reader} />} />
      <Views here={isPast ? 'past' : 'coming'} />
      {!isPast && <AskedBanner asked={found.asked} />}
      <DateTable visit={visit} rows={rows} found={found} />
    </Layout>,
  )
}

/** Dates that wait for somebody to tell how they went; gone as soon as one has told, or after 14 days. */
function AskedBanner(props: { readonly asked: readonly CalendarDate[] }) {
  if (props.asked.length === 0) return null
  return (
    <Banner tone="info" title={texts.asked}>
      <p>{texts.askedText}</p>
      <ul>
        {props.asked.map(date => (
          <li>
            <a href={`/activities/${date.activityId}/dates/${date.id}#how`}>{`${date.name}　${whenShort(date)}`}</a>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function DateTable(props: { readonly visit: SignedVisit; readonly rows: readonly CalendarDate[]; readonly found: DatePage }) {
  const { found, visit } = props
  return (
    <Table
      caption={texts.title}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'name', label: texts.columns.name, width: 'l' },
        { key: 'when', label: texts.columns.when, isWhole: true },
        { key: 'place', label: texts.columns.place },
        { key: 'council', label: texts.columns.council },
        { key: 'people', label: texts.columns.people },
        { key: 'state', label: texts.columns.state },
      ]}
      rows={props.rows.map(date => ({
        key: date.id,
        href: `/activities/${date.activityId}/dates/${date.id}`,
        cells: {
          name: date.name,
          when: whenShort(date),
          place: date.place || '―',
          council: date.councilName ?? texts.cityWide,
          people: peopleWords(date, found.taken.get(date.id) ?? []),
          state: (
            <>
              <DateBadge date={date} now={visit.now} />
              {found.mine.has(date.id) && <Badge tone="good">{texts.mine}</Badge>}
              {date.wantsHelp && isUpcoming(date, visit.now) && <Badge tone="warn">{texts.wantsHelp}</Badge>}
            </>
          ),
        },
      }))}
      empty={{ title: texts.emptyDates, text: texts.emptyDatesText, action: isKeeper(found.reader) ? <StartLink /> : undefined }}
    />
  )
}

function peopleWords(date: CalendarDate, taken: readonly Taken[]): string {
  if (!date.isInside) return '―'
  const [joined, waiting] = [taken.reduce((sum, one) => sum + one.joined, 0), taken.reduce((sum, one) => sum + one.waiting, 0)]
  return [texts.people(joined), waiting > 0 ? texts.waits(waiting) : ''].filter(Boolean).join('・')
}
