import { expect, test } from 'vitest'
import type { Entry, EntryId } from './entry.ts'
import { pairsOf } from './pairs.ts'

const entry = (id: string, councilNo: number, more: Partial<Pick<Entry, 'side' | 'themes' | 'stage' | 'movedAt'>> = {}) => ({
  id: id as EntryId,
  councilNo,
  side: 'trouble' as Entry['side'],
  themes: ['transport'] as readonly string[],
  stage: 'not_yet' as Entry['stage'],
  movedAt: new Date('2026-11-01'),
  ...more,
})
const told = (pairs: ReturnType<typeof pairsOf<ReturnType<typeof entry>>>) => pairs.map(pair => [pair.theirs.id, pair.reason])

test('a trouble meets an offer of the same theme, and a similar trouble at another stage; at the same stage, or of another theme, it meets nobody', () => {
  const others = [
    entry('same', 2),
    entry('further', 3, { stage: 'going' }),
    entry('can', 4, { side: 'offer' }),
    entry('elsewhere', 5, { side: 'offer', themes: ['garbage'] }),
  ]
  expect(told(pairsOf([entry('own', 1)], others)).sort()).toEqual([
    ['can', 'they_can'],
    ['further', 'other_stage'],
  ])
  expect(told(pairsOf([entry('gift', 1, { side: 'offer' })], others)).map(([, reason]) => reason)).toEqual(['we_can', 'we_can'])
  expect(pairsOf([entry('own', 1)], [entry('own-too', 1, { stage: 'going' })])).toEqual([])
})

test('pairs come newest first or by area, and however many themes they share the order is the same', () => {
  const others = [
    entry('near', 2, { side: 'offer', movedAt: new Date('2026-10-01') }),
    entry('new', 9, { side: 'offer', movedAt: new Date('2026-11-20') }),
    entry('fits', 5, { side: 'offer', themes: ['transport', 'shopping', 'watching'], movedAt: new Date('2026-11-10') }),
  ]
  const own = [entry('own', 1, { themes: ['transport', 'shopping', 'watching'], movedAt: new Date('2026-09-01') })]
  expect(pairsOf(own, others).map(({ theirs }) => theirs.id)).toEqual(['new', 'fits', 'near'])
  expect(pairsOf(own, others, 'area').map(({ theirs }) => theirs.id)).toEqual(['near', 'fits', 'new'])
})
