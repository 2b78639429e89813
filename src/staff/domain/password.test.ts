import { expect, test } from 'vitest'
import { passwordFault } from './password.ts'

const owner = { login: 'k-aoyama', name: '青山 架純' }

test('passwords that everybody thinks of are refused, also in disguise', () => {
  const common = [
    'password1234',
    'Password2026!',
    'p@ssw0rd2026',
    'passwordpassword',
    'qwertyuiop12',
    'qwertyuiopasdf',
    '1qaz2wsx3edc',
    'zxcvbnm12345',
    '123456789012',
    '111111111111',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijkl',
    'lkjihgfedcba',
    'iloveyou2026',
    'Tsunagi20260401',
    'fukushi-soudan',
    'shiyakusho2026',
    'welcome12345',
    'administrator1',
    'sakura19800401',
    'reiwa8nen0401',
    'letmein!letmein!',
    'Changeme2026!!',
    'パスワードパスワード１２',
    'あいうえおかきくけこさし',
    '19800101-19800101',
    '0595-00-0000',
    'dragonball1989',
    'q1w2e3r4t5y6',
  ]
  for (const password of common) expect(passwordFault(password, owner), password).toBe('common')
})

test("a phrase of one's own is taken, in any script and with spaces", () => {
  const good = [
    'correct horse battery 馬',
    'みかんを三つ、縁側で食べた',
    'kaeru ga tobikomu mizu',
    'Vb7#qLw2!zRt',
    'gX9-vupTw-4mQe',
    'ふるいけや かわずとびこむ',
    'otter lamp violin 27',
  ]
  for (const password of good) expect(passwordFault(password, owner), password).toBeUndefined()
})

test('length is counted in characters: twelve are enough, eleven and a novel are not', () => {
  expect(passwordFault('縁側で三つ蜜柑を食べた', owner)).toBe('short')
  expect(passwordFault('縁側で三つの蜜柑を食べた', owner)).toBeUndefined()
  expect(passwordFault('x1𠮷#vQ'.repeat(40), owner)).toBe('long')
})

test("one's own login and name are no secret", () => {
  for (const password of ['K-Aoyama#vQ7x!', 'vQ7x!青山架純zRt2#p', 'vQ7x!青山 架純zRt2'])
    expect(passwordFault(password, owner), password).toBe('personal')
})
