import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { EntryId } from './entry.ts'
import type { Adoption, LineageNode } from './lineage.ts'
import { lineageOf, wouldCircle } from './lineage.ts'

const from = (child: string, parent: string | null, more: Partial<Adoption> = {}): Adoption => ({
  id: `${child}<${parent}`,
  childId: child as EntryId,
  childTitle: child,
  childCouncil: '',
  parentId: parent as EntryId | null,
  parentTitle: parent,
  parentCouncil: '',
  fromWhere: '',
  changed: `${child} changed`,
  since: '2026-04-01' as Day,
  ...more,
})
const told = (nodes: readonly LineageNode[]): unknown => nodes.map(({ title, grown }) => [title, told(grown)])

test('a lineage reads from where it began to all that grew out of it, also from a place on no board', () => {
  const tree = lineageOf([from('b', 'a'), from('c', 'b'), from('d', 'b'), from('x', null, { fromWhere: 'となりの市' })], '')
  expect(told(tree)).toEqual([
    [
      'a',
      [
        [
          'b',
          [
            ['c', []],
            ['d', []],
          ],
        ],
      ],
    ],
    ['となりの市', [['x', []]]],
  ])
  expect(tree[0]?.grown[0]?.changed).toBe('b changed')
})

test('where it came from is not named when the reader may not see it, and nothing comes out of itself', () => {
  expect(lineageOf([from('b', 'a', { parentTitle: null })], 'いまは見られません')[0]).toMatchObject({
    title: 'いまは見られません',
    entryId: null,
  })
  const known = [from('b', 'a'), from('c', 'b')]
  expect([wouldCircle(known, 'a', 'c'), wouldCircle(known, 'a', 'a'), wouldCircle(known, 'd', 'c')]).toEqual([true, true, false])
})
