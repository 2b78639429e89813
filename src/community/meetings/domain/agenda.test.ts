import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { addDays, readDay } from '../../../kernel/day.ts'
import type { ItemId, Waiting } from './agenda.ts'
import { carriedTo, numbered } from './agenda.ts'

const ON = readDay('2026-12-10') as Day
const WAITING: Waiting = {
  continued: [{ id: 'i1', title: '街灯をどうするか', kind: 'decide' }],
  decisions: [
    { id: 'd1', statement: '見守り当番を置く', reviewOn: ON },
    { id: 'd2', statement: '春の集まり', reviewOn: addDays(ON, 1) },
  ],
  actions: [{ id: 'a1', what: '見積もりをとる', ownerName: '山野太郎' }],
  questions: [{ id: 'q1', words: 'バスの増便はできるか' }],
}

test('an agenda builds itself out of what was continued, questions, decisions whose day has come, and unfinished actions', () => {
  expect(carriedTo(ON, WAITING, []).map(({ carried, kind }) => [carried.kind, carried.id, kind])).toEqual([
    ['agenda_item', 'i1', 'decide'],
    ['question', 'q1', 'report'],
    ['decision', 'd1', 'discuss'],
    ['action', 'a1', 'report'],
  ])
})

test('what already stands on an agenda does not come again, and nothing comes twice', () => {
  const standing = carriedTo(ON, WAITING, []).map(({ carried }) => carried)
  expect(carriedTo(ON, WAITING, standing)).toEqual([])
  const doubled = { ...WAITING, actions: [...WAITING.actions, ...WAITING.actions] }
  expect(carriedTo(ON, doubled, standing.slice(0, 3))).toHaveLength(1)
})

test('a title carried over stays within its length whatever was said', () => {
  const [only] = carriedTo(ON, { continued: [], decisions: [], actions: [], questions: [{ id: 'q', words: '𠮷'.repeat(900) }] }, [])
  expect([...(only?.title ?? '')]).toHaveLength(200)
})

test('items are numbered as people read them, what hangs under nothing stands at the top', () => {
  const item = (id: string, order: number, parentId: string | null = null) => ({
    id: id as ItemId,
    order,
    parentId: parentId as ItemId | null,
  })
  const list = [item('b', 20), item('a', 10), item('b1', 30, 'b'), item('lost', 40, 'gone')]
  expect(numbered(list).map(({ item: { id }, no, depth }) => [id, no, depth])).toEqual([
    ['a', '1', 0],
    ['b', '2', 0],
    ['b1', '2-1', 1],
    ['lost', '3', 0],
  ])
})
