import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '../src/pretend/domain/chance.ts'
import { draw, weighted } from '../src/pretend/domain/chance.ts'
import type { BenchReader } from './readers.ts'
import type { AskedSearches, Kind, Visit } from './visits.ts'
import { KINDS, mayVisit, SHARES, visitOf } from './visits.ts'
import type { Answered, Wire } from './wire.ts'

/** One request as it was measured: `milliseconds` from the moment it was due, so that a queue in front of the server counts. */
export type Measured = Answered & { readonly kind: Kind; readonly milliseconds: number }

export type Rate = { readonly perSecond: number; readonly seconds: number }

/**
 * Sends requests at a rate that does not wait for answers. Arrivals are as irregular as those of many people (exponential gaps),
 * the same for the same stream of chance.
 */
export async function drive(wire: Wire, rate: Rate, next: () => Visit, chance: Chance): Promise<readonly Measured[]> {
  const pending: Promise<Measured>[] = []
  const startedAt = performance.now()
  for (let due = 0; due < rate.seconds * 1000; due += (-Math.log(1 - chance.next()) * 1000) / rate.perSecond) {
    const wait = startedAt + due - performance.now()
    if (wait > 0) await pause(wait)
    pending.push(measure(wire, next(), startedAt + due))
  }
  return Promise.all(pending)
}

/** The mix: a kind by its share, then a reader for whom such a page exists. */
export function mixOf(readers: readonly BenchReader[], asked: AskedSearches, chance: Chance): () => Visit {
  const shares = weighted(Object.entries(SHARES) as [Kind, number][])
  const able = new Map(KINDS.map(kind => [kind, readers.filter(reader => mayVisit(kind, reader))]))
  return () => {
    const kind = draw(chance, shares)
    return visitOf(kind, chance.pick(able.get(kind) ?? []), chance, asked)
  }
}

async function measure(wire: Wire, visit: Visit, dueAt: number): Promise<Measured> {
  const answered = await wire.send(visit)
  return { ...answered, kind: visit.kind, milliseconds: performance.now() - dueAt }
}
