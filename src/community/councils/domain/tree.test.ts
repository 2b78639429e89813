import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { Body, BodyId } from './body.ts'
import { treeOf, wouldRing } from './tree.ts'

const body = (id: string, parentId: string | null, status: Body['status'] = 'active'): Body => ({
  id: id as BodyId,
  kind: 'other',
  councilNo: 1,
  parentId: parentId as BodyId | null,
  name: id,
  quorum: null,
  proxiesCount: true,
  status,
  startedOn: '2021-04-01' as Day,
  endedOn: null,
  version: 1,
})
const id = (text: string) => text as BodyId

test('bodies stand below the one they report to, and one whose parent is elsewhere stands at the top', () => {
  const placed = treeOf([body('c', 'b'), body('a', null), body('b', 'a'), body('x', 'far')])
  expect(placed.map(one => [one.body.id, one.depth])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['x', 0],
  ])
})

test('a body never comes to stand below itself, not even by way of others', () => {
  const bodies = [body('a', null), body('b', 'a'), body('c', 'b'), body('d', null)]
  expect(wouldRing(bodies, id('a'), id('c'))).toBe(true)
  expect(wouldRing(bodies, id('a'), id('a'))).toBe(true)
  expect(wouldRing(bodies, id('c'), id('d'))).toBe(false)
  expect(wouldRing(bodies, id('c'), null)).toBe(false)
})

test('an ended parent takes none of its children along', () => {
  expect(treeOf([body('a', null, 'ended'), body('b', 'a')]).map(one => one.body.status)).toEqual(['ended', 'active'])
})
