import type { Direction, Drawn, Strength } from './connection.ts'
import type { FittedText } from './fitted-text.ts'
import { fitText } from './fitted-text.ts'

/** Somebody around the household: a box, an ellipse for people, a cut box for places, around (x, y). Lengths are units of the drawing. */
export type EcomapNode = {
  readonly drawn: Drawn
  readonly shape: 'box' | 'ellipse' | 'cut_box'
  readonly x: number
  readonly y: number
  readonly label: FittedText
}

/** A line between the household and a node as SVG path commands; `slash` crosses it where the connection is cut. */
export type EcomapLine = { readonly d: string; readonly slash: string | null; readonly strength: Strength; readonly direction: Direction }

/** A whole ecomap. The household is the circle around the origin; `box` is x, y, width, height. */
export type Ecomap = {
  readonly box: readonly [number, number, number, number]
  readonly household: { readonly radius: number; readonly label: FittedText }
  readonly nodes: readonly EcomapNode[]
  readonly lines: readonly EcomapLine[]
}

/** Room of a node; names are broken to fit into it. */
export const NODE = { width: 132, height: 60, textSize: 12, lines: 3 } as const

/** The household in the middle and everybody around it, ring by ring, so that nothing touches. */
export function ecomapOf(household: string, connections: readonly Drawn[]): Ecomap {
  const nodes = ringsOf(connections).flatMap(({ members, radius, turn, places }) =>
    members.map((drawn, at) => nodeAt(drawn, radius, turn + (2 * Math.PI * Math.round((at * places) / members.length)) / places)),
  )
  const reachX = Math.max(RADIUS, ...nodes.map(({ x }) => Math.abs(x) + NODE.width / 2)) + MARGIN
  const reachY = Math.max(RADIUS, ...nodes.map(({ y }) => Math.abs(y) + NODE.height / 2)) + MARGIN
  return {
    box: [round(-reachX), round(-reachY), round(2 * reachX), round(2 * reachY)],
    household: { radius: RADIUS, label: fitText(household, RADIUS * 1.6, 14, 2) },
    nodes,
    lines: nodes.map(lineTo),
  }
}

const RADIUS = 62
const MARGIN = 14
const MOST_IN_A_RING = 16
const LEAST_RING = 178
/** What a line keeps from a node it passes. */
const CLEAR = 20

/** `places` are how many could stand in the ring at equal steps, from the angle `turn` on. */
type Ring = { readonly members: readonly Drawn[]; readonly radius: number; readonly turn: number; readonly places: number }

function ringsOf(connections: readonly Drawn[]): readonly Ring[] {
  const rings: Ring[] = []
  for (let at = 0; at < connections.length; at += MOST_IN_A_RING) {
    const members = connections.slice(at, at + MOST_IN_A_RING)
    const before = rings.at(-1)
    const isLast = at + MOST_IN_A_RING >= connections.length
    const places = before === undefined ? members.length : MOST_IN_A_RING
    // Far enough that neighbours keep apart whatever the angle between them, with room for the lines of whoever stands further out,
    // and that a ring keeps clear of the one inside.
    const room = isLast ? DIAGONAL + MARGIN : DIAGONAL + 2 * CLEAR
    const apart = places < 2 ? 0 : room / (2 * Math.sin(Math.PI / places))
    const radius = Math.max(LEAST_RING, apart, before === undefined ? 0 : before.radius + DIAGONAL + MARGIN)
    rings.push({ members, radius, turn: -Math.PI / 2 + (ASIDE[rings.length] ?? 0) * ((2 * Math.PI) / MOST_IN_A_RING), places })
  }
  return rings
}

/** In parts of a step: each ring stands aside from those inside, so that its lines pass between their nodes. */
const ASIDE = [0, 1 / 2, 1 / 4, 3 / 4] as const

const DIAGONAL = Math.hypot(NODE.width, NODE.height)

function nodeAt(drawn: Drawn, radius: number, angle: number): EcomapNode {
  const shape = drawn.kind === 'place' ? 'cut_box' : drawn.kind === 'family' || drawn.kind === 'neighbour' ? 'ellipse' : 'box'
  const width = shape === 'ellipse' ? NODE.width * 0.74 : NODE.width - 12
  const lines = shape === 'ellipse' ? 2 : NODE.lines
  return {
    drawn,
    shape,
    x: round(radius * Math.cos(angle)),
    y: round(radius * Math.sin(angle)),
    label: fitText(drawn.called, width, NODE.textSize, lines),
  }
}

function lineTo(node: EcomapNode): EcomapLine {
  const { strength, direction } = node.drawn
  const length = Math.hypot(node.x, node.y)
  const [ux, uy] = [node.x / length, node.y / length]
  const end = length - edgeAlong(node, ux, uy) - 4
  const at = (distance: number, aside = 0) => `${round(ux * distance - uy * aside)} ${round(uy * distance + ux * aside)}`
  const start = RADIUS + 4
  const half = (start + end) / 2
  const slash = strength === 'cut' ? `M${at(half - 7, -9)}L${at(half + 1, 9)}M${at(half - 1, -9)}L${at(half + 7, 9)}` : null
  const d = strength === 'stressed' ? zigzag(at, start, end) : `M${at(start)}L${at(end)}`
  return { d, slash, strength, direction }
}

/** Out to the edge of a box along a direction; an ellipse lies within its box. */
function edgeAlong({ shape }: EcomapNode, ux: number, uy: number): number {
  const [a, b] = [NODE.width / 2, NODE.height / 2]
  if (shape === 'ellipse') return 1 / Math.hypot(ux / a, uy / b)
  return Math.min(ux === 0 ? Number.POSITIVE_INFINITY : a / Math.abs(ux), uy === 0 ? Number.POSITIVE_INFINITY : b / Math.abs(uy))
}

/** Straight at both ends, so that an arrowhead can sit there. */
function zigzag(at: (distance: number, aside?: number) => string, start: number, end: number): string {
  const from = start + 14
  const to = end - 14
  const teeth = Math.max(2, Math.round((to - from) / 12))
  const points = Array.from({ length: teeth }, (_, tooth) => at(from + ((to - from) * (tooth + 0.5)) / teeth, tooth % 2 === 0 ? 7 : -7))
  return `M${at(start)}L${at(from)}L${points.join('L')}L${at(to)}L${at(end)}`
}

const round = (value: number) => Math.round(value * 10) / 10
