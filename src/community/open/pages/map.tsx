import type { Boundary, Outline } from '../../../directory/index.ts'
import { outlinesOf } from '../../../directory/index.ts'
import { MapSketch } from '../../../ui/map-sketch.tsx'
import type { OpenVoice } from './voice.ts'

type Point = { readonly lat: number; readonly lon: number }

/** Treasures that have a place, drawn without anything from elsewhere; nothing where none has one. */
export function TreasureMap(props: {
  readonly voice: OpenVoice
  readonly label: string
  readonly treasures: readonly { readonly lat: number | null; readonly lon: number | null }[]
  readonly boundaries: readonly Boundary[]
}) {
  const points = props.treasures.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : [{ lat, lon }]))
  if (points.length === 0) return null
  const outlines = areasAround(points, props.boundaries.flatMap(drawn))
  if (outlines.length === 0) return null
  const corners = outlines.flatMap(cornersOf).filter((_, at) => at % CORNER_STEP === 0)
  return (
    <div class="tn-portal__place-map">
      <MapSketch
        label={props.label}
        points={[...points.map(point => ({ ...point, group: 0 })), ...corners.map(corner => ({ ...corner, group: 5 }))]}
        outlines={outlines}
      />
    </div>
  )
}

/** Outlines that cannot be read are left out: the points alone are still a map. */
function drawn(boundary: Boundary): readonly Outline[] {
  const read = outlinesOf(boundary.geojson)
  return read.ok ? read.value : []
}

const NEAREST = 9
const CORNER_STEP = 2
/** In degrees of latitude: about 30 km, as wide as a large city. A dot in an empty field shows nobody the way. */
const FAR_AWAY = 0.27

/** As many areas around the points as stay readable on a telephone. */
function areasAround(points: readonly Point[], outlines: readonly Outline[]): readonly Outline[] {
  const near = (outline: Outline): number => Math.min(...points.map(point => away(point, middleOf(cornersOf(outline)))))
  return outlines
    .map(outline => ({ outline, far: near(outline) }))
    .filter(({ far }) => far < FAR_AWAY)
    .sort((one, other) => one.far - other.far)
    .slice(0, NEAREST)
    .map(({ outline }) => outline)
}

const cornersOf = (outline: Outline): readonly Point[] => outline.polygons.flat(2).map(([lon, lat]) => ({ lat, lon }))
const away = (a: Point, b: Point): number => Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180))
const middleOf = (corners: readonly Point[]): Point => ({
  lat: corners.reduce((sum, one) => sum + one.lat, 0) / corners.length,
  lon: corners.reduce((sum, one) => sum + one.lon, 0) / corners.length,
})
