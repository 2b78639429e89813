import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Relationship, Sex } from '../../../people/index.ts'
import { widthOf } from './fitted-text.ts'
import type { KinSymbol } from './genogram.ts'
import { genogramOf } from './genogram.ts'
import { SYMBOL, TEXT_SIZE } from './genogram-rows.ts'
import type { Kin } from './kin.ts'

const RELATIONSHIPS: readonly Relationship[] = ['spouse', 'child', 'parent', 'grandchild', 'sibling', 'other']
const SEXES: readonly Sex[] = ['male', 'female', 'other', 'not_stated']
const NAMES = fc.oneof(
  fc.constantFrom('夢原　一郎', '長谷川小路　勘解由左衛門尉', 'TANAKA SILVA MARIA APARECIDA', '公園の男性', 'ﾅﾏｴ', '𠮷'),
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
)
const MEMBERS = fc.array(
  fc.record({
    name: NAMES,
    sex: fc.constantFrom(...SEXES),
    age: fc.option(fc.integer({ min: 0, max: 110 }), { nil: undefined }),
    relationship: fc.constantFrom(...RELATIONSHIPS),
    cohabits: fc.boolean(),
    isDead: fc.boolean(),
    isSubject: fc.boolean(),
  }),
  { maxLength: 14 },
)
const HOUSEHOLD = MEMBERS.chain(members =>
  fc
    .boolean()
    .map(hasHead =>
      members.map((one, at): Kin => ({ ...one, id: `k${at}`, relationship: hasHead && at === 0 ? 'head' : one.relationship })),
    ),
)

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

const symbolBox = ({ x, y }: KinSymbol): Box => ({
  left: x - SYMBOL / 2,
  right: x + SYMBOL / 2,
  top: y - SYMBOL / 2,
  bottom: y + SYMBOL / 2,
})
const labelBox = ({ x, label, labelTop }: KinSymbol): Box => ({
  left: x - label.width / 2,
  right: x + label.width / 2,
  top: labelTop,
  bottom: labelTop + label.lines.length * 17,
})
const touch = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

test('no symbol and no name touches another, for any household of up to 14 over four generations', () => {
  fc.assert(
    fc.property(HOUSEHOLD, members => {
      const { symbols, box } = genogramOf(members, [])
      const boxes = symbols.flatMap(symbol => [symbolBox(symbol), labelBox(symbol)])
      const [x, y, width, height] = box
      const frame = { left: x, right: x + width, top: y, bottom: y + height }
      for (const [at, one] of boxes.entries()) {
        for (const other of boxes.slice(at + 1)) expect(touch(one, other)).toBe(false)
        expect(one.left >= frame.left && one.right <= frame.right && one.top >= frame.top && one.bottom <= frame.bottom).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

test('everybody of the household is drawn once, and every drawn name is as wide as it says at most', () => {
  fc.assert(
    fc.property(HOUSEHOLD, members => {
      const { symbols } = genogramOf(members, [])
      expect(symbols.map(({ kin }) => kin.id).sort()).toEqual(members.map(({ id }) => id).sort())
      for (const { label } of symbols) for (const line of label.lines) expect(widthOf(line, TEXT_SIZE)).toBeLessThanOrEqual(94)
    }),
  )
})

test('the line around those who live together holds each of them and nobody who lives elsewhere', () => {
  fc.assert(
    fc.property(HOUSEHOLD, members => {
      const { symbols, outline } = genogramOf(members, [])
      const corners = (outline ?? '').split(' ').filter(corner => corner !== '')
      const polygon = corners.map(corner => corner.split(',').map(Number))
      for (const symbol of symbols) expect(isWithin(polygon, symbol)).toBe(symbol.kin.cohabits)
    }),
    { numRuns: 400 },
  )
})

test('a line of descent or of partnership never runs through a symbol', () => {
  fc.assert(
    fc.property(HOUSEHOLD, members => {
      const { symbols, lines } = genogramOf(members, [])
      for (const segment of lines.flatMap(({ d }) => segmentsOf(d))) {
        for (const symbol of symbols) {
          const inner = { ...symbolBox(symbol), left: symbol.x - 20, right: symbol.x + 20, top: symbol.y - 20, bottom: symbol.y + 20 }
          expect(touch(inner, segment)).toBe(false)
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('a way of care never runs through a symbol or a name', () => {
  const withCare = HOUSEHOLD.chain(members =>
    fc
      .array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 6 })
      .map(pairs => ({ members, cares: pairs.map(([a, b]) => ({ carer: `k${a}`, caredFor: `k${b}` })) })),
  )
  fc.assert(
    fc.property(withCare, ({ members, cares }) => {
      const drawn = genogramOf(members, cares)
      const boxes = drawn.symbols.flatMap(symbol => [symbolBox(symbol), labelBox(symbol)])
      for (const segment of drawn.cares.flatMap(cornersOf)) for (const box of boxes) expect(touch(box, segment)).toBe(false)
    }),
    { numRuns: 400 },
  )
})

test('care is a line from the carer towards the one cared for, once however often it is written', () => {
  const kin = (id: string, relationship: Relationship): Kin => ({
    id,
    name: id,
    sex: 'female',
    age: 40,
    relationship,
    cohabits: true,
    isDead: false,
    isSubject: false,
  })
  const family = [kin('mother', 'parent'), kin('head', 'head'), kin('aunt', 'sibling')]
  const both = genogramOf(family, [
    { carer: 'head', caredFor: 'mother' },
    { carer: 'head', caredFor: 'mother' },
    { carer: 'mother', caredFor: 'head' },
    { carer: 'head', caredFor: 'aunt' },
    { carer: 'head', caredFor: 'nobody' },
  ])
  expect(both.cares).toHaveLength(3)
  expect(new Set(both.cares).size).toBe(3)
})

test('whose child a grandchild is stays open on the drawing unless there is only one child', () => {
  const kin = (id: string, relationship: Relationship): Kin => ({
    id,
    name: id,
    sex: 'male',
    age: 1,
    relationship,
    cohabits: true,
    isDead: false,
    isSubject: false,
  })
  const one = genogramOf([kin('a', 'head'), kin('b', 'child'), kin('c', 'grandchild')], [])
  const two = genogramOf([kin('a', 'head'), kin('b', 'child'), kin('d', 'child'), kin('c', 'grandchild')], [])
  expect(one.lines.some(line => line.isUncertain)).toBe(false)
  expect(two.lines.some(line => line.isUncertain)).toBe(true)
})

function isWithin(polygon: readonly (readonly number[])[], { x, y }: KinSymbol): boolean {
  return polygon.reduce((is, [ax = 0, ay = 0], at) => {
    const [bx = 0, by = 0] = polygon[(at + 1) % polygon.length] ?? []
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !is : is
  }, false)
}

/** The straight pieces of a path of M, H and V as boxes of no breadth. */
function segmentsOf(d: string): readonly Box[] {
  let [x, y] = [0, 0]
  return [...d.matchAll(/([MHV])(-?[\d.]+)(?: (-?[\d.]+))?/g)].flatMap(([, command, first, second]) => {
    const [fromX, fromY] = [x, y]
    if (command === 'M') [x, y] = [Number(first), Number(second)]
    if (command === 'H') x = Number(first)
    if (command === 'V') y = Number(first)
    if (command === 'M') return []
    const [left, right] = [Math.min(x, fromX), Math.max(x, fromX)]
    const [top, bottom] = [Math.min(y, fromY), Math.max(y, fromY)]
    return [{ left, right: right + 0.1, top, bottom: bottom + 0.1 }]
  })
}

/** The pieces between the corners of a way as boxes of no breadth. */
function cornersOf(d: string): readonly Box[] {
  const points = [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  return points.slice(1).map(([x, y], at) => {
    const [fromX = 0, fromY = 0] = points[at] ?? []
    return { left: Math.min(x, fromX), right: Math.max(x, fromX) + 0.1, top: Math.min(y, fromY), bottom: Math.max(y, fromY) + 0.1 }
  })
}
