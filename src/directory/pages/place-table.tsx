import { formatEraShort } from '../../kernel/era.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Table } from '../../ui/table.tsx'
import type { Place } from '../domain/place.ts'
import type { Attribution } from '../domain/place-found.ts'
import { ShortOpenBadge } from './hours-table.tsx'
import { placeTexts } from './place-texts.ts'

/** Places as rows: what it is, where, whether it is open now. The row's key is the place's id, by which a map beside it finds its point. */
export function PlaceTable(props: { readonly visit: SignedVisit; readonly places: readonly Place[] }) {
  const { visit, places } = props
  const { columns } = placeTexts
  return (
    <Table
      caption={placeTexts.caption}
      isCaptionHidden
      columns={[
        { key: 'name', label: columns.name },
        { key: 'kind', label: columns.kind, width: 's' },
        { key: 'address', label: columns.address },
        { key: 'phone', label: columns.phone, width: 's' },
        { key: 'open', label: columns.open, width: 'm' },
        { key: 'assuredOn', label: columns.assuredOn, width: 'xs' },
      ]}
      rows={places.map(place => ({
        key: place.id,
        href: `/places/${place.id}`,
        cells: {
          name: <span class="tn-flowing">{place.name}</span>,
          kind: visit.house.codes.label('place_kind', place.kind, visit.act.today),
          address: place.address ?? '',
          phone: <span class="tn-whole">{place.phone}</span>,
          open: hasHours(place) ? <ShortOpenBadge hours={place.hours} now={visit.now} today={visit.act.today} /> : (place.hours.note ?? ''),
          assuredOn: place.assuredOn === null ? '' : formatEraShort(place.assuredOn),
        },
      }))}
      empty={{ title: placeTexts.emptyTitle, text: placeTexts.emptyText }}
    />
  )
}

/** What has to be said of the sources of what is shown; one line for each. */
export function attributionLines(attributions: readonly Attribution[]): readonly string[] {
  return attributions.map(({ attribution, licence }) => placeTexts.attribution(attribution, licence))
}

function hasHours(place: Place): boolean {
  return place.hours.openings.length > 0
}
