import type { Child } from 'hono/jsx'
import { assetUrl } from './assets-version.ts'
import type { SketchedOutline, SketchedPoint } from './map-sketch.tsx'
import { MapSketch } from './map-sketch.tsx'

/** Every word the map needs, in the language of its page. `more` holds {n}. */
export type MapWords = {
  readonly label: string
  readonly skip: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly closePopup: string
  readonly metres: string
  readonly kilometres: string
  readonly more: string
  readonly zoomWithKeyboard: string
  readonly zoomWithKeyboardOnMac: string
  readonly moveWithTwoFingers: string
}

/** What a map takes. The points of `source` (GeoJSON: id, name, kind, href, address, group 0-5) and the ones sketched are the same. */
export type MapProps = {
  readonly id: string
  readonly words: MapWords
  readonly source: string
  readonly outlinesSource: string
  readonly points: readonly SketchedPoint[]
  readonly outlines: readonly SketchedOutline[]
  readonly legend: readonly { readonly group: number; readonly label: string }[]
  /** One line for each source whose data is drawn; shown with and without script, and on paper. */
  readonly attributions: readonly string[]
  readonly children?: Child
}

/**
 * A map without tiles and without any other host: the server's sketch first, MapLibre over it once script has run. The same places have to
 * stand in a table on the page, because a map says nothing to somebody who cannot see it.
 */
export function MapView(props: MapProps) {
  const { words } = props
  return (
    <div class="tn-map-frame">
      <link rel="stylesheet" href={assetUrl('maplibre.css')} />
      <a class="tn-map__skip" href={`#${props.id}-after`}>
        {words.skip}
      </a>
      <tn-map
        class="tn-map"
        id={props.id}
        data-points={props.source}
        data-outlines={props.outlinesSource}
        data-worker={assetUrl('map-worker.js')}
        data-more={words.more}
        data-words={JSON.stringify(localeOf(words))}
      >
        <MapSketch label={words.label} points={props.points} outlines={props.outlines} />
      </tn-map>
      <div id={`${props.id}-after`}>
        {props.legend.length > 0 && (
          <ul class="tn-map__legend">
            {props.legend.map(entry => (
              <li data-group={String(entry.group)}>{entry.label}</li>
            ))}
          </ul>
        )}
        {props.attributions.map(line => (
          <p class="tn-map__attribution">{line}</p>
        ))}
      </div>
      {props.children}
      <script type="module" src={assetUrl('map.js')} />
    </div>
  )
}

/** The words by the keys of the map library. */
function localeOf(words: MapWords): Readonly<Record<string, string>> {
  return {
    'Map.Title': words.label,
    'NavigationControl.ZoomIn': words.zoomIn,
    'NavigationControl.ZoomOut': words.zoomOut,
    'Popup.Close': words.closePopup,
    'ScaleControl.Meters': words.metres,
    'ScaleControl.Kilometers': words.kilometres,
    'CooperativeGesturesHandler.WindowsHelpText': words.zoomWithKeyboard,
    'CooperativeGesturesHandler.MacHelpText': words.zoomWithKeyboardOnMac,
    'CooperativeGesturesHandler.MobileHelpText': words.moveWithTwoFingers,
  }
}
