import { readAnyDay } from '../../../kernel/era.ts'
import { fold, foldKana, foldPhone, looksLikeKana, looksLikePhone } from '../../../kernel/fold.ts'
import type { PersonFacts } from './person.ts'

/** What a key was made from. Whole names and parts are told apart, because "known to" asks for a whole name. */
export type KeyKind = 'name' | 'kana' | 'latin' | 'common' | 'part' | 'phone' | 'birth'
export type SearchKey = { readonly key: string; readonly kind: KeyKind }

/**
 * Every form under which a person can be found by their beginning: whole names, given names alone, former names,
 * readings, Latin and common names, phones, birth day. All folded alike, so that half-width kana, hiragana and
 * variant characters meet.
 */
export function keysOf(person: PersonFacts): readonly SearchKey[] {
  const keys: SearchKey[] = []
  const add = (kind: KeyKind, text: string | null) => {
    if (text !== null && text !== '') keys.push({ key: text, kind })
  }
  add('name', foldedAll(fold, person.family, person.given))
  add('part', foldedAll(fold, person.given))
  add('part', foldedAll(fold, person.formerFamily, person.given))
  add('kana', foldedAll(foldKana, person.familyKana, person.givenKana))
  add('part', foldedAll(foldKana, person.givenKana))
  add('latin', foldedAll(fold, person.latin))
  for (const turn of turnsOf(person.latin)) add('part', fold(turn))
  add('common', foldedAll(fold, person.commonName))
  for (const turn of turnsOf(person.commonName)) add('part', fold(turn))
  add('part', foldedAll(fold, person.called))
  add('phone', person.phone && foldPhone(person.phone))
  add('phone', person.phoneOther && foldPhone(person.phoneOther))
  add('birth', person.birthDate)
  return keys
}

/** What a typed beginning may mean: several readings of the same keystrokes, each to be looked for as a prefix. */
export function prefixesOf(typed: string): readonly SearchKey[] {
  const text = typed.trim()
  if (text === '') return []
  const day = readAnyDay(text)
  if (day.ok) return [{ key: day.value, kind: 'birth' }, ...phonePrefix(text)]
  const prefixes: SearchKey[] = [{ key: fold(text), kind: 'name' }]
  if (looksLikeKana(text)) prefixes.push({ key: foldKana(text), kind: 'kana' })
  return [...prefixes, ...phonePrefix(text)].filter(prefix => prefix.key !== '')
}

/** A whole name as "known to" compares it: one key for kanji or Latin, one for kana. */
export function wholeNameKeys(typed: string): readonly string[] {
  const keys = [fold(typed)]
  if (looksLikeKana(typed)) keys.push(foldKana(typed))
  return keys.filter(key => key !== '')
}

/** "SILVA MARIA CLARA" also begins with MARIA CLARA and with CLARA: nobody at the desk knows which part comes first on the card. */
function turnsOf(name: string | null): readonly string[] {
  const words = name?.trim().split(/\s+/) ?? []
  return words.slice(1).map((_, index) => [...words.slice(index + 1), ...words.slice(0, index + 1)].join(' '))
}

function phonePrefix(text: string): readonly SearchKey[] {
  return looksLikePhone(text) ? [{ key: foldPhone(text), kind: 'phone' }] : []
}

function foldedAll(folding: (text: string) => string, ...parts: readonly (string | null)[]): string | null {
  const text = parts.map(part => part ?? '').join('')
  return text === '' ? null : folding(text)
}
