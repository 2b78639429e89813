import type { Day } from '../../kernel/day.ts'
import { holidayName } from '../../platform/holidays.ts'
import { Badge } from '../../ui/badge.tsx'
import type { OpenState } from '../domain/open-hours.ts'
import { weekDayOf } from '../domain/open-hours.ts'
import type { Hours } from '../domain/place.ts'
import { WEEK_DAYS } from '../domain/place.ts'
import { hoursTexts } from './hours-texts.ts'
import { dayWords, openStateAt, shortStateWords, stateWords } from './hours-words.ts'

/** Open or not, with a shape: in lists and at the top of a page. */
export function OpenBadge(props: { readonly hours: Hours; readonly now: Date; readonly today: Day }) {
  const state = openStateAt(props.hours, props.now)
  return <Badge tone={TONES[state.kind]}>{stateWords(state, props.today)}</Badge>
}

/** The same in the width of a column. */
export function ShortOpenBadge(props: { readonly hours: Hours; readonly now: Date; readonly today: Day }) {
  const state = openStateAt(props.hours, props.now)
  const { unseen, seen } = shortStateWords(state, props.today)
  return (
    <Badge tone={TONES[state.kind]}>
      {unseen !== '' && <span class="tn-visually-hidden">{unseen}</span>}
      {seen}
    </Badge>
  )
}

/** The hours of a week as a table, with holidays, yearly closures and the words they were published in. */
export function HoursTable(props: { readonly hours: Hours; readonly today: Day; readonly caption: string }) {
  const { hours, today, caption } = props
  return (
    <>
      {hours.openings.length > 0 ? <Week hours={hours} today={today} caption={caption} /> : <p>{emptyWords(hours)}</p>}
      {hours.closures.map(closure => (
        <p>
          {hoursTexts.closures}：{hoursTexts.closure(closure.from, closure.to, closure.words)}
        </p>
      ))}
      {hours.note !== null && (
        <p>
          {hoursTexts.note}：{hours.note}
        </p>
      )}
    </>
  )
}

const TONES: Readonly<Record<OpenState['kind'], 'good' | 'neutral' | 'warn'>> = { open: 'good', closed: 'neutral', unknown: 'warn' }

function Week({ hours, today, caption }: { readonly hours: Hours; readonly today: Day; readonly caption: string }) {
  const feast = holidayName(today)
  return (
    <table class="tn-hours">
      <caption class="tn-visually-hidden">{caption}</caption>
      <thead class="tn-visually-hidden">
        <tr>
          <th scope="col">{hoursTexts.day}</th>
          <th scope="col">{hoursTexts.times}</th>
        </tr>
      </thead>
      <tbody>
        {WEEK_DAYS.map(day => (
          <tr data-today={day === weekDayOf(today) && feast === undefined ? 'true' : undefined}>
            <th scope="row">{hoursTexts.days[day]}</th>
            <td>{dayWords(hours, day).join('、') || hoursTexts.closed}</td>
          </tr>
        ))}
        <tr data-today={feast === undefined ? undefined : 'true'}>
          <th scope="row">{feast === undefined ? hoursTexts.holiday : `${hoursTexts.holiday}（${hoursTexts.today}：${feast}）`}</th>
          <td>{hoursTexts.onHolidays[hours.onHolidays]}</td>
        </tr>
      </tbody>
    </table>
  )
}

function emptyWords(hours: Hours): string {
  return hours.note === null ? hoursTexts.nothing : hoursTexts.unknownLong
}
