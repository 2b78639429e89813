import { expect, test } from 'vitest'
import { writeLetter } from './letter.ts'

const NONE = { tasks: 0, mentions: 0, alerts: 0, glass: 0, dueToday: 0 }

test('a mail tells how many of each kind, where to sign in, and nothing else', () => {
  const letter = writeLetter({ ...NONE, tasks: 2, mentions: 1 }, 'https://tsunagi.example.jp')
  expect(letter.subject).toBe('つなぎ: 新しい通知が3件あります')
  expect(letter.text.split('\n').filter(line => line.startsWith('・'))).toEqual(['・すること 2件', '・あなたへの呼びかけ 1件'])
  expect(letter.text).toContain('https://tsunagi.example.jp/\n')
})

test('a morning with nothing new tells what ends today', () => {
  expect(writeLetter({ ...NONE, dueToday: 4 }, 'https://tsunagi.example.jp').subject).toBe('つなぎ: 今日が期限のものが4件あります')
})
