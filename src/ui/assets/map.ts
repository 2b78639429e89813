import { setWorkerUrl } from 'maplibre-gl'
import { MapBox } from './map-box.ts'

// The policy has to stand before the map starts its worker: without it the page's Trusted Types refuse the worker and nothing is drawn.
type Policy = { createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown }

const worker = new URL(document.querySelector<HTMLElement>('tn-map')?.dataset['worker'] ?? '/assets/map-worker.js', location.href).href

function onlyTheWorker(url: string): string {
  if (new URL(url, location.href).href !== worker) throw new TypeError('refused script address')
  return url
}

if ('trustedTypes' in window) (window.trustedTypes as Policy).createPolicy('default', { createScriptURL: onlyTheWorker })
setWorkerUrl(worker)
customElements.define('tn-map', MapBox)
