import { parseArgs } from 'node:util'
import type { NeighbourPast } from './neighbour-past.ts'

const SIZES = {
  small: { residents: 1000, consultations: 3000, audit: 10_000, entries: 50_000, seconds: 6 },
  city: { residents: 100_000, consultations: 300_000, audit: 1_000_000, entries: 5_000_000, seconds: 60 },
  x10: { residents: 1_000_000, consultations: 3_000_000, audit: 10_000_000, entries: 50_000_000, seconds: 60 },
} as const

/** What every council gathered: the same at every scale but the hundredth, where it is a tenth of that. */
const NEIGHBOURS = { issues: 200, treasures: 300, meetings: 120 } as const
const FEW_NEIGHBOURS = { issues: 20, treasures: 30, meetings: 12 } as const

export type Scale = keyof typeof SIZES

/** What one run of the bench is asked to do. Counts are rows, `seconds` the length of each measured stage. */
export type Plan = {
  readonly scale: Scale
  readonly seed: number
  readonly residents: number
  readonly consultations: number
  readonly audit: number
  /** Entries of the logs of all cases; there is a case for every consultation. */
  readonly entries: number
  /** Of each council. */
  readonly neighbours: NeighbourPast
  readonly seconds: number
  /** Folder of a city that is kept between runs; a fresh one is made and removed otherwise. */
  readonly home: string | undefined
  readonly json: string | undefined
  /** Write the figures into bench/last.json as the accepted ones. */
  readonly accept: boolean
  /** Print the plan of the dearest statement of every page, not only where a target was missed. */
  readonly explain: boolean
}

const OPTIONS = {
  scale: { type: 'string', default: 'city' },
  json: { type: 'string' },
  audit: { type: 'string' },
  seconds: { type: 'string' },
  home: { type: 'string' },
  accept: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
} as const

/** The same plan at a hundredth of a city, in a home of its own: what growth is measured against. */
export function hundredthOf(plan: Plan): Plan {
  return { ...plan, ...SIZES.small, neighbours: FEW_NEIGHBOURS, scale: 'small', home: undefined }
}

/**
 * Reads the command line.
 * @throws Error in Japanese naming the option that cannot be used
 */
export function readPlan(args: readonly string[]): Plan {
  const { values } = parseArgs({ args: [...args], options: OPTIONS })
  const scale = scaleNamed(values.scale)
  const size = SIZES[scale]
  return {
    scale,
    seed: 20211,
    residents: size.residents,
    consultations: size.consultations,
    audit: wholeNumber('--audit', values.audit, size.audit),
    entries: size.entries,
    neighbours: scale === 'small' ? FEW_NEIGHBOURS : NEIGHBOURS,
    seconds: wholeNumber('--seconds', values.seconds, size.seconds),
    home: values.home,
    json: values.json,
    accept: values.accept,
    explain: values.explain,
  }
}

function scaleNamed(text: string): Scale {
  if (text === 'small' || text === 'city' || text === 'x10') return text
  throw new Error('--scale は small・city・x10 のどれかにしてください。')
}

function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  const number = text === undefined ? fallback : Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new Error(`${name} は、0より大きい整数にしてください。`)
}
