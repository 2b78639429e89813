import { ButtonLink } from '../../../ui/button.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { Neighbour } from '../../councils/index.ts'
import { texts } from './texts.ts'

/** The ways of looking at activities. */
export function Views(props: { readonly here: 'coming' | 'all' | 'month' | 'past' }) {
  const { here } = props
  return (
    <Tabs
      label={texts.tabs}
      tabs={[
        { href: '/activities', label: texts.coming, isHere: here === 'coming' },
        { href: '/activities?view=all', label: texts.all, isHere: here === 'all' },
        { href: '/activities/calendar', label: texts.month, isHere: here === 'month' },
        { href: '/activities?view=past', label: texts.past, isHere: here === 'past' },
      ]}
    />
  )
}

/** What can be begun from a list; starting is for keepers. */
export function ListActions(props: { readonly reader: Neighbour }) {
  const { reader } = props
  const council = reader.kept[0] ?? reader.councils[0]
  return (
    <>
      {isKeeper(reader) && <StartLink />}
      {council !== undefined && (
        <ButtonLink kind="secondary" href={`/activities/leaflet?council=${council}`}>
          {texts.leaflet}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href="/activities/calendar.ics">
        {texts.feed}
      </ButtonLink>
      <PrintButton />
    </>
  )
}

/** Whether the reader keeps the records of a council. */
export function isKeeper(reader: Neighbour): boolean {
  return reader.isCoordinator || reader.kept.length > 0
}

/** The way to a new activity. */
export function StartLink() {
  return (
    <ButtonLink kind="primary" href="/activities/new" shortcut="new">
      {texts.start}
    </ButtonLink>
  )
}
