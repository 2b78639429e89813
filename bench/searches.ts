import type { Chance } from '../src/pretend/domain/chance.ts'
import type { BenchReader } from './readers.ts'
import type { AskedSearches } from './visits.ts'
import { visitOf } from './visits.ts'
import type { Wire } from './wire.ts'

const PER_READER = 6

/** Asks searches by the product's own form, so that their results can be opened while measuring; the words come from the visits. */
export async function askSearches(wire: Wire, readers: readonly BenchReader[], chance: Chance): Promise<AskedSearches> {
  const asked = new Map<string, readonly string[]>()
  for (const reader of readers) {
    const places: string[] = []
    for (let nth = 0; nth < PER_READER; nth++) {
      const { location, status } = await wire.send(visitOf('text-ask', reader, chance, asked))
      if (location === '') throw new Error(`検索を預けられませんでした（${reader.login}、${status}）。`)
      places.push(location)
    }
    asked.set(reader.cookie, places)
  }
  return asked
}
