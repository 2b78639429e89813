import type { FeatureCollection, Point } from 'geojson'
import { LngLatBounds, Map as MapLibre, NavigationControl, ScaleControl } from 'maplibre-gl'
import { openPopup } from './map-popup.ts'
import type { Outlines } from './map-style.ts'
import { mapStyle, nothingDrawn } from './map-style.ts'

type Points = FeatureCollection<Point>

/** Draws points and outlines over the sketch that the server drew; when anything fails the sketch stays. Words come from the page. */
export class MapBox extends HTMLElement {
  #map: MapLibre | undefined

  connectedCallback(): void {
    void this.#draw().catch(() => {
      this.dataset['state'] = 'failed'
    })
  }

  disconnectedCallback(): void {
    this.#map?.remove()
  }

  async #draw(): Promise<void> {
    const [points, outlines] = await Promise.all([load(this.dataset['points']), load(this.dataset['outlines'])])
    const container = document.createElement('div')
    container.className = 'tn-map__canvas'
    this.append(container)
    const map = new MapLibre({
      container,
      style: mapStyle(this, points as Points, outlines as Outlines),
      bounds: boundsOf(points as Points, outlines as Outlines),
      fitBoundsOptions: { padding: 36, maxZoom: 15 },
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      localIdeographFontFamily: getComputedStyle(this).fontFamily,
      locale: JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>,
    })
    map.touchZoomRotate.disableRotation()
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    map.addControl(new ScaleControl({ maxWidth: 120 }), 'bottom-left')
    this.#map = map
    map.on('click', event => openPopup(map, event.point, this.dataset['more'] ?? ''))
    map.on('mousemove', 'points', () => this.#point('pointer'))
    map.on('mouseleave', 'points', () => this.#point(''))
    map.once('idle', () => this.#ready(map))
  }

  #point(cursor: string): void {
    if (this.#map) this.#map.getCanvas().style.cursor = cursor
  }

  #ready(map: MapLibre): void {
    const drawn = new Set(map.queryRenderedFeatures({ layers: ['points'] }).map(feature => String(feature.properties['id'])))
    this.dataset['drawn'] = String(drawn.size)
    this.dataset['state'] = 'ready'
    const show = (event: Event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-key]') : null
      map.setFilter('chosen', ['==', ['get', 'id'], row?.dataset['key'] ?? ''])
    }
    document.addEventListener('focusin', show)
    document.addEventListener('mouseover', show)
  }
}

async function load(url: string | undefined): Promise<FeatureCollection> {
  if (!url) return nothingDrawn
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${answer.status}`)
  return (await answer.json()) as FeatureCollection
}

/** Around the points, or around the outlines where there is no point yet. */
function boundsOf(points: Points, outlines: Outlines): LngLatBounds {
  const bounds = new LngLatBounds()
  const [only] = points.features
  // One point alone says nothing of where it is: its surroundings have to be in sight.
  if (only && points.features.length === 1) {
    const [lon = 0, lat = 0] = only.geometry.coordinates
    return bounds.extend([lon - 0.08, lat - 0.06]).extend([lon + 0.08, lat + 0.06])
  }
  for (const { geometry } of points.features) bounds.extend([geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0])
  if (!bounds.isEmpty()) return bounds
  for (const { geometry } of outlines.features) {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
    for (const position of rings.flat()) bounds.extend([position[0] ?? 0, position[1] ?? 0])
  }
  return bounds.isEmpty() ? new LngLatBounds([128, 30], [146, 46]) : bounds
}
