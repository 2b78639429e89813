import { fold, foldKana } from '../../kernel/fold.ts'
import { tokensOf } from '../../kernel/tokens.ts'
import type { PlaceFacts } from './place.ts'

/** What lists are ordered by and searches ask: never shown, made anew whenever a place is written. */
export type PlaceSearch = { readonly sortKey: string; readonly folded: string; readonly tokens: readonly string[] }

/** The search columns of a place. The order is that of the reading; the name stands in where no reading is known. */
export function searchOf(facts: PlaceFacts): PlaceSearch {
  const { name, kana, address, building, operator, welcomes, description, hours, more } = facts
  const said = [name, kana, address, building, operator, welcomes, description, hours.note, ...Object.values(more).filter(isWords)]
  return {
    sortKey: kana ? foldKana(kana) : fold(name),
    folded: [fold(name), kana && foldKana(kana), address && fold(address)].filter(Boolean).join(' '),
    tokens: tokensOf(said.filter(words => words !== null).join('\n')),
  }
}

/** Web addresses and bare numbers would only swell the index. */
function isWords(words: string): boolean {
  return !/^(?:https?:|[\d.\s-]*$)/.test(words)
}
