import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { ChronologyView } from '../../acts/assessment/chronology.ts'
import type { ChronologyRow } from '../../domain/assessment/chronology.ts'
import { fitText } from '../../domain/assessment/fitted-text.ts'
import { momentInBoth } from '../../domain/assessment/moment.ts'
import { eventInWords, sourceHref } from './chronology-words.ts'
import { issueTexts } from './texts-issue.ts'

const { chronology: words } = issueTexts

type Shown = { readonly visit: SignedVisit; readonly view: ChronologyView }

/** The years as one table, for the screen and for paper: the day in both calendars, the ages, what happened, where it is written. */
export function ChronologyTable({ visit, view, isPaper }: Shown & { readonly isPaper?: boolean }) {
  const { people, rows } = view
  return (
    <section class="tn-years" tabindex={0} aria-label={words.scroll} data-paper={isPaper ? 'true' : undefined}>
      <table class="tn-years__table">
        <caption class="tn-visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.column.western}</th>
            <th scope="col">{words.column.era}</th>
            {people.map(person => (
              <th scope="col" class="tn-years__person" aria-label={words.age(person.name)}>
                <span class="tn-years__name">{fitText(person.name, 9, 1, 1).lines}</span>
              </th>
            ))}
            <th scope="col">{words.column.event}</th>
            <th scope="col">{words.column.source}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Line visit={visit} view={view} row={row} isPaper={isPaper === true} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ visit, view, row, isPaper }: Shown & { readonly row: ChronologyRow; readonly isPaper: boolean }) {
  const [western, era] = momentInBoth(row.moment)
  return (
    <tr>
      <th scope="row" data-label={words.column.western}>
        {western}
      </th>
      <td data-label={words.column.era}>{era}</td>
      {row.ages.map((age, at) => (
        <td class="tn-years__age" data-label={view.people[at]?.name ?? ''}>
          {age === undefined ? '' : String(age)}
        </td>
      ))}
      <td class="tn-years__event" data-label={words.column.event}>
        {eventInWords(visit, row.event)}
      </td>
      <td class="tn-years__source" data-label={words.column.source}>
        <Source view={view} row={row} isPaper={isPaper} />
      </td>
    </tr>
  )
}

function Source({ view, row, isPaper }: { readonly view: ChronologyView; readonly row: ChronologyRow; readonly isPaper: boolean }) {
  const { id } = view.head.supportCase
  const label = words.sources[row.source.of]
  const href = sourceHref(id, row.source)
  const strike =
    row.source.of === 'line' && view.head.glassUntil === null ? `/cases/${id}/chronology/strike?line=${row.source.id}` : undefined
  if (isPaper || (href === undefined && strike === undefined)) return label
  return href === undefined ? (
    <>
      {label} <a href={strike}>{words.strike}</a>
    </>
  ) : (
    <a href={href}>{label}</a>
  )
}
