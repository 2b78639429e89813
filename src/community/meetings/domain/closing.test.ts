import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { AgendaItem, ItemKind } from './agenda.ts'
import type { Closing, ClosingGround } from './closing.ts'
import { complaintsOfClosing, linesOf } from './closing.ts'
import { readClock } from './when.ts'

const item = (id: string, kind: ItemKind) => ({ id, kind, title: `議題${id}` }) as AgendaItem
const GROUND: ClosingGround = {
  items: [item('r', 'report'), item('d', 'decide')],
  remarks: [{ id: 'k' as never, itemId: 'd' as never, words: '街灯をつける', becameKind: null, becameId: null }],
  seats: [{ seatId: 's1' as never, name: '山野太郎', roleThen: '会長', status: 'present', proxyName: '' }],
  heldOn: '2026-11-20' as Day,
}
const GOOD: Closing = {
  attendance: [{ seatId: 's1', status: 'present' }],
  others: [],
  items: [{ id: 'r' }, { id: 'd', statement: '街灯をつける' }],
  remarks: [],
  chair: 's1',
}

test('a meeting closes when it has a chair, somebody there, and every item to be decided is decided or continued', () => {
  expect(complaintsOfClosing(GOOD, GROUND)).toEqual({})
  const open = { ...GOOD, items: [{ id: 'r' }, { id: 'd' }] }
  expect(Object.keys(complaintsOfClosing(open, GROUND))).toEqual(['items.1.outcome'])
  expect(complaintsOfClosing({ ...open, items: [{ id: 'd', outcome: 'continued' }] }, GROUND)).toEqual({})
  expect(complaintsOfClosing({ ...open, remarks: [{ id: 'k', becomes: 'decision' }] }, GROUND)).toEqual({})
  expect(Object.keys(complaintsOfClosing({ ...GOOD, chair: null }, GROUND))).toEqual(['chair'])
  expect(Object.keys(complaintsOfClosing({ ...GOOD, attendance: [] }, GROUND))).toEqual(['attendance.0.status', 'chair'])
})

test('each thing a remark becomes asks for the few words it needs, at its own place', () => {
  const become = (remark: Omit<Closing['remarks'][number], 'id'>) =>
    Object.keys(complaintsOfClosing({ ...GOOD, remarks: [{ id: 'k', ...remark }] }, GROUND))
  expect(become({ becomes: 'action' })).toEqual(['remarks.0.owner'])
  expect(become({ becomes: 'action', owner: 'organisation' })).toEqual(['remarks.0.ownerName'])
  expect(become({ becomes: 'action', owner: 's1' })).toEqual([])
  expect(become({ becomes: 'question' })).toEqual(['remarks.0.dueOn'])
  expect(become({ becomes: 'issue' })).toEqual(['remarks.0.theme'])
  expect(become({ becomes: 'treasure' })).toEqual(['remarks.0.type'])
  expect(become({})).toEqual([])
})

test('somebody from another list, a proxy without a name and a next meeting in the past are refused', () => {
  const odd = { ...GOOD, attendance: [...GOOD.attendance, { seatId: 's9', status: 'proxy' as const }], nextOn: '2026-11-20' as Day }
  expect(Object.keys(complaintsOfClosing(odd, GROUND))).toEqual(['attendance.1.status', 'attendance.1.proxyName', 'nextOn'])
})

test('lines are remarks, one each, without their arrow', () => {
  expect(linesOf('➡ 一つめ\n\n　→二つめ\n三つめ ')).toEqual(['一つめ', '二つめ', '三つめ'])
})

test('an hour is read as people write it', () => {
  expect(['19:30', '１９：３０', '19時半', '9時', '19時5分'].map(readClock)).toEqual(['19:30', '19:30', '19:30', '09:00', '19:05'])
  expect(['25:00', '19:70', '夕方', ''].map(readClock)).toEqual([undefined, undefined, undefined, undefined])
})
