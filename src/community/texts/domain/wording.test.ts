import { expect, test } from 'vitest'
import { toldIn } from './told.ts'
import type { Variant } from './wording.ts'
import { readSubject, standingOf, stateOf, VARIANT_LANGUAGES } from './wording.ts'

const day = new Date('2026-11-01')
const variant = (differs: Partial<Variant>): Variant => ({
  language: 'pt',
  title: 'Feira',
  words: 'Todo mês.',
  origin: 'human',
  basedOnVersion: 2,
  isWrittenByMe: false,
  checkedAt: null,
  withdrawnAt: null,
  ...differs,
})
const base = { title: '朝市', words: '毎月の朝市です。', textVersion: 2 }

test('a wording waits until somebody else has checked it, and is gone when it is withdrawn, checked or not', () => {
  expect(stateOf(undefined)).toBe('none')
  expect(stateOf({ checkedAt: null, withdrawnAt: null })).toBe('proposed')
  expect(stateOf({ checkedAt: day, withdrawnAt: null })).toBe('told')
  expect(stateOf({ checkedAt: day, withdrawnAt: day })).toBe('withdrawn')
})

test('a variant goes stale when its Japanese moves on, and by nothing else', () => {
  expect(standingOf(variant({ checkedAt: day }), 2)).toEqual({ state: 'checked', isStale: false })
  expect(standingOf(variant({ checkedAt: day }), 3)).toEqual({ state: 'checked', isStale: true })
  expect(standingOf(variant({ origin: 'machine' }), 2)).toEqual({ state: 'machine', isStale: false })
})

test('a machine’s translation says so until a person has checked it; a person’s draft is told to nobody', () => {
  expect(toldIn('pt', base, variant({ origin: 'machine' }))).toMatchObject({ language: 'pt', isMachine: true })
  expect(toldIn('pt', base, variant({ origin: 'machine', checkedAt: day }))).toMatchObject({ language: 'pt', isMachine: false })
  expect(toldIn('pt', base, variant({}))).toMatchObject({ language: 'ja', title: '朝市' })
  expect(toldIn('pt', base, variant({ checkedAt: day, withdrawnAt: day }))).toMatchObject({ language: 'ja', title: '朝市' })
})

test('where a language has no words of its own, the Japanese is told as Japanese', () => {
  for (const language of VARIANT_LANGUAGES.filter(one => one !== 'pt'))
    expect(toldIn(language, base, variant({ checkedAt: day }))).toMatchObject({ language: 'ja', words: '毎月の朝市です。' })
  expect(toldIn('ja', base, variant({ checkedAt: day }))).toMatchObject({ language: 'ja' })
})

test('an address names a known kind and a key of its shape, or nothing', () => {
  expect(readSubject('council', '39')).toEqual({ kind: 'council', key: '39' })
  for (const [kind, key] of [
    ['council', '0'],
    ['council', '../1'],
    ['activity', '39'],
    ['case', '019a0000-0000-7000-8000-000000000000'],
    ['toString', '1'],
  ] as const)
    expect(readSubject(kind, key)).toBeUndefined()
})
