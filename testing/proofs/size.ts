import { appendFileSync } from 'node:fs'

/** `npm run prove` runs every proof at the size it is promised for; the ordinary suite runs the same proofs small. */
export const isFull = process.env['TSUNAGI_PROVE'] === 'full'

/** The small value in the ordinary suite, the whole one in `npm run prove`. */
export function sized<T>(small: T, whole: T): T {
  return isFull ? whole : small
}

/** One of every `n` in the ordinary suite, spread evenly; all of them in `npm run prove`. */
export function oneOfEvery<T>(n: number, all: readonly T[]): readonly T[] {
  return isFull ? all : all.filter((_, nth) => nth % n === 0)
}

/** One line of the table that `npm run prove` prints: what was measured, and what was promised of it. */
export type Figure = { readonly proof: string; readonly figure: string; readonly measured: string; readonly promised: string }

/** Says a figure aloud, and leaves it for the table of `npm run prove`. Whether it holds is the test's own `expect`. */
export function sayFigure(figure: Figure): void {
  console.log(`${figure.proof}: ${figure.figure} ${figure.measured}（約束: ${figure.promised}）`)
  const table = process.env['TSUNAGI_PROVE_TABLE']
  if (table !== undefined) appendFileSync(table, `${JSON.stringify(figure)}\n`)
}
