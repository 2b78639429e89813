/** A source of chance that repeats itself for the same seed. */
export type Chance = {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  pick<Choice>(choices: readonly Choice[]): Choice
  uuid(): string
}

/** Starts a source of chance; print the seed, so that a failure can be repeated. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  // mulberry32: small, and good enough to choose what to spoil.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick: choices => {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new Error('nothing to choose from')
      return choice
    },
    uuid: () => {
      const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join('')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}
