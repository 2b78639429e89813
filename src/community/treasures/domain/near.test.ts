import { expect, test } from 'vitest'
import { nearness, nearOnes } from './near.ts'

const end = (id: string, councilNo: number | null, ...themes: string[]) => ({ id, councilNo, themes })
const nobody = new Map<string, string>()

test('a treasure and an issue are near when their council and a theme are the same, and it is said which', () => {
  const issue = end('i', 1, 'shopping', 'transport')
  expect(nearness(issue, end('t', 1, 'transport', 'shopping', 'place'), nobody)).toEqual({
    isJoined: false,
    note: '',
    themes: ['shopping', 'transport'],
  })
  expect(nearness(issue, end('t', 1, 'nature'), nobody)).toBeUndefined()
  expect(nearness(issue, end('t', 8, 'shopping'), nobody)).toBeUndefined()
})

test('what somebody joined is near whatever its theme, and its note is the reason', () => {
  const joined = new Map([['t', '朝市が店の代わりになる']])
  expect(nearness(end('i', 1, 'shopping'), end('t', 8, 'culture'), joined)).toEqual({
    isJoined: true,
    note: '朝市が店の代わりになる',
    themes: [],
  })
})

test('the joined ones come first, and nothing else changes the order', () => {
  const others = [end('a', 1, 'shopping'), end('b', 1, 'nature'), end('c', 1), end('d', 1, 'shopping')]
  const near = nearOnes(end('i', 1, 'shopping'), others, new Map([['c', '']]))
  expect(near.map(({ one }) => one.id)).toEqual(['c', 'a', 'd'])
})
