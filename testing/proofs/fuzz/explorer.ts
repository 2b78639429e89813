import type { Seen } from '../../app.ts'
import type { Promised } from '../../sight/promised.ts'
import type { Attempt, Speaker } from './attempt.ts'
import { saidAloud } from './attempt.ts'
import { wrongWith } from './judge.ts'
import type { Operation } from './operations.ts'

/** What came of a run. */
export type Found = {
  readonly attempts: number
  /** Answers that were not as promised, each with the request that can be sent again. */
  readonly faults: readonly string[]
  /** Statuses that each operation was seen to answer with. */
  reached(name: string): ReadonlySet<number>
  /** Request numbers of writes that were acknowledged and owe an event, with what was asked. */
  readonly acknowledged: ReadonlyMap<string, string>
}

export type Explorer = {
  /** Sends one attempt and judges what comes back. */
  send(attempt: Attempt, operation: Operation | undefined): Promise<Seen>
  readonly found: Found
}

/** Sends attempts, and holds every answer against the promise. */
export function explorerWith(speak: Speaker, promised: Promised, tables: readonly string[]): Explorer {
  const faults: string[] = []
  const statuses = new Map<string, Set<number>>()
  const acknowledged = new Map<string, string>()
  let attempts = 0
  return {
    send: async (attempt, operation) => {
      const answer = await speak(attempt)
      attempts++
      for (const wrong of isBodiless(attempt) ? [] : wrongWith(answer, operation, promised, tables))
        faults.push(
          `${operation?.name ?? 'no operation'}: ${wrong}\n    ${saidAloud(attempt)}\n    → ${answer.status} ${answer.html.slice(0, 300)}`,
        )
      if (operation === undefined) return answer
      statuses.set(operation.name, (statuses.get(operation.name) ?? new Set()).add(answer.status))
      if (operation.isAudited && answer.status < 300) acknowledged.set(answer.headers.get('x-request-no') ?? '', saidAloud(attempt))
      return answer
    },
    found: {
      get attempts() {
        return attempts
      },
      faults,
      reached: name => statuses.get(name) ?? new Set(),
      acknowledged,
    },
  }
}

/** An answer to HEAD has no body to judge. */
const isBodiless = ({ method }: Attempt) => method === 'HEAD'

/** Declared statuses that no attempt reached: a promise of the document that nobody has seen kept. */
export function unreached(operations: readonly Operation[], found: Found): readonly string[] {
  return operations.flatMap(({ name, declared }) =>
    declared.filter(status => status >= 400 && !found.reached(name).has(status)).map(status => `${name} never answered ${status}`),
  )
}

/** Faults that say the same of the same operation, counted once; the first request of each is kept. */
export function differing(faults: readonly string[]): readonly string[] {
  const firsts = new Map<string, string>()
  for (const fault of faults) {
    const [head = ''] = fault.split('\n')
    const kind = head.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').slice(0, 160)
    if (!firsts.has(kind)) firsts.set(kind, fault)
  }
  return [...firsts.values()]
}
