import type { Chance } from '../src/pretend/domain/chance.ts'
import { quantile } from './quantile.ts'
import type { BenchReader } from './readers.ts'
import type { Scene } from './stage.ts'
import type { Kind, Visit } from './visits.ts'
import { mayVisit, visitOf } from './visits.ts'
import type { Wire } from './wire.ts'

/** Statements of the same page with few rows and with many. */
export type Growth = {
  readonly fewRows: number
  readonly fewStatements: number
  readonly manyRows: number
  readonly manyStatements: number
}

const TRIALS = 40
const COUNTS = 7
const RUNS = 50

/**
 * Statements of a kind of page on an idle server, at the subject with the most rows and at the one with the fewest, at least one.
 * Both name a person or neither does, so that rows are all that differs.
 */
export async function growthOf(scene: Scene, kind: Kind, chance: Chance): Promise<Growth> {
  const tried: { readonly rows: number; readonly namesPeople: boolean; readonly repeat: () => Visit }[] = []
  const able = scene.readers.filter(reader => mayVisit(kind, reader))
  for (let nth = 0; nth < TRIALS; nth++) {
    const repeat = repeatable(scene, kind, chance.pick(able), chance)
    const { rows, namesPeople } = await scene.wire.send(repeat())
    tried.push({ rows, namesPeople, repeat })
  }
  tried.sort((a, b) => a.rows - b.rows)
  const many = tried.at(-1)
  const few = tried.find(one => one.rows > 0 && one.namesPeople === many?.namesPeople) ?? tried[0]
  if (few === undefined || many === undefined) throw new Error(`${kind} のページを一つも開けませんでした。`)
  return {
    fewRows: few.rows,
    fewStatements: await statementsOf(scene.wire, few.repeat),
    manyRows: many.rows,
    manyStatements: await statementsOf(scene.wire, many.repeat),
  }
}

/** Median milliseconds of one visit sent again and again to an idle server, from sending to the last byte. */
export async function idleMedian(wire: Wire, repeat: () => Visit): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now()
    await wire.send(repeat())
    times.push(performance.now() - startedAt)
  }
  return quantile(times, 0.5)
}

/** The same visit each time; a write gets a fresh key each time, else it would be answered as a replay. */
export function repeatable(scene: Scene, kind: Kind, reader: BenchReader, chance: Chance): () => Visit {
  if (kind === 'receive') return () => visitOf(kind, reader, chance, scene.asked)
  const visit = visitOf(kind, reader, chance, scene.asked)
  return () => visit
}

/** The lowest of several counts: the sealer of the audit and the session's minute only ever add. */
async function statementsOf(wire: Wire, repeat: () => Visit): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY
  for (let nth = 0; nth < COUNTS; nth++) {
    const before = await statementsSoFar(wire)
    await wire.send(repeat())
    lowest = Math.min(lowest, (await statementsSoFar(wire)) - before)
  }
  return lowest
}

async function statementsSoFar(wire: Wire): Promise<number> {
  return Number(/^tsunagi_sql_statements_total (\d+)/m.exec(await wire.look('/metrics'))?.[1] ?? Number.NaN)
}
