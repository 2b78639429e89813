import type { Map as MapLibre, PointLike } from 'maplibre-gl'
import { Popup } from 'maplibre-gl'

const AT_MOST = 8

/** Tells what lies under a pressed point: several rows of one building lie on top of each other, so all of them. `more` holds {n}. */
export function openPopup(map: MapLibre, at: { readonly x: number; readonly y: number }, more: string): void {
  const near: [PointLike, PointLike] = [
    [at.x - 6, at.y - 6],
    [at.x + 6, at.y + 6],
  ]
  const found = map.queryRenderedFeatures(near, { layers: ['points'] })
  const first = found[0]
  if (first?.geometry.type !== 'Point') return
  const [lon = 0, lat = 0] = first.geometry.coordinates
  const list = document.createElement('ul')
  list.className = 'tn-map__found'
  list.append(...found.slice(0, AT_MOST).map(feature => entry(feature.properties)))
  if (found.length > AT_MOST) list.append(line('li', more.replace('{n}', String(found.length - AT_MOST))))
  new Popup({ maxWidth: '20rem' }).setLngLat([lon, lat]).setDOMContent(list).addTo(map)
}

function entry(properties: Readonly<Record<string, unknown>>): HTMLElement {
  const row = document.createElement('li')
  const href = String(properties['href'] ?? '')
  const name = line(href.startsWith('/') ? 'a' : 'strong', String(properties['name'] ?? ''))
  if (name instanceof HTMLAnchorElement) name.setAttribute('href', href)
  row.append(name, line('span', String(properties['kind'] ?? '')), line('span', String(properties['address'] ?? '')))
  return row
}

function line(tag: 'a' | 'strong' | 'span' | 'li', words: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = words
  return element
}
