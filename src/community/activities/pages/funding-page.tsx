import type { Day } from '../../../kernel/day.ts'
import { addDays, addMonths, formatDayShort, weekdayOf } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { listCouncils, mayRead, neighbourOf } from '../../councils/index.ts'
import { readFundings } from '../acts/funding-keep.ts'
import { PLACES } from '../acts/group-read.ts'
import type { FundingDay } from '../domain/funding.ts'
import { byMonth, fundingDays } from '../domain/funding.ts'
import { FundingBadge, yenOf } from './funding-section.tsx'
import { texts } from './funding-texts.ts'
import { calendarFile, originOf, wholeDays } from './group-calendar.ts'
import { undertakingFilterAsked } from './group-list.tsx'

/** Residents with a seat and coordinators; of the city nobody, because money stays in the council. */
const duty = ['outreach', 'chair', 'resident'] as const

/** The fundraising calendar of a council. */
export const fundingRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/fundraising', duty, audit: 'funding.list', handler: showFundraising }),
  route({ method: 'GET', path: '/fundraising/calendar', duty, audit: 'funding.list', handler: showFundraisingFile }),
]

/** A year ahead, and the month that has begun. */
function yearFrom(today: Day): { readonly from: Day; readonly until: Day } {
  const from = addDays(today, 1 - Number(today.slice(8)))
  return { from, until: addDays(addMonths(from, 12), -1) }
}

async function showFundraising(visit: SignedVisit): Promise<Answer> {
  const { councilNo } = undertakingFilterAsked(visit)
  const fundings = await readFundings(visit.act, councilNo)
  const councils = await visit.act.look(async db => {
    const reader = await neighbourOf(db)
    return (await listCouncils(db)).filter(({ no }) => mayRead('council', no, reader))
  })
  const { from, until } = yearFrom(visit.act.today)
  const days = fundingDays(fundings, from, until)
  const of = councils.find(({ no }) => no === councilNo)
  const title = of ? `${texts.title}（${of.name}）` : texts.title
  return page(
    <Layout title={title} frame={frameOf(visit, 'groups')} crumbs={[{ label: texts.toGroups, href: PLACES.group }, { label: texts.title }]}>
      <PageTitle title={title} lead={texts.lead} actions={<Actions councilNo={councilNo} />} />
      {councils.length > 1 && (
        <form class="tn-form tn-screen-only" method="get" action="/fundraising">
          <Select
            name="council"
            label={texts.council}
            required={false}
            options={[{ value: '', label: texts.allCouncils }, ...councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
            value={visit.query.get('council')}
          />
          <ButtonRow>
            <button class="tn-button tn-button--secondary" type="submit">
              {texts.show}
            </button>
          </ButtonRow>
        </form>
      )}
      {days.length === 0 ? (
        <EmptyState title={texts.empty} text={texts.emptyText} action={<a href={PLACES.group}>{texts.toGroups}</a>} />
      ) : (
        byMonth(days, from, until)
          .filter((month, at) => month.days.length > 0 || at < 3)
          .map(({ month, days: own }) => <Month month={month} days={own} />)
      )}
    </Layout>,
  )
}

function Actions({ councilNo }: { readonly councilNo: number | undefined }) {
  return (
    <>
      <ButtonLink kind="secondary" href={`/fundraising/calendar${councilNo ? `?council=${councilNo}` : ''}`}>
        {texts.export}
      </ButtonLink>
      <PrintButton />
    </>
  )
}

function Month({ month, days }: { readonly month: string; readonly days: readonly FundingDay[] }) {
  return (
    <Section id={`month-${month}`} title={`${month.slice(0, 4)}年${Number(month.slice(5))}月`}>
      {days.length === 0 ? (
        <p>{texts.noDays}</p>
      ) : (
        <Table
          caption={month}
          isCaptionHidden
          isWrapping
          columns={[
            { key: 'on', label: texts.columns.on, isWhole: true },
            { key: 'what', label: texts.columns.what },
            { key: 'name', label: texts.columns.name },
            { key: 'of', label: texts.columns.of },
            { key: 'amount', label: texts.columns.amount, align: 'end', isWhole: true },
            { key: 'state', label: texts.columns.state },
          ]}
          rows={days.map(({ on, what, funding, isPast }) => ({
            key: `${funding.id}-${what}`,
            cells: {
              on: `${formatDayShort(on)}（${weekdayOf(on)}）`,
              what: isPast ? `${texts.days[what]}（${texts.past}）` : texts.days[what],
              name: funding.name,
              of: <a href={`${PLACES[funding.undertakingKind]}/${funding.undertakingId}#funding`}>{funding.undertakingName}</a>,
              amount: yenOf(funding.amount),
              state: <FundingBadge state={funding.state} />,
            },
          }))}
          empty={{ title: texts.noDays, text: '' }}
        />
      )}
    </Section>
  )
}

/** GET /fundraising/calendar: the same days for one's own calendar, without amounts: a calendar travels further than this page. */
async function showFundraisingFile(visit: SignedVisit): Promise<Answer> {
  const fundings = await readFundings(visit.act, undertakingFilterAsked(visit).councilNo)
  const { from, until } = yearFrom(visit.act.today)
  return calendarFile(
    'fundraising',
    fundingDays(fundings, from, until)
      .filter(({ isPast }) => !isPast)
      .map(({ on, what, funding }) => ({
        ...wholeDays(on, null),
        id: `${funding.id}-${what}`,
        changedAt: funding.changedAt,
        sequence: funding.sequence,
        isCancelled: false,
        title: `${texts.days[what]}: ${funding.name}（${funding.undertakingName}）`,
        place: '',
        link: `${originOf(visit)}${PLACES[funding.undertakingKind]}/${funding.undertakingId}`,
        isPublic: false,
      })),
  )
}
