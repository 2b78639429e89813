import { addMonths, dayOfInstant, weekdayOf } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../../ui/print.tsx'
import { clockOf } from '../../meetings/index.ts'
import { readDate } from '../acts/read-dates.ts'
import type { Leaflet, LeafletEntry } from '../acts/read-leaflet.ts'
import { readLeaflet } from '../acts/read-leaflet.ts'
import type { ActivityId } from '../domain/activity.ts'
import type { OccurrenceId } from '../domain/occurrence.ts'
import { monthAsked, monthWords } from './calendar-page.tsx'
import { whenLong } from './spelling.ts'
import { texts } from './texts.ts'

const LINES = 18

/** GET /activities/leaflet: a council's activities of a month on one A4, in large print, for the notice board and the round. */
export async function showLeaflet(visit: SignedVisit): Promise<Answer> {
  const asked = Number(visit.query.get('council'))
  const month = monthAsked(visit)
  const leaflet = await readLeaflet(visit.act, Number.isInteger(asked) && asked > 0 && asked < 1000 ? asked : undefined, month)
  if (leaflet === undefined) return absentAnswer(visit)
  const { councilNo } = leaflet
  const title = texts.leafletTitle(monthWords(month))
  const link = (by: number) => `/activities/leaflet?council=${councilNo}&month=${addMonths(month, by).slice(0, 7)}`
  return page(
    <Layout title={title} frame={frameOf(visit, 'activities')} crumbs={[{ label: texts.title, href: '/activities' }, { label: title }]}>
      <ScreenOnly>
        <PageTitle
          title={texts.leaflet}
          actions={
            <>
              <ButtonLink kind="secondary" href={link(-1)}>
                {texts.prevMonth}
              </ButtonLink>
              <ButtonLink kind="secondary" href={link(1)}>
                {texts.nextMonth}
              </ButtonLink>
              <PrintButton />
            </>
          }
        />
      </ScreenOnly>
      <Unchecked activities={leaflet.unchecked} />
      <article class="tn-leaflet">
        <p class="tn-leaflet__from">{leaflet.councilName}</p>
        <h2 class="tn-leaflet__title">{title}</h2>
        <p class="tn-leaflet__lead">{texts.leafletLead}</p>
        {leaflet.entries.length === 0 && <p>{texts.leafletEmpty}</p>}
        <ul class="tn-leaflet__list">
          {leaflet.entries.map(entry => (
            <LeafletLine entry={entry} />
          ))}
        </ul>
        {leaflet.phone && <p class="tn-leaflet__ask">{`${texts.leafletAsk}　${texts.call} ${leaflet.phone}　${leaflet.officeHours}`}</p>}
      </article>
    </Layout>,
  )
}

/** What does not go on paper yet, and the way to it. */
function Unchecked({ activities }: { readonly activities: Leaflet['unchecked'] }) {
  if (activities.length === 0) return null
  return (
    <ScreenOnly>
      <Banner tone="info" title={texts.leafletUnchecked}>
        <p>{texts.leafletUncheckedWhy}</p>
        <ul>
          {activities.map(({ id, title }) => (
            <li>
              <a href={`/wordings/activity/${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </Banner>
    </ScreenOnly>
  )
}

function LeafletLine(props: { readonly entry: LeafletEntry }) {
  const { activity, dates } = props.entry
  const facts = [
    activity.place,
    activity.openTo,
    activity.fee && `${texts.leafletFee} ${activity.fee}`,
    activity.bring && `${texts.leafletBring} ${activity.bring}`,
    activity.accessNotes,
    activity.transport,
  ].filter(Boolean)
  return (
    <li class="tn-leaflet__line">
      <h3 class="tn-leaflet__name">{activity.title}</h3>
      <p class="tn-leaflet__days">
        {dates.map(({ startsAt, isCancelled }) => {
          const day = dayOfInstant(startsAt)
          const words = `${Number(day.slice(8))}日（${weekdayOf(day)}）`
          return <span>{isCancelled ? [<s>{words}</s>, texts.phases.cancelled] : words}</span>
        })}
        <span>{hoursOf(props.entry)}</span>
      </p>
      <p>{facts.join('　')}</p>
    </li>
  )
}

function hoursOf({ dates }: LeafletEntry): string {
  const [first] = dates
  return first ? `${clockOf(first.startsAt)}～${clockOf(first.endsAt)}` : ''
}

/** GET /activities/:id/dates/:dateid/sheet: a sheet for one date on which people sign up by hand. Names already told stand on it. */
export async function showSignUpSheet(visit: SignedVisit): Promise<Answer> {
  const whole = await readDate(visit.act, visit.params['id'] as ActivityId, visit.params['dateid'] as OccurrenceId)
  if (whole === undefined || !whole.isKeeper) return absentAnswer(visit)
  const { activity, date, joinings, roles } = whole
  const { sheetColumns } = texts
  const roleName = (id: string) => roles.find(role => role.id === id)?.name ?? ''
  const written = joinings.map(one => ({ who: one.howMany > 1 ? `${one.who}（${one.howMany}人）` : one.who, role: roleName(one.roleId) }))
  const lines = [...written, ...Array.from({ length: Math.max(LINES - written.length, 4) }, () => ({ who: '', role: '' }))]
  return page(
    <Layout
      title={texts.sheetTitle}
      frame={frameOf(visit, 'activities')}
      crumbs={[
        { label: texts.title, href: '/activities' },
        { label: activity.name, href: `/activities/${activity.id}` },
        { label: texts.sheet },
      ]}
    >
      <ScreenOnly>
        <PageTitle title={texts.sheet} actions={<PrintButton />} />
      </ScreenOnly>
      <article class="tn-leaflet">
        <h2 class="tn-leaflet__title">{`${activity.name}　${texts.sheetTitle}`}</h2>
        <p class="tn-leaflet__lead">{`${whenLong(date)}　${activity.place}`}</p>
        <p>{texts.sheetLead}</p>
        <table class="tn-leaflet__table">
          <thead>
            <tr>
              <th scope="col">{sheetColumns.nth}</th>
              <th scope="col">{sheetColumns.name}</th>
              <th scope="col">{sheetColumns.role}</th>
              <th scope="col">{sheetColumns.phone}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ who, role }, nth) => (
              <tr>
                <td>{nth + 1}</td>
                <td>{who}</td>
                <td>{role}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </article>
    </Layout>,
  )
}
