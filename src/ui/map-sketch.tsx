/** A point as drawn on the sketch. `group` chooses the colour, 0 to 5. */
export type SketchedPoint = { readonly lat: number; readonly lon: number; readonly group: number }

/** An area as drawn on the sketch: polygons of rings of [longitude, latitude]. */
export type SketchedOutline = { readonly name: string; readonly polygons: readonly (readonly (readonly Position[])[])[] }

const WIDTH = 960
const HEIGHT = 560
const MARGIN = 28
/** Areas drawn narrower than this carry no name: names one over the other say nothing. */
const LEAST_NAMED = 30
const LEAST_WIDTH = 480
const LEAST_HEIGHT = 360
const MOST_CORNERS = 600
const MOST_NAMES = 60

/** A small drawn map for pages without script and for the moment before it: outlines, names of areas, points. */
export function MapSketch(props: {
  readonly label: string
  readonly points: readonly SketchedPoint[]
  readonly outlines: readonly SketchedOutline[]
}) {
  const { place, box } = projection(props.points, props.outlines)
  return (
    <svg class="tn-map__sketch" viewBox={box} role="img" aria-label={props.label} preserveAspectRatio="xMidYMid meet">
      {props.outlines.map(outline => (
        <path
          class="tn-map__area"
          d={outline.polygons
            .flat()
            .map(ring => ringPath(ring, place))
            .join(' ')}
          fill-rule="evenodd"
        />
      ))}
      {props.outlines.length <= MOST_NAMES && props.outlines.map(outline => <AreaName outline={outline} place={place} />)}
      {dotsByGroup(props.points, place).map(([group, d]) => (
        <>
          <path class="tn-map__dots" d={d} />
          <path class="tn-map__dots" data-group={String(group)} d={d} />
        </>
      ))}
    </svg>
  )
}

type Position = readonly [lon: number, lat: number]
type Projection = (position: Position) => readonly [x: string, y: string]

function AreaName(props: { readonly outline: SketchedOutline; readonly place: Projection }) {
  const ring = props.outline.polygons[0]?.[0] ?? []
  if (ring.length === 0 || props.outline.name === '') return null
  const [west, east, south, north] = [...sides(ring, 0), ...sides(ring, 1)]
  const [left, right] = [props.place([west, south])[0], props.place([east, south])[0]]
  if (Number(right) - Number(left) < LEAST_NAMED) return null
  const [x, y] = props.place([(west + east) / 2, (south + north) / 2])
  return (
    <text class="tn-map__area-name" lang="ja" x={x} y={y}>
      {props.outline.name}
    </text>
  )
}

/** The least and the greatest longitude (0) or latitude (1) of a ring. */
function sides(ring: readonly Position[], axis: 0 | 1): readonly [number, number] {
  const values = ring.map(position => position[axis])
  return [Math.min(...values), Math.max(...values)]
}

/** All points of one colour in one path of dots, so that hundreds of them weigh no more than a page can carry. */
function dotsByGroup(points: readonly SketchedPoint[], place: Projection): readonly (readonly [group: number, d: string])[] {
  const dots = new Map<number, string>()
  for (const point of points) dots.set(point.group, `${dots.get(point.group) ?? ''}M${place([point.lon, point.lat]).join(' ')}h0`)
  return [...dots]
}

/** Around the points, or around the outlines where there is no point; a city is small enough that one scale for each axis does. */
function projection(
  points: readonly SketchedPoint[],
  outlines: readonly SketchedOutline[],
): { readonly place: Projection; readonly box: string } {
  const around: readonly Position[] =
    points.length > 0 ? points.map(point => [point.lon, point.lat] as const) : outlines.flatMap(outline => outline.polygons.flat(2))
  // One point alone says nothing of where it is: its surroundings have to be in sight.
  const least = points.length === 1 ? 0.14 : 0.01
  const [west, east] = edges(
    around.map(([lon]) => lon),
    least,
  )
  const [south, north] = edges(
    around.map(([, lat]) => lat),
    least,
  )
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min((WIDTH - 2 * MARGIN) / ((east - west) * narrowing), (HEIGHT - 2 * MARGIN) / (north - south))
  const place: Projection = ([lon, lat]) => [
    (WIDTH / 2 + (lon - (west + east) / 2) * narrowing * scale).toFixed(0),
    (HEIGHT / 2 - (lat - (south + north) / 2) * scale).toFixed(0),
  ]
  return { place, box: boxAround((east - west) * narrowing * scale, (north - south) * scale) }
}

/** No more empty ground than needed: a telephone has no room for it. Never so narrow that the sketch becomes a strip. */
function boxAround(across: number, down: number): string {
  const width = Math.min(WIDTH, Math.max(LEAST_WIDTH, across + 2 * MARGIN))
  const height = Math.min(HEIGHT, Math.max(LEAST_HEIGHT, down + 2 * MARGIN))
  return [(WIDTH - width) / 2, (HEIGHT - height) / 2, width, height].map(length => length.toFixed(0)).join(' ')
}

/** The least and the greatest, at least `apart` degrees from each other. */
function edges(values: readonly number[], apart: number): readonly [number, number] {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const greatest = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  if (values.length === 0) return [0, 1]
  return greatest - least >= apart ? [least, greatest] : [least - apart / 2, greatest + apart / 2]
}

function ringPath(ring: readonly Position[], place: Projection): string {
  const step = Math.max(1, Math.ceil(ring.length / MOST_CORNERS))
  const corners = ring.filter((_, index) => index % step === 0).map(position => place(position).join(' '))
  return corners.length === 0 ? '' : `M${corners.join('L')}Z`
}
