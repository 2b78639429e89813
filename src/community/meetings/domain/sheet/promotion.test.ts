import { expect, test } from 'vitest'
import type { Choice } from './promotion.ts'
import { promotedBy, titled } from './promotion.ts'
import type { Note, NoteBecomes, NoteId } from './sheet.ts'
import { ownSides } from './sheet.ts'

const note = (id: string, more: Partial<Note> = {}): Note => ({
  id: id as NoteId,
  side: 'strength',
  words: `言葉${id}`,
  becameKind: null,
  becameId: null,
  withdrawnAt: null,
  withdrawnWhy: '',
  byName: '',
  isMine: false,
  ...more,
})
const CHOICES: readonly Choice['becomes'][] = ['stays', 'treasure', 'issue', 'vision']

test('promoting twice is promoting once: whatever was promoted is never promoted again, and what stays is kept', () => {
  for (let seed = 0; seed < 400; seed++) {
    let state = seed + 1
    const pick = (below: number) => {
      state = (state * 48_271) % 2_147_483_647
      return state % below
    }
    const notes = Array.from({ length: 8 }, (_, at) =>
      note(String(at), pick(5) === 0 ? { withdrawnAt: new Date(0), withdrawnWhy: '書きまちがい' } : {}),
    )
    const choices = Array.from({ length: 14 }, () => ({ id: String(pick(10)), becomes: CHOICES[pick(4)] ?? 'stays' }))
    const first = promotedBy(choices, notes)
    const after = notes.map(one => {
      const promoted = first.find(({ id }) => id === one.id)
      return promoted ? { ...one, becameKind: promoted.becomes as NoteBecomes } : one
    })
    expect(promotedBy(choices, after)).toEqual([])
    expect(new Set(first.map(({ id }) => id)).size).toBe(first.length)
    expect(after.map(({ words }) => words)).toEqual(notes.map(({ words }) => words))
    for (const { id } of first) expect(notes.find(one => one.id === id)?.withdrawnAt).toBeNull()
  }
})

test('long words keep a title that fits and every letter below it', () => {
  const long = '長'.repeat(130)
  expect([...titled(long).title]).toHaveLength(100)
  expect(titled(long).rest).toBe(long)
  expect(titled('短い')).toEqual({ title: '短い', rest: '' })
})

test('columns of one’s own say what their notes become, or stay', () => {
  expect(ownSides('いいところ＝宝物\n\n 困りごと = 困りごと\nひとこと')).toEqual([
    { key: 'own1', label: 'いいところ', becomes: 'treasure' },
    { key: 'own2', label: '困りごと', becomes: 'issue' },
    { key: 'own3', label: 'ひとこと', becomes: 'stays' },
  ])
})
