import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Drawn } from './connection.ts'
import { CONNECTION_KINDS, DIRECTIONS, drawnConnections, STRENGTHS } from './connection.ts'
import { ecomapOf, NODE } from './ecomap.ts'

const DRAWN = fc.record({
  kind: fc.constantFrom(...CONNECTION_KINDS),
  called: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  strength: fc.constantFrom(...STRENGTHS),
  direction: fc.constantFrom(...DIRECTIONS),
  note: fc.constant(null),
  connectionId: fc.constant(null),
})

test('nobody around the household touches another or the household, however many there are', () => {
  fc.assert(
    fc.property(fc.array(DRAWN, { maxLength: 40 }), connections => {
      const { nodes, household, box } = ecomapOf('夢原家', connections)
      expect(nodes).toHaveLength(connections.length)
      for (const [at, one] of nodes.entries()) {
        expect(Math.hypot(one.x, one.y)).toBeGreaterThan(household.radius + NODE.width / 2 + 10)
        expect(Math.abs(one.x) + NODE.width / 2).toBeLessThanOrEqual(box[2] / 2)
        expect(Math.abs(one.y) + NODE.height / 2).toBeLessThanOrEqual(box[3] / 2)
        expect(one.label.width).toBeLessThanOrEqual(NODE.width)
        expect(one.label.lines.length * 15).toBeLessThanOrEqual(NODE.height)
        for (const other of nodes.slice(at + 1)) {
          const isApart = Math.abs(one.x - other.x) >= NODE.width || Math.abs(one.y - other.y) >= NODE.height
          expect(isApart).toBe(true)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('no line comes near to anybody it does not lead to, up to two rings of people around the household', () => {
  const spread = (count: number) =>
    ecomapOf(
      '家',
      Array.from(
        { length: count },
        (_, at): Drawn => ({ kind: 'other', called: `${at}`, strength: 'ordinary', direction: 'both', note: null, connectionId: null }),
      ),
    )
  for (let count = 1; count <= 32; count++) {
    const { nodes } = spread(count)
    for (const to of nodes)
      for (const other of nodes.filter(one => one !== to)) {
        const nearest = Math.min(...Array.from({ length: 101 }, (_, at) => gap(other, (to.x * at) / 100, (to.y * at) / 100)))
        expect(nearest, `${count} around the household`).toBeGreaterThan(12)
      }
  }
})

/** How far a point lies outside a node's box; 0 within it. */
function gap(node: { readonly x: number; readonly y: number }, x: number, y: number): number {
  return Math.hypot(Math.max(0, Math.abs(x - node.x) - NODE.width / 2), Math.max(0, Math.abs(y - node.y) - NODE.height / 2))
}

test('each strength is another line: broken ones are crossed, tense ones zigzag, the others run straight', () => {
  const lines = ecomapOf(
    '家',
    STRENGTHS.map((strength): Drawn => ({ kind: 'other', called: strength, strength, direction: 'both', note: null, connectionId: null })),
  ).lines
  expect(lines.map(line => line.slash !== null)).toEqual([false, false, false, false, true])
  expect(lines.map(line => line.d.split('L').length > 2)).toEqual([false, false, false, true, false])
})

test('an agency of the team is there without anybody drawing it, and only once when somebody did', () => {
  const team = [
    { agencyId: 'a' as never, agencyName: '福祉相談窓口' },
    { agencyId: 'b' as never, agencyName: '子ども相談窓口' },
  ]
  const written = {
    id: 'c' as never,
    caseId: 'd' as never,
    kind: 'agency',
    agencyId: 'b' as never,
    name: null,
    called: '子ども相談窓口',
    strength: 'stressed',
    direction: 'both',
    note: null,
    version: 1,
  } as const
  const drawn = drawnConnections([written], team)
  expect(drawn.map(({ called, strength }) => [called, strength])).toEqual([
    ['福祉相談窓口', 'ordinary'],
    ['子ども相談窓口', 'stressed'],
  ])
})
