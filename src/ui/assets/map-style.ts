import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl'

export type Outlines = FeatureCollection<Polygon | MultiPolygon>

/** No feature at all. */
export const nothingDrawn: FeatureCollection<never> = { type: 'FeatureCollection', features: [] }

/** The whole look of the map, in the page's own colours, with no tile, glyph or sprite from anywhere. */
export function mapStyle(page: Element, points: FeatureCollection<Point>, outlines: Outlines): StyleSpecification {
  const colours = getComputedStyle(page)
  const colour = (name: string) => colours.getPropertyValue(name).trim() || '#444444'
  const halo = { 'text-halo-color': colour('--tn-surface'), 'text-halo-width': 1.5 }
  return {
    version: 8,
    sources: { points: { type: 'geojson', data: points }, outlines: { type: 'geojson', data: outlines } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour('--tn-map-ground') } },
      { id: 'areas', type: 'fill', source: 'outlines', paint: { 'fill-color': colour('--tn-map-area') } },
      { id: 'borders', type: 'line', source: 'outlines', paint: { 'line-color': colour('--tn-map-border'), 'line-width': 1.25 } },
      {
        id: 'area-names',
        type: 'symbol',
        source: 'outlines',
        layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-padding': 8 },
        paint: { 'text-color': colour('--tn-text-quiet'), ...halo },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'points',
        paint: {
          'circle-color': groupColour(colour),
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 5, 15, 9],
          'circle-stroke-color': colour('--tn-surface'),
          'circle-stroke-width': 1.5,
        },
      },
      {
        id: 'chosen',
        type: 'circle',
        source: 'points',
        filter: ['==', ['get', 'id'], ''],
        paint: {
          'circle-color': 'rgba(0, 0, 0, 0)',
          'circle-radius': 13,
          'circle-stroke-color': colour('--tn-text'),
          'circle-stroke-width': 3,
        },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'points',
        minzoom: 11,
        layout: {
          'text-field': ['get', 'name'],
          'text-size': 12.5,
          'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
          'text-radial-offset': 0.8,
          'text-max-width': 12,
        },
        paint: { 'text-color': colour('--tn-text'), ...halo },
      },
    ],
  }
}

function groupColour(colour: (name: string) => string): ExpressionSpecification {
  const pairs = [0, 1, 2, 3, 4].flatMap(group => [group, colour(`--tn-map-group-${group}`)])
  return ['match', ['get', 'group'], ...pairs, colour('--tn-map-group-5')] as unknown as ExpressionSpecification
}
